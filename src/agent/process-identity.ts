import {readFileSync} from 'node:fs'

/** A process, unmistakably: numbers are used again, a number together with its start is not. */
export type ProcessIdentity = {
	readonly pid: number
	/** In ticks since the machine's start. */
	readonly startTime: string
}

export const thisProcess = (): ProcessIdentity => ({pid: process.pid, startTime: startTime(process.pid) ?? ''})

/** Whether that very process still runs. */
export const isRunning = ({pid, startTime: started}: ProcessIdentity): boolean => startTime(pid) === started

/**
 * Undefined: it has ended, and its files are closed. (A zombie's are when none of its threads is left; those of a process that
 * only has lost its memory, and so its command line, are not.)
 */
export function startTime(pid: number): string | undefined {
	// The program's name stands in parentheses, and may hold anything.
	const [state, ...rest] = readStat(pid).split(') ').at(-1)?.split(' ') ?? []
	const [threads, started] = [Number(rest[16]), rest[18]]
	const isOver = state === undefined || state === '' || state === 'X' || (state === 'Z' && threads <= 1)
	return isOver ? undefined : started
}

const readStat = (pid: number) => {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8')
	} catch {
		return ''
	}
}
