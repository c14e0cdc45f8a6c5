import test from 'ava'
import {compile} from '../../src/plan/compile.ts'
import type {Route} from '../../src/plan/types.ts'
import {address, instance, lab, route, vpc} from './lab-fixture.ts'

const one = (routes: ReturnType<typeof route>[], rest = {}) =>
	vpc(
		'main',
		'10.0.0.0/16',
		{a: {cidr: '10.0.0.0/24', routes}, b: {cidr: '10.0.1.0/24'}},
		[
			instance('main', 'web', {subnet: 'a', ip: '10.0.0.10', publicIp: '54.0.0.10'}),
			instance('main', 'wall', {subnet: 'b', ip: '10.0.1.10', sourceDestCheck: false}),
			instance('main', 'strict', {subnet: 'b', ip: '10.0.1.20'})
		],
		{internetGateway: {id: 'igw-0'}, ...rest}
	)

function namespace(name: string, routes: ReturnType<typeof route>[], rest = {}) {
	const found = compile(lab([one(routes, rest)])).namespaces[name]
	if (!found) throw new Error(`no namespace ${name}`)
	return found
}

/** The kernel's routes of the one route table that has this destination, apart from `local`. */
const toward = (destination: string, routes: ReturnType<typeof route>[]): Route | undefined =>
	namespace('vpc.main', routes).routes.find(each => each.destination === destination && each.table >= 1000)

test('RT-2: local is a way on to the addresses of the VPC, behind which everything is dropped', t => {
	const {routes, rules} = namespace('vpc.main', [])
	t.is(routes.find(({destination, table}) => destination === '10.0.0.0/16' && table >= 1000)?.type, 'throw')
	t.is(routes.find(({destination, table}) => destination === '0.0.0.0/0' && table === 100)?.type, 'blackhole')
	t.deepEqual(rules.at(-1), {family: 4, priority: 1000, table: 100})
})

test('a route to a gateway leads to its link', t => {
	t.deepEqual(toward('0.0.0.0/0', [route('0.0.0.0/0', {kind: 'internet-gateway'})])?.nexthops, [
		{link: 'igw', via: '169.254.0.1'}
	])
})

test('RT-7: a route to what is gone drops', t => {
	t.is(toward('0.0.0.0/0', [route('0.0.0.0/0', {kind: 'nat-gateway', key: 'main.nat'})])?.type, 'blackhole')
})

test('ENI-3: a route to an ENI leads there only if it takes what is not addressed to it', t => {
	t.deepEqual(toward('10.9.0.0/16', [route('10.9.0.0/16', {kind: 'network-interface', key: 'main.wall'})])?.nexthops, [
		{link: 'eni-wall', via: '10.0.1.10'}
	])
	t.is(toward('10.9.0.0/16', [route('10.9.0.0/16', {kind: 'network-interface', key: 'main.strict'})])?.type, 'blackhole')
})

test('MOD-6: a table that diverts its own subnet does not divert what stays within the subnet', t => {
	const diverted = namespace('vpc.main', [route('10.0.0.0/24', {kind: 'network-interface', key: 'main.wall'})])
	t.true(diverted.rules.some(({from, to, table}) => from === '10.0.0.0/24' && to === '10.0.0.0/24' && table === 100))
	t.false(namespace('vpc.main', []).rules.some(({to}) => to === '10.0.0.0/24'))
})

test('IGW-1: an address is translated one to one, in both directions, and only at the edge', t => {
	const {firewall} = namespace('igw.main', [])
	t.true(firewall.ipv4?.includes('-A PREROUTING -i edge -d 54.0.0.10 -j DNAT --to-destination 10.0.0.10'))
	t.true(firewall.ipv4?.includes('-A POSTROUTING -s 10.0.0.10 -o edge -j SNAT --to-source 54.0.0.10'))
})

test('a zone that has failed cuts off its ENIs by their group, and nothing else changes', t => {
	const before = compile(lab([one([])]))
	const after = compile(lab([one([])], {failedZones: ['use1-az1']}))
	t.deepEqual(before.namespaces, after.namespaces)
	const groups = (plan: typeof before) => Object.values(plan.links).map(({ends}) => ends[0].group)
	t.deepEqual(groups(after).filter(group => group === 0x10000000).length, 3)
	t.false(groups(before).includes(0x10000000))
})

test('the same lab is the same plan, and a further instance changes nothing that is there', t => {
	const plan = compile(lab([one([])]))
	t.deepEqual(compile(structuredClone(lab([one([])]))), plan)
	const base = one([])
	const more = instance('main', 'more', {subnet: 'a', ip: '10.0.0.77'})
	const grown = compile(
		lab([{...base, instances: [more.instance, ...base.instances], interfaces: [more.networkInterface, ...base.interfaces]}])
	)
	for (const [key, link] of Object.entries(plan.links)) t.deepEqual(grown.links[key], link)
	t.is(grown.namespaces['vpc.main']?.firewall.ipv4, plan.namespaces['vpc.main']?.firewall.ipv4)
})

test('NAT-7: a NAT gateway is an ENI of its subnet, tracked whatever the rules, and dies with its zone', t => {
	const nat = {
		key: 'main.nat',
		id: 'nat-0',
		subnet: 'main.b',
		interfaceId: 'eni-0',
		mac: '02:00:00:00:00:09',
		privateIp: address('10.0.1.9'),
		connectivity: 'public' as const
	}
	const group = (failedZones: string[]) =>
		compile(lab([one([], {nat: [nat]})], {failedZones})).links['vpc.main/nat-nat']?.ends[0].group ?? 0
	t.is(group([]) & 0x70000000, 0x40000000)
	t.is(group(['use1-az1']), 0x10000000)
})
