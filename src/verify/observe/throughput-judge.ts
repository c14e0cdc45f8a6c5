/** Whether a transfer was as fast as expected. Pure. */
import {isWithin, type Range} from '../../checks/range.ts'
import {renderRate} from '../../checks/throughput.ts'
import type {TransferOutcome} from '../../probes/flows.ts'
import type {Look} from './look.ts'

export type ThroughputSeen = {
	readonly about: 'throughput'
	readonly bytes: number
	readonly seconds: number
	readonly mbps: number
}

export function judgeThroughput(expect: Range, outcome: TransferOutcome): Look {
	const expected = renderRate(expect)
	if (outcome.got === 'failed') {
		return {passed: false, why: `expected ${expected}, got nothing: ${outcome.message}`, expected, got: outcome.message}
	}
	const {bytes, seconds} = outcome
	const mbps = Math.round((bytes * 8) / seconds / 10_000) / 100
	const got = `${mbps} Mbit/s: ${bytes} bytes in ${seconds.toFixed(2)} s`
	return {
		...(isWithin(expect, mbps) ? {passed: true} : {passed: false, why: `expected ${expected}, got ${got}`}),
		expected,
		got,
		observed: {about: 'throughput', bytes, seconds, mbps}
	}
}
