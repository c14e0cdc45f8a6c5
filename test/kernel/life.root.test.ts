import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import test from 'ava'
import {type Backend, destroy, namespacePath, openKernel, prepare} from '../../src/kernel/kernel.ts'
import {run} from '../../src/kernel/program.ts'
import type {Step} from '../../src/plan/types.ts'
import {emptyLab, end} from './lab.ts'

const backends: readonly Backend[] = ['netlink', 'batch']

const namespaces = (count: number): readonly Step[] =>
	Array.from({length: count}, (_, i) => ({do: 'add-namespace', namespace: `n${i}`}))

/** Waits for a state, at most five seconds. */
async function until(what: string, isSo: () => Promise<boolean>) {
	for (let i = 0; i < 500; i++) {
		if (await isSo()) return
		await setTimeout(10)
	}
	throw new Error(`never: ${what}`)
}

const own = new Set<ChildProcess>()

/** A process in a namespace, when it has said that it runs. */
async function startIn(path: string, script: string): Promise<ChildProcess> {
	const child = spawn('nsenter', [`--net=${path}`, 'sh', '-c', script], {stdio: ['ignore', 'pipe', 'ignore']})
	own.add(child)
	await once(child.stdout!, 'data')
	return child
}

test.after.always(() => {
	for (const child of own) child.kill('SIGKILL')
})

test.serial(
	'prepare makes folders for root alone, and a tmpfs that no other mounts follow; again it changes nothing',
	async t => {
		const {stateDir, kernel} = await emptyLab('netlink')
		await kernel.apply(namespaces(1))
		await prepare(stateDir)
		for (const folder of [stateDir, join(stateDir, 'ns')]) t.is((await stat(folder)).mode & 0o777, 0o700)
		const mounts = (await readFile('/proc/self/mountinfo', 'utf8')).split('\n').filter(line => line.includes(stateDir))
		t.is(mounts.length, 2)
		for (const line of mounts) t.notRegex(line, /shared:|master:/)
		await kernel.close()
		await destroy(stateDir)
	}
)

test.serial('destroy ends what runs inside, also what ignores SIGTERM or is stopped, and nothing else', async t => {
	const {stateDir, kernel} = await emptyLab('netlink')
	await kernel.apply(namespaces(2))
	const plain = await startIn(namespacePath(stateDir, 'n0'), 'echo; exec sleep 1000')
	const deaf = await startIn(namespacePath(stateDir, 'n1'), 'trap "" TERM; echo; while :; do sleep 1000; done')
	const stopped = await startIn(namespacePath(stateDir, 'n1'), 'echo; exec sleep 1000')
	stopped.kill('SIGSTOP')
	const outside = await startIn('/proc/self/ns/net', 'echo; exec sleep 1000')
	const ends = Promise.all([plain, deaf, stopped].map(child => once(child, 'exit')))
	const started = performance.now()
	await destroy(stateDir)
	// Far from the 5 s after which it would give up.
	t.true(performance.now() - started < 3000)
	t.deepEqual(
		(await ends).map(([, signal]) => signal),
		['SIGTERM', 'SIGKILL', 'SIGTERM']
	)
	t.is(outside.exitCode, null)
	t.is(outside.signalCode, null)
	t.false(existsSync(stateDir))
	await kernel.close()
})

for (const backend of backends) {
	test.serial(`${backend}: after destroy the namespaces are gone from the kernel, though the lab is still open`, async t => {
		const {stateDir, kernel} = await emptyLab(backend)
		await kernel.apply([
			...namespaces(2),
			{do: 'set-sysctl', namespace: 'n0', key: 'net.ipv4.ip_forward', value: '1'},
			{do: 'add-link', link: {ends: [end('n0', 'a'), end('n1', 'b')]}},
			{do: 'restore-firewall', namespace: 'n1', family: 4, text: '*filter\nCOMMIT\n'}
		])
		// The end of a pair goes when the namespace of the other end goes: that shows it from outside.
		const watcher = spawn('unshare', ['--net', 'sh', '-c', 'echo; exec sleep 1000'], {stdio: ['ignore', 'pipe', 'ignore']})
		own.add(watcher)
		await once(watcher.stdout!, 'data')
		for (const name of ['n0', 'n1']) {
			const add = `ip link add name watched type veth peer name ${name} netns ${watcher.pid}`.split(' ')
			const {exitCode, stderr} = await run({argv: ['nsenter', `--net=${namespacePath(stateDir, name)}`, ...add]})
			t.is(exitCode, 0, stderr)
		}
		const watched = async () =>
			(await run({argv: ['nsenter', `--net=/proc/${watcher.pid}/ns/net`, 'ip', '-brief', 'link']})).stdout
		t.regex(await watched(), /n0@.*n1@/s)
		await destroy(stateDir)
		await until('both namespaces are gone', async () => !/n0@|n1@/.test(await watched()))
		await kernel.close()
		watcher.kill('SIGKILL')
	})

	test.serial(`${backend}: no thread of ours stays in a namespace, and no file of one stays open`, async t => {
		const {stateDir, kernel} = await emptyLab(backend)
		await kernel.apply([
			...namespaces(5),
			{do: 'set-sysctl', namespace: 'n3', key: 'net.ipv4.ip_forward', value: '1'},
			{do: 'add-link', link: {ends: [end('n0', 'a'), end('n1', 'b')]}}
		])
		const own = await readlink('/proc/self/ns/net')
		for (const thread of await readdir('/proc/self/task')) t.is(await readlink(`/proc/self/task/${thread}/ns/net`), own)
		const targets = await Promise.all((await readdir('/proc/self/fd')).map(fd => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
		t.deepEqual(
			targets.filter(target => (target.startsWith('net:') && target !== own) || target.startsWith(stateDir)),
			[]
		)
		await kernel.close()
		await destroy(stateDir)
	})
}

test.serial('destroy is safe on what is not there, half made or half destroyed', async t => {
	const stateDir = await mkdtemp('/run/vpclab-test-')
	await destroy(stateDir)
	t.false(existsSync(stateDir))
	await destroy(stateDir)

	await mkdir(join(stateDir, 'ns'), {recursive: true})
	await writeFile(join(stateDir, 'ns', 'never-mounted'), '')
	await destroy(stateDir)
	t.false(existsSync(stateDir))

	await prepare(stateDir)
	await writeFile(join(stateDir, 'ns', 'n1'), '')
	await writeFile(join(stateDir, 'journal.json'), '')
	const kernel = await openKernel({stateDir, backend: 'netlink'})
	await kernel.apply(namespaces(3))
	await run({argv: ['umount', '--lazy', join(stateDir, 'ns', 'n2')]})
	await kernel.close()
	await destroy(stateDir)
	t.false(existsSync(stateDir))
})

test.serial('a file that somebody who was killed left without a mount becomes a namespace', async t => {
	for (const backend of backends) {
		const {stateDir, kernel} = await emptyLab(backend)
		await writeFile(namespacePath(stateDir, 'n0'), '')
		await kernel.apply(namespaces(2))
		const {dev} = await stat('/proc/self/ns/net')
		for (const name of ['n0', 'n1']) t.is((await stat(namespacePath(stateDir, name))).dev, dev)
		await kernel.close()
		await destroy(stateDir)
	}
})

test.serial('destroy that is killed half-way is finished by the next', async t => {
	const program = `import {destroy} from '${new URL('../../src/kernel/life.ts', import.meta.url)}'; console.log(); await destroy(process.argv[1])`
	for (const waitMs of [0, 2, 5, 10, 15, 25]) {
		const {stateDir, kernel} = await emptyLab('netlink')
		await kernel.apply(namespaces(100))
		await kernel.close()
		const inner = await startIn(namespacePath(stateDir, 'n0'), 'trap "" TERM; echo; while :; do sleep 1000; done')
		const child = spawn(process.execPath, ['--input-type=module', '-e', program, stateDir], {
			stdio: ['ignore', 'pipe', 'inherit']
		})
		own.add(child)
		await once(child.stdout!, 'data')
		await setTimeout(waitMs)
		child.kill('SIGKILL')
		if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
		await destroy(stateDir)
		t.false(existsSync(stateDir))
		t.notRegex(await readFile('/proc/self/mountinfo', 'utf8'), new RegExp(stateDir))
		if (inner.exitCode === null && inner.signalCode === null) await once(inner, 'exit')
		await rm(stateDir, {recursive: true, force: true})
	}
})
