import type {Packet, PointStatistics} from '../capture/types.ts'
import type {ActionItem} from '../checks/actions.ts'
import type {Lab} from '../model/model.ts'
import type {IpText, LinkName, NamespaceName} from '../net/names.ts'
import type {Host, Plan} from '../plan/types.ts'
import type {ObservedDaemons, ObservedStatus} from './observed.ts'

/** A running lab, as far as checks need it. */
export type Network = {
	readonly name: string
	/** The lab as it is now. Called for every check, since previous actions may have changed it. */
	current(): LabNow
	/** State of its tunnels, sessions and routes: what `vpclab status` shows. */
	status(): Promise<ObservedStatus>
	/** The folder of its flow logs. Absent: unknown. */
	readonly logsFolder?: string
	namespacePath(namespace: NamespaceName): string
	/**
	 * Runs an action; when it resolves, packets see the change. `signal` aborted: stops waiting.
	 * Errors: one with `problems` (as `BadLab`) if the change is not possible; then nothing has changed.
	 */
	act(action: ActionItem, signal?: AbortSignal): Promise<void>
	/** Runs a command on one of its hosts, isolated as by `vpclab exec`. `host`: its name in the plan. */
	run(
		host: Host,
		command: readonly string[],
		options: {readonly timeoutMs: number; readonly signal?: AbortSignal | undefined}
	): Promise<RanOnHost>
	/**
	 * Waits until the network has converged after a change; resolves at once if nothing in it is dynamic. Returns what is still pending after the timeout,
	 * in words: empty if it has converged.
	 */
	converge?(until: Convergence, options: ConvergeOptions): Promise<readonly string[]>
	/** Observed state of its daemons. Undefined: it has none. */
	observe?(): Promise<ObservedDaemons | undefined>
	/** Why tunnels between two addresses do not carry packets. Absent: unknown. */
	troubles?(from: readonly IpText[], to: IpText): Promise<readonly NetworkTrouble[]>
	/** Why a probe's packets arrive or are lost, as text for people. Absent: unknown. */
	explain?(asked: Explainable): Promise<string>
}

/** A question as for `vpclab explain`. `to` has a port for TCP and UDP. */
export type Explainable = {readonly from: string; readonly to: string; readonly protocol?: 'udp'}

/** `trouble`: why the command did not end by itself. */
export type RanOnHost =
	| {readonly exitStatus: number; readonly stdout: string; readonly stderr: string}
	| {readonly trouble: string}

/** `arrived`: everything that can come up or be learned has been; `converged`: stale state, such as routes over a dead tunnel, has also gone. */
export type Convergence = 'arrived' | 'converged'

export type ConvergeOptions = {
	/** Factor for the timeout. Default: 1. */
	readonly slow?: number
	/** Called with what is still pending, whenever that changes. */
	readonly onPending?: (pending: readonly string[]) => void
	/** Aborted: stops waiting. */
	readonly signal?: AbortSignal | undefined
}

/** A defect that may have made a probe fail. */
export type NetworkTrouble = {
	/** `office:1`. */
	readonly tunnel: string
	/** `bgp`: the tunnel itself is up. */
	readonly about: 'tunnel' | 'bgp'
	readonly kind: string
	/** A description for people: one sentence without a full stop. */
	readonly words: string
	/** The daemon's own message. */
	readonly line: string
	/** `lab.yaml:21:3`, or the path if there is no text. Empty: not shown. */
	readonly at: string
	/** `vpnConnections.office.tunnels.1.psk`. */
	readonly path: string
}

export type LabNow = {readonly lab: Lab; readonly plan: Plan}

/** How packets are captured: `startCapture` of `capture/`. Resolves when every point is captured. */
export type StartCapture = (options: {
	readonly points: readonly {readonly name: string; readonly namespacePath: string; readonly link: LinkName}[]
	readonly filter?: string
	readonly signal?: AbortSignal | undefined
}) => Promise<RunningCapture>

/** `stop` returns every packet that passed before it was called, by time; if `dropped` is not 0, some are missing. */
export type RunningCapture = {
	stop(): Promise<{
		readonly packets: readonly Packet[]
		readonly statistics: readonly Pick<PointStatistics, 'point' | 'dropped'>[]
	}>
}
