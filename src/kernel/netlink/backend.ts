import {stat} from 'node:fs/promises'
import {getCompileCacheDir} from 'node:module'
import {dirname, extname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Worker} from 'node:worker_threads'
import type {Step} from '../../plan/types.ts'
import type {Kernel} from '../backend.ts'
import {KernelError} from '../errors.ts'
import {firewallPrograms} from '../restore.ts'
import type {Request, Response} from './worker.ts'

/** `.ts` from source, `.js` from a build. */
const workerUrl = new URL(`./worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url)

type NetlinkThread = {
	/** `onProgress`: steps done. Rejects if one failed, or if the thread has ended. */
	apply(request: Request, onProgress?: (done: number) => void): Promise<void>
	close(): Promise<void>
}

let started: Promise<NetlinkThread> | undefined

/**
 * Starts the thread of the next netlink backend ahead of it: loading its modules takes a third of the time of a small lab, and this thread has
 * something else to do meanwhile. Does not keep the process alive.
 */
export function startNetlinkThread(): void {
	started ??= startThread()
	started.catch(() => undefined)
}

/**
 * The fast backend: one worker thread that moves from namespace to namespace and uses netlink there. Rejects if koffi is missing or does not
 * load.
 */
export async function openNetlinkBackend(stateDir: string): Promise<Kernel> {
	const programs = firewallPrograms(stateDir)
	const starting = started ?? startThread()
	started = undefined
	const thread = await starting
	return {
		backend: 'netlink',
		async apply(steps: readonly Step[], {onProgress} = {}) {
			if (steps.length === 0) return
			const request = {stateDir, steps, programs: await programs}
			await thread.apply(request, onProgress && (done => onProgress(done, steps.length)))
		},
		close: () => thread.close()
	}
}

async function startThread(): Promise<NetlinkThread> {
	// Starts all of libuv's threads before any thread enters a namespace: they are shared with the worker.
	await stat('/')
	// Not this process's options: some, such as `-e`, do not suit a worker.
	const worker = new Worker(workerUrl, {env: workerEnvironment(), execArgv: []})
	let listener: {receive: (response: Response) => void; fail: (error: Error) => void} | undefined
	let ended: Error | undefined
	const end = (error: Error) => {
		ended ??= error
		listener?.fail(ended)
	}
	worker.on('message', (response: Response) => listener?.receive(response))
	worker.on('error', error => end(error as Error))
	worker.on('exit', () => end(new Error('the netlink worker is closed')))

	/** Waits until `receive` signals the end. The worker keeps the process alive only that long. */
	const converse = async (
		receive: (response: Response, resolve: () => void, reject: (error: Error) => void) => void,
		request?: Request
	) => {
		if (ended) throw ended
		if (listener) throw new Error('the kernel is busy: apply() runs one list of steps at a time')
		worker.ref()
		try {
			await new Promise<void>((resolve, reject) => {
				listener = {receive: response => receive(response, resolve, reject), fail: reject}
				if (request) worker.postMessage(request)
			})
		} finally {
			listener = undefined
			worker.unref()
		}
	}

	await converse((response, resolve) => {
		if (response.is === 'ready') resolve()
	})

	return {
		apply: (request, onProgress) =>
			converse((response, resolve, reject) => {
				if (response.is === 'progress') {
					onProgress?.(response.done)
				} else if (response.is === 'done') {
					resolve()
				} else if (response.is === 'failed') reject(toError(response))
			}, request),
		async close() {
			await worker.terminate()
		}
	}
}

const toError = ({message, kernel}: Extract<Response, {is: 'failed'}>): Error =>
	kernel ? new KernelError(kernel.namespace, kernel.step, kernel.words) : new Error(message)

/** A worker starts in half the time from compiled modules, and finds the cache only through this variable. */
function workerEnvironment(): NodeJS.ProcessEnv {
	const kept = getCompileCacheDir()
	return kept ? {...process.env, NODE_COMPILE_CACHE: dirname(kept)} : process.env
}
