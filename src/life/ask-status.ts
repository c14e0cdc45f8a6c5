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
	const learned = readLearned(folderOf(state.name))
	return {report: statusOf(state, known, learned), lab: state.loaded.lab, plan: state.plan, learned}
}

const nothingKnown: Known = {daemons: [], tunnels: [], bgp: [], relearned: {times: 0, changes: 0}}
