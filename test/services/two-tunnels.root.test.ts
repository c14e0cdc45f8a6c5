import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import test from 'ava'
import {type Frr, startFrr} from '../../src/services/frr/start.ts'
import type {BgpNeighbor, BgpRouter} from '../../src/services/frr/types.ts'
import {type Charon, startCharon} from '../../src/services/strongswan/charon.ts'
import {inside, tunnelEnds, userspace} from './ends.ts'
import {type TestNet, type TunnelKey, testNet, until} from './net.ts'

const keys = ['a', 'b'] as const
const flows = 64
const everyMs = 50

let net: TestNet
let charons: Charon[] = []
let routers: {aws: Frr; cgw: Frr}
const children: ChildProcess[] = []

const neighbor = (address: string, updateSource: string, asn: number, bfd: boolean): BgpNeighbor => ({
	address,
	updateSource,
	asn,
	// With BFD AWS's own, so that it cannot be them that end a session first.
	...(bfd
		? {keepaliveSeconds: 10, holdSeconds: 30, bfd: {intervalMs: 300, multiplier: 3}}
		: {keepaliveSeconds: 1, holdSeconds: 3})
})
const awsRouter = (bfd = false, ecmp = true): BgpRouter => ({
	asn: 64512,
	routerId: '169.254.10.1',
	ecmp,
	networks: ['10.2.0.0/31'],
	neighbors: keys.map(key => neighbor(inside[key].customer, inside[key].aws, 65001, bfd))
})
const customerRouter = (bfd = false, ecmp = true): BgpRouter => ({
	asn: 65001,
	routerId: '169.254.10.2',
	ecmp,
	networks: ['10.1.0.0/31', '10.8.0.0/16'],
	neighbors: keys.map(key => neighbor(inside[key].aws, inside[key].customer, 64512, bfd))
})

async function startRouters(bfd: boolean) {
	const [aws, cgw] = await Promise.all([
		startFrr(awsRouter(bfd), {folder: net.folder('bgp-aws'), namespacePath: net.path('aws')}),
		startFrr(customerRouter(bfd), {folder: net.folder('bgp-cgw'), namespacePath: net.path('cgw')})
	])
	routers = {aws, cgw}
}

/** The kernel's own routes: over which tunnels the far side's network is reached. */
const pathsOf = async (router: 'aws' | 'cgw', destination: string): Promise<string> =>
	(await nexthopsOf(router, destination)).toSorted().join()

/** In the kernel's order, which is that in which BGP learned them. */
async function nexthopsOf(router: 'aws' | 'cgw', destination: string): Promise<readonly (string | undefined)[]> {
	const found: {dev?: string; nexthops?: {dev: string}[]}[] = JSON.parse(
		await net.run(router, ['ip', '-json', 'route', 'show', destination, 'proto', 'bgp'])
	)
	return found.flatMap(({dev, nexthops}) => nexthops?.map(({dev: link}) => link) ?? [dev])
}
const untilPaths = (wanted: string, timeoutMs = 30_000) =>
	until(
		`both routers use ${wanted}`,
		async () => [await pathsOf('aws', '10.8.0.0/16'), await pathsOf('cgw', '10.2.0.0/31')],
		found => found.every(paths => paths === wanted),
		timeoutMs
	)

/** Packets that a router sent into each tunnel so far. */
async function sentBy(router: 'aws' | 'cgw'): Promise<Readonly<Record<TunnelKey, number>>> {
	const links: {ifname: string; stats64: {tx: {packets: number}}}[] = JSON.parse(
		await net.run(router, ['ip', '-json', '-s', 'link'])
	)
	const of = (key: TunnelKey) => links.find(({ifname}) => ifname === `vpn-${key}`)?.stats64.tx.packets ?? 0
	return {a: of('a'), b: of('b')}
}

/** How many of both routers' packets went by each tunnel while so many more were sent. */
async function shares(router: 'aws' | 'cgw', packets = 2000) {
	const before = await sentBy(router)
	const {seen} = await until(
		'packets were sent',
		() => sentBy(router),
		now => now.a + now.b - before.a - before.b > packets
	)
	return {a: seen.a - before.a, b: seen.b - before.b}
}

function spawnIn(namespace: string, ...args: string[]) {
	const argv = [`--net=${net.path(namespace)}`, process.execPath, `${import.meta.dirname}/flows.ts`, ...args]
	const child = spawn('nsenter', argv, {stdio: ['pipe', 'pipe', 'inherit']})
	children.push(child)
	const lines = createInterface(child.stdout)
	return {child, line: async () => String((await once(lines, 'line', {signal: AbortSignal.timeout(10_000)}))[0])}
}

async function startFlows(number = flows) {
	const {child, line} = spawnIn('lan-host', 'send', '10.2.0.1', '9000', String(number), String(everyMs))
	await line()
	return {
		async stop(): Promise<readonly {answers: number; gapMs: number}[]> {
			const answer = line()
			child.stdin.write('\n')
			return JSON.parse(await answer)
		}
	}
}

test.before(async t => {
	net = await testNet()
	const begin = performance.now()
	const place = (name: string, router: string) => ({
		folder: net.folder(name),
		underlayPath: net.path(name),
		routerPath: net.path(router)
	})
	const dpd = {timeoutSeconds: 30, action: 'restart'} as const
	charons = await Promise.all(keys.map(key => startCharon(userspace(tunnelEnds(key, {dpd}).aws), place(`aws-${key}`, 'aws'))))
	charons.push(
		...(await Promise.all(keys.map(key => startCharon(userspace(tunnelEnds(key, {dpd}).customer), place(`cust-${key}`, 'cgw')))))
	)
	await startRouters(false)
	const started = performance.now()
	await untilPaths('vpn-a,vpn-b')
	t.log(
		`all processes up after ${Math.round(started - begin)} ms, ECMP both ways ${Math.round(performance.now() - started)} ms later`
	)
	const echo = spawnIn('vpc-host', 'echo', '9000')
	await echo.line()
})
test.after.always(async () => {
	for (const child of children) child.kill('SIGKILL')
	await Promise.all([...charons, ...(routers ? Object.values(routers) : [])].map(each => each.stop({signal: 'SIGKILL'})))
	await net?.close()
})
test.afterEach.always(() => net.setLost([]))

test.serial('one customer address, two tunnels: each goes to its own AWS endpoint', async t => {
	for (const key of keys) t.regex(await net.run('cgw', ['ping', '-q', '-c', '3', '-i', '0.05', inside[key].aws]), / 3 received/)
	const states = (await Promise.all(charons.map(charon => charon.states()))).flat()
	t.is(states.length, 4)
	t.true(states.every(({isUp}) => isUp))
})

test.serial('many flows use both tunnels, in both directions; one flow stays on one', async t => {
	const many = await startFlows()
	for (const router of ['aws', 'cgw'] as const) {
		const {a, b} = await shares(router)
		t.log(`${router}: ${a} and ${b} packets of ${flows} flows`)
		t.true(Math.min(a, b) > 0.2 * (a + b), `${router}: ${a} and ${b}`)
	}
	await many.stop()
	const one = await startFlows(1)
	const {a, b} = await shares('cgw', 40)
	t.log(`cgw: ${a} and ${b} packets of one flow`)
	// BGP's own packets go by both.
	t.true(Math.min(a, b) < 0.4 * (a + b), `${a} and ${b}`)
	await one.stop()
})

async function failover(lost: TunnelKey) {
	const running = await startFlows()
	await until(
		'flows run',
		() => shares('cgw', 500),
		() => true
	)
	// A flow has the same hash in both directions: it returns by the tunnel it came by where both routers have the tunnels in one order.
	const orders = await Promise.all([nexthopsOf('aws', '10.8.0.0/16'), nexthopsOf('cgw', '10.2.0.0/31')])
	await net.setLost([lost])
	const left = `vpn-${keys.find(key => key !== lost)}`
	const gone = await untilPaths(left)
	const after = await shares('cgw')
	await net.setLost([])
	const back = await untilPaths('vpn-a,vpn-b')
	const again = await shares('cgw')
	const gaps = (await running.stop()).map(({gapMs}) => gapMs)
	return {
		moved: gone.ms,
		back: back.ms,
		after,
		again,
		returnsByTheSame: orders[0].join() === orders[1].join(),
		longestGapMs: Math.max(...gaps),
		// Held up by a busy machine, perhaps, but not until the routes moved.
		untouched: gaps.filter(gap => gap < gone.ms / 2).length
	}
}

test.serial('a tunnel whose packets are lost: flows move within the hold time, and spread again when it is back', async t => {
	const {moved, back, after, again, longestGapMs, untouched, returnsByTheSame} = await failover('b')
	t.log(
		`hold time 3 s: routes moved after ${Math.round(moved)} ms, longest gap ${longestGapMs} ms, ${untouched} of ${flows} flows untouched (${returnsByTheSame ? 'they return by the same tunnel' : 'each uses both'})`
	)
	t.log(`spread again ${Math.round(back)} ms after it was back: ${again.a} and ${again.b}`)
	// DPD would end it after 30 s.
	t.true(longestGapMs < 15_000)
	// Where each flow goes out by one and returns by the other, all are touched.
	if (returnsByTheSame) t.true(untouched > 0)
	// What still goes into the lost one is BGP, knocking.
	t.true(after.b < 0.05 * after.a, `${after.a} and ${after.b}`)
	t.true(Math.min(again.a, again.b) > 0.2 * (again.a + again.b))
})

test.serial('a neighbor that is shut down tells so: next to no gap', async t => {
	const running = await startFlows()
	await until(
		'flows run',
		() => shares('cgw', 500),
		() => true
	)
	const router = customerRouter()
	await routers.cgw.reload({
		...router,
		neighbors: router.neighbors.map(one => (one.address === inside.b.aws ? {...one, shutdown: true} : one))
	})
	const {ms} = await untilPaths('vpn-a')
	const longest = Math.max(...(await running.stop()).map(({gapMs}) => gapMs))
	t.log(`shut down: routes moved after ${Math.round(ms)} ms, longest gap ${longest} ms`)
	// The hold time of 3 s ends a session 2 s after the last packet at the earliest.
	t.true(longest < 2000)
	await routers.cgw.reload(router)
	await untilPaths('vpn-a,vpn-b')
})

test.serial('with BFD flows move within about a second, whatever the hold time', async t => {
	await Promise.all(Object.values(routers).map(router => router.stop()))
	await startRouters(true)
	await untilPaths('vpn-a,vpn-b')
	await until(
		'BFD is up',
		async () => (await routers.aws.tables()).sessions.map(({bfd}) => bfd),
		found => found.length === 2 && found.every(bfd => bfd === 'Up')
	)
	const {moved, back, longestGapMs} = await failover('a')
	t.log(
		`BFD 300 ms x 3: routes moved after ${Math.round(moved)} ms, longest gap ${longestGapMs} ms, back after ${Math.round(back)} ms`
	)
	// The hold time of 30 s ends a session 20 s after the last packet at the earliest.
	t.true(longestGapMs < 10_000)
})

test.serial('without ECMP one tunnel alone is used', async t => {
	await routers.aws.reload(awsRouter(true, false))
	const {seen} = await until(
		'one path',
		() => pathsOf('aws', '10.8.0.0/16'),
		paths => paths === 'vpn-a' || paths === 'vpn-b'
	)
	const running = await startFlows()
	const {a, b} = await shares('aws')
	await running.stop()
	t.log(`one path (${seen}): ${a} and ${b}`)
	t.true(Math.min(a, b) < 0.05 * (a + b))
})
