/** Whether flows are spread over tunnels as expected. Pure: compares counters. */
import {type Balance, type Carried, directionWords} from '../../checks/balance.ts'
import type {ExpectationVerdict} from '../judge.ts'
import {areSame, judgePoints, listed, type Point, rangePoint} from './look.ts'

/** Packets of one tunnel on the wire, counted by AWS's end. */
export type TunnelCount = {readonly tunnel: string; readonly toAws: number; readonly fromAws: number}

export type BalanceSeen = {
	readonly about: 'balance'
	readonly flows: number
	/** Number of flows that completed. */
	readonly done: number
	readonly toAws: DirectionSeen
	readonly fromAws: DirectionSeen
	/** The counts of a single flow. */
	readonly oneFlow?: {readonly toAws: DirectionSeen; readonly fromAws: DirectionSeen}
}

export type DirectionSeen = {
	readonly packets: number
	/** Tunnels that carried flows; a few packets of BGP and keepalives do not count. */
	readonly used: readonly string[]
	readonly tunnels: readonly {readonly tunnel: string; readonly packets: number; readonly percent: number}[]
}

const directions = ['toAws', 'fromAws'] as const
type Direction = (typeof directions)[number]

/**
 * A tunnel counts as used if it carried half of what one flow carries: less is BGP, keepalives and IKE. `flows`: the number of flows; each
 * carried about as much as the others.
 */
export function directionSeen(counts: readonly TunnelCount[], direction: Direction, flows: number): DirectionSeen {
	const packets = counts.reduce((sum, count) => sum + count[direction], 0)
	const enough = Math.max(1, packets / flows / 2)
	return {
		packets,
		used: counts.filter(count => count[direction] >= enough).map(({tunnel}) => tunnel),
		tunnels: counts.map(count => ({
			tunnel: count.tunnel,
			packets: count[direction],
			percent: packets === 0 ? 0 : Math.round((count[direction] / packets) * 1000) / 10
		}))
	}
}

/** A flow that stays on one tunnel leaves next to nothing for the others. */
const alonePercent = 95

export function judgeBalance(expect: Balance['expect'], seen: BalanceSeen): ExpectationVerdict {
	if (seen.done < seen.flows) return {passed: false, why: `only ${seen.done} of ${seen.flows} flows got through`}
	return judgePoints([
		...directions.flatMap(direction => pointsOf(direction, expect[direction], seen[direction])),
		...(expect.oneFlowOneTunnel && seen.oneFlow
			? directions.map(direction => alonePoint(direction, seen.oneFlow![direction]))
			: [])
	])
}

function pointsOf(direction: Direction, carried: Carried | undefined, seen: DirectionSeen): readonly Point[] {
	const {used, share} = carried ?? {}
	const what = `tunnels that carry ${directionWords[direction]}`
	const got = `${seen.used.length} (${renderShares(seen)})`
	const all = seen.tunnels.map(({tunnel}) => tunnel)
	return [
		...(used?.kind === 'all' ? [{what, expected: `all ${all.length}`, got, holds: seen.used.length === all.length}] : []),
		...(used?.kind === 'these' ? [{what, expected: listed(used.tunnels), got, holds: areSame(used.tunnels, seen.used)}] : []),
		...(used?.kind === 'count' ? rangePoint(what, used.range, seen.used.length).map(point => ({...point, got})) : []),
		...seen.tunnels
			.filter(({tunnel}) => seen.used.includes(tunnel))
			.flatMap(({tunnel, percent}) => rangePoint(`share of ${tunnel} ${directionWords[direction]}`, share, percent, '%'))
	]
}

const alonePoint = (direction: Direction, seen: DirectionSeen): Point => ({
	what: `one flow alone ${directionWords[direction]}`,
	expected: 'one tunnel',
	got: renderShares(seen),
	holds: seen.tunnels.some(({percent}) => percent >= alonePercent)
})

const renderShares = ({tunnels}: DirectionSeen): string =>
	tunnels
		.filter(({packets}) => packets > 0)
		.map(({tunnel, packets, percent}) => `${tunnel} ${packets} packets, ${percent}%`)
		.join('; ') || 'no packets'

export const renderBalance = (seen: BalanceSeen): string =>
	[
		...directions.map(direction => `${directionWords[direction]}: ${renderShares(seen[direction])}`),
		...(seen.oneFlow
			? [`one flow to AWS over ${listed(seen.oneFlow.toAws.used)}, from AWS over ${listed(seen.oneFlow.fromAws.used)}`]
			: [])
	].join('. ')
