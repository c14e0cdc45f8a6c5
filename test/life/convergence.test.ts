/** What a lab still waits for, from what its agent says: the agent is imagined. */
import test from 'ava'
import {daemonsOf} from '../../src/agent/client.ts'
import {expectedOf} from '../../src/control/expected.ts'
import type {Learned} from '../../src/control/learned.ts'
import {sessionsOf} from '../../src/control/sessions.ts'
import {vpnStateOf} from '../../src/control/vpn-state.ts'
import {readLab} from '../../src/lab/read.ts'
import {pendingOf, type Situation} from '../../src/life/convergence.ts'
import {compile} from '../../src/plan/compile.ts'
import {routersOf} from '../../src/services/frr/shown.ts'
import type {BgpSession} from '../../src/services/frr/status.ts'
import type {Observed} from '../../src/services/observed.ts'
import {tunnelFact} from '../../src/services/strongswan/facts.ts'
import type {Reason} from '../../src/services/strongswan/reasons.ts'
import {type ObservedTunnelEnd, tunnelEndsOf} from '../../src/services/strongswan/shown.ts'

const changedAt = '2030-01-01T00:00:00.000Z'
const explainedWithinMs = 20_000

const labOf = (connection: object = {}, site: object = {}) =>
	readLab(
		{
			vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true, subnets: {app: {cidr: '10.0.0.0/24', propagate: true}}}},
			sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}, ...site}},
			vpnConnections: {office: {site: 'office', gateway: 'main', ...connection}}
		},
		{name: 'v'}
	)

type Loaded = ReturnType<typeof labOf>

/** All that comes up by the lab file has come up, and is known. */
function whole(
	loaded: Loaded,
	changes: {observed?: (observed: Observed) => Observed; learned?: (learned: Learned) => Learned; afterMs?: number} = {}
): Situation {
	const {lab} = loaded
	const plan = compile(lab, undefined, {dataPath: 'userspace'})
	const learned = expectedOf(lab)
	const sessions = sessionsOf(lab, vpnStateOf(lab, learned))
	const ends = sessions.flatMap(({aws, customer}) => [[aws, customer] as const, [customer, aws] as const])
	const observed: Observed = {
		daemons: daemonsOf(plan).map(({namespace, daemon}) => ({
			id: daemon.id,
			kind: daemon.kind,
			namespace,
			state: 'running',
			pids: [],
			starts: 1
		})),
		troubles: {},
		reconciliations: {times: 1, changes: 1},
		shown: {
			ipsec: Object.values(plan.vpn ?? {})
				.flatMap(({aws, customer}) => [aws, customer])
				.map(
					({daemon, end, router, link}): ObservedTunnelEnd => ({
						daemon,
						end,
						router,
						link,
						isUp: tunnelFact(learned, daemon, end)?.up ?? false,
						sinceMs: 0,
						reasons: []
					})
				),
			bgp: [...Map.groupBy(ends, ([own]) => own.router)].map(([router, all]) => ({
				daemon: `bgp ${router}`,
				router,
				asn: all[0]![0].asn,
				paths: [],
				sessions: all.map(([, other]) => ({neighbor: other.address, isUp: true, state: 'Established'}) as unknown as BgpSession)
			}))
		}
	}
	return {
		state: {loaded, plan, changedAt},
		observed: changes.observed?.(observed) ?? observed,
		learned: changes.learned?.(learned) ?? learned,
		nowMs: Date.parse(changedAt) + (changes.afterMs ?? 0),
		explainedWithinMs
	}
}

const say = (situation: Situation) => pendingOf(situation).map(({what, is}) => `${is}: ${what}`)

const down = (observed: Observed, reasons: readonly Partial<Reason>[] = [], of = 'office-1'): Observed => ({
	...observed,
	shown: {
		ipsec: tunnelEndsOf(observed).map(one =>
			one.end === of ? {...one, isUp: false, reasons: reasons as readonly Reason[]} : one
		),
		bgp: routersOf(observed).map(router => ({
			...router,
			sessions: router.sessions.map((session, index) => (index === 0 ? {...session, isUp: false, state: 'Active'} : session))
		}))
	}
})
const without = ({bgp = {}, ...rest}: Learned, via: string): Learned => ({
	...rest,
	bgp: Object.fromEntries(Object.entries(bgp).map(([router, all]) => [router, all.filter(one => one.via !== via)]))
})
const insideOf = (loaded: Loaded) => loaded.lab.vpn!.connections[0]!.tunnels[0]
const noReason: readonly Partial<Reason>[] = []

test('nothing is pending where all is known that follows from the lab file', t => {
	t.deepEqual(say(whole(labOf())), [])
	t.deepEqual(say(whole(labOf({routing: 'static', routes: ['192.168.0.0/24']}))), [])
})

test('a tunnel that comes up is waited for, with its session and its routes', t => {
	const loaded = labOf()
	const {customerInside, awsInside} = insideOf(loaded)
	const situation = whole(loaded, {
		observed: observed => down(observed),
		learned: all => without(without(all, customerInside), awsInside)
	})
	t.deepEqual(say(situation), [
		'arriving: tunnel office:1',
		'arriving: BGP session of office:1',
		`arriving: route 10.0.0.0/16 of ${awsInside} at site.office`,
		`arriving: route 192.168.0.0/24 of ${customerInside} at vgw.main`
	])
})

test('one that is down for a reason that lasts is not waited for, nor is what it would bring; one without an answer is, for a while', t => {
	const loaded = labOf()
	const {customerInside, awsInside} = insideOf(loaded)
	const learned = (all: Learned) => without(without(all, customerInside), awsInside)
	const after = (reason: Partial<Reason>, afterMs = 0) =>
		say(whole(loaded, {observed: observed => down(observed, [reason]), learned, afterMs}))
	t.deepEqual(after({kind: 'traffic-selectors', isCause: true}), [])
	t.is(after({kind: 'unreachable', isCause: false}).length, 4)
	t.deepEqual(after({kind: 'unreachable', isCause: false}, explainedWithinMs + 1), [])
})

test('a tunnel that cannot come up is waited for until its reason is known', t => {
	const loaded = labOf({tunnels: {1: {customer: {psk: 'not.the.one.of.aws'}}}})
	t.deepEqual(say(whole(loaded)), ['arriving: why tunnel office:1 is down'])
	t.deepEqual(
		say(whole(loaded, {observed: observed => down(observed, [{kind: 'wrong-psk', isCause: true}])})).filter(line =>
			line.includes('tunnel')
		),
		[]
	)
	t.deepEqual(say(whole(labOf({tunnels: {1: {fault: 'drop'}}}))), [], 'the lab file says why')
})

test('routes over a tunnel that is cut are still there until BGP has noticed', t => {
	const cut = labOf({tunnels: {1: {fault: 'drop'}}})
	const {customerInside, awsInside} = insideOf(cut)
	const unnoticed = whole(cut, {learned: () => expectedOf(labOf().lab)})
	t.deepEqual(say(unnoticed), [
		`leaving: end of route 10.0.0.0/16 of ${awsInside} at site.office`,
		`leaving: end of route 192.168.0.0/24 of ${customerInside} at vgw.main`
	])
})

test('without BGP a tunnel that is cut is one until DPD has noticed', t => {
	const cut = labOf({routing: 'static', routes: ['192.168.0.0/24'], tunnels: {1: {fault: 'drop'}}})
	const isUp = (observed: Observed): Observed => ({
		...observed,
		shown: {...observed.shown, ipsec: tunnelEndsOf(observed).map(one => ({...one, isUp: true}))}
	})
	t.deepEqual(say(whole(cut, {observed: isUp})), ['leaving: end of tunnel office:1'])
})

test('daemons that start and routes that are to be computed are waited for', t => {
	const situation = whole(labOf(), {
		observed: observed => ({
			...observed,
			daemons: observed.daemons.map((one, index) => (index === 0 ? {...one, state: 'starting'} : one)),
			reconciliations: {times: 1, changes: 1, isDue: true}
		})
	})
	t.deepEqual(say(situation), [`arriving: start of ${situation.observed.daemons[0]!.id}`, 'arriving: routes to be computed'])
})

test('what a frr.conf of the user’s own announces is not known, so its sessions are waited for, and no routes', t => {
	const loaded = readLab(
		{
			vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true, subnets: {app: {cidr: '10.0.0.0/24'}}}},
			sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', device: {frr: 'frr.conf'}}},
			vpnConnections: {office: {site: 'office', gateway: 'main'}}
		},
		{name: 'v', readFile: () => ({text: 'router bgp 65001\n'})}
	)
	const {customerInside} = insideOf(loaded)
	t.deepEqual(say(whole(loaded, {learned: all => without(all, customerInside)})), [])
	t.true(say(whole(loaded, {observed: observed => down(observed, noReason)})).includes('arriving: BGP session of office:1'))
})
