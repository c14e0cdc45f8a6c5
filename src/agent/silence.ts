/** Whether an agent that does not answer is still working, or hangs. Pure. */

export type Silence = {
	readonly ms: number
	/** Its processor time at the last check. Undefined: unknown. */
	readonly ticks: number | undefined
	/** How long the silence had lasted when its processor time last grew. */
	readonly grewAtMs: number
}

export const noSilence: Silence = {ms: 0, ticks: undefined, grewAtMs: 0}

/** The silence after an answer: none. */
export const broken = ({ticks}: Silence): Silence => ({ms: 0, ticks, grewAtMs: 0})

/** The silence has lasted `byMs` longer. `ticksNow`: the agent's total processor time. */
export function longer({ms, ticks, grewAtMs}: Silence, byMs: number, ticksNow: number | undefined): Silence {
	const grew = ticks !== undefined && ticksNow !== ticks
	return {ms: ms + byMs, ticks: ticksNow, grewAtMs: grew ? ms + byMs : grewAtMs}
}

export type Waiting = {
	readonly isStarting: boolean
	/** The waiting command has been interrupted. */
	readonly isInterrupted: boolean
	/** How long an agent that has started may be silent without using the processor, in milliseconds. */
	readonly silenceMs?: number | undefined
}

/** A starting agent may have to load its modules from a slow disk. */
const startingMs = 60_000
const usualMs = 15_000
const interruptedMs = 3000
/** How long it may have to wait for a processor on a busy machine. */
const withoutProcessorMs = 10_000
/** An emulated machine takes minutes for what others do in a second; a computation longer than this never ends. */
const longestMs = 300_000

/** An agent whose processor time grows does not hang: it is computing, and will answer. One that is stopped or stuck uses none. */
export function isHung({ms, grewAtMs}: Silence, {isStarting, isInterrupted, silenceMs = usualMs}: Waiting): boolean {
	const limitMs = isStarting ? startingMs : silenceMs
	if (isInterrupted) return ms >= Math.min(interruptedMs, limitMs)
	const isComputing = ms - grewAtMs < Math.min(withoutProcessorMs, limitMs)
	return ms >= limitMs && (!isComputing || ms >= longestMs)
}
