import type {Packet, PointStatistics} from '../capture/types.ts'
import type {ActionItem} from '../checks/actions.ts'
import type {Lab} from '../model/model.ts'
import type {IpText, LinkName, NamespaceName} from '../net/names.ts'
import type {Host, Plan} from '../plan/types.ts'
import type {ObservedDaemons, ObservedStatus} from './observed.ts'

/** A running lab, as much of it as checks need. */
export type Network = {
	readonly name: string
	/** The lab as it is now. Asked anew for every check, since the actions before it may have changed it. */
	current(): LabNow
	/** How its tunnels, sessions and routes stand: what `vpclab status` shows. */
	status(): Promise<ObservedStatus>
	/** Where its flow logs are written. Absent: nobody knows. */
	readonly logsFolder?: string
	namespacePath(namespace: NamespaceName): string
	/**
	 * Runs an action; when it resolves, packets see the change.
	 * `signal` aborted: what the action waits for is waited for no longer.
	 * Errors: one with `problems` (as `BadLab`) if the change is not possible; then nothing has changed.
	 */
	act(action: ActionItem, signal?: AbortSignal): Promise<void>
	/** Runs a command on one of its hosts, protected as by `vpclab exec`. `host` is the plan's. */
	run(
		host: Host,
		command: readonly string[],
		options: {readonly timeoutMs: number; readonly signal?: AbortSignal | undefined}
	): Promise<RanOnHost>
	/**
	 * Waits until the network has converged after what was done to it; at once where nothing in it moves by itself. Gives what it
	 * waited for in vain, in words: empty if it has converged.
	 */
	converge?(until: Convergence, options: ConvergeOptions): Promise<readonly string[]>
	/** What is observed of its daemons. Undefined: it has none. */
	observe?(): Promise<ObservedDaemons | undefined>
	/** Why tunnels that lie between two addresses do not carry. Absent: nobody knows. */
	troubles?(from: readonly IpText[], to: IpText): Promise<readonly NetworkTrouble[]>
	/** Why a probe's packets arrive or die, for people. Absent: nobody knows. */
	explain?(asked: Explainable): Promise<string>
}

/** As `vpclab explain` takes it. `to` has a port for TCP and UDP. */
export type Explainable = {readonly from: string; readonly to: string; readonly protocol?: 'udp'}

/** `trouble`: it did not come to an end by itself. */
export type RanOnHost =
	| {readonly exitStatus: number; readonly stdout: string; readonly stderr: string}
	| {readonly trouble: string}

/** `arrived`: all that can come up or be learned has; `converged`: and what is no longer true has gone, such as routes over a dead tunnel. */
export type Convergence = 'arrived' | 'converged'

export type ConvergeOptions = {
	/** How many times longer it may take. Default: 1. */
	readonly slow?: number
	/** What is waited for, whenever that changes. */
	readonly onPending?: (pending: readonly string[]) => void
	/** Aborted: it is waited no longer. */
	readonly signal?: AbortSignal | undefined
}

/** Something that does not work, which a probe that failed may have met. */
export type NetworkTrouble = {
	/** `office:1`. */
	readonly tunnel: string
	/** `bgp`: the tunnel itself stands. */
	readonly about: 'tunnel' | 'bgp'
	readonly kind: string
	/** For people: one sentence without a full stop. */
	readonly words: string
	/** What the daemon itself said. */
	readonly line: string
	/** `lab.yaml:21:3`, or the path where there is no text. */
	readonly at: string
	/** `vpnConnections.office.tunnels.1.psk`. */
	readonly path: string
}

export type LabNow = {readonly lab: Lab; readonly plan: Plan}

/** How packets are watched: `startCapture` of `capture/`. Resolves when every point is being listened at. */
export type StartCapture = (options: {
	readonly points: readonly {readonly name: string; readonly namespacePath: string; readonly link: LinkName}[]
	readonly filter?: string
	readonly signal?: AbortSignal | undefined
}) => Promise<RunningCapture>

/** `stop` gives every packet that passed before it was called, by time; something `dropped` means that some are missing. */
export type RunningCapture = {
	stop(): Promise<{
		readonly packets: readonly Packet[]
		readonly statistics: readonly Pick<PointStatistics, 'point' | 'dropped'>[]
	}>
}
