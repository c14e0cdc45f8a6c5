import {spawn} from 'node:child_process'
import {text} from 'node:stream/consumers'
import test from 'ava'
import {namespaceInode} from '../../src/kernel/inodes.ts'
import {destroy} from '../../src/kernel/kernel.ts'
import {endProcessesIn} from '../../src/kernel/processes.ts'
import {emptyLab} from './lab.ts'

const kernel = new URL('../../src/kernel/kernel.ts', import.meta.url)
/** Makes koffi a package that is not installed, for the process and its workers. */
const withoutKoffi = `data:text/javascript,${encodeURIComponent(`
	import {registerHooks} from 'node:module'
	registerHooks({resolve(specifier, context, next) {
		if (specifier === 'koffi') throw Object.assign(new Error('Cannot find package koffi'), {code: 'MODULE_NOT_FOUND'})
		return next(specifier, context)
	}})
`)}`

/** The backend that a process of its own opens, or why it opens none. */
async function backendOf({backend, options = ''}: {backend?: string; options?: string}): Promise<string> {
	const program = `import {openKernel} from '${kernel}'
		try {
			const kernel = await openKernel({stateDir: '/run'})
			console.log(kernel.backend)
			await kernel.close()
		} catch (error) {
			console.log(error.message)
		}`
	const {VPCLAB_BACKEND: _, ...env} = process.env
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
		env: {...env, NODE_OPTIONS: options, ...(backend !== undefined && {VPCLAB_BACKEND: backend})},
		stdio: ['ignore', 'pipe', 'inherit'],
		timeout: 20_000
	})
	return (await text(child.stdout)).trim()
}

test.serial('netlink is the backend where koffi loads, batch where it does not', async t => {
	t.is(await backendOf({}), 'netlink')
	t.is(await backendOf({options: `--import ${withoutKoffi}`}), 'batch')
})

test.serial('a backend that is asked for is opened, or that is an error', async t => {
	t.is(await backendOf({backend: 'batch'}), 'batch')
	t.regex(await backendOf({backend: 'netlink', options: `--import ${withoutKoffi}`}), /koffi/)
	t.is(await backendOf({backend: 'carrier pigeon'}), 'VPCLAB_BACKEND is "carrier pigeon": use netlink or batch')
})

test.serial('two lists of steps at once are refused, and the kernel can be used on', async t => {
	for (const backend of ['netlink', 'batch'] as const) {
		const {stateDir, kernel} = await emptyLab(backend)
		const first = kernel.apply([{do: 'add-namespace', namespace: 'a'}])
		const second = kernel.apply([{do: 'add-namespace', namespace: 'b'}])
		await t.throwsAsync(second, {message: /busy/})
		await first
		await kernel.apply([{do: 'add-namespace', namespace: 'b'}])
		await kernel.close()
		await destroy(stateDir)
	}
})

test.serial('progress is told up to the last step', async t => {
	for (const backend of ['netlink', 'batch'] as const) {
		const {stateDir, kernel} = await emptyLab(backend)
		const heard: number[] = []
		const steps = Array.from({length: 10}, (_, i) => ({do: 'add-namespace', namespace: `n${i}`}) as const)
		await kernel.apply(steps, {
			onProgress(done, total) {
				heard.push(done)
				t.is(total, 10)
			}
		})
		t.is(heard.at(-1), 10)
		t.deepEqual(
			heard,
			heard.toSorted((a, b) => a - b)
		)
		await kernel.close()
		await destroy(stateDir)
	}
})

test.serial('nothing in our own namespace is ever ended, whatever is asked', async t => {
	const bystander = spawn('sleep', ['1000'])
	await endProcessesIn(new Set([namespaceInode('/proc/self/ns/net')!]))
	t.is(bystander.exitCode, null)
	t.is(bystander.signalCode, null)
	bystander.kill('SIGKILL')
})
