import type {CidrText, IpText, LinkName, NamespaceName} from '../net/names.ts'
import type {Daemon, Plan} from '../plan/types.ts'

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

/**
 * Without what was learned over tunnels, and by routers, that do not run: whoever compiles before the agent has told that they
 * ended would route over links that are not there. `daemons`: those that run; `vpn`: the tunnels of the plan.
 */
export function ofDaemons({routes, tunnels}: Learned, daemons: readonly PlacedDaemon[], vpn: Plan['vpn'] = {}): Learned {
	const ids = new Set(daemons.map(({daemon}) => daemon.id))
	const speakers = new Set(daemons.flatMap(({namespace, daemon}) => (daemon.kind === 'bgp' ? [namespace] : [])))
	const gone = new Set(
		Object.values(vpn)
			.flatMap(({aws, customer}) => [aws, customer])
			.flatMap(({daemon, router, link}) => (ids.has(daemon) ? [] : [`${router} ${link}`]))
	)
	return {
		routes: Object.fromEntries(
			Object.entries(routes).flatMap(([router, own]) =>
				speakers.has(router) ? [[router, own.filter(({link}) => !gone.has(`${router} ${link}`))]] : []
			)
		),
		tunnels: Object.fromEntries(Object.entries(tunnels).filter(([id]) => ids.has(id)))
	}
}

type PlacedDaemon = {readonly namespace: NamespaceName; readonly daemon: Daemon}
