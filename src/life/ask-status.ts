import type {Known} from '../agent/daemons/types.ts'
import type {Learned} from '../control/learned.ts'
import type {Lab} from '../lab/model.ts'
import type {Plan} from '../plan/types.ts'
import {agentOf} from './agent-of.ts'
import {folderOf} from './folders.ts'
import {type LabState, readLearned} from './state.ts'
import {type StatusReport, statusOf} from './status.ts'

export type StatusNow = {readonly report: StatusReport; readonly lab: Lab; readonly plan: Plan; readonly learned: Learned}

/** How a running lab's tunnels, sessions and routes stand now. `find` is asked twice: an agent that had to be started has changed the lab. */
export async function askStatus(find: () => LabState, what: string): Promise<StatusNow> {
	const agent = await agentOf(find(), what)
	const state = find()
	const known = (await agent?.known()) ?? nothingKnown
	agent?.close()
	return statusNow(state, known)
}

/**
 * The same now, and again whenever the agent says that something has changed. Ends when the lab has been taken down;
 * at once after the first if the lab has no daemons, since nothing of this changes there.
 */
export async function* watchStatus(find: () => LabState, what: string): AsyncGenerator<StatusNow> {
	while (true) {
		const agent = await agentOf(find(), what).catch(unlessGone)
		if (agent === undefined) {
			const state = current(find)
			if (state) yield statusNow(state, nothingKnown)
			return
		}
		let number: number | undefined
		while (true) {
			// The agent may end: with its lab, or killed alone.
			const changed = await agent.changed(number).catch((error: Error) => {
				if (!error.message.includes('has ended')) throw error
			})
			const state = current(find)
			if (!state) return agent.close()
			if (!changed) break
			number = changed.number
			yield statusNow(state, changed.known)
		}
	}
}

function statusNow(state: LabState, known: Known): StatusNow {
	const learned = readLearned(folderOf(state.name))
	return {report: statusOf(state, known, learned), lab: state.loaded.lab, plan: state.plan, learned}
}

/** Undefined: the lab has gone. */
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

const nothingKnown: Known = {daemons: [], tunnels: [], bgp: [], relearned: {times: 0, changes: 0}}
