import test from 'ava'
import {useLab} from '../../src/index.ts'
import {openStream} from './stream.ts'

const world = '0.0.0.0/0'
const open = {ingress: [{all: true as const, from: world}]}
const lab = useLab(test, {
	name: 'gateways',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: {routeTable: 'edge'},
			subnets: {
				public: {cidr: '10.0.0.0/24', routes: {[world]: 'internet-gateway'}},
				private: {cidr: '10.0.1.0/24', routes: {[world]: 'nat'}},
				inspected: {cidr: '10.0.2.0/24', routes: {[world]: 'wall', '10.0.3.0/24': 'wall'}},
				beyond: {cidr: '10.0.3.0/24', routes: {'10.0.2.0/24': 'wall'}},
				walls: {cidr: '10.0.4.0/24', routes: {[world]: 'internet-gateway'}}
			},
			routeTables: {edge: {routes: {'10.0.2.0/24': 'wall'}}},
			natGateways: {nat: {subnet: 'public', idleTimeoutSeconds: 2}},
			securityGroups: {open},
			instances: {
				web: {subnet: 'public', elasticIp: 'moving', securityGroups: ['open'], serves: ['tcp:7', 'http']},
				other: {subnet: 'public', privateIp: '10.0.0.50', securityGroups: ['open'], serves: ['tcp:7', 'http']},
				app: {subnet: 'private', securityGroups: ['open'], serves: ['tcp:7']},
				inner: {subnet: 'inspected', publicIp: true, securityGroups: ['open'], serves: ['http']},
				far: {subnet: 'beyond', securityGroups: ['open'], serves: ['http']},
				wall: {
					subnet: 'walls',
					publicIp: true,
					securityGroups: ['open'],
					sourceDestCheck: false,
					guest: {forward: true, statefulFirewall: true}
				}
			}
		}
	},
	elasticIps: {moving: {address: '52.20.30.40'}},
	internet: {laptop: {ipv4: '203.0.113.10', serves: ['tcp:7', 'http', 'udp:7']}}
})

test.serial('NAT-4: what was idle too long is reset when it speaks again', async t => {
	const stream = await openStream(lab, 'app', '203.0.113.10', 7)
	t.teardown(stream.end)
	t.is(await stream.say(), 'echo')
	const answer = await lab.tcp('app', 'laptop:7', {idleSeconds: 4})
	t.is(answer.got, 'reset')
})

test.serial('NAT-4: keepalives keep an idle connection, and those that come too late do not', async t => {
	const answers = await Promise.all([
		lab.tcp('app', 'laptop:7', {idleSeconds: 5, keepaliveSeconds: 1}),
		lab.tcp('app', 'laptop:7', {idleSeconds: 5, keepaliveSeconds: 4})
	])
	t.deepEqual(
		answers.map(({got}) => got),
		['connect', 'reset']
	)
})

test.serial('NAT-2: pieces of UDP pass, pieces of a ping do not', async t => {
	t.is((await lab.udp('app', 'laptop:7', {sizeBytes: 3000})).got, 'reply')
	t.is((await lab.ping('app', 'laptop', {sizeBytes: 3000, timeoutMs: 1000})).got, 'timeout')
	t.is((await lab.ping('app', 'laptop')).got, 'reply')
})

test.serial('NAT-5: nobody comes in by it, and it answers nobody', async t => {
	t.is((await lab.ping('laptop', 'nat.public', {timeoutMs: 1000})).got, 'timeout')
	t.is((await lab.ping('web', 'nat.private', {timeoutMs: 1000})).got, 'timeout')
	t.is((await lab.tcp('laptop', 'nat.public:7', {timeoutMs: 1000})).got, 'timeout')
})

test.serial(
	'in by the internet gateway and out by the NAT gateway: the SYN-ACK is reset, and the client hears nothing',
	async t => {
		await lab.change({vpcs: {main: {instances: {app: {publicIp: true}}}}})
		const {packets, result} = await lab.capture('app', {filter: 'tcp'}, () =>
			lab.tcp('laptop', 'app.public:7', {timeoutMs: 1000})
		)
		t.is(result.got, 'timeout')
		t.true(
			packets.some(({summary}) => /\bS\./.test(summary) || /SYN.?ACK/i.test(summary)),
			packets.map(({summary}) => summary).join('\n')
		)
		t.true(
			packets.some(({summary}) => /\bR\b|RST/.test(summary)),
			packets.map(({summary}) => summary).join('\n')
		)
	}
)

test.serial('IGW-2: neither an address without an owner nor a private one is reached through it', async t => {
	t.is((await lab.ping('web', '10.200.0.1', {timeoutMs: 1000})).got, 'timeout')
	t.is((await lab.ping('laptop', '52.20.30.41', {timeoutMs: 1000})).got, 'timeout')
	t.is((await lab.ping('other', 'laptop', {timeoutMs: 1000})).got, 'timeout')
})

test.serial('EIP-1: an elastic address that moves takes new connections along, and old ones die', async t => {
	const stream = await openStream(lab, 'laptop', '52.20.30.40', 7)
	t.teardown(stream.end)
	t.is(await stream.say(), 'echo')
	await lab.change({vpcs: {main: {instances: {web: {elasticIp: null}, other: {elasticIp: 'moving'}}}}})
	t.not(await stream.say(), 'echo')
	const answer = await lab.http('laptop', 'http://52.20.30.40/')
	t.like(answer, {got: 'answer', host: 'other'})
	await lab.change({vpcs: {main: {instances: {other: {elasticIp: null}, web: {elasticIp: 'moving'}}}}})
	t.like(await lab.http('laptop', 'http://52.20.30.40/'), {host: 'web'})
})

test.serial('RT-4: a route more specific than local sends what passes between two subnets through a firewall', async t => {
	const {packets, result} = await lab.capture('eni:wall', {filter: 'tcp port 80'}, () => lab.http('inner', 'far'))
	t.like(result, {got: 'answer', status: 200})
	t.true(packets.length > 0)
	await lab.change({vpcs: {main: {instances: {wall: {sourceDestCheck: true}}}}})
	t.is((await lab.http('inner', 'far', {timeoutMs: 1000})).got, 'timeout')
	await lab.change({vpcs: {main: {instances: {wall: {sourceDestCheck: false}}}}})
})

test.serial(
	'RT-10: what comes in by the internet gateway meets the firewall first, with the private address as its target',
	async t => {
		const {packets, result} = await lab.capture(['eni:wall', 'inner'], {filter: 'tcp port 80'}, () =>
			lab.http('laptop', 'inner.public')
		)
		t.like(result, {got: 'answer', status: 200, client: '203.0.113.10'})
		const [first] = packets
		t.is(first?.point, 'eni:wall')
		t.true(first?.summary.includes(lab.address('inner.private')), first?.summary)
	}
)

test.serial('RT-7: the route to an instance that has stopped stays, and drops', async t => {
	await lab.stop('wall')
	t.is((await lab.http('inner', 'far', {timeoutMs: 1000})).got, 'timeout')
	await lab.start('wall')
	t.like(await lab.http('inner', 'far'), {got: 'answer'})
})
