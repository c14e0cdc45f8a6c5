import test from 'ava'
import {type Learned, nothingLearned} from '../../../src/control/learned.ts'
import {readLab} from '../../../src/lab/read.ts'
import {compile} from '../../../src/plan/compile.ts'
import type {Plan} from '../../../src/plan/types.ts'
import type {LearnedRoute} from '../../../src/services/frr/facts.ts'

const document = {
	vpcs: {
		main: {cidr: '10.0.0.0/16', vpnGateway: true, subnets: {a: {cidr: '10.0.0.0/24', propagate: true}, b: {cidr: '10.0.1.0/24'}}}
	},
	sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}},
	vpnConnections: {
		office: {
			site: 'office',
			gateway: 'main',
			tunnels: [{insideCidr: '169.254.20.0/30'}, {insideCidr: '169.254.21.0/30'}]
		}
	}
}

const labOf = (change: object = {}) => readLab({...document, ...change}, {name: 'demo'}).lab

const learnedRoute = (destination: string, tunnel: 1 | 2): LearnedRoute => ({
	destination,
	link: `office-${tunnel}`,
	via: `169.254.2${tunnel - 1}.2`,
	asPath: [65_001],
	med: 0,
	localPreference: 100,
	communities: []
})

const learned = (...routes: LearnedRoute[]): Learned => ({...nothingLearned, bgp: {'vgw.main': routes}})

const routesTo = (plan: Plan, namespace: string, destination: string) =>
	(plan.namespaces[namespace]?.routes ?? []).filter(one => one.destination === destination).map(({nexthops}) => nexthops)

function charonOf(plan: Plan, side: 'aws' | 'customer') {
	const [daemon] = plan.namespaces[plan.vpn?.['office:1']?.[side].underlay ?? '']?.daemons ?? []
	return daemon?.kind === 'ipsec' ? daemon.config : undefined
}

test("AWS's end accepts the versions of IKE that the tunnel allows, whichever the device speaks (VPN-3)", t => {
	const versionOf = (tunnel: object) =>
		charonOf(compile(labOf({vpnConnections: {office: {site: 'office', gateway: 'main', tunnels: [tunnel]}}})), 'aws')?.ends[0]
			?.ikeVersion
	t.is(versionOf({}), 'any')
	t.is(versionOf({customer: {ike: 1}}), 'any')
	t.is(versionOf({ike: [2], customer: {ike: 1}}), 2)
	t.is(versionOf({ike: [1, 1]}), 1)
})

test('a connection for certain networks has one pair of SAs for them and its BGP, and an address in each', t => {
	const planOf = (more: object) =>
		compile(
			labOf({vpnConnections: {office: {site: 'office', gateway: 'main', tunnels: [{insideCidr: '169.254.20.0/30'}], ...more}}}),
			undefined,
			{
				dataPath: 'userspace'
			}
		)
	const addresses = (plan: Plan, side: 'aws' | 'customer') =>
		plan.namespaces[plan.vpn?.['office:1']?.[side].underlay ?? '']?.addresses?.map(({address}) => address).slice(1)
	t.is(charonOf(planOf({}), 'aws')?.ends[0]?.trafficSelectors, undefined)
	const narrow = planOf({localIpv4NetworkCidr: '192.168.0.0/24', remoteIpv4NetworkCidr: '10.0.0.0/16'})
	const [customer, aws] = [
		['192.168.0.0/24', '169.254.20.0/30'],
		['10.0.0.0/16', '169.254.20.0/30']
	]
	t.deepEqual(charonOf(narrow, 'aws')?.ends[0]?.trafficSelectors, {local: aws, remote: customer, inOne: true})
	t.deepEqual(charonOf(narrow, 'customer')?.ends[0]?.trafficSelectors, {local: customer, remote: aws, inOne: true})
	t.deepEqual(addresses(narrow, 'customer'), ['192.168.0.1/32', '169.254.20.1/32'])
	t.deepEqual(addresses(narrow, 'aws'), ['10.0.0.1/32', '169.254.20.1/32'])
	const half = planOf({routing: 'static', remoteIpv4NetworkCidr: '10.0.0.0/31'})
	t.deepEqual(charonOf(half, 'aws')?.ends[0]?.trafficSelectors, {local: ['10.0.0.0/31'], remote: ['0.0.0.0/0'], inOne: true})
	t.deepEqual([addresses(half, 'aws'), addresses(half, 'customer')], [['10.0.0.0/32'], []])
})

const policyFile = `connections { a { remote_addrs = 3.64.0.11
  children {
    one { local_ts = 192.168.0.0/24
      remote_ts = 10.0.0.0/16
      mark_in = 100
      start_action = trap }
    two { if_id_in = 7
      local_ts = 192.168.0.8 }
  } } }
`
const ownDevice = (dataPath: 'kernel' | 'userspace') =>
	compile(
		readLab(
			{
				...document,
				sites: {office: {...document.sites.office, device: {swanctl: 'a.conf'}}},
				vpnConnections: {office: {site: 'office', gateway: 'main', routing: 'static', tunnels: [{outsideIp: '3.64.0.11'}]}}
			},
			{name: 'demo', readFile: () => ({text: policyFile})}
		).lab,
		undefined,
		{dataPath}
	)

test("the networks of a device's own file are those that both ends have an address in; a child that waits is started in userspace", t => {
	const plan = ownDevice('userspace')
	const of = (side: 'aws' | 'customer') =>
		plan.namespaces[plan.vpn?.['office:1']?.[side].underlay ?? '']?.addresses?.map(({address}) => address).slice(1)
	t.deepEqual(of('customer'), ['192.168.0.1/32', '192.168.0.8/32'])
	t.deepEqual(of('aws'), ['10.0.0.1/32'])
	t.like(charonOf(plan, 'customer')?.own, {text: policyFile, connection: 'a', children: ['one']})
})

test("in the kernel its children are tied to the tunnel's interface, whatever they were tied to, and wait by themselves", t => {
	const config = charonOf(ownDevice('kernel'), 'customer')
	const ifId = config?.ends[0]?.link.ifId
	t.deepEqual(config?.own?.children, [])
	const lines = (config?.own?.text ?? '').split('\n').map(line => line.trim())
	t.is(lines.filter(line => line === `if_id_in = ${ifId}`).length, 2)
	t.is(lines.filter(line => line === `if_id_out = ${ifId}`).length, 2)
	t.deepEqual(
		lines.filter(line => line.startsWith('mark')),
		['mark_in = 100', 'mark_in = 0/0']
	)
	// What is said again stands behind what was said first.
	t.true(lines.indexOf('if_id_in = 7') === -1 && lines.lastIndexOf(`if_id_in = ${ifId}`) > lines.indexOf('two { if_id_in = 7'))
})

test('each of two gateway devices has an uplink of its own, or a NAT, which knows its own tunnels alone (VPN-1, VPN-6)', t => {
	const devices = {a: {publicIp: '198.51.100.20'}, b: {publicIp: '198.51.100.21'}}
	const planOf = (change: object) =>
		compile(
			labOf({
				sites: {office: {devices, asn: 65_001, cidr: '192.168.0.0/24', ...change}},
				vpnConnections: {
					first: {site: 'office', gateway: 'main'},
					second: {site: 'office', device: 'b', gateway: 'main'}
				}
			})
		)
	const plan = planOf({})
	const linksOf = (name: string) => plan.namespaces[name]?.routes?.flatMap(({nexthops}) => nexthops.map(({link}) => link))
	t.deepEqual(linksOf('wan.office.a')?.toSorted(), ['internet', 'site', 'vpn-first-1', 'vpn-first-2'])
	t.deepEqual(linksOf('wan.office.b')?.toSorted(), ['internet', 'vpn-second-1', 'vpn-second-2'])
	t.is(plan.vpn?.['first:1']?.customer.outside, '198.51.100.20')
	t.is(plan.vpn?.['second:2']?.customer.outside, '198.51.100.21')
	t.deepEqual(
		Object.keys(plan.points).filter(name => name.startsWith('site:')),
		['site:office.a', 'site:office.b']
	)

	const hidden = planOf({behindNat: true})
	const ends = Object.values(hidden.vpn ?? {}).map(({customer}) => customer.outside)
	t.is(new Set(ends).size, 4)
	t.true(ends.every(address => address.startsWith('172.31.')))
	t.regex(hidden.namespaces['wan.office.b']?.firewall?.ipv4 ?? '', /SNAT --to-source 198\.51\.100\.21/)

	const dead = planOf({devices: {...devices, b: {...devices.b, state: 'failed'}}})
	const charons = (name: string) => dead.namespaces[name]?.daemons?.length ?? 0
	t.deepEqual([charons('cpe.first.1'), charons('cpe.second.1'), charons('site.office')], [1, 0, 1])
})

test('a VPN connection is two tunnels with a namespace at each end of each (VPN-1)', t => {
	const plan = compile(labOf())
	t.deepEqual(Object.keys(plan.vpn ?? {}), ['office:1', 'office:2'])
	for (const name of [
		'vgw.main',
		'site.office',
		'wan.office',
		'ipsec.office.1',
		'ipsec.office.2',
		'cpe.office.1',
		'cpe.office.2'
	]) {
		t.true(name in plan.namespaces, name)
	}
	t.deepEqual(
		plan.namespaces['ipsec.office.1']?.daemons?.map(({id}) => id),
		['office.1.aws']
	)
	t.deepEqual(
		plan.namespaces['vgw.main']?.daemons?.map(({id}) => id),
		['bgp.vgw.main']
	)
})

test('nothing learned, nothing routed: not the gateway, not the VPC (RT-8)', t => {
	const plan = compile(labOf())
	t.deepEqual(routesTo(plan, 'vgw.main', '192.168.0.0/24'), [])
	t.deepEqual(routesTo(plan, 'vpc.main', '192.168.0.0/24'), [])
})

test('what BGP learned is routed into one tunnel, and propagates into the tables that ask for it alone (VPN-8, RT-8)', t => {
	const plan = compile(labOf(), learned(learnedRoute('192.168.0.0/24', 2), learnedRoute('192.168.0.0/24', 1)))
	t.deepEqual(routesTo(plan, 'vgw.main', '192.168.0.0/24'), [[{link: 'office-1'}]])
	t.deepEqual(routesTo(plan, 'vpc.main', '192.168.0.0/24'), [[{link: 'vgw', via: '169.254.0.1'}]])
})

test('a propagated route inside the VPC’s own block never counts (RT-4)', t => {
	const plan = compile(labOf(), learned(learnedRoute('10.0.1.0/25', 1)))
	t.deepEqual(routesTo(plan, 'vpc.main', '10.0.1.0/25'), [])
})

test('a static route follows the tunnel that stands (VPN-7)', t => {
	const lab = labOf({vpnConnections: {office: {...document.vpnConnections.office, routing: 'static'}}})
	const up = (tunnel: 1 | 2): Learned => ({
		...nothingLearned,
		ipsec: {[`office.${tunnel}.aws`]: {[`office-${tunnel}`]: {up: true, sinceMs: 0}}}
	})
	t.deepEqual(routesTo(compile(lab, up(2)), 'vgw.main', '192.168.0.0/24'), [[{link: 'office-2'}]])
	t.deepEqual(routesTo(compile(lab, up(1)), 'vgw.main', '192.168.0.0/24'), [[{link: 'office-1'}]])
})

test('TCP through a tunnel is held to the MSS of its proposals (VPN-11), and to the 1400 bytes that ESP in userspace carries', t => {
	const text = compile(labOf()).namespaces['vgw.main']?.firewall.ipv4 ?? ''
	t.regex(text, /-o office-1 .* --set-mss 1360$/m)
	const kernel = compile(labOf(), undefined, {dataPath: 'kernel'}).namespaces['vgw.main']?.firewall.ipv4 ?? ''
	t.regex(kernel, /-o office-1 .* --set-mss 1406$/m)
})

test('what no SA is for vanishes at the customer’s end too, whichever data path carries ESP (VPN-3)', t => {
	const filterOf = (dataPath: 'kernel' | 'userspace') =>
		compile(labOf(), undefined, {dataPath}).namespaces['site.office']?.firewall.ipv4 ?? ''
	t.regex(filterOf('kernel'), /-A OUTPUT -p icmp -m icmp --icmp-type host-unreachable -j DROP/)
	t.notRegex(filterOf('userspace'), /OUTPUT -p icmp/)
})

test('a dead end of a tunnel has no charon, a cut one drops all', t => {
	const tunnels = (fault: string) => ({vpnConnections: {office: {site: 'office', gateway: 'main', tunnels: {1: {fault}}}}})
	t.is(compile(labOf(tunnels('kill'))).namespaces['ipsec.office.1']?.daemons, undefined)
	t.regex(compile(labOf(tunnels('drop'))).namespaces['ipsec.office.1']?.firewall.ipv4 ?? '', /-A PREROUTING -j DROP/)
})

test('a site of a lab is a host that checks can name, by its short and its whole name', t => {
	const {hosts} = compile(labOf())
	t.is(hosts.pc?.namespace, 'lan.office.pc')
	t.is(hosts['office.pc'], hosts.pc)
})

test('a lab without VPN has nothing of it', t => {
	const plan = compile(readLab({vpcs: {main: {cidr: '10.0.0.0/16'}}}, {name: 'demo'}).lab)
	t.is(plan.vpn, undefined)
	t.deepEqual(Object.keys(plan.namespaces), ['vpc.main'])
})

test('an accelerated connection is ESP in UDP at both ends, and its segments are the shorter ones (VPN-11, VPN-12)', t => {
	const hub = {
		transitGateways: {hub: {attachments: {main: {vpc: 'main', subnets: ['a']}}}},
		vpcs: {main: {cidr: '10.0.0.0/16', subnets: {a: {cidr: '10.0.0.0/24'}}}}
	}
	const accelerate = (accelerated: boolean) => {
		const lab = labOf({...hub, vpnConnections: {office: {site: 'office', gateway: 'hub', accelerated}}})
		const {namespaces} = compile(lab)
		const ends = ['ipsec.office.1', 'cpe.office.1'].flatMap(name =>
			(namespaces[name]?.daemons ?? []).flatMap(daemon => (daemon.kind === 'ipsec' ? daemon.config.ends : []))
		)
		return {
			mtuBytes: lab.vpn?.connections[0]?.tunnels[0].mtuBytes,
			encapsulates: ends.map(({encapsulates = false}) => encapsulates)
		}
	}
	t.deepEqual(accelerate(true), {mtuBytes: 1438, encapsulates: [true, true]})
	t.deepEqual(accelerate(false), {mtuBytes: 1446, encapsulates: [false, false]})
})

test('a device with a swanctl.conf of its own: each tunnel takes the connection to its outside address, the last one none', t => {
	const text =
		'connections { one { remote_addrs = 203.0.113.7\nchildren { net { start_action = start } } }\nother { remote_addrs = 203.0.113.8 } }'
	const {lab} = readLab(
		{
			...document,
			sites: {office: {...document.sites.office, device: {swanctl: 'own.conf'}}},
			vpnConnections: {
				office: {site: 'office', gateway: 'main', tunnels: [{outsideIp: '203.0.113.7'}, {outsideIp: '203.0.113.9'}]}
			}
		},
		{name: 'demo', readFile: () => ({text})}
	)
	const plan = compile(lab)
	const [first, second] = ['cpe.office.1', 'cpe.office.2'].map(name => {
		const [daemon] = plan.namespaces[name]?.daemons ?? []
		return daemon?.kind === 'ipsec' ? daemon.config.own : undefined
	})
	t.like(first, {connection: 'one', children: ['net']})
	t.false(first?.text.includes('203.0.113.8'))
	t.is(second?.connection, undefined)
	t.deepEqual(plan.vpn?.['office:1']?.customer.own, {path: 'own.conf', connection: 'one'})
	t.deepEqual(plan.vpn?.['office:2']?.customer.own, {path: 'own.conf'})
})
