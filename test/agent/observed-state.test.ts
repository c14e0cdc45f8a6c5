import test from 'ava'
import {daemonsOf} from '../../src/agent/client.ts'
import {ObservedState} from '../../src/agent/daemons/observed-state.ts'
import {readLab} from '../../src/lab/read.ts'
import {compile} from '../../src/plan/compile.ts'
import {bgp} from '../../src/services/frr/service.ts'
import {type ObservedRouter, routersOf} from '../../src/services/frr/shown.ts'
import type {BgpSession, BgpTrouble} from '../../src/services/frr/status.ts'
import type {IpsecReport} from '../../src/services/strongswan/observer.ts'
import {ipsec} from '../../src/services/strongswan/service.ts'
import {tunnelEndsOf} from '../../src/services/strongswan/shown.ts'

const placedOf = (tunnel: object = {}) =>
	daemonsOf(
		compile(
			readLab(
				{
					vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true, subnets: {a: {cidr: '10.0.0.0/24'}}}},
					sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}},
					vpnConnections: {
						office: {site: 'office', gateway: 'main', tunnels: [{insideCidr: '169.254.20.0/30', ...tunnel}, {}]}
					}
				},
				{name: 'demo'}
			).lab
		)
	)

const session: BgpSession = {
	neighbor: '169.254.20.2',
	family: 4,
	asn: 65_001,
	state: 'Idle (Admin)',
	isUp: false,
	accepted: 0,
	sent: 0,
	timesUp: 0,
	timesDown: 0,
	trouble: {kind: 'shut-down', words: 'this router has shut the session down', line: 'Idle (Admin)'}
}

/** With both services, and a clock that each call sets. */
class State {
	#nowMs = 0
	readonly #viewedMs: () => number
	readonly #state = new ObservedState(() => this.#nowMs)

	constructor(viewedMs: () => number = Date.now) {
		this.#viewedMs = viewedMs
	}

	place(placed: ReturnType<typeof placedOf>, nowMs: number) {
		this.#nowMs = nowMs
		this.#state.place(placed, new Map<string, typeof bgp | typeof ipsec>(Object.entries({bgp, ipsec})))
	}

	running(id: string, isRunning: boolean, nowMs: number) {
		this.#nowMs = nowMs
		this.#state.running(kindOf(id), id, isRunning)
	}

	report(id: string, report: ObservedRouter | IpsecReport, nowMs: number) {
		this.#nowMs = nowMs
		this.#state.report(kindOf(id), id, report)
	}

	get tunnels() {
		this.#nowMs = this.#viewedMs()
		return tunnelEndsOf(this.#state)
	}

	get routers() {
		this.#nowMs = this.#viewedMs()
		return routersOf(this.#state)
	}
}

const kindOf = (id: string) => (id.startsWith('bgp.') ? 'bgp' : 'ipsec')

type Imagined = {readonly tunnelIsUp?: boolean; readonly placed?: ReturnType<typeof placedOf>; readonly nowMs?: number}

function sessionOf(change: Partial<BgpSession>, {tunnelIsUp = false, placed = placedOf(), nowMs = 60_000}: Imagined = {}) {
	const state = new State(() => nowMs)
	state.place(placed, 0)
	for (const {daemon} of placed) state.running(daemon.id, true, 0)
	const router = {daemon: 'bgp.vgw.main', router: 'vgw.main', asn: 64_512, sessions: [{...session, ...change}], paths: []}
	state.report('bgp.vgw.main', router, 1)
	if (tunnelIsUp) {
		const up = {name: 'office-1', isUp: true, children: []}
		state.report('office.1.aws', {kind: 'tunnel', state: up}, 2)
	}
	return state.routers[0]?.sessions[0]
}
const troubleOf = (change: Partial<BgpSession>, imagined: Imagined = {}): BgpTrouble | undefined =>
	sessionOf(change, imagined)?.trouble

test('what was said of a part of a tunnel is over when its ends begin anew', t => {
	const state = new State()
	state.place(placedOf(), 0)
	const up = {name: 'office-1', isUp: true, children: []}
	const kinds = () => state.tunnels.find(({daemon}) => daemon === 'office.1.aws')?.reasons.map(({kind}) => kind)
	state.report('office.1.aws', {kind: 'tunnel', state: up}, 1)
	const reason = {kind: 'one-pair-only', words: '…', line: '…', isCause: true} as const
	state.report('office.1.aws', {kind: 'reason', end: 'office-1', reason}, 2)
	state.report('office.1.aws', {kind: 'tunnel', state: up}, 3)
	t.deepEqual(kinds(), ['one-pair-only'])
	state.report('office.1.aws', {kind: 'tunnel', state: up, isAnother: true}, 4)
	t.deepEqual(kinds(), [])
})

test('what was said of a tunnel is over when one of its ends is configured otherwise', t => {
	const state = new State()
	const reason = {kind: 'wrong-psk', words: '…', line: '…', isCause: true} as const
	const kinds = () => state.tunnels.flatMap(({daemon, reasons}) => reasons.map(({kind}) => `${daemon} ${kind}`))
	state.place(placedOf({customer: {psk: 'another.key'}}), 0)
	for (const tunnel of [1, 2]) state.report(`office.${tunnel}.aws`, {kind: 'reason', end: `office-${tunnel}`, reason}, 1)
	state.place(placedOf({customer: {psk: 'another.key'}}), 2)
	t.deepEqual(kinds(), ['office.1.aws wrong-psk', 'office.2.aws wrong-psk'])
	// The device has another key now; AWS's end is as it was.
	state.place(placedOf(), 3)
	t.deepEqual(kinds(), ['office.2.aws wrong-psk'])
})

test('a session whose tunnel is not up waits for it, whatever bgpd calls that', t => {
	t.like(troubleOf({}), {kind: 'waits-for-tunnel', words: 'waits for its tunnel', line: 'Idle (Admin)'})
	t.is(troubleOf({state: 'Active', trouble: {kind: 'no-route', words: '…', line: 'Waiting for NHT'}})?.kind, 'waits-for-tunnel')
	t.is(troubleOf({state: 'Active', trouble: {kind: 'no-route', words: '…', line: '…'}}, {tunnelIsUp: true})?.kind, 'no-route')
})

test('a session that ended before its tunnel keeps its reason, and so does one that the lab has shut down', t => {
	t.is(troubleOf({state: 'Active', trouble: {kind: 'hold-time', words: '…', line: '…'}})?.kind, 'hold-time')
	t.is(troubleOf({}, {placed: placedOf({fault: 'shutdown'})})?.kind, 'shut-down')
})

const noAnswer: BgpTrouble = {kind: 'no-answer', words: '…', line: 'Connect: Waiting for peer OPEN'}

test('of a session that is only starting nothing is concluded, for as long as a few attempts take; later it is', t => {
	const young = {tunnelIsUp: true, nowMs: 5000}
	t.is(troubleOf({state: 'Connect', trouble: noAnswer}, young), undefined)
	t.is(troubleOf({state: 'Connect', trouble: noAnswer}, {tunnelIsUp: true})?.kind, 'no-answer')
	t.is(
		troubleOf({state: 'Connect', trouble: {...noAnswer, kind: 'wrong-asn'}}, young)?.kind,
		'wrong-asn',
		'what bgpd saw is seen'
	)
	t.is(
		troubleOf({state: 'Active', timesUp: 1, trouble: {...noAnswer, kind: 'closed-by-neighbor'}}, young)?.kind,
		'closed-by-neighbor'
	)
})

test('a neighbor that is held shut while it is configured has been shut down by nobody', t => {
	const starting = sessionOf({}, {tunnelIsUp: true})
	t.is(starting?.trouble, undefined)
	t.is(starting?.state, 'starting')
	const shut = sessionOf({}, {tunnelIsUp: true, placed: placedOf({fault: 'shutdown'}), nowMs: 5000})
	t.is(shut?.trouble?.kind, 'shut-down')
	t.is(shut?.state, 'Idle (Admin)')
})

const unreachable = {kind: 'unreachable', words: '…', line: '…', isCause: false} as const
const wrongKey = {...unreachable, kind: 'wrong-psk', isCause: true} as const

test('a peer that is only starting does not answer: that is no reason yet, but what is wrong by itself is one', t => {
	let nowMs = 1000
	const state = new State(() => nowMs)
	const aws = () => state.tunnels.find(({daemon}) => daemon === 'office.1.aws')!
	state.place(placedOf(), 0)
	state.running('office.1.aws', true, 0)
	state.report('office.1.aws', {kind: 'reason', end: 'office-1', reason: unreachable}, 900)
	t.like(aws(), {isStarting: true, reasons: []})
	state.running('office.1.customer', true, 1000)
	nowMs = 10_500
	t.like(aws(), {isStarting: true, reasons: []}, 'the customer’s end is young still')
	nowMs = 11_000
	t.deepEqual(aws().reasons, [unreachable])
	nowMs = 1000
	state.report('office.1.aws', {kind: 'reason', end: 'office-1', reason: wrongKey}, 1000)
	t.deepEqual(aws().reasons, [wrongKey])
})

test('what was said of a configuration says nothing of another one', t => {
	const state = new State(() => 60_000)
	state.place(placedOf({customer: {psk: 'not.the.one.of.aws'}}), 0)
	for (const id of ['office.1.aws', 'office.1.customer']) {
		state.running(id, true, 0)
		state.report(id, {kind: 'reason', end: 'office-1', reason: wrongKey}, 1)
	}
	const reasons = () => state.tunnels.flatMap(({reasons}) => reasons)
	t.is(reasons().length, 2)
	state.place(placedOf({customer: {psk: 'not.the.one.of.aws'}}), 2)
	t.is(reasons().length, 2)
	state.place(placedOf(), 3)
	t.deepEqual(reasons(), [])
})
