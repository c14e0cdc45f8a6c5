/** What charons show of themselves. Plain data. */
import type {LinkName, NamespaceName} from '../../net/names.ts'
import type {Reason} from './reasons.ts'
import type {TunnelState} from './state.ts'

export type ObservedTunnelEnd = {
	readonly daemon: string
	readonly end: string
	readonly router: NamespaceName
	readonly link: LinkName
	readonly isUp: boolean
	/** It is not up, and one of its ends has just started: nothing is concluded from that yet. */
	readonly isStarting?: boolean
	/** Milliseconds since the epoch: of the last change between up and down. */
	readonly sinceMs: number
	readonly state?: TunnelState
	/** Why it is not up. The last ones, oldest first. */
	readonly reasons: readonly Reason[]
}

/** As observed, of all services. */
type Observed = {readonly shown: {readonly ipsec?: readonly ObservedTunnelEnd[]}}

export const tunnelEndsOf = ({shown: {ipsec = []}}: Observed): readonly ObservedTunnelEnd[] => ipsec

/** Undefined: no such daemon is to run. */
export const tunnelEndOf = (
	observed: Observed,
	{daemon, end}: Pick<ObservedTunnelEnd, 'daemon' | 'end'>
): ObservedTunnelEnd | undefined => tunnelEndsOf(observed).find(one => one.daemon === daemon && one.end === end)
