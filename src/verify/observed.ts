/** The parts of the daemons' observed state that checks need. The caller provides it, and may have more. */
import type {Learned} from '../control/learned.ts'
import type {Lab} from '../model/model.ts'
import type {HealthReason, TargetState} from '../model/target-health.ts'
import type {BgpReason, TunnelReason} from '../model/trouble.ts'
import type {NamespaceName} from '../net/names.ts'
import type {Plan} from '../plan/types.ts'
import type {BgpPath, BgpSession} from '../services/frr/status.ts'
import type {Observed} from '../services/observed.ts'
import type {Reason} from '../services/strongswan/reasons.ts'
import type {TunnelState} from '../services/strongswan/state.ts'

/** The daemons' reported state at one moment. */
export type ObservedDaemons = Pick<Observed, 'shown' | 'reconciliations'>

/** Tunnels, sessions and routes of the whole lab: what `vpclab status` shows. */
export type ObservedStatus = ObservedRoutes & {
	readonly plan: Plan
	readonly report: {
		readonly tunnels: readonly ObservedTunnel[]
		readonly sessions: readonly ObservedSession[]
		/** Prefixes received, whether used or not. */
		readonly learned: readonly (BgpPath & {readonly router: NamespaceName})[]
		/** Health of load balancers' targets, by each node's checks. */
		readonly targets: readonly ObservedTarget[]
	}
}

export type ObservedTarget = {
	/** The load balancer and the subnet of the node; empty for an unused target. */
	readonly node: string
	readonly targetGroup: string
	/** `i-0123456789abcdef0:80`. */
	readonly target: string
	readonly state: TargetState
	readonly reason?: HealthReason
	/** The result of the last check that failed. */
	readonly words?: string
}

export type ObservedRoutes = {readonly lab: Lab; readonly learned: Learned}

export type ObservedSession = BgpSession & {readonly router: NamespaceName}

export type ObservedTunnel = {
	/** `office:1`. */
	readonly tunnel: string
	readonly isUp: boolean
	readonly sinceMs: number
	/** The state of AWS's end. */
	readonly aws?: {readonly state?: TunnelState}
	/** Why it is down, or carries only part of the traffic. */
	readonly reason?: Pick<Reason, 'words' | 'line'> & {
		readonly kind: TunnelReason | BgpReason | 'daemon' | 'not-configured'
	}
	/** `lab.yaml:21:3`. */
	readonly at: string
}
