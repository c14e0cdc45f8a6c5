import {agentPid} from '../agent/stop.ts'
import {didYouMean} from '../model/did-you-mean.ts'
import {isRunning} from '../services/process-identity.ts'
import {folderOf, hasNamespaces, labNames} from './folders.ts'
import {type LabState, readJournal, readSoundState, readState} from './state.ts'

export type LabSummary = {
	readonly name: string
	/**
	 * `running`; `half-made`: `up` or `down` was interrupted, or its state is damaged: `up` and `down` both repair it; `half-changed`: a change
	 * was interrupted; `abandoned`: left by a test that was killed.
	 */
	readonly status: 'running' | 'half-made' | 'half-changed' | 'abandoned'
	readonly raisedAt?: string
	readonly changedAt?: string
	readonly source?: string
	readonly vpcs?: number
	readonly instances?: number
	/** Absent: the lab has no agent. */
	readonly agentPid?: number
}

/** No lab of that name runs. */
export class NoSuchLab extends Error {
	override readonly name = 'NoSuchLab'
}

/** The state of a running lab. Errors: `NoSuchLab`, which lists those that run; `DamagedState`. */
export function openState(name: string): LabState {
	const folder = folderOf(name)
	const state = readState(folder)
	if (state && hasNamespaces(folder)) return state
	const others = labNames()
	const meant = didYouMean(name, others)
	throw new NoSuchLab(
		`no lab named "${name}" is running${
			meant !== undefined
				? `: did you mean "${meant}"?`
				: others.length > 0
					? `; there are: ${others.join(', ')}`
					: ': raise one with `vpclab up LAB`'
		}`
	)
}

export const listLabs = (): readonly LabSummary[] => labNames().map(summarize)

function summarize(name: string): LabSummary {
	const folder = folderOf(name)
	try {
		const state = readSoundState(folder)
		return state && hasNamespaces(folder) ? summaryOf(folder, state) : {name, status: 'half-made'}
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EACCES') throw error
		// An unreadable lab does not hide others.
		return {name, status: 'half-made'}
	}
}

function summaryOf(folder: string, {name, raisedAt, changedAt, owner, file, loaded}: LabState): LabSummary {
	const pid = agentPid(folder)
	return {
		name,
		status: owner && !isRunning(owner) ? 'abandoned' : readJournal(folder) ? 'half-changed' : 'running',
		raisedAt,
		changedAt,
		source: file,
		vpcs: loaded.lab.vpcs.length,
		instances: loaded.lab.vpcs.reduce((sum, {instances}) => sum + instances.length, 0),
		...(pid !== undefined && {agentPid: pid})
	}
}
