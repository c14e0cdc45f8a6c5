/** The state of a VPN tunnel: its IKE and ESP. */
import {z} from 'zod'
import {is, reference, text} from '../aws/schema.ts'
import type {TunnelReason} from '../model/trouble.ts'
import {alone} from './kind.ts'
import {observationKind, rangeSchema, within} from './observation.ts'
import {ranges, readReason, readTunnel} from './observation-values.ts'
import {bytes, includesNone, type Range} from './range.ts'

export type Tunnel = {
	/** `office:1`. */
	readonly tunnel: string
	readonly expect: {
		readonly state: 'up' | 'down'
		/** Only if down: the reason. */
		readonly reason?: TunnelReason
		readonly ikeVersion?: 1 | 2
		/** Parts of the negotiated proposals, in the daemon's notation: `AES_GCM_16-128`. */
		readonly ike?: string
		readonly esp?: string
		/** Bytes of ESP payload counted by AWS's end: in both directions together, and in each. */
		readonly bytes?: Range
		readonly toAws?: Range
		readonly fromAws?: Range
	}
}

const reasons: Readonly<Record<TunnelReason, true>> = {
	'wrong-psk': true,
	'ike-proposals': true,
	'esp-proposals': true,
	'traffic-selectors': true,
	'wrong-id': true,
	'unknown-peer': true,
	'ike-version': true,
	authentication: true,
	unreachable: true,
	'peer-is-dead': true,
	'deleted-by-peer': true,
	'one-pair-only': true
}

const amount = () => rangeSchema("bytes such as 'more than 0' or '>= 10 kB'")

const schema = z
	.strictObject({
		...within,
		tunnel: reference('a tunnel such as office:1').describe('Which: `office:1`.'),
		expect: is(
			'up, down, or {state, reason, ike, esp, bytes, …}',
			z.union([
				z.enum(['up', 'down']),
				z.strictObject({
					state: z.enum(['up', 'down']).optional().describe('Default: up, or down with a reason.'),
					reason: text('a reason such as wrong-psk').optional().describe('Why it is down: wrong-psk, ike-proposals, …'),
					ikeVersion: is('1 or 2', z.union([z.literal(1), z.literal(2)]))
						.optional()
						.describe('Version of IKE.'),
					ike: text('a part of an IKE proposal')
						.optional()
						.describe("Part of IKE's proposal as `vpclab status` shows it: `MODP_2048`."),
					esp: text('a part of an ESP proposal').optional().describe("Part of ESP's proposal: `AES_GCM_16-128`."),
					bytes: amount().optional().describe('Bytes that it has carried, both directions together.'),
					toAws: amount().optional().describe('Bytes that it has carried to AWS.'),
					fromAws: amount().optional().describe('Bytes that it has carried from AWS.')
				})
			])
		).describe('What is expected.')
	})
	.describe(
		'The state of a VPN tunnel: its IKE and ESP, at both ends. One whose packets are lost is down once DPD has noticed, after 30 s unless the tunnel is configured otherwise; its BGP session, which counts for the tunnel status of AWS, is checked by `bgp`.'
	)

export const tunnel = observationKind<typeof schema, Tunnel>({
	schema,
	read(written, path, reader) {
		const {
			state,
			reason,
			bytes: all,
			toAws,
			fromAws,
			...rest
		} = typeof written.expect === 'string' ? ({state: written.expect} as const) : written.expect
		const at = [...path, 'expect']
		// A tunnel that is up may carry only part of the traffic.
		const usual = reason === undefined || reason === 'one-pair-only' ? 'up' : 'down'
		const why =
			reason === undefined
				? undefined
				: readReason(reason, {state: state ?? usual, down: usual}, reasons, [...at, 'reason'], reader)
		return {
			tunnel: readTunnel(written.tunnel, [...path, 'tunnel'], reader),
			expect: {
				...rest,
				state: state ?? usual,
				...(why && {reason: why}),
				...ranges({bytes: all, toAws, fromAws}, at, bytes, "write a number of bytes, or a range such as 'more than 0'", reader)
			}
		}
	},
	title: ({tunnel, expect: {state, reason}}) => `tunnel ${tunnel}: ${state}${reason === undefined ? '' : `, ${reason}`}`,
	nature({expect: {state, reason, bytes, toAws, fromAws}}) {
		// "Down" alone is negative; with an expected reason, it is positive.
		return alone((state === 'down' && reason === undefined) || includesNone(bytes, toAws, fromAws) ? 'absence' : 'presence')
	},
	forbids: ({expect}) => (expect.state === 'down' ? [{kind: 'tunnel'}] : [])
})
