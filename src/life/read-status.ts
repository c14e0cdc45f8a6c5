import type {Agent} from '../agent/client.ts'
import {AgentEnded} from '../agent/protocol.ts'
import type {Learned} from '../control/learned.ts'
import type {Lab} from '../model/model.ts'
import type {Plan} from '../plan/types.ts'
import {nothingObserved, type Observed} from '../services/observed.ts'
import {type AgentUse, agentOf} from './agent-of.ts'
import {folderOf} from './folders.ts'
import {type LabState, readLearned} from './state.ts'
import {type StatusReport, statusOf} from './status.ts'

export type StatusNow = {readonly report: StatusReport; readonly lab: Lab; readonly plan: Plan; readonly learned: Learned}

/** The current state of a running lab's tunnels, sessions and routes. `find` is called twice: an agent that had to be started has changed the lab. */
export async function readStatus(find: () => LabState, options: AgentUse): Promise<StatusNow> {
	const agent = await agentOf(find(), options)
	try {
		const state = find()
		return statusNow(state, (await agent?.observe()) ?? nothingObserved)
	} finally {
		agent?.close()
	}
}

/**
 * The same now, and again whenever the agent reports a change. Ends when the lab has been taken down; after the first if the lab has no daemons,
 * since nothing changes there.
 */
export async function* watchStatus(find: () => LabState, options: AgentUse): AsyncGenerator<StatusNow> {
	for (;;) {
		const agent = await agentOf(find(), options).catch(unlessGone)
		try {
			if (agent) yield* changesOf(agent, find)
			const state = current(find)
			if (!state) return
			if (!agent) return yield statusNow(state, nothingObserved)
		} finally {
			agent?.close()
		}
	}
}

/** Ends when the agent ends, or the lab is gone. */
async function* changesOf(agent: Agent, find: () => LabState): AsyncGenerator<StatusNow> {
	let number: number | undefined
	for (;;) {
		const changed = await agent.changed(number).catch((error: unknown) => {
			if (!(error instanceof AgentEnded)) throw error
		})
		const state = changed && current(find)
		if (!state) return
		number = changed.number
		yield statusNow(state, changed.observed)
	}
}

function statusNow(state: LabState, observed: Observed): StatusNow {
	const learned = readLearned(folderOf(state.name))
	return {report: statusOf(state, observed, learned), lab: state.loaded.lab, plan: state.plan, learned}
}

/** Undefined: the lab is gone. */
function current(find: () => LabState): LabState | undefined {
	try {
		return find()
	} catch (error) {
		return unlessGone(error)
	}
}

function unlessGone(error: unknown): undefined {
	if (!(error instanceof Error && (error.name === 'NoSuchLab' || error.name === 'BadInput'))) throw error
}
