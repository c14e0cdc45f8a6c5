import {execFileSync, spawn} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {countedNamespaces} from '../../scripts/bench/counted-namespaces.ts'
import {temporaryFolder} from '../temporary-folder.ts'
import {remains, ticks} from './remains.ts'
import {smallLab} from './small-lab.ts'

// Kills commands at random moments. `VPCLAB_SEED` repeats a run's choices; moments differ a little all the same.
const seed = Number(process.env.VPCLAB_SEED ?? Date.now() % 1_000_000)
const kills = 50

const root = `/run/vpclab-kill-${process.pid}`
const work = temporaryFolder('kill')
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const env = {...process.env, VPCLAB_STATE_DIR: root}
const inodes = new Set<number>()
const counted = await countedNamespaces()
const [enter = '', ...entering] = counted.enter

test.before(() => {
	writeFileSync(`${work}/one.json`, JSON.stringify({...smallLab, name: 'x'}))
	const {main} = smallLab.vpcs!
	const changed = {
		...main!,
		instances: {...main!.instances, third: {subnet: 'private', serves: ['http']}},
		natGateways: {},
		subnets: {...main!.subnets, private: {cidr: '10.0.1.0/24'}}
	}
	writeFileSync(`${work}/two.json`, JSON.stringify({...smallLab, name: 'x', vpcs: {main: changed}}))
})

test.after.always(async () => {
	await command(['down', '--all'])
	rmSync(root, {recursive: true, force: true})
	await counted[Symbol.asyncDispose]()
})

test.serial(`whenever up, test and down are killed, down or up puts things right, and nothing stays (seed ${seed})`, async t => {
	t.timeout(300_000)
	const random = randomFrom(seed)
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
	const linksBefore = hostLinks()
	const usual = await durations()
	let killed = 0
	let tries = 0

	while (killed < kills && tries++ < 4 * kills) {
		const what = pick(['up', 'change', 'test', 'down'] as const)
		if (what === 'change' || what === 'down') await expectStatus(0, ['up', `${work}/one.json`])
		const argv = {
			up: ['up', `${work}/one.json`],
			change: ['up', `${work}/two.json`],
			test: ['test', `${work}/one.json`],
			down: ['down', 'x']
		}[what]
		const signal = pick(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)
		// A terminal interrupts the whole group.
		const group = pick([true, false])
		const afterMs = random() * usual[what]
		const begin = performance.now()
		const {status, output} = await command(argv, {signal, group, afterMs})
		const where = `try ${tries}: ${what} by ${signal}${group ? ' to its group' : ''} after ${afterMs.toFixed(0)} ms: status ${status}`
		rememberNamespaces()
		if (status !== 0) {
			killed++
		}
		// It was through before: it takes less time now than when it was measured.
		else {
			usual[what] = Math.min(usual[what], performance.now() - begin)
		}
		if (status !== 0 && signal !== 'SIGKILL') {
			t.true([128 + {SIGINT: 2, SIGTERM: 15}[signal], null].includes(status), `${where}\n${output}`)
		}

		if (pick([true, false])) {
			const file = pick(['one', 'two'])
			await expectStatus(0, ['up', `${work}/${file}.json`], where)
			t.regex((await command(['up', `${work}/${file}.json`])).output, /nothing to change: 0 steps/, where)
			t.is(answerOfWeb(), 'web', where)
			rememberNamespaces()
		}
		const since = ticks()
		const down = await command(['down', 'x'])
		t.true([0, 2].includes(down.status ?? -1), `${where}\n${down.output}`)
		// An agent that had hardly begun when its parent was killed ends by itself.
		await settles(() => remains(root, inodes, {since, pid: counted.pid}).length === 0)
		t.deepEqual(remains(root, inodes, {since, pid: counted.pid}), [], where)
		inodes.clear()
	}

	t.log(`${killed} of ${tries} commands were killed before their end; seed ${seed}`)
	t.is(killed, kills)
	t.deepEqual(hostLinks(), linksBefore)
	t.true(await counted.untilFreed(20_000), 'namespaces stay in the kernel')
})

test.serial('the status of an interrupted command tells the signal, also while it waits for another one', async t => {
	for (const [signal, expected] of [
		['SIGINT', 130],
		['SIGTERM', 143]
	] as const) {
		const holder = await holdLock()
		const {status, output} = await command(['up', `${work}/one.json`], {signal, group: false, when: /waiting for/})
		t.is(status, expected, output)
		t.regex(output, /interrupted, tidying up/)
		holder.kill()
		await new Promise(resolve => holder.once('close', resolve))
		const down = await command(['down', 'x'])
		t.is(down.status, 0, down.output)
		t.deepEqual(remains(root, inodes, {pid: counted.pid}), [])
	}
})

type Kill = {
	readonly signal: NodeJS.Signals
	readonly group: boolean
	readonly afterMs?: number
	readonly when?: RegExp
	readonly holdOpen?: boolean
}

/** Runs vpclab, and kills it at a moment. */
async function command(argv: readonly string[], kill?: Kill): Promise<{status: number | null; output: string}> {
	const child = spawn(enter, [...entering, process.execPath, main, ...argv], {
		env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe']
	})
	let output = ''
	const send = () => {
		try {
			process.kill(kill?.group ? -child.pid! : child.pid!, kill!.signal)
		} catch {
			// It has ended.
		}
	}
	const timer = kill?.afterMs === undefined ? undefined : setTimeout(send, kill.afterMs)
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			const now = kill?.when?.test(output + text) && !kill.when.test(output)
			output += text
			if (now) send()
		})
	}
	const status = await new Promise<number | null>(resolve => child.once('close', resolve))
	clearTimeout(timer)
	return {status, output}
}

async function holdLock() {
	mkdirSync(root, {recursive: true})
	const holder = spawn('flock', ['--no-fork', `${root}/x.lock`, 'sh', '-c', 'echo held; exec sleep 60'], {
		stdio: ['ignore', 'pipe', 'inherit']
	})
	await new Promise(resolve => holder.stdout.once('data', resolve))
	return holder
}

async function expectStatus(expected: number, argv: readonly string[], where = '') {
	const {status, output} = await command(argv)
	if (status !== expected) throw new Error(`${where}\nvpclab ${argv.join(' ')}: status ${status}\n${output}`)
}

/** How long each command takes here, undisturbed. */
async function durations() {
	const time = async (argv: readonly string[]) => {
		const begin = performance.now()
		await expectStatus(0, argv)
		return performance.now() - begin
	}
	const up = await time(['up', `${work}/one.json`])
	const change = await time(['up', `${work}/two.json`])
	const down = await time(['down', 'x'])
	return {up, change, down, test: await time(['test', `${work}/one.json`])}
}

const answerOfWeb = () =>
	JSON.parse(
		execFileSync(
			enter,
			[...entering, process.execPath, main, 'exec', 'x', 'web', '--', 'curl', '-s', '-m', '5', 'http://127.0.0.1/'],
			{
				env,
				encoding: 'utf8'
			}
		)
	).host

const hostLinks = () =>
	[...readFileSync(`/proc/${counted.pid}/net/dev`, 'utf8').matchAll(/^ *([^\s:]+):/gm)].map(([, name]) => name)

/** With the mounts that its commands see. */
const seen = `/proc/${counted.pid}/root${root}`

/** Inodes of the lab's namespaces, as long as they have names. */
function rememberNamespaces() {
	try {
		for (const name of readdirSync(`${seen}/x/ns`)) inodes.add(statSync(`${seen}/x/ns/${name}`).ino)
	} catch {
		// There are none.
	}
}

async function settles(isSo: () => boolean) {
	for (let tries = 0; tries < 400; tries++) {
		if (isSo()) return true
		await new Promise(resolve => setTimeout(resolve, 50))
	}
	return false
}

/** mulberry32. */
function randomFrom(start: number): () => number {
	let state = start
	return () => {
		state = (state + 0x6d2b79f5) | 0
		let value = Math.imul(state ^ (state >>> 15), 1 | state)
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
		return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
	}
}
