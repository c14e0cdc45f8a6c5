/**
 * Finds the mutations that let through what a check forbids. The predictor says where it is dropped. A mutation after which it gets
 * further is kept, and the search continues from there until it gets through. Pure.
 */
import {isCapture, isProbe} from '../../src/checks/all.ts'
import type {ProbeItem} from '../../src/checks/probes.ts'
import type {LoadedLab} from '../../src/lab/read.ts'
import type {Lab} from '../../src/model/model.ts'
import {findHost} from '../../src/verify/find-host.ts'
import {addressOf, hostWith} from '../../src/verify/targets.ts'
import {get, put} from './document.ts'
import {type Foresight, foresee} from './foresee.ts'
import {mutationsOf} from './mutations/all.ts'
import type {Sought} from './mutations/sought.ts'
import {lastActionBefore, type Mutation, type Placed, play, undoing} from './play.ts'
import {vlanOf} from './points.ts'
import type {Prohibition} from './prohibitions.ts'

/** Limits: mutations combined, and networks kept at each depth. */
const most = 4
const widest = 6

/**
 * As few mutations as possible: in the lab file, or in the last action before the check, which is then changed or undone.
 * Paths around an obstacle are tried last.
 *
 * @returns undefined: no network of those that are tried lets it through.
 */
export function findMutations(lab: LoadedLab, prohibition: Prohibition): readonly Placed[] | undefined {
	const last = lastActionBefore(lab, prohibition.index)
	const places: readonly Placed['at'][] = last === undefined ? ['start'] : ['start', last]
	for (const withDetours of [false, true]) {
		const found = places.flatMap(at => [searchAt(lab, prohibition, at, withDetours) ?? []].filter(({length}) => length > 0))
		if (found.length > 0) return found.toSorted((a, b) => a.length - b.length)[0]
	}
	return undefined
}

type Node = {readonly placed: readonly Placed[]; readonly foresight: Foresight}

function searchAt(
	lab: LoadedLab,
	prohibition: Prohibition,
	at: Placed['at'],
	withDetours: boolean
): readonly Placed[] | undefined {
	const look = (placed: readonly Placed[]): Node | undefined => {
		const state = play(lab, placed, prohibition.index)?.states[prohibition.index]
		return state && {placed, foresight: foresee(prohibition, state)}
	}
	const first = look([])
	// If the predictor finds it open already, it cannot say how to open it.
	if (!first || first.foresight.isAllowed) return undefined
	const seen = new Set([first.foresight.end])
	let level: readonly Node[] = [first]
	for (let depth = 0; depth < most && level.length > 0; depth++) {
		const next: Node[] = []
		for (const {placed} of level) {
			for (const mutation of candidatesOf(lab, prohibition, placed, at)) {
				if (mutation.isDetour && !withDetours) continue
				const node = look([...placed, {mutation, at}])
				if (!node) continue
				if (node.foresight.isAllowed) return node.placed
				if (seen.has(node.foresight.end)) continue
				seen.add(node.foresight.end)
				next.push(node)
			}
		}
		level = next.toSorted((a, b) => b.foresight.reach - a.foresight.reach).slice(0, widest)
	}
	return undefined
}

function candidatesOf(
	lab: LoadedLab,
	prohibition: Prohibition,
	placed: readonly Placed[],
	at: Placed['at']
): readonly Mutation[] {
	const states = play(lab, placed, prohibition.index)?.states
	const state = states?.[prohibition.index]
	const before = at === 'start' ? states?.[0] : states?.[at]
	if (!state || !before) return []
	const sought = soughtBy(prohibition, state)
	if (at === 'start') return mutationsOf(before.document, sought)
	const restored = undoing(before.document, state.document, (document, path) => put(document, path, get(before.document, path)))
	return [...restored, ...mutationsOf(state.document, sought)]
}

function soughtBy({index, forbids}: Prohibition, {lab, checks}: LoadedLab): Sought {
	const item = checks[index]!
	const probe = isProbe(item) ? item : isCapture(item) ? item.during : undefined
	const packet = isCapture(item) && forbids.kind === 'packet' ? item.expect[forbids.match]?.packet : undefined
	const tag = packet?.kind === 'filter' ? vlanOf(packet.filter) : undefined
	const vlans = tag === undefined ? [] : [tag]
	if (!probe) return {addresses: [], vpcs: [], literals: [], vlans}
	const [from, to] = endsOf(probe, lab)
	const isLiteral = probe.to.kind === 'address' && hostWith(probe.to.address, lab) === undefined
	return {
		addresses: [from, to].flatMap(address => address ?? []),
		vpcs: [probe.from, to === undefined ? undefined : hostWith(to, lab)].map(host => vpcOf(host, lab)),
		literals: isLiteral && to !== undefined ? [to] : [],
		vlans
	}
}

function endsOf({from, to, v6}: ProbeItem, lab: Lab): readonly [string | undefined, string | undefined] {
	const target = addressOf(to, lab, {client: from, v6})
	const own = addressOf({kind: 'host', text: from, host: from, which: v6 ? 'ipv6' : 'private'}, lab, {v6})
	return ['address' in own ? own.address : undefined, 'address' in target ? target.address : undefined]
}

function vpcOf(host: string | undefined, lab: Lab): string | undefined {
	const found = host === undefined ? undefined : findHost(host, lab)
	return found?.kind === 'instance' ? found.vpc.key : undefined
}
