/** The state of a VPN tunnel, as in `vpclab status`. Pure. */

import {judgePoints, type Look, type Point, rangePoint, renderExpected, samePoint} from '../verify/observe/look.ts'
import {observing, reported} from '../verify/observe/run-observation.ts'
import type {ObservedStatus, ObservedTunnel} from '../verify/observed.ts'
import type {ItemNamed} from './all.ts'

export type TunnelSeen = {
	readonly about: 'tunnel'
	readonly tunnel: string
	readonly state: 'up' | 'down'
	readonly sinceMs?: number
	readonly ikeVersion?: number
	/** The negotiated algorithms, in the daemon's notation. */
	readonly ike?: string
	readonly esp?: string
	/** Bytes, as counted by AWS's end. */
	readonly toAws: number
	readonly fromAws: number
	/** Why it is down. */
	readonly reason?: ObservedTunnel['reason']
	/** Its place in the lab file. */
	readonly at?: string
}

export const runTunnel = observing<'tunnel'>({
	look: reported((item, now) => lookAtTunnel(item, now)),
	byHand: (_item, lab) => `status ${lab}`
})

export function lookAtTunnel({tunnel, expect}: ItemNamed<'tunnel'>, {report}: ObservedStatus): Look {
	const found = report.tunnels.find(one => one.tunnel === tunnel)
	const seen = seenOf(tunnel, found)
	const {reason} = seen
	const got =
		seen.state === 'up'
			? 'up'
			: `down${reason ? `: ${reason.words}; the daemon reports: ${reason.line}${seen.at ? ` (${seen.at})` : ''}` : found ? '' : ': there is no such tunnel now'}`
	const points = [
		{what: 'state', expected: expect.state, got, holds: seen.state === expect.state},
		...samePoint('reason', expect.reason, reason?.kind),
		...samePoint('IKE version', expect.ikeVersion, seen.ikeVersion),
		...partPoint('IKE', expect.ike, seen.ike),
		...partPoint('ESP', expect.esp, seen.esp),
		...rangePoint('bytes', expect.bytes, seen.toAws + seen.fromAws),
		...rangePoint('bytes to AWS', expect.toAws, seen.toAws),
		...rangePoint('bytes from AWS', expect.fromAws, seen.fromAws)
	]
	return {
		...judgePoints(points),
		expected: renderExpected(points),
		got: seen.state === 'up' ? `up, ${seen.toAws} bytes to AWS, ${seen.fromAws} from AWS` : got,
		observed: seen
	}
}

function seenOf(tunnel: string, found: ObservedTunnel | undefined): TunnelSeen {
	const state = found?.aws?.state
	const children = state?.children ?? []
	const esp = children.at(-1)?.proposal
	return {
		about: 'tunnel',
		tunnel,
		state: found?.isUp ? 'up' : 'down',
		...(found && found.sinceMs > 0 && {sinceMs: found.sinceMs}),
		...(state?.ike && found?.isUp && {ikeVersion: state.ike.version}),
		...(state?.ike?.proposal !== undefined && found?.isUp && {ike: state.ike.proposal}),
		...(esp !== undefined && {esp}),
		toAws: children.reduce((sum, {bytesIn}) => sum + bytesIn, 0),
		fromAws: children.reduce((sum, {bytesOut}) => sum + bytesOut, 0),
		...(found?.reason && {reason: found.reason}),
		...(found && {at: found.at})
	}
}

const partPoint = (what: string, expected: string | undefined, got = 'none'): readonly Point[] =>
	expected === undefined ? [] : [{what, expected: `with ${expected}`, got, holds: got.includes(expected)}]
