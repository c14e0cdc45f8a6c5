import {spawn} from 'node:child_process'
import {
	closeSync,
	constants,
	existsSync,
	fstatSync,
	ftruncateSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmdirSync,
	rmSync,
	statSync,
	writeSync
} from 'node:fs'
import {isHung, longer, noSilence} from '../agent/silence.ts'
import {processorTicksOf, readText, stateOf} from '../services/process-identity.ts'
import {folderOf, lockFileOf, stateRoot} from './folders.ts'

/** One command at a time works on a lab. */
export type Lock = {
	/** Removes the lock's own file if the lab is gone. */
	release(): void
}

export type LockOptions = {
	/** The holder's name, for others' messages: `vpclab up`. */
	readonly what: string
	/** Called once if another command holds the lock. */
	readonly onWait?: ((holder: string) => void) | undefined
	/** Default: 60,000. Less for the lab's agent, which never waits for others while it holds the lock, unless it uses the processor: `isHung()`. */
	readonly timeoutMs?: number | undefined
	readonly signal?: AbortSignal | undefined
	/** How long the agent may hold it without using the processor, in milliseconds. Default: 15,000. */
	readonly silenceMs?: number | undefined
}

/**
 * Takes the lock of a lab, waiting for its holder.
 *
 * It is a `flock(2)` on a descriptor of this process: the kernel releases it however the process ends. Node has no flock; the program of that
 * name takes the lock on a descriptor that it inherits, which is the same one. The file is next to the lab's folder, not in it: it must
 * outlive the folder.
 *
 * Errors: `LabBusy` names the holder if it does not let go in time.
 */
export async function lockLab(name: string, {what, onWait, timeoutMs = 60_000, signal, silenceMs}: LockOptions): Promise<Lock> {
	const path = lockFileOf(name)
	const begin = performance.now()
	let hasWaited = false
	while (true) {
		signal?.throwIfAborted()
		mkdirSync(stateRoot(), {recursive: true, mode: 0o700})
		const descriptor = open(path)
		if (descriptor === undefined) continue
		try {
			// Not interruptible, as it does not wait: the holder can remove its file.
			if (!(await flock(descriptor, 0, undefined))) {
				const holder = readHolder(path)
				if (!hasWaited) onWait?.(holder)
				hasWaited = true
				const limitMs = Math.max(1, begin + timeoutMs - performance.now())
				const gaveUp = isTheAgent(holder)
					? await waitForAgent(descriptor, path, {signal, silenceMs})
					: !(await flock(descriptor, limitMs, signal)) && {afterMs: timeoutMs}
				if (gaveUp) throw new LabBusy(renderBusy(name, holder, gaveUp.afterMs))
			}
		} catch (error) {
			if (!isLocked(descriptor) && isFile(path, descriptor)) removeFile(name)
			closeSync(descriptor)
			throw error
		}
		// The previous holder may have taken the lab down, and this file with it.
		if (!isFile(path, descriptor)) {
			closeSync(descriptor)
			continue
		}
		const lock = {release: () => release(name, descriptor)}
		if (signal?.aborted) {
			lock.release()
			throw signal.reason
		}
		writeHolder(descriptor, `process ${process.pid} (${what})\n`)
		return lock
	}
}

/** The process title of a lab's agent. */
export const theAgent = "the lab's agent"

const lookMs = 500
/** How long the agent may hold the lock in any case. */
const longestHeldMs = 300_000

/** False: this process has got the lock. */
async function waitForAgent(
	descriptor: number,
	path: string,
	{signal, silenceMs}: Pick<LockOptions, 'signal' | 'silenceMs'>
): Promise<false | {readonly afterMs: number}> {
	const hung = new AbortController()
	let silence = noSilence
	let pid: number | undefined
	const watch = setInterval(() => {
		const holds = agentOfHolder(readHolder(path))
		const before = holds === pid ? silence : noSilence
		pid = holds
		silence = holds === undefined ? noSilence : longer(before, lookMs, processorTicksOf(holds))
		if (isHung(silence, {isStarting: false, isInterrupted: false, silenceMs})) hung.abort()
	}, lookMs)
	try {
		const isTaken = await flock(descriptor, longestHeldMs, AbortSignal.any([hung.signal, ...(signal ? [signal] : [])]))
		return !isTaken && {afterMs: longestHeldMs}
	} catch (error) {
		if (!hung.signal.aborted || signal?.aborted) throw error
		return {afterMs: silence.ms}
	} finally {
		clearInterval(watch)
	}
}

const isFile = (path: string, descriptor: number) => statSync(path, {throwIfNoEntry: false})?.ino === fstatSync(descriptor).ino

/** If the disk is full, the holder's name is not recorded. */
function writeHolder(descriptor: number, text: string) {
	try {
		ftruncateSync(descriptor)
		writeSync(descriptor, text, 0)
	} catch {
		// A full disk is reported where it matters.
	}
}

/** The process that holds the lock, if it is the lab's agent. */
export const agentOfHolder = (holder: string): number | undefined => (isTheAgent(holder) ? pidOf(holder) : undefined)

const isTheAgent = (holder: string) => holder.includes(`(${theAgent})`)

const pidOf = (holder: string) => Number(/^process (\d+)/.exec(holder)?.[1] ?? 0) || undefined

function renderBusy(name: string, holder: string, limitMs: number): string {
	const what = `lab "${name}" is in use by ${holder}, which did not end within ${limitMs / 1000} s`
	const pid = pidOf(holder)
	const state = pid === undefined ? undefined : stateOf(pid)
	const goOn = state === 'T' || state === 't' ? `: it is stopped, and \`kill -CONT ${pid}\` lets it go on` : ''
	return `${what}${goOn}${isTheAgent(holder) ? `; \`vpclab down ${name}\` ends it and takes the lab down` : ''}`
}

/** Whether any process holds the lock of that file. */
function isLocked(descriptor: number): boolean {
	const {ino} = fstatSync(descriptor)
	return readText('/proc/locks')
		.split('\n')
		.some(line => line.includes('FLOCK') && line.includes(`:${ino} `))
}

/** Whether a command has left a lock file, even if there is no lab. */
export const hasLockFile = (name: string): boolean => existsSync(lockFileOf(name))

function release(name: string, descriptor: number) {
	// Removed while it is still held, as the last step: a waiting process checks whether it is the same file.
	removeFile(name)
	closeSync(descriptor)
}

/** Removes the lock file, unless the lab exists. */
function removeFile(name: string) {
	if (existsSync(folderOf(name))) return
	rmSync(lockFileOf(name), {force: true})
	try {
		rmdirSync(stateRoot())
	} catch {
		// The folder is not empty: there are other labs.
	}
}

/** Another command works on the lab and does not end. */
export class LabBusy extends Error {
	override readonly name = 'LabBusy'
}

/** Undefined: the command that took down the last lab removed the folder of all labs at this moment. */
function open(path: string): number | undefined {
	try {
		return openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
		throw error
	}
}

/** `child_process`, since execa does not pass descriptors by number. */
const flock = (descriptor: number, waitMs: number, signal: AbortSignal | undefined): Promise<boolean> =>
	new Promise((resolve, reject) => {
		const wait = waitMs === 0 ? ['-n'] : ['-w', (waitMs / 1000).toFixed(3)]
		// Its own process group: an interrupt from the terminal is for this process to handle.
		const child = spawn('flock', ['-x', ...wait, '3'], {stdio: ['ignore', 'ignore', 'pipe', descriptor], detached: true, signal})
		let stderr = ''
		child.stderr?.on('data', data => {
			stderr += data
		})
		child.once('error', error => reject(signal?.aborted ? signal.reason : error))
		child.once('exit', status => {
			if (signal?.aborted) {
				reject(signal.reason)
			} else if (status === 0 || status === 1) {
				resolve(status === 0)
			} else {
				reject(new Error(`flock: ${stderr.trim() || `status ${status}`}`))
			}
		})
	})

function readHolder(path: string): string {
	try {
		return readFileSync(path, 'utf8').trim() || 'another command'
	} catch {
		return 'another command'
	}
}
