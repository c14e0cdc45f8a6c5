/** What each kind of check is to the checks around it: what may run beside it, and what its success can say. Pure. A new kind is one more entry. */

import {isWithin, type Range} from './range.ts'
import type {CheckItem, ProbeItem} from './types.ts'

export type Nature = {
	/** `beside`: it neither waits for a state nor disturbs others, so those that follow each other run at once. `alone`: what stands after it starts when it is done. */
	readonly runs: 'beside' | 'alone'
	/**
	 * `presence`: something that has to come; it is waited for. The other two are negative, and a network that is not up yet
	 * satisfies them all: `silence`: packets must not get through, which says something once routes have stopped moving.
	 * `absence`: a state must not come; asked once nothing is still to come. `nothing`: it is no question.
	 */
	readonly expects: 'presence' | 'silence' | 'absence' | 'nothing'
	/** True: what was seen before it says nothing about the network after it. */
	readonly changesNetwork: boolean
}

type Expects = Nature['expects']
type Kind = CheckItem['kind']
type ItemOf<K extends Kind> = Extract<CheckItem, {readonly kind: K}>

const alone = (expects: Expects): Nature => ({runs: 'alone', expects, changesNetwork: false})
const action: Nature = {runs: 'alone', expects: 'nothing', changesNetwork: true}

/** Where the network is not up yet, a router may also answer that it has no route, and `refused` is no packet that got through to a service. */
const negativeOutcomes: ReadonlySet<unknown> = new Set(['timeout', 'refused', 'unreachable'])
const isNegativeProbe = ({expect}: ProbeItem): boolean => negativeOutcomes.has(expect.got)

const probe = (item: ProbeItem): Nature => ({
	runs: 'beside',
	expects: isNegativeProbe(item) ? 'silence' : 'presence',
	changesNetwork: false
})

/** No prefix, no byte: what is there before anything has come. */
const includesNone = (...ranges: readonly (Range | undefined)[]) => ranges.some(range => range && isWithin(range, 0))

const natures: {readonly [K in Kind]: (item: ItemOf<K>) => Nature} = {
	ping: probe,
	tcp: probe,
	udp: probe,
	http: probe,
	trace: probe,
	mtu: probe,
	capture: ({during, expect}) => alone(isNegativeProbe(during) || expect.some(({seen}) => !seen) ? 'silence' : 'presence'),
	bgp(item) {
		if (item.about === 'path') return alone(item.expect.known ? 'presence' : 'absence')
		const {state, reason, received, sent} = item.expect
		// A reason has to come, too.
		return alone((state === 'down' && reason === undefined) || includesNone(received, sent) ? 'absence' : 'presence')
	},
	tunnel({expect: {state, reason, bytes, toAws, fromAws}}) {
		return alone((state === 'down' && reason === undefined) || includesNone(bytes, toAws, fromAws) ? 'absence' : 'presence')
	},
	route: ({expect}) => alone(expect.got === 'none' ? 'absence' : 'presence'),
	balance: () => alone('presence'),
	throughput: ({expect}) => alone(includesNone(expect) ? 'absence' : 'presence'),
	outage: () => ({...alone('presence'), changesNetwork: true}),
	// A change that is refused changes nothing.
	change: ({refused}) => ({...action, changesNetwork: refused === undefined}),
	fail: () => action,
	heal: () => action,
	stop: () => action,
	start: () => action,
	maintenance: () => action,
	reboot: () => action
}

export const natureOf = (item: CheckItem): Nature => (natures[item.kind] as (item: CheckItem) => Nature)(item)

export const isNegative = ({expects}: Pick<Nature, 'expects'>): boolean => expects === 'silence' || expects === 'absence'
