/** The observed state of tunnel ends. Plain data. */
import type {LinkName, NamespaceName} from '../../net/names.ts'
import type {Reason} from './reasons.ts'
import type {TunnelState} from './state.ts'

export type ObservedTunnelEnd = {
	readonly daemon: string
	readonly end: string
	readonly router: NamespaceName
	readonly link: LinkName
	readonly isUp: boolean
	/** It is not up, but one of its ends has only just started: no conclusions are drawn yet. */
	readonly isStarting?: boolean
	/** Time of the last change between up and down, in milliseconds since the epoch. */
	readonly sinceMs: number
	readonly state?: TunnelState
	/** The latest reasons why it is not up, oldest first. */
	readonly reasons: readonly Reason[]
}

/** The observed state of all services. */
type Observed = {readonly shown: {readonly ipsec?: readonly ObservedTunnelEnd[]}}

export const tunnelEndsOf = ({shown: {ipsec = []}}: Observed): readonly ObservedTunnelEnd[] => ipsec

/** Undefined: no such daemon is to run. */
export const tunnelEndOf = (
	observed: Observed,
	{daemon, end}: Pick<ObservedTunnelEnd, 'daemon' | 'end'>
): ObservedTunnelEnd | undefined => tunnelEndsOf(observed).find(one => one.daemon === daemon && one.end === end)
