/** What whoever reconciles a lab may say, and is told on the way. */
import type {ProcessIdentity} from '../services/process-identity.ts'
import type {DataPath} from './data-path.ts'

export type ReconcileOptions = {
	/** Name of the command, for others that wait for it: `vpclab up`. */
	readonly what: string
	/** What to do if the lab runs: change it, or leave it alone and throw `LabTaken`. Default: change. */
	readonly ifRunning?: 'change' | 'refuse'
	/** Who is to carry the packets of VPN tunnels. Default: whoever does in the running lab, else the kernel where it can. */
	readonly dataPath?: DataPath | undefined
	/** The process that the lab belongs to. If it has ended, whoever comes may have the lab. */
	readonly owner?: ProcessIdentity
	/** Aborted: everything goes back to what it was, and the signal's reason is thrown. */
	readonly signal?: AbortSignal
	/** The lab will be changed again by this process: what takes time to open stays open. */
	readonly keepKernel?: boolean
	/** Another command has the lab's lock. */
	readonly onWait?: (holder: string) => void
	readonly onProgress?: (progress: Progress) => void
}

/** `done` of `all` steps have reached the kernel. */
export type Progress = {readonly done: number; readonly all: number}
