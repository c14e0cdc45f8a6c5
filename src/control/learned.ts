import type {CidrText, IpText, LinkName, NamespaceName} from '../plan/types.ts'

/**
 * What a running lab has found out by itself: the second input of `compile()`, beside the lab. The agent gathers it
 * from the daemons and compiles anew whenever it changes; all decisions about it are pure functions of `control/`.
 */
export type Learned = {
	/** By the namespace of the router that learned them. */
	readonly routes: Readonly<Record<NamespaceName, readonly LearnedRoute[]>>
	/** By id of the daemon, then by name of the tunnel end. */
	readonly tunnels: Readonly<Record<string, Readonly<Record<string, TunnelState>>>>
}

export type LearnedRoute = {
	readonly destination: CidrText
	/** The link that the session runs over, and the neighbour's address on it. */
	readonly link: LinkName
	readonly via: IpText
	/** As received, nearest first. */
	readonly asPath: readonly number[]
	/** Default 0. */
	readonly med: number
	readonly localPreference: number
	/** `7224:7100`. */
	readonly communities: readonly string[]
}

export type TunnelState = {readonly up: boolean; readonly sinceMs: number; readonly reason?: string}

export const nothingLearned: Learned = {routes: {}, tunnels: {}}
