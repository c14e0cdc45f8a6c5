import test from 'ava'
import type {Guest, Instance, Lab, NetworkInterface, Vpc} from '../../src/model/model.ts'
import {address, cidr, instance, lab, route, vpc} from '../plan/lab-fixture.ts'
import {ask, fate, tcp, udp, way} from './asking.ts'

const services = [{protocol: 'tcp', port: 80} as const]

/** A host with an ENI in each of two subnets, secondary addresses, and neighbours there. */
function twoLegged(guest: Partial<Guest> = {}, rest: {dead?: 'stopped' | 'link'; failedZones?: string[]} = {}): Lab {
	const two = instance('main', 'two', {subnet: 'a', ip: '10.0.0.10', services, guest})
	const second: NetworkInterface = {
		...two.networkInterface,
		key: 'main.two-1',
		id: 'eni-two-1',
		subnet: 'main.b',
		privateIps: [{address: address('10.0.1.10')}, {address: address('10.0.1.110')}],
		owner: {kind: 'instance', key: 'main.two', deviceIndex: 1}
	}
	const one = vpc('main', '10.0.0.0/16', {a: {cidr: '10.0.0.0/24'}, b: {cidr: '10.0.1.0/24'}, c: {cidr: '10.0.2.0/24'}}, [
		{...two, networkInterface: {...two.networkInterface, linkUp: rest.dead !== 'link'}},
		instance('main', 'near-a', {subnet: 'a', ip: '10.0.0.20'}),
		instance('main', 'near-b', {subnet: 'b', ip: '10.0.1.20'}),
		instance('main', 'far', {subnet: 'c', ip: '10.0.2.20'})
	])
	const instances = one.instances.map(
		(each): Instance =>
			each.key === 'main.two'
				? {...each, state: rest.dead === 'stopped' ? 'stopped' : 'running', interfaces: ['main.two', 'main.two-1']}
				: each
	)
	return lab([{...one, instances, interfaces: [...one.interfaces, second]}], {failedZones: rest.failedZones ?? []})
}

test('a host reaches itself without its ENI, on every address of its own', t => {
	t.is(fate(twoLegged(), '10.0.0.10', '10.0.1.10'), 'answer 255')
	t.deepEqual(way(ask(twoLegged(), '10.0.0.10', '10.0.0.10').forward), ['instance main.two', 'instance main.two'])
})

test('ENI-4: with policy routing each ENI answers by itself', t => {
	t.is(fate(twoLegged(), '10.0.2.20', '10.0.1.10'), 'answer 255')
	t.is(fate(twoLegged(), '10.0.2.20', '10.0.0.10'), 'answer 255')
})

test('ENI-4: without it the answer leaves by the first, whose source check drops it', t => {
	t.is(
		fate(twoLegged({policyRouting: false}), '10.0.2.20', '10.0.1.10'),
		'silence: ENI_SOURCE_DEST_CHECK_RESTRICTION at network-interface main.two (reply)'
	)
})

test('ENI-4: a neighbour of the second ENI is reached by it, so the first address has no way there, as recorded', t => {
	t.is(
		fate(twoLegged(), '10.0.0.10', '10.0.1.20'),
		'silence: ENI_SOURCE_DEST_CHECK_RESTRICTION at network-interface main.two-1 (forward)'
	)
	t.is(
		fate(twoLegged(), '10.0.1.20', '10.0.0.10'),
		'silence: ENI_SOURCE_DEST_CHECK_RESTRICTION at network-interface main.two-1 (reply)'
	)
	t.is(fate(twoLegged(), '10.0.1.10', '10.0.0.20'), 'answer 255')
})

test('ENI-2: a secondary address that the system has not set up arrives at the ENI, and no further', t => {
	t.is(fate(twoLegged(), '10.0.2.20', '10.0.1.110'), 'answer 255')
	const bare = twoLegged({configuresSecondaryIps: false})
	t.is(fate(bare, '10.0.2.20', '10.0.1.110'), 'silence: NO_POSSIBLE_DESTINATION at instance main.two (forward)')
	t.is(fate(bare, '10.0.1.110', '10.0.2.20'), 'silence: ENI_ADDRESS_RESTRICTION at instance main.two (forward)')
})

test('what is stopped, cut off or in a failed zone is silent', t => {
	t.is(
		fate(twoLegged({}, {dead: 'stopped'}), '10.0.2.20', '10.0.0.10'),
		'silence: BAD_STATE at network-interface main.two (forward)'
	)
	t.is(fate(twoLegged({}, {dead: 'stopped'}), '10.0.0.10', '10.0.2.20'), 'silence: BAD_STATE at instance main.two (forward)')
	t.is(
		fate(twoLegged({}, {dead: 'link'}), '10.0.0.10', '10.0.2.20'),
		'silence: BAD_STATE at network-interface main.two (forward)'
	)
	t.is(
		fate(twoLegged({}, {failedZones: ['use1-az1']}), '10.0.0.20', '10.0.2.20'),
		'silence: BAD_STATE at network-interface main.near-a (forward)'
	)
})

test('the TTL is what the answering system sends', t => {
	t.is(fate(twoLegged({ttl: 64}), '10.0.2.20', '10.0.0.10'), 'answer 64')
})

/** `app` is sent by its table through `wall`, whose system and check are in question. */
function walled(guest: Partial<Guest>, {sourceDestCheck = false, back = true, publicIp = true} = {}): Lab {
	const main: Vpc = vpc(
		'main',
		'10.0.0.0/16',
		{
			front: {
				cidr: '10.0.0.0/24',
				routes: [
					route('0.0.0.0/0', {kind: 'internet-gateway'}),
					...(back ? [route('10.0.1.0/24', {kind: 'network-interface', key: 'main.wall'})] : [])
				]
			},
			middle: {cidr: '10.0.5.0/24', routes: [route('0.0.0.0/0', {kind: 'internet-gateway'})]},
			app: {
				cidr: '10.0.1.0/24',
				routes: [
					route('0.0.0.0/0', {kind: 'network-interface', key: 'main.wall'}),
					route('10.0.0.0/24', {kind: 'network-interface', key: 'main.wall'})
				]
			}
		},
		[
			instance('main', 'web', {subnet: 'front', ip: '10.0.0.10', services}),
			instance('main', 'app', {subnet: 'app', ip: '10.0.1.10', services}),
			instance('main', 'wall', {
				subnet: 'middle',
				ip: '10.0.5.10',
				sourceDestCheck,
				guest,
				...(publicIp && {publicIp: '54.0.5.10'})
			})
		],
		{internetGateway: {id: 'igw-0'}}
	)
	return lab([main], {internetHosts: [{name: 'laptop', ipv4: address('203.0.113.10'), services, ttl: 64}]})
}

test('ENI-3, NAT-10: with the check on, what is sent through it vanishes at its ENI', t => {
	t.is(
		fate(walled({forward: true, masquerade: true}, {sourceDestCheck: true}), '10.0.1.10', '203.0.113.10'),
		'silence: ENI_SOURCE_DEST_CHECK_RESTRICTION at network-interface main.wall (forward)'
	)
})

test('a guest that does not forward keeps what is not its own', t => {
	t.is(fate(walled({}), '10.0.1.10', '203.0.113.10'), 'silence: NO_POSSIBLE_DESTINATION at instance main.wall (forward)')
})

test('NAT-10: a NAT instance lends its address, and is a hop', t => {
	const nat = walled({forward: true, masquerade: true})
	t.is(ask(nat, '10.0.1.10', '203.0.113.10', tcp(80)).client, address('54.0.5.10'))
	t.is(fate(nat, '10.0.1.10', '203.0.113.10'), 'answer 61')
	t.is(fate(nat, '10.0.1.10', '203.0.113.10', udp(53)), 'refused 61')
})

test('IGW-2: without translation the sender has no public address', t => {
	t.regex(fate(walled({forward: true}), '10.0.1.10', '203.0.113.10'), /IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS/)
})

test('a stateful firewall passes what it has seen from its beginning, and drops half a flow', t => {
	const stateful = {forward: true, statefulFirewall: true}
	t.is(fate(walled(stateful), '10.0.1.10', '10.0.0.10', tcp(80)), 'answer 254')
	t.is(
		fate(walled(stateful, {back: false}), '10.0.0.10', '10.0.1.10', tcp(80)),
		'silence: FIREWALL_RULES_RESTRICTION at instance main.wall (reply)'
	)
	t.is(fate(walled({forward: true}, {back: false}), '10.0.0.10', '10.0.1.10', tcp(80)), 'answer 254')
})

test('an address that several hosts have needs the name of one', t => {
	const twice = lab(
		['one', 'two'].map(key =>
			vpc(key, '10.0.0.0/16', {a: {cidr: '10.0.0.0/24'}}, [instance(key, 'host', {subnet: 'a', ip: '10.0.0.10'})])
		)
	)
	t.throws(() => fate(twice, '10.0.0.10', '10.0.0.10'), {
		message: 'several hosts have the address 10.0.0.10: name one of one.host, two.host'
	})
	t.is(fate(twice, '10.0.0.10', '10.0.0.10', {host: 'two.host'}), 'answer 255')
	t.throws(() => fate(twice, '10.0.0.99', '10.0.0.10'), {message: 'no host has the address 10.0.0.99'})
})

test('what goes round and round is lost where it began to repeat', t => {
	const one = vpc(
		'main',
		'10.0.0.0/16',
		{a: {cidr: '10.0.0.0/24', routes: [route('0.0.0.0/0', {kind: 'network-interface', key: 'main.wall'})]}},
		[
			instance('main', 'app', {subnet: 'a', ip: '10.0.0.10'}),
			instance('main', 'wall', {subnet: 'a', ip: '10.0.0.20', sourceDestCheck: false, guest: {forward: true}})
		]
	)
	t.regex(fate(lab([one]), '10.0.0.10', '203.0.113.10'), /^silence: NO_PATH/)
})

test('a prediction is plain JSON', t => {
	const prediction = ask(walled({forward: true, masquerade: true}), '10.0.1.10', '203.0.113.10', tcp(80))
	t.deepEqual(JSON.parse(JSON.stringify(prediction)), prediction)
})

test('a route of the guest itself sends by its second ENI what the first would take', t => {
	const bySecond = {routes: [{destination: cidr('10.0.2.0/24'), deviceIndex: 1, table: 254}]}
	t.is(
		fate(twoLegged(bySecond), '10.0.0.10', '10.0.2.20'),
		'silence: ENI_SOURCE_DEST_CHECK_RESTRICTION at network-interface main.two-1 (forward)'
	)
	t.is(fate(twoLegged(bySecond), '10.0.1.10', '10.0.2.20'), 'answer 255')
	t.is(
		fate(twoLegged({routes: [{destination: cidr('10.0.2.0/24'), table: 254}]}), '10.0.0.10', '10.0.2.20'),
		'silence: NO_ROUTE_TO_DESTINATION at instance main.two (forward)'
	)
})

test('rules of the guest itself do what policy routing does, and come before it', t => {
	const rules = [{priority: 100, from: cidr('10.0.1.10/32'), table: 7}]
	const second = [{destination: cidr('0.0.0.0/0'), deviceIndex: 1, table: 7}]
	t.is(fate(twoLegged({policyRouting: false, rules, routes: second}), '10.0.2.20', '10.0.1.10'), 'answer 255')
	const first = [{destination: cidr('0.0.0.0/0'), deviceIndex: 0, table: 7}]
	t.is(
		fate(twoLegged({rules, routes: first}), '10.0.2.20', '10.0.1.10'),
		'silence: ENI_SOURCE_DEST_CHECK_RESTRICTION at network-interface main.two (reply)'
	)
	t.is(fate(twoLegged({rules, routes: []}), '10.0.2.20', '10.0.1.10'), 'answer 255')
})
