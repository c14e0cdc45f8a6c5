import test from 'ava'
import {nothingLearned} from '../../src/control/learned.ts'
import {predict, predictAll} from '../../src/control/predict.ts'
import {address} from '../plan/lab-fixture.ts'
import {ask, fate, tcp, way} from './asking.ts'
import {hybrid, line, site, vpc} from './hybrid-lab.ts'

// Sites behind VPN and Direct Connect. What BGP has brought is told from the lab as well, if nobody says otherwise.

const [web, pc] = ['10.1.0.10', '192.168.1.10']
const overVpn = (connection: object = {}, rest: object = {}) =>
	hybrid({vpnConnections: {main: {site: 'office', gateway: 'one', ...connection}}, ...rest})

test('a site reaches the VPC through its tunnel, and the VPC the site by the first one that BGP prefers (VPN-8)', t => {
	const lab = overVpn()
	const {forward, reply, ttl} = ask(lab, web, pc)
	t.deepEqual(way(forward), [
		'instance one.web1',
		'network-interface one.web1',
		'route-table one.app',
		'vpn-gateway one',
		'vpn-tunnel main:1',
		'site office',
		'site-host office.pc1'
	])
	t.deepEqual(way(reply).slice(0, 5), ['site-host office.pc1', 'site office', 'vpn-tunnel main:1', 'vpn-gateway one', 'vpc one'])
	t.is(ttl, 62)
	t.like(forward.find(({at}) => at.kind === 'vpn-gateway')?.decision, {
		by: 'learned-route',
		tunnels: ['main:1'],
		origin: 'bgp',
		why: 'equal, and only the first is used'
	})
	t.is(fate(lab, pc, web, tcp(80)), 'answer 253')
	t.is(fate(lab, pc, web, tcp(81)), 'refused 253')
})

test('with nothing learned there is no way, whatever the lab says', t => {
	const question = {from: address(pc), to: address(web), protocol: 'icmp'} as const
	t.like(predict(overVpn(), question, nothingLearned).end, {code: 'NO_ROUTE_TO_DESTINATION', at: {kind: 'site', key: 'office'}})
})

test('a tunnel that cannot come up carries nothing: another PSK, a cut, a dead device (VPN-4)', t => {
	const silence = 'silence: NO_ROUTE_TO_DESTINATION at site office (forward)'
	const wrong = {customer: {psk: 'not.the.one.of.aws'}}
	t.is(fate(overVpn({tunnels: {1: wrong, 2: wrong}}), pc, web), silence)
	t.is(fate(overVpn({tunnels: {1: {fault: 'drop'}, 2: {fault: 'shutdown'}}}), pc, web), silence)
	t.is(fate(overVpn({tunnels: {1: wrong}}), pc, web), 'answer 253')
	t.regex(fate(overVpn({}, {sites: {office: site(1, {state: 'failed'})}}), pc, web), /^silence: BAD_STATE at site office/)
})

test('static routes lead into the tunnel that stands; without one at the other side nothing comes back (VPN-7)', t => {
	const connection = {routing: 'static', routes: ['192.168.1.0/24']}
	t.is(fate(overVpn({...connection, tunnels: {1: {fault: 'kill'}}}), pc, web), 'answer 253')
	t.is(
		fate(overVpn({...connection, routes: ['192.168.9.0/24']}), pc, web),
		'silence: NO_ROUTE_TO_DESTINATION at route-table one.app (reply)'
	)
})

test('a connection for certain networks carries what is in both of them, and nothing else', t => {
	const silence = 'silence: BAD_STATE_VPN at vpn-tunnel main:1 (forward)'
	t.is(fate(overVpn({localIpv4NetworkCidr: '192.168.1.0/24', remoteIpv4NetworkCidr: '10.1.0.0/24'}), pc, web), 'answer 253')
	t.is(fate(overVpn({localIpv4NetworkCidr: '192.168.1.128/25'}), pc, web), silence)
	t.is(fate(overVpn({remoteIpv4NetworkCidr: '10.1.1.0/24'}), pc, web), silence)
	const policy = (local: string) => ({customer: {trafficSelectors: {local: [local], remote: ['10.1.0.0/16']}}})
	const narrow = (local: string) =>
		overVpn({routing: 'static', localIpv4NetworkCidr: '192.168.1.0/24', tunnels: {1: policy(local), 2: policy(local)}})
	t.is(fate(narrow('192.168.0.0/16'), pc, web), 'answer 253')
	// No pair of networks suits both ends, so that no tunnel comes up.
	t.regex(fate(narrow('192.168.9.0/24'), pc, web), /^silence: NO_ROUTE/)
})

test('a virtual private gateway lets nobody use what else its VPC has (VPN-9)', t => {
	const lab = overVpn(
		{customerRoutes: ['0.0.0.0/0']},
		{vpcs: {one: vpc(1, {internetGateway: true})}, internet: {example: {ipv4: '93.184.216.34'}}}
	)
	t.is(fate(lab, pc, '93.184.216.34'), 'silence: NO_ROUTE_TO_DESTINATION at vpn-gateway one (forward)')
})

test('security groups see the address of the site’s host, and its device answers for itself', t => {
	const closed = vpc(1, {securityGroups: {all: {ingress: [{all: true, from: '192.168.2.0/24'}]}}})
	const lab = overVpn({}, {vpcs: {one: closed}})
	t.is(fate(lab, pc, web), 'silence: ENI_SG_RULES_MISMATCH at security-group one.all (forward)')
	t.is(fate(lab, web, '192.168.1.1'), 'answer 63')
	t.is(fate(lab, web, '192.168.1.77'), 'silence: NO_POSSIBLE_DESTINATION at site office (forward)')
})

test('sites meet at a virtual private gateway, by VPN and by Direct Connect, unless they share an ASN (VPN-10)', t => {
	const lab = hybrid({
		sites: {branch: site(2), head: site(3), twin: site(4, {asn: 65_001})},
		vpnConnections: {
			main: {site: 'office', gateway: 'one'},
			branch: {site: 'branch', gateway: 'one'},
			twin: {site: 'twin', gateway: 'one'}
		},
		directConnects: {line: line('head', 'one')}
	})
	t.is(fate(lab, pc, '192.168.2.10'), 'answer 61')
	t.deepEqual(way(ask(lab, pc, '192.168.3.10').forward).slice(1), [
		'site office',
		'vpn-tunnel main:1',
		'vpn-gateway one',
		'virtual-interface line.prod',
		'site head',
		'site-host head.pc3'
	])
	t.is(fate(lab, '192.168.3.10', web), 'answer 252')
	t.is(fate(lab, pc, '192.168.4.10'), 'silence: NO_ROUTE_TO_DESTINATION at site office (forward)')
})

test('behind a Direct Connect gateway a virtual interface meets neither the VPN nor another VPC (DX-5)', t => {
	const lab = hybrid({
		vpcs: {two: vpc(2)},
		sites: {head: site(3)},
		vpnConnections: {main: {site: 'office', gateway: 'one'}},
		directConnectGateways: {corp: {asn: 64_900, associations: {one: {}, two: {}}}},
		directConnects: {line: line('head', 'corp')}
	})
	t.is(fate(lab, '192.168.3.10', '10.2.0.10'), 'answer 252')
	t.is(fate(lab, '192.168.3.10', pc), 'silence: NO_ROUTE_TO_DESTINATION at site head (forward)')
	t.is(fate(lab, web, '10.2.0.10'), 'silence: NO_ROUTE_TO_DESTINATION at route-table one.app (forward)')
})

test('a prefix of the site around two VPCs turns them round at AWS’s router (DX-5)', t => {
	const lab = hybrid({
		vpcs: {two: vpc(2)},
		sites: {head: site(3, {announces: ['192.168.3.0/24', '10.0.0.0/8']})},
		directConnectGateways: {corp: {asn: 64_900, associations: {one: {}, two: {}}}},
		directConnects: {line: line('head', 'corp')}
	})
	t.deepEqual(way(ask(lab, web, '10.2.0.10').forward).slice(3, 6), [
		'vpn-gateway one',
		'virtual-interface line.prod',
		'vpn-gateway two'
	])
	t.is(fate(lab, web, '10.2.0.10'), 'answer 252')
})

test('Direct Connect comes before VPN, and when it is cut the VPN carries (VPN-8, DX-7)', t => {
	const ways = (fault: object) => {
		const lab = overVpn({}, {directConnects: {line: {...line('office', 'one'), ...fault}}})
		return way(ask(lab, web, pc).forward)[4]
	}
	t.is(ways({}), 'virtual-interface line.prod')
	t.is(ways({fault: 'down'}), 'vpn-tunnel main:1')
})

const hub = (rest: object = {}) =>
	hybrid({
		vpcs: {
			one: vpc(1, {vpnGateway: undefined, subnets: {app: {zone: 'a', cidr: '10.1.0.0/24', routes: {'192.168.0.0/16': 'hub'}}}})
		},
		sites: {branch: site(2)},
		transitGateways: {hub: {attachments: {one: ['app']}}},
		vpnConnections: {main: {site: 'office', gateway: 'hub'}, branch: {site: 'branch', gateway: 'hub'}},
		...rest
	})

test('a transit gateway spreads flows over all tunnels with equal routes, in both directions by itself (TGW-6)', t => {
	const lab = hub()
	const all = predictAll(lab, {from: address(web), to: address(pc), protocol: 'icmp'})
	t.is(all.length, 4)
	t.deepEqual(new Set(all.map(({verdict, ttl}) => `${verdict} ${ttl}`)), new Set(['answer 62']))
	t.deepEqual(
		new Set(all.map(({forward}) => way(forward).find(one => one.startsWith('vpn-tunnel')))),
		new Set(['vpn-tunnel main:1', 'vpn-tunnel main:2'])
	)
	t.is(fate(lab, pc, '192.168.2.10'), 'answer 61')
})

test('a table without a route to a VPN, and a VPN without a tunnel (TGW-3, RA-2)', t => {
	const tables = {routeTables: {default: {}, other: {}}}
	const apart = hub({
		transitGateways: {hub: {attachments: {one: ['app']}, ...tables}},
		vpnConnections: {
			main: {site: 'office', gateway: 'hub'},
			branch: {site: 'branch', gateway: 'hub', association: 'other', propagations: []}
		}
	})
	t.is(fate(apart, '192.168.2.10', pc), 'silence: NO_ROUTE_TO_DESTINATION at site branch (forward)')
	t.is(fate(apart, pc, '192.168.2.10'), 'silence: NO_ROUTE_TO_DESTINATION at site office (forward)')
	t.is(fate(apart, web, '192.168.2.10'), 'silence: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at transit-gateway hub (forward)')
	const dead = {fault: 'kill'}
	const down = hub({
		vpnConnections: {
			main: {site: 'office', gateway: 'hub', routing: 'static', tunnels: {1: dead, 2: dead}}
		},
		transitGateways: {
			hub: {attachments: {one: ['app']}, routeTables: {default: {routes: {'192.168.1.0/24': 'main'}}}}
		}
	})
	t.is(fate(down, web, pc), 'silence: TGW_BAD_STATE_VPN at transit-gateway hub (forward)')
})

test('a stateful firewall at the site drops what returns by the other tunnel (VPN-8)', t => {
	const lab = overVpn({tunnels: {2: {customer: {localPreference: 200}}}}, {sites: {office: site(1, {statefulFirewall: true})}})
	t.is(fate(lab, pc, web), 'silence: FIREWALL_RULES_RESTRICTION at site office (reply)')
	t.is(fate(lab, web, pc), 'answer 62')
})
