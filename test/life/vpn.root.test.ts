import {spawn} from 'node:child_process'
import {existsSync, readdirSync, statSync, writeFileSync} from 'node:fs'
import test from 'ava'
import {agentPid} from '../../src/agent/stop.ts'
import type {LabDocument, StatusReport} from '../../src/index.ts'
import {startTime} from '../../src/services/process-identity.ts'
import {until} from '../services/net.ts'
import {pingStream} from '../services/ping-stream.ts'
import {remains, ticks} from './remains.ts'
import {isUp, main, useVpclab} from './vpclab.ts'

// A lab with a VPN connection, from the command line: two tunnels, BGP, an office behind them.

const {root, work, run, status: statusOf, pings} = useVpclab(test, 'vpn')
const status = () => statusOf('v')
const ping = () => pings('v', 'pc', 'web')
const inodes = new Set<number>()

const lab = (connection: object = {}): LabDocument =>
	({
		name: 'v',
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				vpnGateway: true,
				subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
				securityGroups: {office: {ingress: [{all: true, from: '192.168.0.0/16'}]}},
				instances: {web: {subnet: 'app', privateIp: '10.0.0.5', securityGroups: ['office']}}
			}
		},
		sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: {ip: '192.168.0.10'}}}},
		vpnConnections: {office: {site: 'office', gateway: 'main', ...connection}}
	}) as LabDocument

test.before(() => {
	writeFileSync(`${work}/good.json`, JSON.stringify(lab(), null, '\t'))
	writeFileSync(`${work}/broken.json`, JSON.stringify(lab({tunnels: {1: {customer: {psk: 'not.the.one.of.aws'}}}}), null, '\t'))
})

test.afterEach.always(async t => {
	remember()
	const since = ticks()
	await run('down', '--all')
	await until(
		'nothing is left',
		() => remains(root, inodes, {since}),
		left => left.length === 0
	)
	t.false(existsSync(root))
	inodes.clear()
})

test.serial('traffic goes on when the agent is killed, and the next command brings an agent that carries on', async t => {
	t.timeout(180_000)
	const begin = performance.now()
	await run('up', `${work}/good.json`)
	const up = performance.now() - begin
	await until('the first ping gets through', ping, answered => answered)
	t.log(`up after ${up.toFixed(0)} ms, first ping through after ${(performance.now() - begin).toFixed(0)} ms`)
	await until('both tunnels and all sessions are up', status, isUp(2))
	const before = await status()

	const stream = await pingStream(`${root}/v/ns/lan.office.pc`, '10.0.0.5')
	const agent = agentPid(`${root}/v`)!
	process.kill(agent, 'SIGKILL')
	await until('it is gone', () => startTime(agent) === undefined, Boolean)
	await run('status', 'v')
	const {seen: after} = await until('an agent knows it all again', status, isUp(2))
	t.deepEqual(await stream.stop(), [])
	const pids = ({daemons}: StatusReport) => Object.fromEntries(daemons.map(daemon => [daemon.id, daemon.pids]))
	t.deepEqual(pids(after), pids(before))

	// It carries on: a tunnel that dies leaves no route behind, and comes back. Who looks on is told so, and not of nothing.
	const looking = watch()
	await until(
		'how it stands is shown',
		() => looking.reports.length,
		length => length > 0
	)
	process.kill(pids(after)['office.1.customer']![0]!, 'SIGKILL')
	const isDown = ({tunnels}: StatusReport) => tunnels.some(({tunnel, isUp}) => tunnel === 'office:1' && !isUp)
	await until('it is seen to be down', () => looking.reports.some(isDown), Boolean)
	await until('the office sends by the other tunnel', status, ({selected}) =>
		selected.some(({router, tunnels}) => router === 'site office' && tunnels.join() === 'office:2')
	)
	await until('pings get through again', ping, answered => answered)
	await until(
		'and who looks on sees it come back',
		() => looking.reports.at(-1),
		report => report !== undefined && isUp(2)(report)
	)
	looking.child.kill('SIGINT')
	t.deepEqual(await looking.ended, {code: 0, signal: null})
})

test.serial('watching ends with the lab', async t => {
	t.timeout(180_000)
	await run('up', `${work}/good.json`, '--no-wait')
	const looking = watch()
	await until(
		'how it stands is shown',
		() => looking.reports.length,
		length => length > 0
	)
	await run('down', 'v')
	t.deepEqual(await looking.ended, {code: 0, signal: null})
})

test.serial('a wrong pre-shared key is said, with the daemon’s words and the line of the lab file', async t => {
	t.timeout(180_000)
	await run('up', `${work}/broken.json`)
	const told = ({tunnels}: StatusReport) => tunnels.find(({tunnel}) => tunnel === 'office:1')
	const {seen, ms} = await until('the reason', status, report => told(report)?.reason?.kind === 'wrong-psk')
	t.log(`said after ${ms.toFixed(0)} ms`)
	t.is(told(seen)?.reason?.words, 'the two ends have different pre-shared keys')
	t.regex(told(seen)?.reason?.line ?? '', /MAC mismatched/)
	t.regex(told(seen)?.at ?? '', /broken\.json:\d+:\d+$/)
	t.regex(await run('status', 'v'), /office:1 is down: the two ends have different pre-shared keys\n {4}charon says: /)
	// The same lab with the right key: the tunnel comes up without a restart of anything else.
	await run('up', `${work}/good.json`, '--name', 'v')
	await until('both are up', status, isUp(2))
})

test.serial('whenever up is killed, down leaves nothing of a VPN lab', async t => {
	t.timeout(180_000)
	for (const afterMs of [250, 400, 550, 700, 850]) {
		const child = spawn(process.execPath, [main, 'up', `${work}/good.json`], {stdio: 'ignore'})
		const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
		await new Promise(resolve => child.once('close', resolve))
		clearTimeout(timer)
		remember()
		const since = ticks()
		await run('down', '--all')
		const {seen} = await until(
			'nothing is left',
			() => remains(root, inodes, {since}),
			left => left.length === 0
		)
		t.deepEqual(seen, [], `killed after ${afterMs} ms`)
		inodes.clear()
	}
})

/** `vpclab status --watch`: what it has said so far. */
function watch() {
	const child = spawn(process.execPath, [main, 'status', 'v', '--watch', '--json'], {stdio: ['ignore', 'pipe', 'inherit']})
	const reports: StatusReport[] = []
	let rest = ''
	child.stdout.on('data', data => {
		const lines = (rest + data).split('\n')
		rest = lines.pop() ?? ''
		reports.push(...lines.map(line => JSON.parse(line)))
	})
	const ended = new Promise(resolve => child.once('close', (code, signal) => resolve({code, signal})))
	return {child, reports, ended}
}

/** Inodes of the lab's namespaces, as long as they have names. */
function remember() {
	try {
		for (const name of readdirSync(`${root}/v/ns`)) inodes.add(statSync(`${root}/v/ns/${name}`).ino)
	} catch {
		// There are none.
	}
}
