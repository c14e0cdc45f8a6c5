import {spawn} from 'node:child_process'
import {existsSync, mkdirSync} from 'node:fs'
import test from 'ava'
import {lockLab} from '../../src/life/lock.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const root = temporaryFolder('lock')
process.env.VPCLAB_STATE_DIR = `${root}/state`

test('the second waits for the first, is told who that is, and then has the lock', async t => {
	mkdirSync(`${root}/state/one`, {recursive: true})
	const first = await lockLab('one', {what: 'vpclab up'})
	let holder = ''
	let hasSecond = false
	const waiting = lockLab('one', {
		what: 'vpclab down',
		onWait: who => {
			holder = who
			setImmediate(() => {
				t.false(hasSecond)
				first.release()
			})
		}
	})
	const second = await waiting
	hasSecond = true
	t.is(holder, `process ${process.pid} (vpclab up)`)
	second.release()
	t.true(existsSync(`${root}/state/one.lock`), 'as long as the lab is there')
})

test('it gives up after a time, naming the holder', async t => {
	const lock = await lockLab('two', {what: 'vpclab test'})
	await t.throwsAsync(lockLab('two', {what: 'vpclab up', timeoutMs: 30}), {
		name: 'LabBusy',
		message: `lab "two" is in use by process ${process.pid} (vpclab test), which did not end within 0.03 s`
	})
	lock.release()
})

/** A process that has the lock as the lab's agent, and does `then`. */
async function agentWithLock(name: string, then: string) {
	const program = `
		import {lockLab} from ${JSON.stringify(new URL('../../src/life/lock.ts', import.meta.url).href)}
		await lockLab('${name}', {what: "the lab's agent"})
		process.stdout.write('locked', () => {${then}})`
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {stdio: ['ignore', 'pipe', 'inherit']})
	await new Promise(resolve => child.stdout.once('data', resolve))
	return child
}

test('an agent that computes may have it for longer than one that does nothing', async t => {
	const computing = await agentWithLock('seven', 'while (process.cpuUsage().user < 3e6); process.exit()')
	const lock = await lockLab('seven', {what: 'vpclab up', silenceMs: 2000})
	lock.release()
	t.false(computing.killed)
	const waiting = await agentWithLock('eight', 'setInterval(() => undefined, 100_000)')
	await t.throwsAsync(lockLab('eight', {what: 'vpclab up', silenceMs: 2000}), {
		name: 'LabBusy',
		message:
			/"eight" is in use by process \d+ \(the lab's agent\), which did not end within [\d.]+ s; `vpclab down eight` ends it/
	})
	waiting.kill('SIGKILL')
})

test('waiting can be interrupted', async t => {
	const lock = await lockLab('three', {what: 'vpclab up'})
	const controller = new AbortController()
	await t.throwsAsync(
		lockLab('three', {what: 'vpclab up', signal: controller.signal, onWait: () => controller.abort(new Error('enough'))}),
		{message: 'enough'}
	)
	lock.release()
})

test('no file stays when there is no lab', async t => {
	const lock = await lockLab('four', {what: 'vpclab up'})
	lock.release()
	t.false(existsSync(`${root}/state/four.lock`))
})

test('a process that is killed lets go of it', async t => {
	const program = `
		import {lockLab} from ${JSON.stringify(new URL('../../src/life/lock.ts', import.meta.url).href)}
		await lockLab('five', {what: 'a command'})
		process.stdout.write('locked')
		setInterval(() => undefined, 1000)`
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {stdio: ['ignore', 'pipe', 'inherit']})
	await new Promise(resolve => child.stdout.once('data', resolve))
	const lock = await lockLab('five', {what: 'vpclab up', onWait: () => child.kill('SIGKILL')})
	t.is(child.killed, true)
	lock.release()
})

test('many that come and go never hold it together, though each takes the file away', async t => {
	let inside = 0
	let most = 0
	await Promise.all(
		Array.from({length: 8}, async () => {
			for (let round = 0; round < 3; round++) {
				const lock = await lockLab('six', {what: 'x'})
				inside++
				most = Math.max(most, inside)
				await new Promise(resolve => setImmediate(resolve))
				inside--
				lock.release()
			}
		})
	)
	t.is(most, 1)
})
