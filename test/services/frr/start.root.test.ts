import test from 'ava'
import {bgpEvents} from '../../../src/services/frr/events.ts'
import {adoptFrr, type Frr, startFrr} from '../../../src/services/frr/start.ts'
import type {BgpNeighbor, BgpRouter} from '../../../src/services/frr/types.ts'
import {type TestNet, testNet, until} from '../net.ts'

let net: TestNet
test.before(async () => {
	net = await testNet()
	// A plain link between two routers: what is tested here needs no tunnel.
	await net.run('core', ['ip', 'address', 'add', '192.0.2.1/30', 'dev', 'cgw'])
	await net.run('cgw', ['ip', 'address', 'add', '192.0.2.2/30', 'dev', 'up'])
})
test.after.always(() => net?.close())

const running = new Set<Frr>()
test.afterEach.always(async () => {
	await Promise.all([...running].map(frr => frr.stop({signal: 'SIGKILL'})))
	running.clear()
})

const times = {keepaliveSeconds: 1, holdSeconds: 3}
const site: BgpNeighbor = {address: '192.0.2.2', asn: 65001, ...times}
const cloud: BgpNeighbor = {address: '192.0.2.1', asn: 64512, ...times}
const aws: BgpRouter = {asn: 64512, routerId: '1.1.1.1', ecmp: false, networks: ['10.2.0.0/16'], neighbors: [site]}
const customer: BgpRouter = {asn: 65001, routerId: '2.2.2.2', ecmp: false, networks: ['10.1.0.0/16'], neighbors: [cloud]}

const places = {
	aws: () => ({folder: net.folder('bgp-aws'), namespacePath: net.path('core')}),
	customer: () => ({folder: net.folder('bgp-customer'), namespacePath: net.path('cgw')})
}

async function start(router: BgpRouter, place: Parameters<typeof startFrr>[1]): Promise<Frr> {
	const frr = await startFrr(router, place)
	running.add(frr)
	return frr
}

const startBoth = (a: Partial<BgpRouter> = {}, b: Partial<BgpRouter> = {}) =>
	Promise.all([start({...aws, ...a}, places.aws()), start({...customer, ...b}, places.customer())])
const session = async (frr: Frr) => (await frr.tables()).sessions[0]!
const untilUp = (frr: Frr) =>
	until(
		'the session is up',
		() => session(frr),
		({isUp}) => isUp
	)
/** Both ends call at once: then one of two connections is closed, or now and then both are, after the session was up (RFC 4271, 6.8). */
const untilSteady = (frr: Frr) =>
	until(
		'one connection alone carries the session',
		async () => {
			const calls = await Promise.all(
				['core', 'cgw'].map(async name => {
					const states = ['established', 'syn-sent', 'syn-recv'].flatMap(state => ['state', state])
					const lines = await net.run(name, ['ss', '-Htn', ...states, '( sport = :179 or dport = :179 )'])
					return lines.split('\n').filter(Boolean).length
				})
			)
			return {calls, isUp: (await session(frr)).isUp}
		},
		({calls, isUp}) => isUp && calls.every(count => count === 1)
	)
const learned = async (frr: Frr) => (await frr.tables()).paths.filter(({neighbor}) => neighbor !== undefined)
const untilLearned = (frr: Frr, ...wanted: string[]) =>
	until(
		`it learns ${wanted}`,
		async () => (await learned(frr)).map(({destination}) => destination).sort(),
		found => found.join() === wanted.sort().join()
	)

test.serial('two routers tell each other their networks, and the kernel gets the routes', async t => {
	const begin = performance.now()
	const [a] = await startBoth()
	await untilLearned(a, '10.1.0.0/16')
	t.log(`converged after ${Math.round(performance.now() - begin)} ms`)
	const {seen} = await until(
		'it is chosen',
		() => learned(a),
		([path]) => path?.isBest === true
	)
	t.like(seen[0], {neighbor: '192.0.2.2', asPath: [65001], med: 0})
	t.like(await session(a), {isUp: true, holdSeconds: 3, keepaliveSeconds: 1, accepted: 1})
	await until(
		'the kernel has it',
		() => net.run('core', ['ip', 'route']),
		text => /10\.1\.0\.0\/16 via 192\.0\.2\.2 dev cgw proto bgp/.test(text)
	)
	await a.stop()
	t.false((await net.run('core', ['ip', 'route'])).includes('proto bgp'))
})

test.serial('policies change in place, and the session stays up', async t => {
	// No machine is so busy that such a session ends by itself.
	const calm = {keepaliveSeconds: 10, holdSeconds: 30}
	const neighbors = [{...cloud, ...calm}]
	const [a, b] = await startBoth({neighbors: [{...site, ...calm}]}, {neighbors})
	await untilSteady(a)
	await untilLearned(a, '10.1.0.0/16')
	const {timesDown} = await session(a)
	await b.reload({
		...customer,
		networks: ['10.1.0.0/16', '10.3.0.0/16'],
		routeMaps: {out: [{action: 'permit', set: {prepend: [65001, 65001], med: 70, communities: ['7224:7100']}}]},
		neighbors: [{...cloud, ...calm, routeMapOut: 'out'}]
	})
	await untilLearned(a, '10.1.0.0/16', '10.3.0.0/16')
	await until(
		'the policy acts',
		() => learned(a),
		paths => paths.every(({med, asPath}) => med === 70 && asPath.length === 3)
	)
	t.deepEqual((await learned(a))[0]!.communities, ['7224:7100'])
	await b.reload({...customer, neighbors})
	await untilLearned(a, '10.1.0.0/16')
	await until(
		'the policy is gone',
		() => learned(a),
		paths => paths.every(({med, asPath}) => med === 0 && asPath.length === 1)
	)
	t.is((await session(a)).timesDown, timesDown)
})

test.serial('what a change in place leads to is what a fresh start would have made', async t => {
	const rich: BgpRouter = {
		...customer,
		ecmp: true,
		networks: ['10.1.0.0/16', '2001:db8::/32'],
		prefixLists: {
			some: [{action: 'permit', prefix: '10.0.0.0/8', le: 24}],
			six: [{action: 'permit', prefix: '2001:db8::/32', le: 48}]
		},
		communityLists: {low: [{action: 'permit', communities: ['7224:7100']}]},
		routeMaps: {
			in: [{action: 'permit', match: {communityList: 'low'}, set: {localPreference: 50}}, {action: 'permit'}],
			out: [
				{
					action: 'permit',
					match: {prefixList: 'some'},
					set: {prepend: [65001], med: 5, communities: ['7224:7300'], additive: true}
				}
			]
		},
		neighbors: [
			{...cloud, description: 'the cloud', password: 'x', prefixListOut: 'some', routeMapIn: 'in', maximumPrefixes: 9},
			{...cloud, address: '192.0.2.9', routeMapOut: 'out', shutdown: true, defaultOriginate: true, allowOwnAsn: true},
			{...cloud, address: '2001:db8:9::9', prefixListIn: 'six'}
		]
	}
	const other: BgpRouter = {
		...rich,
		networks: ['10.3.0.0/16'],
		prefixLists: {
			some: [
				{action: 'deny', prefix: '10.0.0.0/8'},
				{action: 'permit', prefix: '10.4.0.0/16'}
			]
		},
		routeMaps: {
			out: [
				{action: 'deny', match: {prefixList: 'some'}},
				{action: 'permit', set: {localPreference: 7}}
			]
		},
		neighbors: [{...cloud, keepaliveSeconds: 10, holdSeconds: 30, routeMapOut: 'out', updateSource: '192.0.2.2'}]
	}
	const configuration = async (frr: Frr) =>
		(await frr.run('bgpd', ['show running-config']))[0]!.split('\n').filter(line => !line.startsWith('!'))
	const fresh = async (router: BgpRouter) => {
		const frr = await start(router, places.customer())
		const text = await configuration(frr)
		await frr.stop({signal: 'SIGKILL'})
		running.delete(frr)
		return text
	}
	const wanted = [customer, rich, other, {...other, asn: 65009}, rich, customer]
	const expected = []
	for (const router of wanted) expected.push(await fresh(router))
	const frr = await start(customer, places.customer())
	for (const [index, router] of wanted.entries()) {
		await frr.reload(router)
		t.deepEqual((await configuration(frr)).sort(), expected[index]!.sort(), `step ${index}`)
	}
})

test.serial('each change is told as it happens', async t => {
	const [a, b] = await startBoth()
	await untilLearned(a, '10.1.0.0/16')
	const events = await bgpEvents(a)
	const told: string[] = []
	const ended = (async () => {
		for await (const event of events) {
			told.push(
				event.kind === 'route'
					? `${event.change} ${event.prefix}`
					: event.kind === 'session'
						? `${event.neighbor} ${event.isUp}`
						: event.kind === 'limit'
							? `${event.count} of ${event.limit}`
							: event.what
			)
		}
	})()
	const untilTold = (what: string) =>
		until(
			`told: ${what}`,
			() => told,
			lines => lines.includes(what)
		)
	await b.reload({...customer, networks: ['10.3.0.0/16']})
	for (const what of ['received 10.3.0.0/16', 'chosen 10.3.0.0/16', 'withdrawn 10.1.0.0/16', 'lost 10.1.0.0/16']) {
		await untilTold(what)
	}
	await b.reload({...customer, networks: ['10.3.0.0/16'], neighbors: [{...cloud, shutdown: true}]})
	for (const what of ['6/2 (Cease/Administrative Shutdown)', '192.0.2.2 false', 'lost 10.3.0.0/16']) await untilTold(what)
	t.like((await session(a)).trouble, {kind: 'shut-down', words: 'the neighbor has shut the session down'})
	await a.stop({signal: 'SIGKILL'})
	await ended
})

test.serial('too many prefixes close the session, one more than allowed is enough', async t => {
	const [a, b] = await startBoth({neighbors: [{...site, maximumPrefixes: 2}]}, {networks: ['10.1.0.0/16', '10.3.0.0/16']})
	await untilLearned(a, '10.1.0.0/16', '10.3.0.0/16')
	await a.holdLimits((await a.tables()).sessions)
	t.true((await session(a)).isUp)
	await b.reload({...customer, networks: ['10.1.0.0/16', '10.3.0.0/16', '10.4.0.0/16']})
	const {seen} = await until(
		'the session is closed',
		async () => {
			await a.holdLimits((await a.tables()).sessions)
			return session(a)
		},
		({state}) => state === 'Idle (PfxCt)'
	)
	t.is(seen.trouble?.kind, 'too-many-prefixes')
	await until(
		'the customer is told',
		() => session(b),
		({trouble}) => trouble?.words === 'this router advertised more prefixes than the neighbor allows'
	)
})

test.serial('another number, another password: each end knows the reason', async t => {
	const [a, b] = await startBoth({neighbors: [{...site, asn: 65009}]})
	await until(
		'AWS knows',
		() => session(a),
		({trouble}) => trouble?.kind === 'wrong-asn'
	)
	await until(
		'the customer knows',
		() => session(b),
		({trouble}) => trouble?.kind === 'wrong-asn'
	)
	await Promise.all([
		a.reload({...aws, neighbors: [{...site, password: 'one'}]}),
		b.reload({...customer, neighbors: [{...cloud, password: 'two'}]})
	])
	await until(
		'no answer',
		() => session(a),
		({trouble}) => trouble?.kind === 'no-answer'
	)
	await b.reload({...customer, neighbors: [{...cloud, password: 'one'}]})
	await untilUp(a)
	t.pass()
})

test.serial('it is found again as long as it is what is wanted; one that dies is noticed', async t => {
	const [a] = await startBoth()
	await untilSteady(a)
	const found = await adoptFrr(aws, places.aws())
	t.is(found?.processes.get('bgpd')?.pid, a.processes.get('bgpd')?.pid)
	t.true((await session(found!)).isUp)
	t.is(await adoptFrr({...aws, asn: 64513}, places.aws()), undefined)
	const ended = a.untilEnded()
	process.kill(a.processes.get('bgpd')!.pid, 'SIGKILL')
	await ended
	await until(
		'it counts as ended',
		() => a.isRunning,
		runs => !runs
	)
	t.is(await adoptFrr(aws, places.aws()), undefined)
	const again = await start(aws, places.aws())
	await untilLearned(again, '10.1.0.0/16')
})

test.serial(
	"a frr.conf of the user's own is loaded by vtysh; a line that is refused is told, and nothing is left running",
	async t => {
		const own =
			'router bgp 65001\n bgp router-id 2.2.2.2\n no bgp ebgp-requires-policy\n no bgp network import-check\n neighbor 192.0.2.1 remote-as 64512\n address-family ipv4 unicast\n  network 10.7.0.0/16\n exit-address-family\n'
		const [a] = await startBoth({}, {ownFrrConf: own})
		await untilLearned(a, '10.7.0.0/16')
		const broken = {...aws, routerId: 'nonsense'}
		await t.throwsAsync(startFrr(broken, places.aws()), {message: /^bgp router-id nonsense: % .*Unknown command/})
		t.is(await adoptFrr(broken, places.aws()), undefined)
	}
)
