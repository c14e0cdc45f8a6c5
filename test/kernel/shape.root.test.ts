import {existsSync, readdirSync, readFileSync} from 'node:fs'
import test from 'ava'
import {execa} from 'execa'
import {namespaceInode} from '../../src/kernel/inodes.ts'
import {type Backend, destroy, type Kernel, KernelError, namespacePath, observe} from '../../src/kernel/kernel.ts'
import {run} from '../../src/kernel/program.ts'
import {shapeSupport} from '../../src/kernel/shape-support.ts'
import {diff} from '../../src/plan/diff.ts'
import type {LinkShape, NamespacePlan, Plan} from '../../src/plan/types.ts'
import {emptyLab, end} from './lab.ts'

type Lab = {readonly stateDir: string; readonly kernel: Kernel}

const namespace = (side: number): NamespacePlan => ({
	kind: 'test',
	sysctls: {},
	addresses: [{link: 'wire', address: `10.0.0.${side}/24`}],
	neighbors: [{link: 'wire', address: `10.0.0.${3 - side}`, mac: `02:00:00:00:00:0${3 - side}`}],
	routes: [{table: 254, destination: '10.0.0.0/24', type: 'unicast', nexthops: [{link: 'wire'}]}],
	rules: [],
	sets: {},
	firewall: {},
	listeners: []
})

/** Two hosts on one cable, which has the same shape in both directions, or the second one in the way back. */
const plan = (shape?: LinkShape, back = shape): Plan => ({
	lab: 'wire',
	namespaces: {left: namespace(1), right: namespace(2)},
	links: {
		'left/wire': {
			ends: [
				end('left', 'wire', {mac: '02:00:00:00:00:01', ...(shape && {shape})}),
				end('right', 'wire', {mac: '02:00:00:00:00:02', ...(back && {shape: back})})
			]
		}
	},
	hosts: {},
	points: {}
})

const inside = ({stateDir}: Lab, name: string, ...argv: [string, ...string[]]) =>
	run({argv: ['nsenter', `--net=${namespacePath(stateDir, name)}`, ...argv], timeoutMs: 20_000})

async function ping(lab: Lab, count: number, intervalSeconds: number) {
	const {stdout} = await inside(lab, 'left', 'ping', '-n', `-c${count}`, `-i${intervalSeconds}`, '-W1', '10.0.0.2')
	const times = [...stdout.matchAll(/time=([\d.]+) ms/g)].map(match => Number(match[1])).sort((a, b) => a - b)
	return {
		received: times.length,
		min: times[0] ?? Number.NaN,
		median: times[times.length >> 1] ?? Number.NaN,
		max: times.at(-1) ?? Number.NaN
	}
}

/** What arrives of a burst of UDP packets in Mbit/s, by the receiver's own counter. */
async function throughput(lab: Lab) {
	const bytes = async () => {
		const {stdout} = await inside(lab, 'right', 'ip', '-json', '-stats', 'link', 'show', 'dev', 'wire')
		return (JSON.parse(stdout) as [{stats64: {rx: {bytes: number}}}])[0].stats64.rx.bytes
	}
	const burst = `socket(S, AF_INET, SOCK_DGRAM, 0); my $to = sockaddr_in(9, inet_aton('10.0.0.2')); my $text = 'x' x 1400; while (1) { send(S, $text, 0, $to) for 1 .. 60; select(undef, undef, undef, 0.002) }`
	const sender = execa('nsenter', [`--net=${namespacePath(lab.stateDir, 'left')}`, 'perl', '-MSocket', '-e', burst], {
		reject: false,
		timeout: 20_000
	})
	// The bucket is full at first.
	await new Promise(resolve => setTimeout(resolve, 500))
	const [before, began] = [await bytes(), performance.now()]
	await new Promise(resolve => setTimeout(resolve, 1000))
	const [after, ended] = [await bytes(), performance.now()]
	sender.kill('SIGKILL')
	await sender
	return ((after - before) * 8) / 1000 / (ended - began)
}

function readStatus(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/status`, 'utf8')
	} catch {
		return ''
	}
}

/** Processes that stand in the lab's namespaces: those of the delays, as nothing else runs there. */
async function delayPrograms({stateDir}: Lab) {
	const inodes = ['left', 'right'].map(name => namespaceInode(namespacePath(stateDir, name)))
	return readdirSync('/proc').flatMap(name => {
		const pid = Number(name)
		if (!(pid > 1) || !inodes.includes(namespaceInode(`/proc/${pid}/ns/net`) ?? -1)) return []
		return [{pid, parent: Number(/^PPid:\s+(\d+)$/m.exec(readStatus(pid))?.[1])}]
	})
}

/** Of a link with a delay in both directions: none where netem is what delays. */
const {netem} = await shapeSupport()
const programsOfDelay = netem ? 0 : 4

async function until(isSo: () => boolean) {
	for (let tries = 0; tries < 1000 && !isSo(); tries++) await new Promise(resolve => setTimeout(resolve, 20))
}

for (const backend of ['netlink', 'batch'] as const satisfies readonly Backend[]) {
	const withLab = (title: string, body: (t: import('ava').ExecutionContext, lab: Lab) => Promise<void>) =>
		test.serial(`${backend}: ${title}`, async t => {
			const lab = await emptyLab(backend)
			try {
				await body(t, lab)
			} finally {
				await lab.kernel.close()
				await destroy(lab.stateDir)
			}
		})

	withLab('a link with a delay is long in both directions, and short again without', async (t, lab) => {
		const long = plan({delayMs: 40, jitterMs: 5})
		await lab.kernel.apply(diff(undefined, long))
		const {received, min, median, max} = await ping(lab, 20, 0.05)
		t.log({received, min, median, max})
		t.is(received, 20)
		t.true(min > 69 && median > 74 && median < 100)
		await lab.kernel.apply(diff(long, plan()))
		t.true((await ping(lab, 3, 0.05)).min < 10)
		t.is(
			(await observe(lab.stateDir, 'left')).links.replace(/^lo.*\n/m, ''),
			'wire up mtu 1500 group default mac 02:00:00:00:00:01 addrgenmode none'
		)
		await lab.kernel.apply(diff(plan(), long))
		await lab.kernel.apply(diff(long, plan({delayMs: 10})))
		const shorter = await ping(lab, 5, 0.05)
		t.true(shorter.min > 19 && shorter.min < 40)
		t.is((await ping(lab, 5, 0.05)).received, 5)
	})

	withLab('a delayed link whose program is killed is a link again at once', async (t, lab) => {
		await lab.kernel.apply(diff(undefined, plan({delayMs: 20})))
		const before = await delayPrograms(lab)
		t.is(before.length, programsOfDelay)
		if (netem) return t.log('netem delays here: there is no program to kill')
		const workers = before.filter(({parent}) => before.some(({pid}) => pid === parent))
		t.is(workers.length, 2)
		for (const {pid} of workers) process.kill(pid, 'SIGKILL')
		const {received, min} = await ping(lab, 20, 0.05)
		t.true(received > 15 && min > 39)
		const after = await delayPrograms(lab)
		t.is(after.length, 4)
		t.is(after.filter(({pid}) => before.some(one => one.pid === pid)).length, 2)
	})

	withLab('a link with a loss loses about so many packets, each direction by itself', async (t, lab) => {
		await lab.kernel.apply(diff(undefined, plan({lossPercent: 20}, {})))
		const {received} = await ping(lab, 400, 0.002)
		t.log({received})
		t.true(received > 270 && received < 370)
		await lab.kernel.apply(diff(plan({lossPercent: 20}, {}), plan({lossPercent: 100}, {})))
		t.is((await ping(lab, 2, 0.01)).received, 0)
		await lab.kernel.apply(diff(plan({lossPercent: 100}, {}), plan()))
		t.is((await ping(lab, 20, 0.01)).received, 20)
	})

	withLab('a link with a rate carries that, with a delay as well', async (t, lab) => {
		const thin = plan({rateMbps: 20}, {})
		await lab.kernel.apply(diff(undefined, thin))
		const rate = await throughput(lab)
		const long = plan({rateMbps: 20, delayMs: 20, burstBytes: 20_000}, {})
		await lab.kernel.apply(diff(thin, long))
		const delayed = await throughput(lab)
		t.log({rate, delayed})
		t.true(rate > 15 && rate < 23)
		t.true(delayed > 14 && delayed < 23)
	})

	withLab('a shape goes with its link and its namespace, and leaves no program behind', async (t, lab) => {
		const long = plan({delayMs: 5})
		await lab.kernel.apply(diff(undefined, long))
		const programs = await delayPrograms(lab)
		t.is(programs.length, programsOfDelay)
		await lab.kernel.apply(
			diff(long, {...plan(), links: {}, namespaces: {left: {...namespace(1), addresses: [], neighbors: [], routes: []}}})
		)
		t.is((await observe(lab.stateDir, 'left')).links.split('\n').length, 1)
		await t.throwsAsync(lab.kernel.apply([{do: 'set-shape', namespace: 'left', name: 'wire', shape: {delayMs: 1}}]), {
			instanceOf: KernelError,
			message: 'left: set-shape wire: no link is named "wire"'
		})
		await destroy(lab.stateDir)
		const isThere = ({pid}: {pid: number}) => existsSync(`/proc/${pid}/ns`) && /^State:\s[^Z]/m.test(readStatus(pid))
		await until(() => !programs.some(isThere))
		t.false(programs.some(isThere))
	})
}
