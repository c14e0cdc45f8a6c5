import test from 'ava'
import {predictAll} from '../../../src/control/predict.ts'
import type {NetworkAcl, TransitGatewayRoute, Vpc} from '../../../src/model/model.ts'
import {ask, fate, tcp, way} from '../../control/asking.ts'
import {type AttachmentFixture, attachment, gateway, services, spoke, to} from '../../control/transit-lab.ts'
import {
	address,
	cidr,
	group,
	instance,
	lab,
	type NatFixture,
	natGatewayOf,
	natInterfaceOf,
	openAcl,
	route
} from '../../plan/lab-fixture.ts'

const joined = (one: AttachmentFixture = {}, other: AttachmentFixture = {}, routes?: TransitGatewayRoute[]) =>
	lab([spoke(1), spoke(2)], {transitGateways: [gateway([attachment(1, one), attachment(2, other)], routes)]})

const [from, there] = ['10.1.0.10', '10.2.0.10']

test('MOD-7: a transit gateway takes one hop', t => {
	t.is(fate(joined(), from, there), 'answer 254')
	t.deepEqual(way(ask(joined(), from, there).forward), [
		'instance v1.a',
		'network-interface v1.a',
		'route-table v1.a',
		'transit-gateway t',
		'route-table v2.tgw',
		'network-interface v2.a',
		'instance v2.a'
	])
})

test('TGW-2: from a zone without an attachment nothing leaves, and it names the route', t => {
	const alone = joined({subnets: ['tgw']})
	t.is(fate(alone, '10.1.1.10', there), 'silence: TGW_ROUTE_AZ_RESTRICTION at route-table v1.b (forward)')
	t.is(fate(alone, from, '10.2.1.10'), 'answer 254')
})

test('TGW-2: an answer has to come from a zone with an attachment as well', t => {
	t.is(fate(joined({}, {subnets: ['tgw']}), from, '10.2.1.10'), 'silence: TGW_ROUTE_AZ_RESTRICTION at route-table v2.b (reply)')
})

test('TGW-3: without an association it is dropped, and without a route', t => {
	t.regex(fate(joined({table: ''}), from, there), /TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at transit-gateway t \(forward\)/)
	t.regex(fate(joined({}, {}, [to(1)]), from, there), /TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at transit-gateway t \(forward\)/)
	t.regex(fate(joined({}, {}, [to(2)]), from, there), /TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at transit-gateway t \(reply\)/)
})

test('TGW-3: a static route wins over a propagated one, and a blackhole drops', t => {
	const {attachment: _, ...hole} = to(2, {origin: 'static'})
	const {end} = ask(joined({}, {}, [to(1), to(2), hole]), from, there)
	t.is(end?.code, 'TGW_RTB_BAD_STATE_ROUTE')
	t.deepEqual(end?.decision, {
		by: 'transit-gateway-route',
		table: 't.main',
		from: 't.v1',
		destination: cidr('10.2.0.0/16'),
		origin: 'static'
	})
})

test('TGW-11: what is not accepted carries nothing', t => {
	t.regex(fate(joined({state: 'pending-acceptance'}), from, there), /BAD_STATE_ROUTE at route-table v1.a/)
	t.regex(fate(joined({}, {state: 'pending-acceptance'}), from, there), /TGW_RTB_BAD_STATE_ROUTE/)
})

test('TGW-5: between peered gateways two hops, with static routes on both sides', t => {
	const peer = (key: string, other: string) =>
		({
			key: `${key}.peer`,
			id: `tgw-attach-${key}`,
			state: 'available',
			routeTable: `${key}.main`,
			resource: {kind: 'peering', peering: 'p', peer: other}
		}) as const
	const far = (routes: TransitGatewayRoute[]) => ({
		...gateway([{...attachment(2), key: 'u.v2', routeTable: 'u.main'}, peer('u', 't')]),
		key: 'u',
		routeTables: [{key: 'u.main', id: 'tgw-rtb-1', routes}]
	})
	const peered = (back: TransitGatewayRoute[]) =>
		lab([spoke(1), spoke(2, {}, 'u')], {
			transitGateways: [
				gateway([attachment(1), peer('t', 'u')], [to(1), to(2, {origin: 'static', attachment: 't.peer'})]),
				far([to(2, {attachment: 'u.v2'}), ...back])
			],
			transitGatewayPeerings: [{key: 'p', id: 'tgw-attach-p', requester: 't', accepter: 'u', state: 'active'}]
		})
	t.is(fate(peered([to(1, {origin: 'static', attachment: 'u.peer'})]), from, there), 'answer 253')
	t.regex(fate(peered([]), from, there), /TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at transit-gateway u \(reply\)/)
})

/** Everything between v1 and v2 goes through a firewall in v3, one in each of its zones. */
function inspected(applianceMode: boolean) {
	const wall = (zone: string, ip: string) =>
		instance('v3', `wall-${zone}`, {subnet: zone, ip, sourceDestCheck: false, guest: {forward: true, statefulFirewall: true}})
	const base = spoke(3)
	const walls = [wall('a', '10.3.0.20'), wall('b', '10.3.1.20')]
	const middle: Vpc = {
		...base,
		subnets: [...base.subnets, {...base.subnets[1]!, key: 'v3.tgw2', cidr: cidr('10.3.8.0/24'), routeTable: 'v3.tgw2'}],
		instances: [...base.instances, ...walls.map(one => one.instance)],
		interfaces: [...base.interfaces, ...walls.map(one => one.networkInterface)],
		routeTables: [
			...base.routeTables.filter(({key}) => key !== 'v3.tgw'),
			...(['tgw', 'tgw2'] as const).map((name, index) => ({
				key: `v3.${name}`,
				id: `rtb-${name}`,
				main: false,
				routes: [route('10.0.0.0/8', {kind: 'network-interface', key: index === 0 ? 'v3.wall-a' : 'v3.wall-b'})]
			}))
		]
	}
	const through = {
		...gateway([]),
		routeTables: [
			{key: 't.main', id: 'tgw-rtb-0', routes: [to(1), to(2)]},
			{
				key: 't.spokes',
				id: 'tgw-rtb-1',
				routes: [{destination: cidr('0.0.0.0/0'), origin: 'static' as const, attachment: 't.v3'}]
			}
		]
	}
	return lab([spoke(1), spoke(2), middle], {
		transitGateways: [
			{
				...through,
				attachments: [
					attachment(1, {table: 'spokes'}),
					attachment(2, {table: 'spokes'}),
					attachment(3, {subnets: ['tgw', 'tgw2'], applianceMode})
				]
			}
		]
	})
}

test('TGW-7: across zones the stateful firewall sees one half of a flow and drops it', t => {
	t.is(fate(inspected(false), from, there), 'answer 252')
	t.is(fate(inspected(false), from, '10.2.1.10'), 'silence: FIREWALL_RULES_RESTRICTION at instance v3.wall-b (reply)')
})

test('TGW-7: in appliance mode both halves take one zone, whichever it is', t => {
	const all = predictAll(inspected(true), {from: address(from), to: address('10.2.1.10'), protocol: 'tcp', port: 80})
	t.deepEqual(
		all.map(({verdict, ttl}) => `${verdict} ${ttl}`),
		['answer 252', 'answer 252']
	)
	t.deepEqual(
		all.map(({forward}) => way(forward).find(hop => hop.includes('instance v3'))),
		['instance v3.wall-a', 'instance v3.wall-b']
	)
})

test('NACL-8: the list of the gateway subnet sees what goes in by source and what comes out by destination', t => {
	const list = (ingress: string, egress: string): NetworkAcl => ({
		key: 'v2.acl',
		id: 'acl-2',
		default: false,
		ingress: [{number: 100, action: 'allow', protocol: 'all', cidr: cidr(ingress)}],
		egress: [{number: 100, action: 'allow', protocol: 'all', cidr: cidr(egress)}]
	})
	const guarded = (acl: NetworkAcl, target = there) =>
		fate(lab([spoke(1), spoke(2, {}, 't', acl)], {transitGateways: [gateway([attachment(1), attachment(2)])]}), from, target)
	t.is(guarded(list('10.2.0.0/16', '10.2.0.0/16')), 'answer 254')
	t.is(guarded(list('10.2.0.0/16', '10.1.0.0/16')), 'silence: SUBNET_ACL_RESTRICTION at network-acl v2.acl (forward)')
	t.is(guarded(list('10.1.0.0/16', '10.2.0.0/16')), 'silence: SUBNET_ACL_RESTRICTION at network-acl v2.acl (reply)')
})

test('NACL-8: to an instance in the gateway subnet no list is asked, from it both', t => {
	const deaf: NetworkAcl = {key: 'v2.acl', id: 'acl-2', default: false, ingress: [], egress: []}
	const both = lab([spoke(1), spoke(2, {networkAcls: [openAcl, deaf]}, 't', deaf)], {
		transitGateways: [gateway([attachment(1), attachment(2)])]
	})
	const {forward, end} = ask(both, from, '10.2.9.10')
	t.is(way(forward).at(-1), 'instance v2.guest')
	t.like(end, {on: 'reply', code: 'SUBNET_ACL_RESTRICTION'})
})

test('SG-8: a reference across a gateway holds inbound if gateway and attachments allow it', t => {
	const named = {id: 'sgr-0', protocol: 'all', peer: {kind: 'group', key: 'v1.open'}} as const
	const referring = (allowed: boolean) =>
		lab([spoke(1), spoke(2, {securityGroups: [group('v2.open', [named])]})], {
			transitGateways: [
				gateway([attachment(1, {referencing: allowed}), attachment(2, {referencing: true})], undefined, {
					securityGroupReferencing: true
				})
			]
		})
	t.is(fate(referring(true), from, there), 'answer 254')
	t.is(fate(referring(false), from, there), 'silence: SG_REFERENCING_SUPPORT at security-group v2.open (forward)')
})

test('NAT-6: what comes by a transit gateway may leave by the NAT gateway behind it', t => {
	const base = spoke(2)
	const nat: NatFixture = {
		key: 'v2.nat',
		id: 'nat-2',
		subnet: 'v2.a',
		interfaceId: 'eni-nat',
		mac: '02:00:00:00:00:09',
		privateIp: address('10.2.0.9'),
		connectivity: 'public',
		publicIp: {address: address('54.2.0.9')}
	}
	const exit: Vpc = {
		...base,
		internetGateway: {id: 'igw-2'},
		routeTables: base.routeTables.map(table => ({
			...table,
			routes: [
				...table.routes,
				route('0.0.0.0/0', table.key === 'v2.tgw' ? {kind: 'nat-gateway', key: 'v2.nat'} : {kind: 'internet-gateway'})
			]
		})),
		natGateways: [natGatewayOf(nat)],
		interfaces: [...base.interfaces, natInterfaceOf(nat)]
	}
	const near = spoke(1)
	const outward = {
		...near,
		routeTables: near.routeTables.map(table => ({
			...table,
			routes: [...table.routes, route('0.0.0.0/0', {kind: 'transit-gateway', key: 't'})]
		}))
	}
	const shared = lab([outward, exit], {
		transitGateways: [
			gateway(
				[attachment(1), attachment(2)],
				[to(1), to(2), {destination: cidr('0.0.0.0/0'), origin: 'static', attachment: 't.v2'}]
			)
		],
		internetHosts: [{name: 'laptop', ipv4: address('203.0.113.10'), services, ttl: 64}]
	})
	t.is(fate(shared, from, '203.0.113.10', tcp(80)), 'answer 60')
	t.is(ask(shared, from, '203.0.113.10').client, address('54.2.0.9'))
})
