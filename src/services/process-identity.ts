import {readFileSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'

/** A process, unmistakably: numbers are used again, a number together with its start is not. */
export type ProcessIdentity = {
	readonly pid: number
	/** In ticks since the machine's start. */
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
 * Undefined: it has ended, and what it held is free. A zombie has ended once none of its threads is left: until then its
 * sockets and the locks of its files are held, and whoever takes its place is refused. One that only has lost its memory,
 * and so its command line, has not.
 */
export function startTime(pid: number): string | undefined {
	// The program's name stands in parentheses, and may hold anything.
	const [state, ...rest] = readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
	const [threads, started] = [Number(rest[16]), rest[18]]
	const isOver = state === undefined || state === '' || state === 'X' || (state === 'Z' && threads <= 1)
	return isOver ? undefined : started
}

/** As the kernel says it: `R` runs, `S` sleeps, `D` sleeps where no signal reaches it, `T` stopped, `Z` over. Undefined: there is no such process. */
export const stateOf = (pid: number): string | undefined =>
	readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[0] || undefined

/** Processor time that it has taken, in ticks of 10 ms. 0: there is no such process. */
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
