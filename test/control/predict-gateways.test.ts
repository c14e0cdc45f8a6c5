import test from 'ava'
import {predictAll} from '../../src/control/predict.ts'
import type {InternetHost, NetworkAcl, Vpc} from '../../src/model/model.ts'
import {address, cidr, group, instance, lab, local, type NatFixture, openAcl, route, vpc} from '../plan/lab-fixture.ts'
import {ask, fate, tcp, udp, way} from './asking.ts'

const everywhere = '0.0.0.0/0'
const internet = route(everywhere, {kind: 'internet-gateway'})
const services = [{protocol: 'tcp', port: 80} as const, {protocol: 'udp', port: 53} as const]
const laptop: InternetHost = {name: 'laptop', ipv4: address('203.0.113.10'), services, ttl: 64}

const nat = (rest: Partial<NatFixture> = {}): NatFixture => ({
	key: 'main.nat',
	id: 'nat-0',
	subnet: 'main.public',
	interfaceId: 'eni-nat',
	mac: '02:00:00:00:00:09',
	privateIp: address('10.0.0.9'),
	connectivity: 'public',
	publicIp: {address: address('54.0.0.9')},
	...rest
})

const main = (
	rest: Parameters<typeof vpc>[4] = {},
	ofPrivate = [route(everywhere, {kind: 'nat-gateway', key: 'main.nat'})]
): Vpc =>
	vpc(
		'main',
		'10.0.0.0/16',
		{public: {cidr: '10.0.0.0/24', routes: [internet]}, private: {cidr: '10.0.1.0/24', routes: ofPrivate}},
		[
			instance('main', 'web', {subnet: 'public', ip: '10.0.0.10', publicIp: '54.0.0.10', services}),
			instance('main', 'bare', {subnet: 'public', ip: '10.0.0.11', services}),
			instance('main', 'app', {subnet: 'private', ip: '10.0.1.10', publicIp: '54.0.1.10', services}),
			instance('main', 'wall', {
				subnet: 'public',
				ip: '10.0.0.20',
				publicIp: '54.0.0.20',
				sourceDestCheck: false,
				guest: {forward: true}
			})
		],
		{internetGateway: {id: 'igw-0'}, nat: [nat()], ...rest}
	)

const network = (...args: Parameters<typeof main>) => lab([main(...args)], {internetHosts: [laptop]})

test('IGW-1: the Internet sees the public address, the host in the VPC never does', t => {
	const {verdict, client, server, forward} = ask(network(), '10.0.0.10', '203.0.113.10', tcp(80))
	t.like({verdict, client, server}, {verdict: 'answer', client: address('54.0.0.10'), server: 'laptop'})
	t.deepEqual(way(forward), [
		'instance main.web',
		'network-interface main.web',
		'route-table main.public',
		'internet-gateway main',
		'region-edge us-east-1',
		'internet internet',
		'internet-host laptop'
	])
	t.is(ask(network(), '203.0.113.10', '54.0.0.10').forward.at(-1)?.packet.destination, address('10.0.0.10'))
})

test('IGW-1: without a public address nothing leaves', t => {
	t.is(
		fate(network(), '10.0.0.11', '203.0.113.10'),
		'silence: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at internet-gateway main (forward)'
	)
})

test('IGW-2: private and shared destinations do not leave, and nobody answers for what nobody has', t => {
	t.regex(fate(network(), '10.0.0.10', '192.168.0.1'), /IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS/)
	t.regex(fate(network(), '10.0.0.10', '100.64.0.1'), /IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS/)
	t.is(fate(network(), '203.0.113.10', '54.0.0.99'), 'silence: NO_POSSIBLE_DESTINATION at internet internet (forward)')
	t.is(fate(network(), '203.0.113.10', '10.0.0.10'), 'silence: NO_POSSIBLE_DESTINATION at internet internet (forward)')
})

test('EIP-3, MOD-7: to a public address of the own region it goes out and in again, with 254 as recorded', t => {
	t.is(fate(network(), '10.0.0.10', '54.0.0.10'), 'answer 254')
	t.is(fate(network(), '10.0.0.10', '54.0.0.20'), 'answer 254')
	t.is(ask(network(), '10.0.0.10', '54.0.0.20').client, address('54.0.0.10'))
})

test('EIP-3: the receiver sees the public address, and a rule that names the group of the sender does not match', t => {
	const securityGroups = [group('main.open', [{id: 'sgr-0', protocol: 'all', peer: {kind: 'group', key: 'main.open'}}])]
	t.is(fate(network({securityGroups}), '10.0.0.10', '10.0.0.20'), 'answer 255')
	t.regex(fate(network({securityGroups}), '10.0.0.10', '54.0.0.20'), /ENI_SG_RULES_MISMATCH/)
})

test('MOD-7: another region is behind both edges and the core', t => {
	const far = {
		...vpc(
			'far',
			'10.9.0.0/16',
			{a: {cidr: '10.9.0.0/24', routes: [internet]}},
			[instance('far', 'host', {subnet: 'a', ip: '10.9.0.5', publicIp: '54.9.0.5'})],
			{internetGateway: {id: 'igw-9'}}
		),
		region: 'eu-west-1'
	}
	t.is(fate(lab([main(), far]), '10.0.0.10', '54.9.0.5'), 'answer 252')
})

test('NAT-1, MOD-7: behind a NAT gateway the Internet sees its address, and its hop', t => {
	t.is(ask(network(), '10.0.1.10', '203.0.113.10').client, address('54.0.0.9'))
	t.is(fate(network(), '10.0.1.10', '203.0.113.10'), 'answer 61')
	t.is(fate(network(), '10.0.1.10', '54.0.0.10'), 'answer 253')
})

test('NAT-2: a closed port refuses through it as well', t => {
	t.is(fate(network(), '10.0.1.10', '203.0.113.10', tcp(81)), 'refused 61')
	t.is(fate(network(), '10.0.1.10', '203.0.113.10', udp(54)), 'refused 61')
})

test('NAT-5: it answers nothing and lets nothing in', t => {
	const end = 'silence: NGW_DEST_ADDRESS_PRESERVATION at nat-gateway main.nat (forward)'
	t.is(fate(network(), '203.0.113.10', '54.0.0.9'), end)
	t.is(fate(network(), '10.0.0.10', '10.0.0.9'), end)
})

test('in by the Internet gateway, out by the NAT gateway: the server is reset, the client hears nothing', t => {
	t.is(
		fate(network(), '203.0.113.10', '54.0.1.10', tcp(80)),
		'silence: NGW_SOURCE_ADDRESS_REASSIGN at nat-gateway main.nat (reply)'
	)
	t.is(fate(network(), '203.0.113.10', '54.0.1.10'), 'silence: PROTOCOL_RESTRICTION at nat-gateway main.nat (reply)')
	t.regex(fate(network(), '203.0.113.10', '54.0.1.10', udp(53)), /NGW_SOURCE_ADDRESS_REASSIGN at internet-host laptop \(reply\)/)
})

test('NAT-1: a private NAT gateway is none for the Internet', t => {
	const {publicIp: _, ...alone} = nat({connectivity: 'private'})
	t.is(
		fate(network({nat: [alone]}), '10.0.1.10', '203.0.113.10'),
		'silence: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at internet-gateway main (forward)'
	)
})

test('NAT-7: it dies with its zone', t => {
	const base = main()
	const apart = {
		...base,
		subnets: base.subnets.map(subnet =>
			subnet.key === 'main.public' ? {...subnet, zone: 'us-east-1b', zoneId: 'use1-az2'} : subnet
		)
	}
	t.is(
		fate(lab([apart], {internetHosts: [laptop], failedZones: ['use1-az2']}), '10.0.1.10', '203.0.113.10'),
		'silence: BAD_STATE at nat-gateway main.nat (forward)'
	)
})

test('RT-2, RT-7: no route, and a route to what is gone', t => {
	t.is(
		fate(network({}, []), '10.0.1.10', '203.0.113.10'),
		'silence: NO_ROUTE_TO_DESTINATION at route-table main.private (forward)'
	)
	const {end} = ask(network({}, [route(everywhere, {kind: 'gone', was: 'nat'})]), '10.0.1.10', '203.0.113.10')
	t.is(end?.code, 'BAD_STATE_ROUTE')
	t.deepEqual(end?.decision, {
		by: 'route',
		table: 'main.private',
		destination: cidr(everywhere),
		target: {kind: 'gone', was: 'nat'},
		origin: 'static',
		state: 'active'
	})
})

test('RT-7: a blackhole wins over a shorter route that stands', t => {
	const dead = {...route('203.0.113.0/24', {kind: 'nat-gateway', key: 'main.nat'}), state: 'blackhole' as const}
	const natted = route(everywhere, {kind: 'nat-gateway', key: 'main.nat'})
	t.regex(fate(network({}, [natted, dead]), '10.0.1.10', '203.0.113.10'), /BAD_STATE_ROUTE/)
})

test('RT-3, RT-4: static before prefix list before propagated, and propagated never inside the VPC', t => {
	const toWall = {kind: 'network-interface', key: 'main.wall'} as const
	const taken = (...routes: ReturnType<typeof route>[]) =>
		ask(network({}, routes), '10.0.1.10', '203.0.113.10').forward.find(({decision}) => decision?.by === 'route')?.decision
	const [propagated, listed] = (['propagated', 'prefix-list'] as const).map(origin => ({...route(everywhere, toWall), origin}))
	t.like(taken(propagated!, listed!, internet), {origin: 'static'})
	t.like(taken(propagated!, listed!), {origin: 'prefix-list'})
	t.is(fate(network({}, [{...route('10.0.0.0/24', toWall), origin: 'propagated'}]), '10.0.1.10', '10.0.0.10'), 'answer 255')
})

function edge(target: string): Partial<Vpc> {
	const {routeTables} = main()
	return {
		internetGateway: {id: 'igw-0', routeTable: 'main.edge'},
		routeTables: [
			...routeTables,
			{
				key: 'main.edge',
				id: 'rtb-edge',
				main: false,
				routes: [...local('10.0.0.0/16'), route('10.0.1.0/24', {kind: 'network-interface', key: target})]
			}
		]
	}
}

test('RT-10: an edge association leads what comes in through a middlebox', t => {
	const base = main()
	const back = {
		...edge('main.wall'),
		routeTables: [...(edge('main.wall').routeTables ?? [])].map(table =>
			table.key === 'main.private'
				? {...table, routes: [...local('10.0.0.0/16'), route(everywhere, {kind: 'network-interface', key: 'main.wall'})]}
				: table
		)
	}
	const {verdict, forward, reply} = ask(lab([{...base, ...back}], {internetHosts: [laptop]}), '203.0.113.10', '54.0.1.10')
	t.is(verdict, 'answer')
	t.true(way(forward).includes('instance main.wall'))
	t.true(way(reply).includes('instance main.wall'))
})

test('RT-10: not to an ENI without a public address', t => {
	t.is(
		fate(network(edge('main.bare')), '203.0.113.10', '54.0.1.10'),
		'silence: INGRESS_RTB_NO_PUBLIC_IP at route-table main.edge (forward)'
	)
})

test('a host on the Internet may keep quiet', t => {
	const quiet = lab([main()], {internetHosts: [{...laptop, answersPing: false, closedPorts: 'drop'}]})
	t.is(fate(quiet, '10.0.0.10', '203.0.113.10'), 'silence: FIREWALL_RULES_RESTRICTION at internet-host laptop (forward)')
	t.is(fate(quiet, '10.0.0.10', '203.0.113.10', tcp(80)), 'answer 62')
	t.regex(fate(quiet, '10.0.0.10', '203.0.113.10', tcp(81)), /FIREWALL_RULES_RESTRICTION/)
})

test('NAT-2: its source port is one of many, so that an ACL which admits some of them lets some flows through', t => {
	const half: NetworkAcl = {
		...openAcl,
		key: 'main.half',
		ingress: [
			{number: 100, action: 'allow', protocol: 'tcp', cidr: cidr(everywhere), ports: [32_768, 65_535]},
			{number: 110, action: 'allow', protocol: 'all', cidr: cidr('10.0.0.0/16')}
		]
	}
	const halved = network({networkAcls: [openAcl, half]})
	const [vpcOf] = halved.vpcs
	const there = {
		...halved,
		vpcs: halved.vpcs.map(one => ({
			...one,
			subnets: vpcOf!.subnets.map(subnet => (subnet.key === 'main.public' ? {...subnet, networkAcl: half.key} : subnet))
		}))
	}
	const question = {from: address('10.0.1.10'), to: address('203.0.113.10'), protocol: 'tcp', port: 80} as const
	t.deepEqual(
		predictAll(there, question).map(({verdict, end}) => [verdict, end?.code]),
		[
			['silence', 'SUBNET_ACL_RESTRICTION'],
			['answer', undefined]
		]
	)
	t.is(predictAll(network(), question).length, 1)
})
