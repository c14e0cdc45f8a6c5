/** The rate of one TCP stream. */
import {z} from 'zod'
import {is} from '../aws/schema.ts'
import type {AddressRef} from './address-ref.ts'
import {alone} from './kind.ts'
import {hostSchema, observationKind, rangeSchema, readStream, targetSchema, within} from './observation.ts'
import {range} from './observation-values.ts'
import {includesNone, mbps, type Range} from './range.ts'

export type Throughput = {
	readonly from: string
	readonly to: AddressRef
	/** An unused port, at which the check itself listens. */
	readonly port: number
	/** The transfer ends at whichever limit comes first. */
	readonly seconds: number
	readonly bytes?: number
	/** Megabits of payload per second. */
	readonly expect: Range
}

const schema = z
	.strictObject({
		...within,
		from: hostSchema(),
		to: targetSchema(),
		seconds: is('seconds', z.number().min(0.1).max(600)).optional().describe('Maximum duration. Default: 1.'),
		bytes: is('bytes', z.number().min(1).max(1e12)).optional().describe('Maximum amount. Default: unlimited.'),
		expect: rangeSchema("Mbit/s such as '>= 50 Mbit/s' or '9 to 11 Mbit/s'").describe('The expected rate of payload.')
	})
	.describe('The rate of one TCP stream.')

export const throughput = observationKind<typeof schema, Throughput>({
	schema,
	measures: true,
	read(written, path, reader) {
		return {
			...readStream(written, path, reader),
			seconds: written.seconds ?? 1,
			...(written.bytes !== undefined && {bytes: written.bytes}),
			expect: range(written.expect, [...path, 'expect'], mbps, "write a range such as '>= 50 Mbit/s'", reader)
		}
	},
	title: ({from, to, port, expect}) => `throughput ${from} → ${to.text}:${port}: ${renderRate(expect)}`,
	nature: ({expect}) => alone(includesNone(expect) ? 'absence' : 'presence')
})

export const renderRate = ({text}: Range): string => (/bit|bps/.test(text) ? text : `${text} Mbit/s`)
