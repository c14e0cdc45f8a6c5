/** Small facts of AWS's networking that no lab shows, by their ids. */
import test from 'ava'
import {predict} from '../src/control/predict.ts'
import {BadLab} from '../src/lab/problem.ts'
import {readLab} from '../src/lab/read.ts'
import type {Lab} from '../src/model/model.ts'
import type {Address} from '../src/net/address.ts'
import {compile} from '../src/plan/compile.ts'

const labOf = (document: object): Lab => readLab(document, {name: 'facts'}).lab
function codesOf(document: object): readonly (string | undefined)[] {
	try {
		labOf(document)
		return []
	} catch (error) {
		if (error instanceof BadLab) return error.problems.map(({code}) => code)
		throw error
	}
}

const everything = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			ipv6: true,
			internetGateway: true,
			egressOnlyInternetGateway: true,
			vpnGateway: true,
			subnets: {a: {cidr: '10.0.0.0/24', ipv6: true, routes: {'0.0.0.0/0': 'internet-gateway'}}},
			networkAcls: {strict: {}},
			securityGroups: {web: {ingress: [{tcp: 80, from: '0.0.0.0/0'}]}},
			natGateways: {nat: {subnet: 'a'}},
			instances: {web: {subnet: 'a', elasticIp: 'shop'}}
		},
		other: {cidr: '10.1.0.0/16', subnets: {own: {cidr: '10.1.0.0/24'}}}
	},
	elasticIps: {shop: null},
	prefixLists: {offices: ['198.51.100.0/24']},
	peerings: {pair: {requester: 'main', accepter: 'other'}},
	transitGateways: {hub: {attachments: {main: ['a'], other: ['own']}}},
	sites: {office: {publicIp: '203.0.113.7', cidr: '192.168.0.0/24'}},
	vpnConnections: {office: {site: 'office', gateway: {vpnGateway: 'main'}}}
}

test('identifiers are AWS’s prefix and 17 hex digits, the same every time (MOD-2)', t => {
	const found = (lab: Lab) => [...JSON.stringify(lab).matchAll(/"(?:\w*[iI]d)":"([^"]+)"/g)].map(([, id = '']) => id)
	const ids = found(labOf(everything)).filter(id => !/^use1-az\d$/.test(id))
	const prefixes = new Set(ids.map(id => id.replace(/-[\da-f]{17}$/, '')))
	for (const prefix of [
		'vpc',
		'subnet',
		'rtb',
		'igw',
		'eigw',
		'nat',
		'eni',
		'i',
		'sg',
		'sgr',
		'acl',
		'pcx',
		'pl',
		'tgw',
		'tgw-attach',
		'tgw-rtb',
		'vgw',
		'cgw',
		'vpn',
		'eipalloc'
	]) {
		t.true(prefixes.has(prefix), `${prefix}, of ${[...prefixes].join(' ')}`)
	}
	t.deepEqual(
		found(labOf(everything)).filter(id => !/^use1-az\d$/.test(id)),
		ids
	)
})

test('host bits of a block are masked, not refused (VPC-1, RT-6)', t => {
	const {vpcs} = labOf({
		vpcs: {main: {cidr: '100.68.0.18/18', subnets: {a: {cidr: '100.68.1.7/24', routes: {'10.9.8.7/8': 'blackhole'}}}}}
	})
	t.deepEqual(vpcs[0]?.cidrs as readonly string[], ['100.68.0.0/18'])
	t.is(vpcs[0]?.subnets[0]?.cidr as string, '100.68.1.0/24')
	t.true(vpcs[0]?.routeTables.some(({routes}) => routes.some(({destination}) => destination === '10.0.0.0/8')))
})

test('a public range is a VPC’s own: the local route alone leads there (VPC-2)', t => {
	const {vpcs} = labOf({
		vpcs: {
			main: {
				cidr: '54.1.0.0/16',
				internetGateway: true,
				subnets: {a: {cidr: '54.1.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}}
			}
		}
	})
	const routes = vpcs[0]?.routeTables
		.find(({key}) => key === 'main.a')
		?.routes.map(({destination, target}) => `${destination} ${target.kind}`)
	t.deepEqual(routes, ['54.1.0.0/16 local', '0.0.0.0/0 internet-gateway'])
})

test('a new VPC has a main table with local routes, one for each block, and a list and a group called default (VPC-3, VPC-7, RT-2, NACL-2, SG-1)', t => {
	const [vpc] = labOf({vpcs: {main: {cidr: ['10.0.0.0/16', '100.64.0.0/16'], ipv6: '2600:1f18:1:100::/56'}}}).vpcs
	t.deepEqual(
		vpc?.routeTables.map(({main, routes}) => [main, routes.map(({destination, target}) => `${destination} ${target.kind}`)]),
		[[true, ['10.0.0.0/16 local', '100.64.0.0/16 local', '2600:1f18:1:100::/56 local']]]
	)
	const [acl, ...acls] = vpc?.networkAcls ?? []
	t.deepEqual(acls, [])
	t.deepEqual(
		acl?.ingress.map(({number, action, protocol, cidr}) => `${number} ${action} ${protocol} ${cidr}`),
		['100 allow all 0.0.0.0/0', '101 allow all ::/0']
	)
	const [group, ...groups] = vpc?.securityGroups ?? []
	t.deepEqual(groups, [])
	t.deepEqual([group?.name, group?.ingress.map(({peer}) => peer.kind), group?.egress.length], ['default', ['group'], 2])
	t.is(vpc?.internetGateway, undefined)
})

test('VPCs with the same block are two worlds, and only a peering between them is refused (VPC-8, PCX-1)', t => {
	const vpcs = {
		a: {cidr: '10.0.0.0/16', subnets: {s: {cidr: '10.0.0.0/24'}}, instances: {x: {subnet: 's', privateIp: '10.0.0.5'}}}
	}
	const twins = {vpcs: {...vpcs, b: vpcs.a}}
	t.deepEqual(codesOf(twins), [])
	const plan = compile(labOf(twins))
	const reached = (namespace: string) =>
		plan.namespaces[namespace]?.routes.filter(({destination}) => destination === '10.0.0.5/32').length
	t.deepEqual([reached('vpc.a'), reached('vpc.b')], [1, 1])
	t.deepEqual(codesOf({...twins, peerings: {ab: {requester: 'a', accepter: 'b'}}}), ['failed'])
})

test('security groups forget idle flows as AWS’s do (SG-5), a NAT gateway in 350 s, with 55,000 ports to a destination (NAT-3, NAT-4)', t => {
	const {namespaces} = compile(labOf(everything))
	t.like(namespaces['vpc.main']?.sysctls, {
		'net.netfilter.nf_conntrack_tcp_timeout_established': '432000',
		'net.netfilter.nf_conntrack_udp_timeout': '30',
		'net.netfilter.nf_conntrack_udp_timeout_stream': '180'
	})
	const nat = Object.entries(namespaces).find(([name]) => name.startsWith('nat'))?.[1]
	t.is(nat?.sysctls['net.netfilter.nf_conntrack_tcp_timeout_established'], '350')
	const ranges = [...(nat?.firewall.ipv4 ?? '').matchAll(/-p tcp .*-j SNAT --to-source [\d.]+:(\d+)-(\d+) --random-fully/g)]
	const ends = ranges.map(([, from, to]) => [Number(from), Number(to)] as const)
	t.is(
		ends.reduce((sum, [from, to]) => sum + to - from + 1, 0),
		55_000
	)
	t.true(ends.every(([from, to]) => from >= 1024 && to <= 65_535))
})

test('a peering carries 9001 bytes within its Region and 8500 between Regions, a NAT gateway 1500, and a transit gateway drops what is longer than 8500 where it came by no VPC attachment (PCX-5, TGW-8, MTU-1)', t => {
	/** MTUs of all links that have an end in such a namespace at both ends, or at one. */
	const mtus = (document: object, ...kinds: readonly [RegExp, RegExp]) =>
		Object.values(compile(labOf(document)).links)
			.filter(
				({ends: [a, b]}) =>
					(kinds[0].test(a.namespace) && kinds[1].test(b.namespace)) || (kinds[1].test(a.namespace) && kinds[0].test(b.namespace))
			)
			.flatMap(({ends}) => ends.map(({mtuBytes}) => mtuBytes))
	const {transitGateways: _, ...peered} = everything
	const abroad = {...peered, vpcs: {...peered.vpcs, other: {...peered.vpcs.other, region: 'eu-west-1'}}}
	t.deepEqual(mtus(peered, /^vpc\./, /^vpc\./), [9001, 9001])
	t.deepEqual(mtus(abroad, /^vpc\./, /^vpc\./), [8500, 8500])
	t.deepEqual([...new Set(mtus(everything, /^nat/, /^vpc\./))], [1500])
	const gateway = Object.entries(compile(labOf(everything)).namespaces).find(([name]) => name.startsWith('tgw'))?.[1]
	t.regex(
		gateway?.firewall.ipv4 ?? '',
		/-A FORWARD -m mark --mark 0 ! -p tcp -m length --length 8501:65535 -j DROP/,
		'without a word (TGW-8)'
	)
})

test('a transit gateway has the ASN 64512, one table that everybody is in, and waits for no VPC of its own account (TGW-1, TGW-11)', t => {
	const [gateway] = labOf(everything).transitGateways
	t.like(gateway, {asn: 64_512, vpnEcmp: true})
	t.deepEqual(
		gateway?.attachments.map(({state, routeTable}) => [state, routeTable]),
		[
			['available', 'hub.default'],
			['available', 'hub.default']
		]
	)
	t.is(gateway?.routeTables.length, 1)
})

test('a packet meets the sender’s group, its route, the lists of both subnets, then the receiver’s group (MOD-4)', t => {
	const open = {ingress: {100: {allow: 'all', from: '0.0.0.0/0'}}, egress: {100: {allow: 'all', to: '0.0.0.0/0'}}}
	/** What stops it first when so many of the five stages are open. */
	const stoppedBy = (opened: number) => {
		const isOpen = (stage: number) => opened > stage
		const lab = labOf({
			vpcs: {
				main: {
					cidr: '10.0.0.0/16',
					subnets: {
						a: {cidr: '10.0.0.0/24', networkAcl: 'a', ...(!isOpen(1) && {routes: {'10.0.1.0/24': 'blackhole'}})},
						b: {cidr: '10.0.1.0/24', networkAcl: 'b'}
					},
					networkAcls: {a: isOpen(2) ? open : {ingress: open.ingress}, b: isOpen(3) ? open : {egress: open.egress}},
					securityGroups: {
						from: isOpen(0) ? {} : {egress: []},
						to: isOpen(4) ? {ingress: [{icmp: 'all', from: '10.0.0.0/24'}]} : {}
					},
					instances: {
						x: {subnet: 'a', privateIp: '10.0.0.10', securityGroups: ['from']},
						y: {subnet: 'b', privateIp: '10.0.1.10', securityGroups: ['to']}
					}
				}
			}
		})
		const {verdict, end} = predict(lab, {protocol: 'icmp', from: '10.0.0.10' as Address, to: '10.0.1.10' as Address})
		return verdict === 'silence' ? `${end?.at.kind} ${end?.at.key}` : verdict
	}
	t.deepEqual([0, 1, 2, 3, 4, 5].map(stoppedBy), [
		'security-group main.from',
		'route-table main.a',
		'network-acl main.a',
		'network-acl main.b',
		'security-group main.to',
		'answer'
	])
})

test('a VPC gets a /56 of its Region, a subnet a /64 of it (VPC-6)', t => {
	const {vpcs} = labOf(everything)
	t.regex(vpcs[0]?.ipv6Cidrs.join(' ') ?? '', /^2600:1f18:[\da-f:]+::\/56$/)
	t.regex(vpcs[0]?.subnets[0]?.ipv6Cidr ?? '', /^2600:1f18:[\da-f:]+::\/64$/)
})

const many = <T>(count: number, entry: (n: number) => readonly [string, T]) =>
	Object.fromEntries(Array.from({length: count}, (_, n) => entry(n)))

test('quotas that no other test meets (SUB-1, RT-1, NACL-7, IGW-3, PCX-1)', t => {
	const inVpc = (more: object) => codesOf({vpcs: {main: {cidr: '10.0.0.0/16', ...more}}})
	t.deepEqual(inVpc({subnets: many(201, n => [`s${n}`, {cidr: `10.0.${n}.0/24`}])}), ['SubnetLimitExceeded'])
	t.deepEqual(inVpc({routeTables: many(200, n => [`t${n}`, {}])}), ['RouteTableLimitExceeded'])
	t.deepEqual(inVpc({networkAcls: many(201, n => [`a${n}`, {}])}), ['NetworkAclLimitExceeded'])
	const open = {quotas: {vpcsPerRegion: 60}, vpcs: many(6, n => [`v${n}`, {cidr: `10.${n}.0.0/16`, internetGateway: true}])}
	t.deepEqual(codesOf(open), ['InternetGatewayLimitExceeded'])
	const star = {
		quotas: {vpcsPerRegion: 60},
		vpcs: many(52, n => [`v${n}`, {cidr: `10.${n}.0.0/16`}]),
		peerings: many(51, n => [`p${n}`, {requester: 'v0', accepter: `v${n + 1}`}])
	}
	t.deepEqual(codesOf(star), ['ActiveVpcPeeringConnectionPerVpcLimitExceeded'])
})

test('a NAT gateway in another subnet, or a private one, is another gateway with another interface; another elastic address changes nothing of it (NAT-1)', t => {
	const idsOf = (natGateway: object) => {
		const {internetGateway, cidr} = everything.vpcs.main
		const subnets = {a: {cidr: '10.0.0.0/24'}, b: {cidr: '10.0.1.0/24'}}
		const [vpc] = labOf({
			vpcs: {main: {cidr, internetGateway, subnets, natGateways: {nat: natGateway}}},
			elasticIps: {other: {}}
		}).vpcs
		const gateway = vpc?.natGateways?.[0]
		const eni = vpc?.interfaces.find(({key}) => key === gateway?.interface)
		return [gateway?.id, eni?.id, eni?.mac]
	}
	const before = idsOf({subnet: 'a'})
	t.deepEqual(idsOf({subnet: 'a', elasticIp: 'other'}), before)
	for (const other of [{subnet: 'b'}, {subnet: 'a', connectivity: 'private'}]) {
		for (const [index, id] of idsOf(other).entries()) t.not(id, before[index])
	}
})
