/** An agent that does not answer: whether it still works, or hangs. Pure. */

export type Silence = {
	readonly ms: number
	/** Processor time that it had taken at the last look. Undefined: nobody knows. */
	readonly ticks: number | undefined
	/** How much of the silence had passed when that was last seen to grow. */
	readonly grewAtMs: number
}

export const noSilence: Silence = {ms: 0, ticks: undefined, grewAtMs: 0}

/** It has answered. */
export const broken = ({ticks}: Silence): Silence => ({ms: 0, ticks, grewAtMs: 0})

/** It has been silent for that much longer, and has taken so much processor time in all. */
export function longer({ms, ticks, grewAtMs}: Silence, byMs: number, ticksNow: number | undefined): Silence {
	const grew = ticks !== undefined && ticksNow !== ticks
	return {ms: ms + byMs, ticks: ticksNow, grewAtMs: grew ? ms + byMs : grewAtMs}
}

export type Waiting = {
	readonly isStarting: boolean
	/** Whoever waits has been told to end. */
	readonly isInterrupted: boolean
	/** What one that has started may be silent for, in milliseconds, while it does not compute. */
	readonly silenceMs?: number | undefined
}

/** It may load its modules from a slow disk. */
const startingMs = 60_000
const usualMs = 15_000
const interruptedMs = 3000
/** On a busy machine it may have to wait so long for the processor. */
const withoutProcessorMs = 10_000
/** An emulated machine takes minutes for what others do in a second; what computes for longer than this never ends. */
const longestMs = 300_000

/** One whose processor time grows is not hung: it computes, and will answer. One that is stopped, or waits for ever, takes none. */
export function isHung({ms, grewAtMs}: Silence, {isStarting, isInterrupted, silenceMs = usualMs}: Waiting): boolean {
	const limitMs = isStarting ? startingMs : silenceMs
	if (isInterrupted) return ms >= Math.min(interruptedMs, limitMs)
	const isComputing = ms - grewAtMs < Math.min(withoutProcessorMs, limitMs)
	return ms >= limitMs && (!isComputing || ms >= longestMs)
}
