/** Which checks of a lab forbid something: they expect silence, refusal or absence. Pure. */
import {type CheckItem, isAction, isCapture, isObservation, isOutage, isProbe} from '../../src/checks/types.ts'
import {titleOf} from '../../src/verify/describe.ts'

/** One thing that a check forbids. A capture may forbid several. */
export type Prohibition = {
	/** Position of the check in the lab file's list, from 0. */
	readonly index: number
	/** The check's title; of a capture with what of it is meant. */
	readonly title: string
	readonly forbids: /** An answer to a probe, the check's own or the one that a capture watches. */
		| {readonly kind: 'answer'}
		/** A packet at a point. `sighting`: position in the capture's `expect`. */
		| {readonly kind: 'packet'; readonly sighting: number}
		/** A route in a table, or one that does not drop. */
		| {readonly kind: 'route'}
		/** A BGP route at a router or over a tunnel. */
		| {readonly kind: 'path'}
		| {readonly kind: 'tunnel'}
		| {readonly kind: 'session'}
		/** A change that AWS refuses. */
		| {readonly kind: 'change'}
}

/** By what an expectation says that nothing came: `reset` means that something did, `too-big` and numbers too. */
const silences: readonly (string | number)[] = ['timeout', 'refused', 'unreachable']

export function prohibitionsOf(items: readonly CheckItem[]): readonly Prohibition[] {
	return items.flatMap((item, index) =>
		forbiddenBy(item).map(({forbids, suffix}) => ({index, title: titleOf(item) + suffix, forbids}))
	)
}

type Found = {readonly forbids: Prohibition['forbids']; readonly suffix: string}

const whole = (kind: Exclude<Prohibition['forbids']['kind'], 'packet'>): readonly Found[] => [{forbids: {kind}, suffix: ''}]

function forbiddenBy(item: CheckItem): readonly Found[] {
	if (isProbe(item)) return silences.includes(item.expect.got) ? whole('answer') : []
	if (isCapture(item)) {
		return [
			...(silences.includes(item.during.expect.got) ? [{forbids: {kind: 'answer' as const}, suffix: ''}] : []),
			...item.expect.flatMap(({seen, point}, sighting) =>
				seen ? [] : [{forbids: {kind: 'packet' as const, sighting}, suffix: ` (not seen at ${point})`}]
			)
		]
	}
	if (isOutage(item)) return []
	if (isAction(item)) return item.kind === 'change' && item.refused !== undefined ? whole('change') : []
	if (!isObservation(item)) return []
	switch (item.kind) {
		case 'route':
			return item.expect.got === 'route' ? [] : whole('route')
		case 'tunnel':
			return item.expect.state === 'down' ? whole('tunnel') : []
		case 'bgp':
			if (item.about === 'path') return item.expect.known ? [] : whole('path')
			return item.expect.state === 'down' ? whole('session') : []
		default:
			return []
	}
}
