import {judgeOutage, renderExpected, renderOutcome} from '../verify/outage/judge.ts'
import {measureOutage} from '../verify/outage/run.ts'
import type {Run} from '../verify/run.ts'

export const runOutage: Run<'outage'> = async (item, network, options) => {
	const names = {from: item.from, to: item.port === undefined ? item.to.text : `${item.to.text}:${item.port}`}
	const expected = renderExpected(item.expect)
	const measured = await measureOutage(item, network, options)
	if ('cannot' in measured) return {passed: false, why: measured.cannot, attempts: 0, expected, ...names}
	return {
		...judgeOutage(item.expect, measured.outcome),
		attempts: 1,
		expected,
		got: renderOutcome(measured.outcome),
		address: measured.address,
		data: measured.outcome,
		...names
	}
}
