/** The search for the largest packet that passes: which sizes to try next, and when it is known. Pure. */
import type {IpText} from '../net/names.ts'
import type {MtuOutcome, UnreachableWhy} from './outcomes.ts'

/** The result for a packet of one size. `link`: larger than the client's own link. */
export type Fate =
	| {readonly got: 'through'}
	| {readonly got: 'silence'}
	| {readonly got: 'link'}
	| {readonly got: 'too-big'; readonly mtuBytes: number; readonly from: IpText}
	| {readonly got: 'unreachable'; readonly why: UnreachableWhy; readonly from: IpText}

/** Every size tried so far. */
export type Fates = ReadonlyMap<number, Fate>

/**
 * Sizes for the next round, or the answer. The first round tries every common MTU, and one more byte than each: a path with one of them is known
 * after one round. A `too-big` gives the next size to try; an interval of silence is divided by 16.
 */
export function nextSizes(fates: Fates, family: 4 | 6): {readonly sizes: readonly number[]} | {readonly outcome: MtuOutcome} {
	if (fates.size === 0) return {sizes: family === 4 ? usual : usual.filter(size => size >= 1280)}

	const through = [...fates].filter(([, {got}]) => got === 'through').map(([size]) => size)
	if (through.length === 0) return {outcome: nothingPasses(fates)}

	const low = Math.max(...through)
	const high = Math.min(...[...fates.keys()].filter(size => size > low))
	const fate = fates.get(high)
	if (high === low + 1 || !fate) return {outcome: known(low, fate)}

	const named = fate.got === 'too-big' ? [fate.mtuBytes, fate.mtuBytes + 1] : []
	return {sizes: [...new Set([...named, ...cut(low, high)])].filter(size => size > low && size < high).sort((a, b) => a - b)}
}

/** Smallest of IPv4, of IPv6; PPPoE; tunnels; IGW and VPN; transit gateway and peering of regions; VPC (MTU-1). Each with one byte more; and the largest packet there is. */
const usual = [...[68, 576, 1280, 1400, 1428, 1446, 1492, 1500, 8500, 9001].flatMap(size => [size, size + 1]), 65_535]

function nothingPasses(fates: Fates): MtuOutcome {
	const refused = [...fates.values()].find(fate => fate.got === 'unreachable')
	return refused ? {got: 'unreachable', why: refused.why, from: refused.from} : {got: 'timeout'}
}

function known(pathMtu: number, above: Fate | undefined): MtuOutcome {
	switch (above?.got) {
		case 'too-big':
			return {got: 'mtu', pathMtu, how: 'too-big', from: above.from}
		case 'silence':
		case 'unreachable':
			return {got: 'mtu', pathMtu, how: 'silence'}
		default:
			return {got: 'mtu', pathMtu, how: 'link'}
	}
}

/** At most 15 sizes between, evenly spaced. */
function cut(low: number, high: number): readonly number[] {
	const step = Math.max(1, (high - low) / 16)
	return Array.from({length: 15}, (_, i) => Math.round(low + step * (i + 1)))
}
