/** A lab agent's observed state of the services that it keeps running. Plain data. */
import type {NamespaceName} from '../net/names.ts'
import type {ServiceTrouble} from './contract.ts'
import type {ServiceName, Services, Shown} from './services.ts'

export type Observed = {
	readonly daemons: readonly ObservedDaemon[]
	readonly shown: Shown
	readonly troubles: Troubles
	/** How often routes were recomputed since the agent started, and the error of the last time, if it failed. */
	readonly reconciliations: Reconciliations
}

export type Troubles = {readonly [K in ServiceName]?: readonly ServiceTrouble<Services[K]['troubleKind']>[]}

/** The observed state at one moment; each has another number than the one before it. */
export type Changed = {readonly number: number; readonly observed: Observed}

/** The supervisor's view of an instance of a service. */
export type ObservedDaemon = {
	readonly id: string
	readonly kind: ServiceName
	readonly namespace: NamespaceName
	/** `waiting`: it ended or did not start, and is started again later. */
	readonly state: 'starting' | 'running' | 'waiting'
	readonly pids: readonly number[]
	/** How often it was started by this agent; 0 for one that was adopted. */
	readonly starts: number
	/** Why it does not run. */
	readonly trouble?: string
	/** It refuses its configuration: `trouble` is its message. */
	readonly isRefused?: true
}

/** `isDue`: something has been learned from which routes have not been computed yet. */
export type Reconciliations = {
	readonly times: number
	readonly changes: number
	readonly lastMs?: number
	readonly trouble?: string
	readonly isDue?: true
}

export const nothingObserved: Observed = {
	daemons: [],
	shown: {},
	troubles: {},
	reconciliations: {times: 0, changes: 0}
}
