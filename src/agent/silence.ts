/** Whether an agent that does not answer still works, or hangs. Pure. */

export type Silence = {
	readonly ms: number
	/** Its processor time at the last check. Undefined: unknown. */
	readonly ticks: number | undefined
	/** How much of the silence had passed when that last grew. */
	readonly grewAtMs: number
}

export const noSilence: Silence = {ms: 0, ticks: undefined, grewAtMs: 0}

/** It has answered. */
export const broken = ({ticks}: Silence): Silence => ({ms: 0, ticks, grewAtMs: 0})

/** It has been silent for this much longer, and has this much processor time in all. */
export function longer({ms, ticks, grewAtMs}: Silence, byMs: number, ticksNow: number | undefined): Silence {
	const grew = ticks !== undefined && ticksNow !== ticks
	return {ms: ms + byMs, ticks: ticksNow, grewAtMs: grew ? ms + byMs : grewAtMs}
}

export type Waiting = {
	readonly isStarting: boolean
	/** The waiting command has been interrupted. */
	readonly isInterrupted: boolean
	/** How long one that has started may be silent without computing, in milliseconds. */
	readonly silenceMs?: number | undefined
}

/** It may have to load its modules from a slow disk. */
const startingMs = 60_000
const usualMs = 15_000
const interruptedMs = 3000
/** On a busy machine it may wait this long for a processor. */
const withoutProcessorMs = 10_000
/** An emulated machine takes minutes for what others do in a second; what computes longer than this never ends. */
const longestMs = 300_000

/** An agent whose processor time grows does not hang: it computes, and will answer. One that is stopped, or waits for ever, takes none. */
export function isHung({ms, grewAtMs}: Silence, {isStarting, isInterrupted, silenceMs = usualMs}: Waiting): boolean {
	const limitMs = isStarting ? startingMs : silenceMs
	if (isInterrupted) return ms >= Math.min(interruptedMs, limitMs)
	const isComputing = ms - grewAtMs < Math.min(withoutProcessorMs, limitMs)
	return ms >= limitMs && (!isComputing || ms >= longestMs)
}
