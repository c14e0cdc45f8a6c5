import {spawn} from 'node:child_process'
import {closeSync, constants, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, statSync, writeSync} from 'node:fs'
import {stateRoot} from './folders.ts'

/** One command at a time works on a lab. */
export type Lock = {release(): void}

export type LockOptions = {
	/** Makes the lab's folder if there is none. Else: no folder, no lock. */
	readonly create: boolean
	/** Who holds it, for others' messages: `vpclab up`. */
	readonly what: string
	/** Called once if another command holds the lock. */
	readonly onWait?: ((holder: string) => void) | undefined
	/** Default: 60,000. */
	readonly timeoutMs?: number | undefined
	readonly signal?: AbortSignal | undefined
}

/**
 * Takes the lock of a lab's folder, waiting for whoever has it. Undefined: there is no folder.
 *
 * It is a `flock(2)` on a descriptor of this process: the kernel lets go of it whatever way the process ends.
 * Node has no flock; the program of that name takes the lock on a descriptor that it inherits, which is the same one.
 *
 * Errors: names the holder if it does not let go in time.
 */
export async function lockFolder(
	folder: string,
	{create, what, onWait, timeoutMs = 60_000, signal}: LockOptions
): Promise<Lock | undefined> {
	const deadline = performance.now() + timeoutMs
	while (true) {
		const descriptor = open(folder, create)
		if (descriptor === undefined) return undefined
		try {
			if (!(await flock(descriptor, 0, signal))) {
				const holder = readHolder(folder)
				onWait?.(holder)
				const left = Math.max(0, deadline - performance.now())
				if (!(await flock(descriptor, left, signal))) {
					throw new LabBusy(`the lab in ${folder} is in use by ${holder}, which did not end within ${timeoutMs / 1000} s`)
				}
			}
			// The holder before may have taken the lab down, and this file with it.
			if (statSync(`${folder}/lock`, {throwIfNoEntry: false})?.ino === fstatSync(descriptor).ino) {
				ftruncateSync(descriptor)
				writeSync(descriptor, `process ${process.pid} (${what})\n`, 0)
				return {release: () => closeSync(descriptor)}
			}
			closeSync(descriptor)
		} catch (error) {
			closeSync(descriptor)
			throw error
		}
	}
}

/** Another command works on the lab and does not end. */
export class LabBusy extends Error {
	override readonly name = 'LabBusy'
}

function open(folder: string, create: boolean): number | undefined {
	for (let tries = 0; ; tries++) {
		try {
			if (create) {
				mkdirSync(stateRoot(), {recursive: true, mode: 0o700})
				mkdirSync(folder, {recursive: true, mode: 0o700})
			}
			return openSync(`${folder}/lock`, constants.O_RDWR | constants.O_CREAT, 0o600)
		} catch (error) {
			const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
			if (!isGone || (create && tries > 100)) throw error
			// Whoever takes the lab down may remove the folder between the two calls.
			if (!create) return undefined
		}
	}
}

/** `child_process`, since execa does not hand on descriptors by number. */
function flock(descriptor: number, waitMs: number, signal: AbortSignal | undefined): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const wait = waitMs === 0 ? ['-n'] : ['-w', (waitMs / 1000).toFixed(3)]
		const child = spawn('flock', ['-x', ...wait, '3'], {stdio: ['ignore', 'ignore', 'pipe', descriptor], signal})
		let stderr = ''
		child.stderr?.on('data', data => {
			stderr += data
		})
		child.once('error', error => reject(signal?.aborted ? signal.reason : error))
		child.once('exit', status => {
			if (status === 0 || status === 1) resolve(status === 0)
			else if (!signal?.aborted) reject(new Error(`flock: ${stderr.trim() || `status ${status}`}`))
		})
	})
}

const readHolder = (folder: string): string => {
	try {
		return readFileSync(`${folder}/lock`, 'utf8').trim() || 'another command'
	} catch {
		return 'another command'
	}
}
