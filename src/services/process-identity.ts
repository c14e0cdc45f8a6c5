import {readFileSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'

/** Identifies a process unmistakably: pids are reused, a pid together with its start time is not. */
export type ProcessIdentity = {
	readonly pid: number
	/** In ticks since boot. */
	readonly startTime: string
}

/** Undefined: there is no such process (any more). */
export function identify(pid: number): ProcessIdentity | undefined {
	const started = Number.isInteger(pid) && pid > 1 ? startTime(pid) : undefined
	return started === undefined ? undefined : {pid, startTime: started}
}

export const thisProcess = (): ProcessIdentity => ({pid: process.pid, startTime: startTime(process.pid) ?? ''})

/** Whether that very process still runs. */
export const isRunning = ({pid, startTime: started}: ProcessIdentity): boolean => startTime(pid) === started

export async function isGoneWithin(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
	for (const until = performance.now() + timeoutMs; isRunning(identity); await pause(4)) {
		if (performance.now() > until) return false
	}
	return true
}

/**
 * Undefined: it has ended, and what it held is free. A zombie has ended once none of its threads is left: until then its sockets and file locks
 * are held, and a successor would be refused. One that has only lost its memory, and so its command line, has not ended.
 */
export function startTime(pid: number): string | undefined {
	// The program's name is in parentheses, and may contain anything.
	const [state, ...rest] = readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
	const [threads, started] = [Number(rest[16]), rest[18]]
	const isOver = state === undefined || state === '' || state === 'X' || (state === 'Z' && threads <= 1)
	return isOver ? undefined : started
}

/** The kernel's state: `R` runs, `S` sleeps, `D` sleeps uninterruptibly, `T` stopped, `Z` zombie. Undefined: there is no such process. */
export const stateOf = (pid: number): string | undefined =>
	readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[0] || undefined

/** Its processor time, in ticks of 10 ms. 0: there is no such process. */
export function processorTicksOf(pid: number): number {
	const [user = 0, system = 0] = readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ').slice(11, 13).map(Number) ?? []
	return user + system
}

/** Empty: there is no such file (any more). */
export function readText(path: string): string {
	try {
		return readFileSync(path, 'utf8')
	} catch {
		return ''
	}
}
