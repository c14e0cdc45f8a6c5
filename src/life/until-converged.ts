/** Waits until a running lab has converged: its agent reports when something has changed. */
import {setTimeout as pause} from 'node:timers/promises'
import type {Agent} from '../agent/client.ts'
import {AgentEnded} from '../agent/protocol.ts'
import type {Changed, Observed} from '../services/observed.ts'
import type {Convergence, ConvergeOptions} from '../verify/network.ts'
import {type AgentUse, agentOf} from './agent-of.ts'
import {type Pending, pendingOf} from './convergence.ts'
import {folderOf} from './folders.ts'
import {type LabState, readLearned} from './state.ts'

export type UntilOptions = ConvergeOptions & Pick<AgentUse, 'what' | 'onWait'>

/** Gives up after this long without any change. Longer than the hold time and DPD timeout of VPN connections with AWS's values. */
const idleMs = 60_000
/** An end that connects before the other one listens retries within seconds; if it takes longer, the reported reason is real. */
const explainedWithinMs = 20_000
/** Pause between evaluations: changes come in bursts, and each evaluation reads the lab again. */
const betweenMs = 50
/** Polling interval: a reason may become a lasting one merely with time. */
const lookAgainMs = 1000

/** Returns what is still pending after the timeout; empty: nothing. Returns at once for a lab without daemons, since nothing is dynamic there. */
export async function untilConverged(
	find: () => LabState,
	until: Convergence,
	{what, onWait, slow = 1, onPending, signal}: UntilOptions
): Promise<readonly string[]> {
	const use: AgentUse = {what, ...(onWait && {onWait}), ...(signal && {signal})}
	const unlessOver = (error: unknown) => (signal?.aborted ? undefined : unlessEnded(error))
	let agent = await agentOf(find(), use)
	let isFirst = true
	let best = Number.POSITIVE_INFINITY
	let deadline = 0
	let said = ''
	try {
		while (agent && !signal?.aborted) {
			const now = await lookFrom(agent, isFirst).catch(unlessOver)
			if (!now) {
				agent.close()
				if (signal?.aborted) return []
				agent = await agentOf(find(), use)
				continue
			}
			isFirst = false
			const pending = look(find(), now.observed, explainedWithinMs * slow).filter(
				({is}) => until === 'converged' || is === 'arriving'
			)
			if (pending.length === 0) return []
			if (pending.length < best) {
				best = pending.length
				deadline = performance.now() + idleMs * slow
			}
			const words = pending.map(one => one.what)
			if (words.join() !== said) onPending?.(words)
			said = words.join()
			if (performance.now() > deadline) return words
			await news(agent, now.number, signal).catch(unlessOver)
		}
	} finally {
		agent?.close()
	}
	return []
}

const look = (state: LabState, observed: Observed, explainedWithinMs: number): readonly Pending[] =>
	pendingOf({state, observed, learned: readLearned(folderOf(state.name)), nowMs: Date.now(), explainedWithinMs})

/** `isFirst`: a recent change may not have been reported yet, so daemons are queried. */
async function lookFrom(agent: Agent, isFirst: boolean): Promise<Changed> {
	if (isFirst) await agent.observe({fresh: true})
	return agent.changed()
}

/** Waits until something has changed since `number`, and a moment longer. */
async function news(agent: Agent, number: number, signal: AbortSignal | undefined): Promise<void> {
	const over = new AbortController()
	const either = signal ? AbortSignal.any([signal, over.signal]) : over.signal
	await Promise.race([
		agent.changed(number).catch(unlessEnded),
		pause(lookAgainMs, undefined, {signal: either}).catch(() => undefined)
	])
	over.abort()
	await pause(betweenMs, undefined, {...(signal && {signal})}).catch(() => undefined)
}

function unlessEnded(error: unknown): undefined {
	if (!(error instanceof AgentEnded)) throw error
}
