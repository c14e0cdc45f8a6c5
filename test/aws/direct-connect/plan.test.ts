import test from 'ava'
import {type Learned, nothingLearned} from '../../../src/control/learned.ts'
import {readLab} from '../../../src/lab/read.ts'
import {compile} from '../../../src/plan/compile.ts'
import type {Plan} from '../../../src/plan/types.ts'
import type {BgpFacts} from '../../../src/services/frr/facts.ts'

const vpc = (cidr: string, subnet: string) => ({cidr, vpnGateway: true, subnets: {a: {cidr: subnet, propagate: true}}})
const peer = (n: number) => ({amazonAddress: `169.254.${n}.1/30`, customerAddress: `169.254.${n}.2/30`})
const document = {
	vpcs: {prod: vpc('10.1.0.0/16', '10.1.0.0/24'), dev: vpc('10.2.0.0/16', '10.2.0.0/24')},
	sites: {dc: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'}},
	directConnectGateways: {corp: {asn: 64_513, associations: {prod: {}, dev: {}}}},
	directConnects: {
		east: {
			location: 'EqDC2',
			site: 'dc',
			virtualInterfaces: {corp: {vlan: 201, gateway: 'corp', mtu: 9001, bfd: true, ...peer(101)}}
		},
		west: {location: 'EqDC2', site: 'dc', virtualInterfaces: {corp: {vlan: 202, gateway: 'corp', ...peer(102)}}}
	}
}
const labOf = (change: object = {}) => readLab({...document, ...change}, {name: 'demo'}).lab

const received = (router: 'dx.east' | 'dx.west', destination: string): BgpFacts => ({
	[router]: [
		{
			destination,
			link: 'vif-corp',
			via: router === 'dx.east' ? '169.254.101.2' : '169.254.102.2',
			asPath: [65_001],
			med: 0,
			localPreference: 100,
			communities: []
		}
	]
})
const learned = (...all: readonly BgpFacts[]): Learned => ({...nothingLearned, bgp: Object.assign({}, ...all)})

function bgpOf(plan: Plan, namespace: string) {
	const found = plan.namespaces[namespace]?.daemons?.find(({kind}) => kind === 'bgp')
	return found?.kind === 'bgp' ? found.config : undefined
}
/** Where a packet that comes in by a link goes: link or type, by the table of that link. */
function waysFrom(plan: Plan, namespace: string, isEntrance: (link: string) => boolean, destination: string) {
	const {rules = [], routes = []} = plan.namespaces[namespace] ?? {}
	const tables = new Set(rules.filter(({iif = ''}) => isEntrance(iif)).map(({table}) => table))
	return routes.filter(one => tables.has(one.table) && one.destination === destination).map(({type}) => type)
}
const isInterface = (link: string) => link.startsWith('vif-')

test('both ends of a virtual interface have its tag, its MTU and an address of its own (DX-2, DX-8)', t => {
	const plan = compile(labOf())
	t.like(plan.namespaces['dx.east']?.vlans?.[0], {name: 'vif-corp', parent: 'cross', vlanId: 201, mtuBytes: 9001})
	t.like(plan.namespaces['site.dc']?.vlans?.[1], {name: 'dx-west.corp', parent: 'dx-west', vlanId: 202, mtuBytes: 1500})
	t.like(plan.namespaces['dx.west']?.addresses, [{link: 'vif-corp', address: '169.254.102.1/30'}])
})

test('each end may be configured wrongly (DX-2)', t => {
	const {directConnects} = document
	const {corp} = directConnects.east.virtualInterfaces
	const plan = compile(
		labOf({
			directConnects: {
				east: {...directConnects.east, virtualInterfaces: {corp: {...corp, customer: {vlan: 209, authKey: 'another'}}}}
			}
		})
	)
	t.is(plan.namespaces['dx.east']?.vlans?.[0]?.vlanId, 201)
	t.is(plan.namespaces['site.dc']?.vlans?.[0]?.vlanId, 209)
	t.not(bgpOf(plan, 'dx.east')?.neighbors[0]?.password, bgpOf(plan, 'site.dc')?.neighbors[0]?.password)
})

test("a session has the gateway's ASN, an MD5 key, 100 prefixes at most and 30 and 90 seconds (DX-2…4)", t => {
	const plan = compile(labOf())
	const [aws] = bgpOf(plan, 'dx.east')?.neighbors ?? []
	const [customer] = bgpOf(plan, 'site.dc')?.neighbors ?? []
	t.like(aws, {localAsn: 64_513, asn: 65_001, maximumPrefixes: 100, keepaliveSeconds: 30, holdSeconds: 90})
	t.deepEqual(aws?.bfd, {intervalMs: 300, multiplier: 3})
	t.like(customer, {asn: 64_513, password: aws?.password ?? ''})
})

test('what the site announces is propagated into every VPC, over both connections at once (DX-7)', t => {
	const plan = compile(labOf(), learned(received('dx.east', '192.168.0.0/24'), received('dx.west', '192.168.0.0/24')))
	for (const name of ['prod', 'dev']) {
		const route = plan.namespaces[`vgw.${name}`]?.routes.find(({destination}) => destination === '192.168.0.0/24')
		t.deepEqual(
			route?.nexthops.map(({link}) => link),
			['dx-east.corp', 'dx-west.corp']
		)
		t.true(
			plan.namespaces[`vpc.${name}`]?.routes.some(({destination, type}) => destination === '192.168.0.0/24' && type === 'unicast')
		)
	}
})

test('nothing goes from one VPC to the other, but what a prefix of the site covers (DX-5)', t => {
	const isGateway = (link: string) => !isInterface(link)
	const apart = compile(labOf(), learned(received('dx.east', '192.168.0.0/24')))
	t.deepEqual(waysFrom(apart, 'dx.east', isGateway, '10.2.0.0/16'), [])
	t.deepEqual(waysFrom(apart, 'dx.east', isInterface, '10.2.0.0/16'), ['unicast'])
	t.deepEqual(waysFrom(apart, 'dx.east', isInterface, '192.168.0.0/24'), [])
	t.deepEqual(waysFrom(apart, 'dx.east', isGateway, '0.0.0.0/0'), ['blackhole'])
	const covered = compile(labOf(), learned(received('dx.east', '10.0.0.0/8')))
	t.deepEqual(waysFrom(covered, 'dx.east', isGateway, '10.2.0.0/16'), ['unicast'])
})

test('nothing passes a connection that is down', t => {
	const {directConnects} = document
	const plan = compile(labOf({directConnects: {...directConnects, east: {...directConnects.east, fault: 'down'}}}))
	t.regex(plan.namespaces['dx.east']?.firewall.ipv4 ?? '', /-A PREROUTING -i vif-corp -j DROP/)
	t.notRegex(plan.namespaces['dx.west']?.firewall.ipv4 ?? '', /PREROUTING -i vif-corp/)
})

test('a transit gateway sees an attachment of the Direct Connect gateway, and its tables learn from it (TGW-3)', t => {
	const lab = labOf({
		transitGateways: {hub: {asn: 64_600}},
		directConnectGateways: {corp: {asn: 64_513, associations: {hub: {allowedPrefixes: ['10.0.0.0/8']}}}},
		directConnects: {
			east: {
				location: 'EqDC2',
				site: 'dc',
				virtualInterfaces: {corp: {type: 'transit', vlan: 201, gateway: 'corp', ...peer(101)}}
			}
		}
	})
	const plan = compile(lab, learned(received('dx.east', '192.168.0.0/24')))
	t.true(lab.transitGateways[0]?.attachments.some(({key}) => key === 'hub.corp'))
	t.deepEqual(bgpOf(plan, 'dx.east')?.networks, ['10.0.0.0/8'])
	const {rules = [], routes = []} = plan.namespaces['tgw.hub'] ?? {}
	t.truthy(rules.find(({iif}) => iif === 'dx-east.corp'))
	t.deepEqual(
		routes.find(({destination}) => destination === '192.168.0.0/24')?.nexthops.map(({link}) => link),
		['dx-east.corp']
	)
})

test('a hosted connection has its rate, and each line its delay, in both directions (DX-1)', t => {
	const {directConnects} = document
	const plan = compile(
		labOf({directConnects: {east: {...directConnects.east, hosted: true, bandwidth: '50Mbps', link: {delayMs: 5}}}})
	)
	t.deepEqual(
		plan.links['dx.east/cross']?.ends.map(({shape}) => shape),
		[
			{rateMbps: 50, delayMs: 5},
			{rateMbps: 50, delayMs: 5}
		]
	)
})

test('a static route to the virtual private gateway stays at 1500 bytes, whatever a virtual interface takes (DX-8)', t => {
	const {prod, dev} = document.vpcs
	const written = {...prod, subnets: {a: {cidr: '10.1.0.0/24', propagate: true, routes: {'192.168.0.0/16': 'vpn-gateway'}}}}
	const plan = compile(labOf({vpcs: {prod: written, dev}}), learned(received('dx.east', '192.168.0.0/24')))
	const mtuTo = (destination: string) =>
		plan.namespaces['vpc.prod']?.routes.find(one => one.destination === destination && one.type === 'unicast')?.mtuBytes
	t.is(mtuTo('192.168.0.0/16'), 1500)
	t.is(mtuTo('192.168.0.0/24'), undefined)
})

const hub = (directGateway: string) =>
	labOf({
		sites: {
			dc: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'},
			branch: {publicIp: '203.0.113.30', asn: 65_002, cidr: '192.168.2.0/24'}
		},
		vpnConnections: {branch: {site: 'branch', gateway: 'prod'}},
		directConnects: {
			east: {location: 'EqDC2', site: 'dc', virtualInterfaces: {corp: {vlan: 201, gateway: directGateway, ...peer(101)}}}
		}
	})

function overBoth(lab: ReturnType<typeof hub>) {
	const [first] = lab.vpn?.connections[0]?.tunnels ?? []
	const branch = {
		destination: '192.168.2.0/24',
		link: 'branch-1',
		via: first?.customerInside ?? '',
		asPath: [65_002],
		med: 0,
		localPreference: 100,
		communities: []
	}
	return compile(lab, learned(received('dx.east', '192.168.0.0/24'), {'vgw.prod': [branch]}))
}

test('a virtual private gateway tells a virtual interface of its VPN connections, and these of it, each with its path (VPN-10)', t => {
	const plan = overBoth(hub('prod'))
	const [east, vgw] = [bgpOf(plan, 'dx.east'), bgpOf(plan, 'vgw.prod')]
	t.deepEqual(east?.networks, ['10.1.0.0/16', '192.168.2.0/24'])
	t.deepEqual(
		east?.routeMaps?.['to-east.corp']?.map(({set}) => set?.prepend),
		[[65_002], undefined]
	)
	t.deepEqual(waysFrom(plan, 'dx.east', isInterface, '192.168.2.0/24'), ['unicast'])
	t.deepEqual(vgw?.networks, ['10.1.0.0/16', '192.168.0.0/24'])
	t.deepEqual(
		vgw?.routeMaps?.['to-branch-2']?.map(({set}) => set),
		[{med: 200, prepend: [65_001]}, {med: 200}]
	)
})

test('behind a Direct Connect gateway it tells nothing, and lets nothing through (DX-5)', t => {
	const plan = overBoth(hub('corp'))
	t.deepEqual(bgpOf(plan, 'dx.east')?.networks, ['10.1.0.0/16', '10.2.0.0/16'])
	t.deepEqual(waysFrom(plan, 'dx.east', isInterface, '192.168.2.0/24'), [])
	t.deepEqual(bgpOf(plan, 'vgw.prod')?.networks, ['10.1.0.0/16'])
})

/** The data center by Direct Connect and by VPN, a branch by VPN; `branch`: more of its connection. */
const overHub = (branch: object = {}) =>
	labOf({
		vpcs: {},
		transitGateways: {hub: {asn: 64_600, routeTables: {default: {}, other: {}}}},
		sites: {
			dc: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'},
			branch: {publicIp: '203.0.113.30', asn: 65_002, cidr: '192.168.2.0/24'}
		},
		vpnConnections: {
			branch: {site: 'branch', gateway: 'hub', ...branch},
			dc: {site: 'dc', gateway: 'hub', propagations: ['default', 'other']}
		},
		directConnectGateways: {corp: {asn: 64_513, associations: {hub: {allowedPrefixes: ['10.0.0.0/8']}}}},
		directConnects: {
			east: {
				location: 'EqDC2',
				site: 'dc',
				virtualInterfaces: {corp: {type: 'transit', vlan: 201, gateway: 'corp', ...peer(101)}}
			}
		}
	})

function toldToBranch(lab: ReturnType<typeof overHub>) {
	const dc = lab.vpn?.connections.find(({key}) => key === 'dc')
	const overVpn = received('dx.east', '192.168.0.0/24')['dx.east']?.map(one => ({
		...one,
		via: dc?.tunnels[0].customerInside ?? '',
		asPath: [65_001, 65_001]
	}))
	const tgw = bgpOf(compile(lab, learned(received('dx.east', '192.168.0.0/24'), {'tgw.hub': overVpn ?? []})), 'tgw.hub')
	return {networks: tgw?.networks, paths: tgw?.routeMaps?.['to-branch-1']?.map(({set}) => set?.prepend)}
}

test('over VPN a transit gateway tells what Direct Connect brought into the table, with its path (VPN-7)', t => {
	t.deepEqual(toldToBranch(overHub()), {networks: ['192.168.0.0/24'], paths: [[65_001], undefined]})
})

test('a site whose table has the same by VPN is told of that path (VPN-7)', t => {
	t.deepEqual(toldToBranch(overHub({association: 'other'})), {
		networks: ['192.168.0.0/24'],
		paths: [[65_001, 65_001], undefined]
	})
})
