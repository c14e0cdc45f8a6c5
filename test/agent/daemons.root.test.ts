import {readFileSync, statSync} from 'node:fs'
import test from 'ava'
import {type Agent, connectAgent, startAgent} from '../../src/agent/client.ts'
import {agentPid, stopAgent} from '../../src/agent/stop.ts'
import {emptyNamespace} from '../../src/plan/router.ts'
import type {Daemon, Plan} from '../../src/plan/types.ts'
import {frrCapabilities} from '../../src/services/frr/capabilities.ts'
import {routersOf} from '../../src/services/frr/shown.ts'
import type {BgpRouter} from '../../src/services/frr/types.ts'
import type {Observed} from '../../src/services/observed.ts'
import {tunnelEndsOf} from '../../src/services/strongswan/shown.ts'
import type {TunnelEnd} from '../../src/services/strongswan/types.ts'
import {inside, tunnelEnds, userspace} from '../services/ends.ts'
import {type TestNet, testNet, until} from '../services/net.ts'
import {pingStream} from '../services/ping-stream.ts'

// Two routers, two tunnels, BGP on both: what a plan of a two-tunnel connection comes to.

let net: TestNet
let agent: Agent

test.beforeEach(async () => {
	net = await testNet()
	agent = startAgent(net.stateDir)
})

test.afterEach.always(async () => {
	agent.close()
	await stopAgent(net.stateDir)
	await net.close()
})

/** Notes what it was called with, in place of computing a lab anew. */
const reconciler = new URL('note-reconciled.ts', import.meta.url).href
const learned = () => JSON.parse(readFileSync(`${net.stateDir}/learned.json`, 'utf8'))

type Requested = {
	readonly both?: Partial<TunnelEnd>
	readonly customer?: Partial<TunnelEnd>
	/** What AWS announces. */
	readonly network?: string
	readonly without?: readonly string[]
}

function planOf({both, customer = {}, network = '10.2.0.0/16', without = []}: Requested = {}): Pick<Plan, 'namespaces'> {
	const daemons: Record<string, Daemon[]> = {}
	const add = (namespace: string, daemon: Daemon) => {
		if (!without.includes(daemon.id)) daemons[namespace] = [...(daemons[namespace] ?? []), daemon]
	}
	for (const key of ['a', 'b'] as const) {
		const ends = tunnelEnds(key, both)
		add(`aws-${key}`, {kind: 'ipsec', id: `office.${key}.aws`, router: 'aws', config: userspace(ends.aws)})
		add(`cust-${key}`, {
			kind: 'ipsec',
			id: `office.${key}.customer`,
			router: 'cgw',
			config: userspace({...ends.customer, ...customer})
		})
	}
	add('aws', {kind: 'bgp', id: 'bgp.aws', config: router(64_512, 'aws', network)})
	add('cgw', {kind: 'bgp', id: 'bgp.cgw', config: router(65_001, 'customer', '10.1.0.0/16')})
	return {
		namespaces: Object.fromEntries(
			Object.entries(daemons).map(([name, own]) => [name, {...emptyNamespace('router'), daemons: own}])
		)
	}
}

/** Its own frr.conf has a line that nobody knows. */
function refusedAt(router: string): Pick<Plan, 'namespaces'> {
	const {namespaces} = planOf()
	const daemons = namespaces[router]!.daemons!.map(daemon =>
		daemon.kind === 'bgp' ? {...daemon, config: {...daemon.config, ownFrrConf: 'router bgp 65001\n no such line\n'}} : daemon
	)
	return {namespaces: {...namespaces, [router]: {...namespaces[router]!, daemons}}}
}

function router(asn: number, side: 'aws' | 'customer', network: string): BgpRouter {
	const other = side === 'aws' ? 'customer' : 'aws'
	return {
		asn,
		routerId: inside.a[side],
		installsRoutes: false,
		ecmp: true,
		networks: [network],
		neighbors: (['a', 'b'] as const).map(key => ({
			address: inside[key][other],
			asn: side === 'aws' ? 65_001 : 64_512,
			keepaliveSeconds: 1,
			holdSeconds: 3
		}))
	}
}

const isUp = (now: Observed) =>
	tunnelEndsOf(now).length === 4 &&
	tunnelEndsOf(now).every(end => end.isUp) &&
	routersOf(now).length === 2 &&
	routersOf(now).every(({paths}) => paths.length === 2)

const observed = () => agent.observe()
const pidOf = (found: Observed, id: string) => found.daemons.find(daemon => daemon.id === id)!.pids[0]!

test.serial('tunnels and sessions come up, and what they learn is told with the link that it came by', async t => {
	t.timeout(180_000)
	const begin = performance.now()
	t.like(await agent.run(planOf(), reconciler), {daemons: 6, started: 6})
	const started = performance.now() - begin
	await until('all up', observed, isUp)
	t.log(`started after ${started.toFixed(0)} ms, converged after ${(performance.now() - begin).toFixed(0)} ms`)
	const {seen} = await until('learned', learned, ({bgp}) => bgp.aws?.length === 2 && bgp.cgw?.length === 2)
	t.like(
		seen.bgp.aws.find(({link}: {link: string}) => link === 'vpn-a'),
		{
			destination: '10.1.0.0/16',
			via: inside.a.customer,
			asPath: [65_001],
			med: 0
		}
	)
	t.true(seen.ipsec['office.a.aws']['vpn-a'].up)
	// Nothing changes: nothing is done.
	t.deepEqual(await agent.run(planOf(), reconciler), {daemons: 6, started: 0, changed: 0, stopped: 0, refused: []})
	// One leaves the plan.
	t.like(await agent.run(planOf({without: ['office.a.aws']}), reconciler), {daemons: 5, stopped: 1})
	await until('the routes over it are gone', learned, ({bgp}) => bgp.aws?.length === 1)
	t.is(learned().bgp.aws[0].link, 'vpn-b')
})

test.serial('a charon that is killed is started again, and its routes are gone meanwhile', async t => {
	t.timeout(180_000)
	// AWS's end begins too, so that nobody has to wait for the other one's DPD.
	await agent.run(planOf({both: {startUp: 'start'}}), reconciler)
	const {seen} = await until('all up', observed, isUp)
	const pid = pidOf(seen, 'office.a.aws')
	process.kill(pid, 'SIGKILL')
	const {ms} = await until('another one runs', observed, now => {
		const daemon = now.daemons.find(({id}) => id === 'office.a.aws')
		return daemon?.state === 'running' && daemon.pids[0] !== pid
	})
	t.log(`runs again after ${ms.toFixed(0)} ms`)
	const up = await until('all up again', observed, isUp)
	t.log(`all up again after ${(ms + up.ms).toFixed(0)} ms`)
	t.is(up.seen.daemons.find(({id}) => id === 'office.a.aws')?.starts, 2)
	const links = readFileSync(`${net.stateDir}/noted-links`, 'utf8')
	t.regex(links, /vpn-a/)
})

test.serial('what changes while a daemon is starting is what it then runs with', async t => {
	t.timeout(180_000)
	await agent.run(planOf(), reconciler)
	const {seen} = await until('all up', observed, isUp)
	const pid = pidOf(seen, 'bgp.aws')
	process.kill(pid, 'SIGKILL')
	await until('its end is noticed', observed, now => pidOf(now, 'bgp.aws') !== pid)
	await agent.run(planOf({network: '10.9.0.0/16'}), reconciler)
	const announced = (now: Observed) =>
		routersOf(now)
			.find(({router}) => router === 'cgw')
			?.paths.map(({destination}) => destination) ?? []
	await until('another network', observed, now => announced(now).includes('10.9.0.0/16'))
	const {seen: now} = await until('it runs', observed, ({daemons}) => daemons.every(({state}) => state === 'running'))
	t.not(pidOf(now, 'bgp.aws'), pid)
})

test.serial('an agent that is killed leaves traffic alone, and the next one takes its daemons over', async t => {
	t.timeout(180_000)
	await agent.run(planOf(), reconciler)
	await agent.stay()
	const {seen: before} = await until('all up', observed, isUp)
	const ping = await pingStream(net.path('aws'), inside.a.customer)
	process.kill(agentPid(net.stateDir)!, 'SIGKILL')
	agent.close()
	await until(
		'it is gone',
		() => connectAgent(net.stateDir),
		found => found === undefined
	)
	agent = startAgent(net.stateDir)
	await agent.run(planOf(), reconciler)
	const {seen: after} = await until('all known again', observed, isUp)
	for (const {id, pids} of before.daemons) {
		const now = after.daemons.find(daemon => daemon.id === id)
		t.deepEqual(now?.pids, pids, id)
		t.is(now?.starts, 0, id)
	}
	t.deepEqual(await ping.stop(), [])
	// It carries on.
	process.kill(pidOf(after, 'office.b.customer'), 'SIGKILL')
	await until('it is noticed', observed, now => now.daemons.some(({id, starts}) => id === 'office.b.customer' && starts === 1))
})

test.serial('daemons that are stopped are ended by the next agent, which starts others', async t => {
	t.timeout(180_000)
	await agent.run(planOf(), reconciler)
	await agent.stay()
	const {seen: before} = await until('all run', observed, ({daemons}) => daemons.every(({state}) => state === 'running'))
	const stopped = before.daemons.flatMap(({pids}) => pids)
	for (const pid of stopped) process.kill(pid, 'SIGSTOP')
	process.kill(agentPid(net.stateDir)!, 'SIGKILL')
	agent.close()
	agent = startAgent(net.stateDir)
	await agent.run(planOf(), reconciler)
	await until('all up', observed, isUp)
	t.deepEqual(stopped.filter(isAlive), [])
})

test.serial('a daemon that is refused its configuration is not called starting whenever it is tried again', async t => {
	t.timeout(180_000)
	await agent.run(refusedAt('cgw'), reconciler)
	const states = new Set<string>()
	for (const end = performance.now() + 3000; performance.now() < end; ) {
		for (const {id, state, isRefused} of (await observed()).daemons) if (id === 'bgp.cgw') states.add(`${state} ${isRefused}`)
	}
	t.deepEqual([...states], ['waiting true'])
	await agent.run(planOf(), reconciler)
	await until('all up', observed, isUp)
})

test.serial('a wrong pre-shared key is told in plain words and in the daemon’s, and heals when it is put right', async t => {
	t.timeout(180_000)
	await agent.run(planOf({customer: {psk: 'another.horse_battery'}}), reconciler)
	const {seen, ms} = await until('the reason', observed, now =>
		tunnelEndsOf(now).some(({reasons}) => reasons.some(({kind}) => kind === 'wrong-psk'))
	)
	t.log(`told after ${ms.toFixed(0)} ms`)
	const reason = tunnelEndsOf(seen)
		.flatMap(({reasons}) => reasons)
		.find(({kind}) => kind === 'wrong-psk')
	t.is(reason?.words, 'the two ends have different pre-shared keys')
	t.regex(reason?.line ?? '', /MAC mismatched/)
	await agent.run(planOf(), reconciler)
	await until('all up', observed, isUp)
})

test.serial('told to end, the agent leaves none of its daemons', async t => {
	t.timeout(180_000)
	await agent.run(planOf(), reconciler)
	const {seen} = await until('all run', observed, ({daemons}) => daemons.every(({state}) => state === 'running'))
	const pids = seen.daemons.flatMap(daemon => daemon.pids)
	const routers = seen.daemons.filter(({kind}) => kind === 'bgp').length
	t.is(pids.length, 4 + routers * (frrCapabilities().hasMgmtd ? 3 : 2))
	await stopAgent(net.stateDir)
	await until(
		'they are gone',
		() => pids.filter(pid => isAlive(pid)),
		alive => alive.length === 0
	)
	t.pass()
})

const isAlive = (pid: number) =>
	statSync(`/proc/${pid}`, {throwIfNoEntry: false}) !== undefined && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
