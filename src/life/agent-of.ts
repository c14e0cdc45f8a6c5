import {type Agent, connectAgent, daemonsOf} from '../agent/client.ts'
import type {LoadedLab} from '../lab/read.ts'
import {isRunning} from '../services/process-identity.ts'
import {folderOf} from './folders.ts'
import {reconcile} from './reconcile.ts'
import type {ReconcileOptions} from './reconcile-options.ts'
import {NoSuchLab} from './running.ts'
import type {LabState} from './state.ts'

/** `what`: name of the command, shown to others that wait for it. */
export type AgentUse = Pick<ReconcileOptions, 'what' | 'signal' | 'onWait'>

/**
 * The agent of a running lab. If it was killed, it is started again, and adopts the daemons that still run. Undefined: the lab has no daemons to
 * ask about.
 */
export async function agentOf({name, plan, owner}: LabState, options: AgentUse): Promise<Agent | undefined> {
	if (daemonsOf(plan).length === 0) return undefined
	const folder = folderOf(name)
	const running = await connectAgent(folder, options)
	// The owner of this lab, a test, was killed: repairing the lab would take it over.
	if (running || (owner && !isRunning(owner))) return running
	await reconcile(name, current => stillThere(name, current), {...options, ...(owner && {owner})})
	return connectAgent(folder, options)
}

/** The running lab, for a desired state that only changes an existing lab. Errors: `NoSuchLab`. */
export function stillThere(name: string, current: LabState | undefined): LoadedLab {
	if (!current) throw new NoSuchLab(`the lab "${name}" has been taken down`)
	return current.loaded
}
