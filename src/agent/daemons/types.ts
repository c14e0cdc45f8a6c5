/** What the agent knows of the programs that it keeps running. Plain data: it is what `vpclab status --json` shows. */

import type {LinkName, NamespaceName} from '../../net/names.ts'
import type {Daemon} from '../../plan/types.ts'
import type {BgpPath, BgpSession} from '../../services/frr/status.ts'
import type {Reason} from '../../services/strongswan/reasons.ts'
import type {TunnelState} from '../../services/strongswan/state.ts'
import type {Reconciliations} from './control-loop.ts'

export type PlacedDaemon = {readonly namespace: NamespaceName; readonly daemon: Daemon}

export type Known = {
	readonly daemons: readonly KnownDaemon[]
	readonly tunnels: readonly KnownTunnel[]
	readonly bgp: readonly KnownRouter[]
	/** How often routes were computed anew since the agent began, and the last error of it, if the last one failed. */
	readonly relearned: Reconciliations
}

/** What is known at one moment; each has another number than the one before it. */
export type Changed = {readonly number: number; readonly known: Known}

export type KnownDaemon = {
	readonly id: string
	readonly kind: Daemon['kind']
	readonly namespace: NamespaceName
	/** `waiting`: it ended or did not start, and is started again later. */
	readonly state: 'starting' | 'running' | 'waiting'
	readonly pids: readonly number[]
	/** How often it was started by this agent; 0 for one that was found running. */
	readonly starts: number
	/** Why it does not run. */
	readonly trouble?: string
	/** It does not take its configuration: `trouble` is what it says of it. */
	readonly isRefused?: true
}

/** One end of a tunnel. */
export type KnownTunnel = {
	readonly daemon: string
	readonly end: string
	readonly router: NamespaceName
	readonly link: LinkName
	readonly isUp: boolean
	/** It is not up, and one of its ends has just begun: nothing is concluded from that yet. */
	readonly isStarting?: boolean
	/** Milliseconds since the epoch: of the last change between up and down. */
	readonly sinceMs: number
	readonly state?: TunnelState
	/** Why it is not up. The last ones, oldest first. */
	readonly reasons: readonly Reason[]
}

export type KnownRouter = {
	readonly daemon: string
	readonly router: NamespaceName
	readonly asn: number
	readonly sessions: readonly BgpSession[]
	/** All that it has been told, whether it uses it or not; of one destination the best one first. */
	readonly paths: readonly KnownPath[]
}

/** `link`: that its neighbor is behind. */
export type KnownPath = BgpPath & {readonly link?: LinkName}

/** What becomes of a running daemon. */
export type DaemonNews =
	/** `isAnother`: its ends have begun anew; what was said of the one before is over. */
	| {readonly kind: 'tunnel'; readonly state: TunnelState; readonly isAnother?: true}
	| {readonly kind: 'reason'; readonly end: string; readonly reason: Reason}
	| {readonly kind: 'router'; readonly router: KnownRouter}

/** A daemon that runs. */
export type Kept = {
	readonly pids: readonly number[]
	/** True: it was running before this agent. */
	readonly adopted: boolean
	/** Ends when the daemon has ended, or after `close()`. */
	watch(): Promise<AsyncIterable<DaemonNews> & {close(): void}>
	/** False: it has to be started anew. */
	reload(daemon: Daemon): Promise<boolean>
	/** At once and without a word to its peers; whatever of it is left goes too. */
	kill(): Promise<void>
	/** How tunnels stand now, with what they have carried. */
	states?(): Promise<readonly TunnelState[]>
	/** As `kill()`, but its peers are told. */
	leave?(): Promise<void>
	/** Terminates a tunnel with an IKE DELETE. */
	terminate?(end: string): Promise<void>
}

/** Where a daemon runs. */
export type Place = {
	/** The daemon's own folder; made if it is not there. */
	readonly folder: string
	readonly pathOf: (namespace: NamespaceName) => string
}
