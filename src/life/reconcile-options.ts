/** Options and callbacks for reconciling a lab. */
import type {ProcessIdentity} from '../services/process-identity.ts'
import type {DataPath} from './data-path.ts'

export type ReconcileOptions = {
	/** Name of the command, shown to others that wait for it: `vpclab up`. */
	readonly what: string
	/** What to do if the lab runs: change it, or leave it alone and throw `LabTaken`. Default: change. */
	readonly ifRunning?: 'change' | 'refuse'
	/** The data path of VPN tunnels. Default: that of the running lab, otherwise the kernel if it supports it. */
	readonly dataPath?: DataPath | undefined
	/** The process that owns the lab. If it has ended, any command may take over the lab. */
	readonly owner?: ProcessIdentity
	/** Aborted: everything goes back to what it was, and the signal's reason is thrown. */
	readonly signal?: AbortSignal
	/** This process will change the lab again, so the kernel backend stays open. */
	readonly keepKernel?: boolean
	/** Another command has the lab's lock. */
	readonly onWait?: (holder: string) => void
	readonly onProgress?: (progress: Progress) => void
}

/** `done` of `all` steps have reached the kernel. */
export type Progress = {readonly done: number; readonly all: number}
