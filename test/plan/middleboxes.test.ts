import test from 'ava'
import {memberSet, renderSecurityGroups} from '../../src/aws/security-group/plan.ts'
import type {InternetGateway, SecurityGroupRule} from '../../src/model/model.ts'
import {compile} from '../../src/plan/compile.ts'
import {linkName} from '../../src/plan/names.ts'
import type {NamespacePlan} from '../../src/plan/types.ts'
import {address, cidr, group, instance, lab, local, type NatFixture, route, rule, vpc} from './lab-fixture.ts'

const toWall = route('10.0.1.0/24', {kind: 'network-interface', key: 'main.wall'})
const toStrict = route('10.0.1.0/24', {kind: 'network-interface', key: 'main.strict'})

const hosts = [
	instance('main', 'web', {subnet: 'a', ip: '10.0.0.10', groups: ['main.web']}),
	instance('main', 'wall', {subnet: 'b', ip: '10.0.1.10', sourceDestCheck: false, publicIp: '54.0.0.10'}),
	instance('main', 'strict', {subnet: 'b', ip: '10.0.1.20'}),
	instance('main', 'hidden', {subnet: 'b', ip: '10.0.1.30', sourceDestCheck: false})
]

const reference = (key: string): SecurityGroupRule => ({id: 'sgr-0', protocol: 'all', peer: {kind: 'group', key}})

const main = (routes: Parameters<typeof vpc>[2], rest: Parameters<typeof vpc>[4] = {}) =>
	vpc('main', '10.0.0.0/16', routes, hosts, {
		securityGroups: [group('main.open', [rule('all', '0.0.0.0/0')]), group('main.web', [reference('main.web')])],
		...rest
	})

const subnets = (...ofA: Parameters<typeof route>[]) => ({
	a: {cidr: '10.0.0.0/24', routes: ofA.map(one => route(...one))},
	b: {cidr: '10.0.1.0/24'}
})

function router(
	one: ReturnType<typeof vpc>,
	more: Parameters<typeof lab>[1] & {others?: ReturnType<typeof vpc>[]} = {}
): NamespacePlan {
	const {others = [], ...rest} = more
	const found = compile(lab([one, ...others], rest)).namespaces['vpc.main']
	if (!found) throw new Error('no router')
	return found
}

test('ENI-3: where a route leads to an ENI that checks destinations, only its own address arrives', t => {
	const {routes} = router(main({...subnets(), a: {cidr: '10.0.0.0/24', routes: [toStrict]}}))
	const [block] = routes.filter(({destination, type}) => destination === '10.0.1.0/24' && type === 'blackhole')
	t.deepEqual(
		routes.filter(({table, destination}) => table === block?.table && destination.endsWith('/32')),
		[{table: block?.table ?? 0, destination: '10.0.1.20/32', type: 'throw', nexthops: []}]
	)
})

test('RT-5: a route that contains the addresses of AWS’s own services does not lead there', t => {
	const {rules} = router(main(subnets(['169.254.0.0/16', toWall.target], ['0.0.0.0/0', toWall.target])))
	const [first] = [...rules].sort((a, b) => a.priority - b.priority)
	t.like(first, {to: '169.254.168.0/22', family: 4})
	const lastResort = rules.findLast(({priority}) => priority === 1000)
	t.is(first?.table, lastResort?.table, 'where nothing but addresses of the VPC is found, and the rest drops')
})

test('ENI-3: not if a longer route leads its address elsewhere', t => {
	const {routes} = router(
		main(subnets(['0.0.0.0/0', {kind: 'network-interface', key: 'main.strict'}], ['10.0.1.0/24', toWall.target]))
	)
	t.false(routes.some(({type, destination}) => type === 'throw' && destination === '10.0.1.20/32'))
})

test('RT-10: from the Internet an edge association leads only to ENIs with a public address', t => {
	const edge = (target: string) => {
		const internetGateway: InternetGateway = {id: 'igw-0', routeTable: 'main.edge'}
		const table = {
			key: 'main.edge',
			id: 'rtb-edge',
			main: false,
			routes: [...local('10.0.0.0/16'), route('10.0.0.0/24', {kind: 'network-interface', key: target})]
		}
		const one = main(subnets(), {internetGateway})
		const {routes, rules} = router({...one, routeTables: [...one.routeTables, table]})
		const entered = rules.find(({iif, priority}) => iif === 'igw' && priority === 100)?.table
		return routes.find(each => each.table === entered && each.destination === '10.0.0.0/24')
	}
	t.deepEqual(edge('main.wall')?.nexthops, [{link: 'eni-wall', via: '10.0.1.10'}])
	t.is(edge('main.hidden')?.type, 'blackhole')
})

test('MOD-6: a NAT gateway sends to its neighbours itself, whatever their table says', t => {
	const nat: NatFixture = {
		key: 'main.nat',
		id: 'nat-0',
		subnet: 'main.b',
		interfaceId: 'eni-0',
		mac: '02:00:00:00:00:09',
		privateIp: address('10.0.1.9'),
		connectivity: 'public'
	}
	const rules = (diverts: boolean) =>
		router(
			main({a: {cidr: '10.0.0.0/24'}, b: {cidr: '10.0.1.0/24', routes: diverts ? [toWall] : []}}, {nat: [nat]})
		).rules.filter(({priority}) => priority > 85 && priority < 100)
	t.deepEqual(rules(true), [{family: 4, priority: 90, iif: 'nat-nat', to: '10.0.1.0/24', table: 100}])
	t.deepEqual(rules(false), [])
})

test('NAT-6: a NAT gateway serves whatever is routed to it, so that it can stand behind a transit gateway', t => {
	const nat: NatFixture[] = [
		{
			key: 'main.nat',
			id: 'nat-0',
			subnet: 'main.b',
			interfaceId: 'eni-0',
			mac: '02:00:00:00:00:09',
			privateIp: address('10.0.1.9'),
			connectivity: 'public'
		}
	]
	const text = compile(lab([main(subnets(), {nat})])).namespaces['nat.main.nat']?.firewall.ipv4 ?? ''
	t.true(text.includes('-A POSTROUTING -p icmp -j SNAT --to-source 10.0.1.9\n'))
	t.true(text.includes('-A FORWARD -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset\n'))
	t.false(text.includes(' -s '))
})

test('SG-7: the members of a group are known by the link that they are reached by: in the VPC their own', t => {
	t.deepEqual(router(main(subnets())).sets[memberSet(4, 'ingress', 'main.web')], {
		type: 'hash:net,iface',
		family: 4,
		entries: ['10.0.0.10,eni-web']
	})
})

test('SG-8: those of a peered VPC are known by the peering, both ways', t => {
	const far = instance('far', 'one', {subnet: 'x', ip: '10.9.0.5', groups: ['far.web']})
	const others = [vpc('far', '10.9.0.0/16', {x: {cidr: '10.9.0.0/24'}}, [far], {securityGroups: [group('far.web', [])]})]
	const near = main(subnets(), {
		securityGroups: [
			group('main.open', [rule('all', '0.0.0.0/0')]),
			group('main.web', [reference('far.web')], [reference('far.web')])
		]
	})
	const {sets} = router(near, {
		others,
		peerings: [{key: 'p', id: 'pcx-0', requester: 'main', accepter: 'far', state: 'active'}]
	})
	for (const direction of ['ingress', 'egress'] as const) {
		t.deepEqual(sets[memberSet(4, direction, 'far.web')]?.entries, ['10.9.0.5,pcx-p'], direction)
	}
})

test('SG-8: across a transit gateway they are known inbound alone', t => {
	const far = instance('far', 'one', {subnet: 'x', ip: '10.9.0.5', groups: ['far.web']})
	const others = [vpc('far', '10.9.0.0/16', {x: {cidr: '10.9.0.0/24'}}, [far], {securityGroups: [group('far.web', [])]})]
	const near = main(subnets(), {
		securityGroups: [
			group('main.open', [rule('all', '0.0.0.0/0')]),
			group('main.web', [reference('far.web')], [reference('far.web')])
		]
	})
	const attachment = (name: string, subnet: string) =>
		({
			key: `t.${name}`,
			id: `tgw-attach-${name}`,
			state: 'available',
			resource: {
				kind: 'vpc',
				vpc: name,
				subnets: [{subnet, interface: `transit-gateway ${name}`}],
				applianceMode: false,
				securityGroupReferencing: true
			}
		}) as const
	const {sets} = router(near, {
		others,
		transitGateways: [
			{
				key: 't',
				id: 'tgw-0',
				account: '123456789012',
				region: 'us-east-1',
				asn: 64512,
				securityGroupReferencing: true,
				vpnEcmp: true,
				routeTables: [],
				attachments: [attachment('main', 'main.a'), attachment('far', 'far.x')]
			}
		]
	})
	t.deepEqual(sets[memberSet(4, 'ingress', 'far.web')]?.entries, [`10.9.0.5,${linkName('tgw-t@use1-az1')}`])
	t.deepEqual(sets[memberSet(4, 'egress', 'far.web')]?.entries, [])
})

test('SG-2: a reset that a middlebox hands on passes, though the kernel has forgotten its flow', t => {
	const resets = (middlebox?: 'router' | 'filter') =>
		renderSecurityGroups(4, [], {middlebox}).rules.filter(line => line.includes('RST'))
	t.deepEqual(resets(), [])
	t.deepEqual(resets('router'), [
		'-A receiver -m devgroup --src-group 0x0/0x70000000 -m devgroup ! --src-group 0x0/0xffff -p tcp --tcp-flags RST RST -m conntrack --ctstate INVALID -j RETURN'
	])
	t.deepEqual(resets('filter'), ['-A sender -p tcp --tcp-flags RST RST -m conntrack --ctstate INVALID -j RETURN'])
})

test('EIGW-1: nothing but what began inside leaves by an egress-only gateway', t => {
	const text =
		compile(lab([main(subnets(), {ipv6Cidrs: [cidr('2600:1f18::/56')], egressOnlyInternetGateway: {id: 'eigw-0'}})])).namespaces[
			'igw.main'
		]?.firewall.ipv6 ?? ''
	const lines = text.split('\n').filter(line => line.startsWith('-A FORWARD'))
	t.deepEqual(lines, [
		'-A FORWARD -i egress-only -s 2600:1f18::/56 -m conntrack --ctstate NEW,ESTABLISHED,RELATED --ctdir ORIGINAL -j ACCEPT',
		'-A FORWARD -i edge -d 2600:1f18::/56 -m conntrack --ctstate ESTABLISHED,RELATED --ctdir REPLY -j ACCEPT',
		'-A FORWARD -i egress-only -j DROP',
		'-A FORWARD -m conntrack --ctstate RELATED -j ACCEPT',
		'-A FORWARD -j DROP'
	])
})
