import test from 'ava'
import type {CheckItem} from '../../src/checks/all.ts'
import {directoryOfLab} from '../../src/lab/draft-of.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {readChecksFor, readLab} from '../../src/lab/read.ts'
import {addressOf} from '../../src/verify/targets.ts'

const vpc = (cidr: string, more: object = {}) => ({
	cidr,
	subnets: {app: {zone: 'a', cidr: cidr.replace('/16', '/24')}},
	instances: {web: {subnet: 'app', privateIp: cidr.replace('0/16', '5'), serves: ['http']}},
	...more
})
const document = {
	vpcs: {
		main: vpc('10.0.0.0/16', {
			internetGateway: true,
			vpnGateway: true,
			subnets: {app: {zone: 'a', cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}},
			natGateways: {nat: {subnet: 'app', privateIp: '10.0.0.9'}},
			networkInterfaces: {spare: {subnet: 'app', privateIp: '10.0.0.20'}},
			instances: {
				db: {subnet: 'app', privateIp: '10.0.0.6', elasticIp: 'shop', interfaces: [{subnet: 'app', privateIp: '10.0.0.7'}]},
				web: {subnet: 'app', privateIp: '10.0.0.5'}
			}
		}),
		twin: vpc('10.0.0.0/16')
	},
	elasticIps: {shop: null, other: null},
	internet: {laptop: '203.0.113.10'},
	sites: {office: {publicIp: '198.51.100.20', asn: 65001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}},
	vpnConnections: {office: {site: 'office', gateway: 'main'}}
}
const loaded = readLab(document, {name: 'demo'})
const directory = directoryOfLab(loaded)

function idOf(kind: string, key: string): string {
	const found = [...directory.resources, ...directory.networkInterfaces].find(one => one.kind === kind && one.key === key)
	if (found?.ids[0] === undefined) throw new Error(`no ${kind} ${key}`)
	return found.ids[0]
}
const tunnelAddress = directory.byName('office:2')[0]?.addresses?.[0] ?? ''
const db = idOf('instance', 'main.db')

/** As read, but for where it stands and how the file wrote it. */
const read = (check: unknown): unknown =>
	JSON.parse(JSON.stringify(readChecksFor(loaded, [check])[0] as CheckItem), (key, value) =>
		key === 'at' || key === 'text' ? undefined : value
	)

function messagesOf(check: unknown) {
	try {
		readChecksFor(loaded, [check])
		return []
	} catch (error) {
		return error instanceof BadLab ? error.problems.map(({message}) => message) : [String(error)]
	}
}

const pairs: readonly (readonly [what: string, byName: object, byIdentifier: object])[] = [
	['a host by its id', {ping: {from: 'db', to: 'laptop', expect: 'reply'}}, {ping: {from: db, to: 'laptop', expect: 'reply'}}],
	[
		'a host by a private and a public address',
		{ping: {from: 'db', to: 'main.web.private', expect: 'reply'}},
		{ping: {from: '10.0.0.6', to: `${idOf('instance', 'main.web')}.private`, expect: 'reply'}}
	],
	[
		'a host of a site and one on the Internet by their addresses',
		{ping: {from: 'pc', to: 'db', expect: 'reply'}},
		{ping: {from: '192.168.0.10', to: db, expect: 'reply'}}
	],
	[
		'a NAT gateway by its id',
		{ping: {from: 'db', to: 'nat.private', expect: 'reply'}},
		{ping: {from: 'db', to: `${idOf('nat-gateway', 'main.nat')}.private`, expect: 'reply'}}
	],
	[
		'a network interface that nobody has attached, by its id',
		{ping: {from: 'db', to: 'spare', expect: 'timeout'}},
		{ping: {from: 'db', to: idOf('network-interface', 'main.spare'), expect: 'timeout'}}
	],
	[
		'an elastic address by its allocation',
		{ping: {from: 'laptop', to: 'other', expect: 'timeout'}},
		{ping: {from: 'laptop', to: idOf('elastic-ip', 'other'), expect: 'timeout'}}
	],
	['an instance to be stopped', {stop: 'db'}, {stop: db}],
	[
		'a link by the id of its interface',
		{fail: {link: 'main.db:eth1'}},
		{fail: {link: idOf('network-interface', 'main.db.eth1')}}
	],
	['a tunnel by its outside address', {fail: {tunnel: 'office:2'}}, {fail: {tunnel: tunnelAddress}}],
	['a site by its customer gateway', {fail: {site: 'office'}}, {fail: {site: idOf('site', 'office')}}],
	['a tunnel that is observed', {tunnel: {tunnel: 'office:2', expect: 'up'}}, {tunnel: {tunnel: tunnelAddress, expect: 'up'}}],
	[
		'a route: its subnet, and what it leads to',
		{route: {at: 'main.app', to: 'laptop', expect: {via: 'internet-gateway'}}},
		{route: {at: idOf('subnet', 'main.app'), to: '203.0.113.10', expect: {via: idOf('internet-gateway', 'main')}}}
	]
]

for (const [what, byName, byIdentifier] of pairs.slice(0, -1)) {
	test(`${what} means what the name means`, t => {
		t.deepEqual(read(byIdentifier), read(byName))
	})
}

test('a route is asked for by ids', t => {
	const [, byName, byIdentifier] = pairs.at(-1) ?? []
	const {to: _, place: __, ...rest} = read(byIdentifier) as {to: unknown; place: unknown}
	t.like(read(byName), rest)
	t.like(read(byIdentifier), {place: {kind: 'subnet', key: 'main.app'}})
})

test('points of capture are named by ids and addresses', t => {
	const during = {ping: {from: 'db', to: 'laptop', expect: 'reply'}}
	const pointsAt = (at: string) => {
		const item = read({capture: {at: [at], during, expect: [{sees: {}}]}}) as {points: unknown}
		return item.points
	}
	t.deepEqual(pointsAt('10.0.0.7'), ['main.db:eth1'])
	t.deepEqual(pointsAt(idOf('network-interface', 'main.db.eth1')), ['eni:main.db:eth1'])
	t.deepEqual(pointsAt(idOf('nat-gateway', 'main.nat')), ['nat:main.nat'])
	t.deepEqual(pointsAt(idOf('internet-gateway', 'main')), ['igw:main'])
})

test('what several have is refused with their names, and what nobody has as well', t => {
	t.deepEqual(messagesOf({ping: {from: '10.0.0.5', to: 'laptop', expect: 'reply'}}), [
		'several hosts have 10.0.0.5: main.web and twin.web'
	])
	t.deepEqual(messagesOf({ping: {from: 'i-0123456789abcdef0', to: 'laptop', expect: 'reply'}}), [
		'no host is named "i-0123456789abcdef0"'
	])
	t.deepEqual(messagesOf({stop: '203.0.113.10'}), ['"203.0.113.10" is a host on the Internet, not an instance'])
	t.deepEqual(messagesOf({fail: {link: idOf('nat-gateway', 'main.nat')}}).length, 1)
})

test('a network interface that is named is asked at its address, though nobody answers there', t => {
	const [item] = readChecksFor(loaded, [{ping: {from: 'db', to: 'spare', expect: 'timeout'}}])
	t.deepEqual(item?.kind === 'ping' && addressOf(item.to, loaded.lab, {client: 'db', v6: false}), {address: '10.0.0.20'})
})
