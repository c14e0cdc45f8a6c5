import test from 'ava'
import {lookAtBgp} from '../../../src/checks/bgp.run.ts'
import type {ObservationItem} from '../../../src/checks/observations.ts'
import {lookAtRoute} from '../../../src/checks/route.run.ts'
import {lookAtTunnel} from '../../../src/checks/tunnel.run.ts'
import {nothingLearned} from '../../../src/control/learned.ts'
import {readLab} from '../../../src/lab/read.ts'
import type {StatusNow} from '../../../src/life/read-status.ts'
import {compile} from '../../../src/plan/compile.ts'

const text = (checks: readonly string[]) => `
vpcs:
  main:
    cidr: 10.0.0.0/16
    vpnGateway: true
    internetGateway: true
    subnets:
      app: {zone: a, cidr: 10.0.0.0/24, propagate: true, routes: {0.0.0.0/0: internet-gateway, 172.16.0.0/16: blackhole}}
      data: {zone: a, cidr: 10.0.1.0/24, routes: {192.168.0.0/16: fw}}
    instances: {web: {subnet: app}, fw: {subnet: app}}
transitGateways:
  hub: {attachments: {main: [app]}}
sites:
  office: {publicIp: 198.51.100.20, asn: 65001, cidr: 192.168.0.0/24, hosts: {pc: {ip: 192.168.0.10}}}
  branch: {publicIp: 198.51.100.30, asn: 65002, cidr: 192.168.9.0/24}
vpnConnections:
  office: {site: office, gateway: main}
  branch: {site: branch, gateway: hub}
checks:
${checks.map(check => `  - ${check}\n`).join('')}`

const insides = (loaded: ReturnType<typeof readLab>) => loaded.lab.vpn!.connections.flatMap(({tunnels}) => tunnels)

/** The lab with both tunnels of each connection up; `report` as an agent would give it. */
function nowOf(loaded: ReturnType<typeof readLab>, report: Partial<StatusNow['report']> = {}): StatusNow {
	const route = (destination: string, asPath: readonly number[], med = 0) => ({
		destination,
		link: 'office-1',
		asPath,
		med,
		localPreference: 100,
		communities: []
	})
	const via = (tunnel: string) => insides(loaded).find(({key}) => key === tunnel)!.customerInside
	const learned = {
		...nothingLearned,
		bgp: {
			'vgw.main': [
				{...route('192.168.0.0/24', [65001]), via: via('office:1')},
				{...route('192.168.0.0/24', [65001, 65001]), via: via('office:2')}
			],
			'tgw.hub': [
				{...route('192.168.9.0/24', [65002]), via: via('branch:1')},
				{...route('192.168.9.0/24', [65002]), via: via('branch:2')}
			]
		}
	}
	const empty = {
		lab: 'demo',
		tunnels: [],
		sessions: [],
		learned: [],
		selected: [],
		daemons: [],
		virtualInterfaces: [],
		targets: [],
		healthChecks: [],
		troubles: [],
		reconciliations: {times: 0, changes: 0}
	}
	return {lab: loaded.lab, plan: compile(loaded.lab, learned), learned, report: {...empty, ...report}}
}

function look(check: string, report: Partial<StatusNow['report']> = {}) {
	const loaded = readLab(text([check]), {name: 'demo', file: 'lab.yaml'})
	const item = loaded.checks[0] as ObservationItem
	const now = nowOf(loaded, report)
	return item.kind === 'bgp'
		? lookAtBgp(item, now)
		: item.kind === 'tunnel'
			? lookAtTunnel(item, now)
			: lookAtRoute(item as ObservationItem & {kind: 'route'}, now)
}

const passes = test.macro<[check: string]>({
	exec(t, check: string) {
		const {passed, got} = look(check)
		t.true(passed, got)
	},
	title: (_, check) => check
})

test(passes, 'route: {at: main.app, to: pc, expect: {via: vpn-gateway, origin: propagated, destination: 192.168.0.0/24}}')
test(passes, 'route: {at: web, to: 10.0.1.9, expect: {via: local, origin: local}}')
test(passes, 'route: {at: app, to: 8.8.8.8, expect: internet-gateway}')
test(passes, 'route: {at: app, to: 172.16.3.4, expect: blackhole}')
test(passes, 'route: {at: data, to: 8.8.8.8, expect: none}')
test(passes, 'route: {at: data, to: pc, expect: {via: fw, origin: static}}')
test(passes, "route: {at: 'vgw:main', to: pc, expect: {via: 'office:1', origin: bgp}}")
test(passes, "route: {at: 'vgw:main', to: web, expect: {via: local, origin: local}}")
test(passes, 'route: {at: hub, to: 192.168.9.7, expect: {via: branch, origin: propagated}}')
test(passes, "route: {at: hub.default, to: 192.168.9.7, expect: {via: ['branch:1', 'branch:2']}}")
test(passes, 'route: {at: hub, to: web, expect: {via: main, origin: propagated}}')
test(passes, 'route: {at: hub, to: pc, expect: none}')
test(passes, 'route: {at: branch, to: 192.168.9.7, expect: local}')
test(passes, "bgp: {at: main, route: 192.168.0.0/24, expect: {via: 'office:1', asPath: [65001], origin: bgp}}")
test(passes, 'bgp: {at: hub, route: 192.168.9.0/24, expect: {via: branch}}')
test(passes, 'bgp: {at: main, route: 192.168.9.0/24, expect: none}')

test('of two tunnels that share a route one alone is not what was found', t => {
	const {passed, ...rest} = look("route: {at: hub, to: 192.168.9.7, expect: 'branch:1'}")
	t.false(passed)
	t.like(rest, {why: 'via: expected branch:1, got branch:1, branch:2'})
})

test('a route that is not there: what was expected, and what becomes of the packet', t => {
	t.like(look('route: {at: data, to: 8.8.8.8, expect: igw}'), {
		passed: false,
		why: 'route to 8.8.8.8: expected one, got none: the packet is dropped'
	})
})

test('why AWS took another tunnel stands beside it', t => {
	t.like(look("bgp: {at: main, route: 192.168.0.0/24, expect: {via: 'office:2'}}"), {
		why: 'via: expected office:2, got office:1',
		got: '192.168.0.0/24 over office:1, AS path 65001, MED 0: shortest AS path (VPN-8)'
	})
})

const reason = {kind: 'wrong-psk', words: 'the pre-shared keys differ', line: 'MAC mismatched', isCause: true} as const

test('a tunnel that is down: the reason in words, the daemon’s own line, the place in the lab file', t => {
	const tunnels = [{tunnel: 'office:1', isUp: false, sinceMs: 0, at: 'lab.yaml:20:3', reason}]
	const {passed, ...rest} = look("tunnel: {tunnel: 'office:1', expect: up}", {tunnels})
	t.false(passed)
	t.like(rest, {
		why: 'state: expected up, got down: the pre-shared keys differ; the daemon reports: MAC mismatched (lab.yaml:20:3)'
	})
	t.true(look("tunnel: {tunnel: 'office:1', expect: {reason: wrong-psk}}", {tunnels}).passed)
	t.like(look("tunnel: {tunnel: 'office:1', expect: {reason: unreachable}}", {tunnels}), {
		why: 'reason: expected unreachable, got wrong-psk'
	})
})

test('a session is found by its router and neighbor; what it received is counted', t => {
	const loaded = readLab(text(["tunnel: {tunnel: 'office:1', expect: up}"]), {name: 'demo', file: 'lab.yaml'})
	const {customerInside} = insides(loaded).find(({key}) => key === 'office:1')!
	const session = {router: 'vgw.main', neighbor: customerInside, family: 4, asn: 65001, timesUp: 1, timesDown: 0} as const
	const up = {sessions: [{...session, state: 'Established', isUp: true, accepted: 1, sent: 1, holdSeconds: 30}]}
	t.true(look("bgp: {tunnel: 'office:1', expect: {received: 1, sent: at least 1, holdSeconds: 30}}", up).passed)
	t.like(look("bgp: {tunnel: 'office:1', expect: {received: 2}}", up), {why: 'received: expected 2, got 1'})
	t.like(look("bgp: {tunnel: 'office:2', expect: established}", up), {passed: false, got: 'no session: its bgpd does not run'})
	const trouble = {kind: 'hold-time', words: 'the neighbor was silent for too long', line: 'Hold Timer Expired'} as const
	const down = {sessions: [{...session, state: 'Active', isUp: false, accepted: 0, sent: 0, trouble}]}
	t.like(look("bgp: {tunnel: 'office:1', expect: established}", down), {
		why: 'state: expected established, got Active (the neighbor was silent for too long; bgpd reports: Hold Timer Expired)'
	})
	t.true(look("bgp: {tunnel: 'office:1', expect: {reason: hold-time}}", down).passed)
})
