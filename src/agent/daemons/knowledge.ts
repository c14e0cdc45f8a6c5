import {isDeepStrictEqual} from 'node:util'
import type {Learned, LearnedRoute, TunnelState as LearnedTunnel} from '../../control/learned.ts'
import type {BgpSession, BgpTrouble} from '../../daemons/frr/status.ts'
import type {TunnelState} from '../../daemons/strongswan/state.ts'
import {contains, parseAddress, parseCidr} from '../../net/address.ts'
import type {LinkName, NamespaceName} from '../../plan/types.ts'
import type {DaemonNews, KnownRouter, KnownTunnel, PlacedDaemon} from './types.ts'

/** More than these are not kept for a tunnel that is down. */
const keptReasons = 5

/** What bgpd says of a session that has no link; a new neighbor it holds shut until the rest of its configuration is in. */
const dueToTunnel: ReadonlySet<BgpTrouble['kind']> = new Set(['shut-down', 'interface-down', 'no-route', 'no-answer'])

/** What the daemons of a lab have found out so far. Changes come in as news; what `compile()` takes comes out. No effects. */
export class Knowledge {
	readonly #tunnels = new Map<string, KnownTunnel>()
	readonly #routers = new Map<string, KnownRouter>()
	readonly #running = new Set<string>()
	#placed: ReadonlyMap<string, PlacedDaemon> = new Map()

	/** The daemons that there are from now on. What is known of others is forgotten. */
	place(placed: readonly PlacedDaemon[], nowMs: number) {
		const changed = placed.filter(one => !isDeepStrictEqual(this.#placed.get(one.daemon.id)?.daemon, one.daemon))
		this.#placed = new Map(placed.map(one => [one.daemon.id, one]))
		const ends = new Map(placed.flatMap(one => endsOf(one).map(end => [keyOf(end), end] as const)))
		for (const key of this.#tunnels.keys()) if (!ends.has(key)) this.#tunnels.delete(key)
		for (const [key, end] of ends)
			this.#tunnels.set(key, {isUp: false, sinceMs: nowMs, reasons: [], ...this.#tunnels.get(key), ...end})
		// What either end said of a tunnel was about how both were configured then.
		const other = new Set(changed.flatMap(endsOf).map(({end}) => end))
		for (const [key, tunnel] of this.#tunnels) if (other.has(tunnel.end)) this.#tunnels.set(key, {...tunnel, reasons: []})
		for (const id of this.#routers.keys()) if (!this.#placed.has(id)) this.#routers.delete(id)
		for (const id of this.#running) if (!this.#placed.has(id)) this.#running.delete(id)
	}

	/** Links that have been made anew or set up or down meanwhile: the kernel has lost the routes over them. */
	daemonChanged(id: string, isRunning: boolean, nowMs: number): readonly LinkName[] {
		if (isRunning) this.#running.add(id)
		else this.#running.delete(id)
		if (!isRunning) this.#routers.delete(id)
		const own = [...this.#tunnels.values()].filter(({daemon}) => daemon === id)
		if (!isRunning)
			for (const tunnel of own) {
				const {state: _, ...rest} = tunnel
				this.#tunnels.set(keyOf(tunnel), {...rest, isUp: false, ...(tunnel.isUp && {sinceMs: nowMs})})
			}
		return own.map(({link}) => link)
	}

	/** The links that the news is about, as above. */
	take(id: string, news: DaemonNews, nowMs: number): readonly LinkName[] {
		if (news.kind === 'router') {
			this.#routers.set(id, news.router)
			return []
		}
		const key = `${id} ${news.kind === 'tunnel' ? news.state.name : news.end}`
		const before = this.#tunnels.get(key)
		if (!before) return []
		if (news.kind === 'reason') {
			this.#tunnels.set(key, {...before, reasons: [...before.reasons, news.reason].slice(-keptReasons)})
			return []
		}
		const {isUp} = news.state
		const turned = isUp !== before.isUp
		this.#tunnels.set(key, {
			...before,
			isUp,
			state: news.state,
			...(turned && {sinceMs: nowMs}),
			// What is said of a tunnel that stands is about a part of it, and holds until it goes or its ends begin anew.
			reasons: before.reasons.filter(({kind}) => (kind === 'one-pair-only' ? isUp && !turned && !news.isAnother : !isUp))
		})
		return turned ? [before.link] : []
	}

	/** What a tunnel has carried meanwhile. Whether it is up is for its news to say. */
	count(id: string, state: TunnelState) {
		const key = `${id} ${state.name}`
		const before = this.#tunnels.get(key)
		if (before?.isUp && state.isUp) this.#tunnels.set(key, {...before, state})
	}

	isUp(id: string, end: string): boolean {
		return this.#tunnels.get(`${id} ${end}`)?.isUp ?? false
	}

	get tunnels(): readonly KnownTunnel[] {
		return [...this.#tunnels.values()]
	}

	get routers(): readonly KnownRouter[] {
		return [...this.#routers.values()].map(router => ({
			...router,
			sessions: router.sessions.map(session => {
				const trouble = this.#troubleOf(router, session)
				return trouble === undefined ? session : {...session, trouble}
			}),
			paths: router.paths.map(path => {
				const link = this.#linkTo(router.router, path.neighbor ?? path.nexthop)
				return link === undefined ? path : {...path, link}
			})
		}))
	}

	/** For `compile()`. Routes over a link that is not there, or that is down with its tunnel, are none. */
	get learned(): Learned {
		const tunnels: Record<string, Record<string, LearnedTunnel>> = {}
		for (const {daemon, end, isUp, sinceMs, reasons} of this.#tunnels.values()) {
			const reason = reasons.at(-1)?.words
			tunnels[daemon] ??= {}
			tunnels[daemon][end] = {up: isUp, sinceMs, ...(reason !== undefined && {reason})}
		}
		const routes: Record<NamespaceName, LearnedRoute[]> = {}
		for (const {router, paths} of this.routers)
			for (const {destination, neighbor, nexthop, isValid, link, asPath, med, localPreference, communities} of paths) {
				const via = neighbor ?? nexthop
				if (!isValid || link === undefined || !this.#isUsable(router, link)) continue
				routes[router] ??= []
				routes[router].push({destination, link, via, asPath, med, localPreference, communities})
			}
		return {routes, tunnels}
	}

	/** The link that a neighbor is said to be behind, or the tunnel in whose inside network it is. */
	#linkTo(router: NamespaceName, neighbor: string): LinkName | undefined {
		const address = parseAddress(neighbor)
		if (!address) return undefined
		for (const {namespace, daemon} of this.#placed.values()) {
			if (daemon.kind === 'bgp' && namespace === router) {
				const link = daemon.config.neighbors.find(one => one.address === neighbor)?.link
				if (link !== undefined) return link
			}
			if (daemon.kind !== 'ipsec' || daemon.router !== router) continue
			const end = daemon.config.ends.find(({link}) =>
				link.addresses.some(text => {
					const block = parseCidr(text, {maskHostBits: true})
					return block !== undefined && contains(block, address)
				})
			)
			if (end) return end.link.name
		}
		return undefined
	}

	/** Where the tunnel is down, that is why there is no session; unless it ended before its tunnel did. */
	#troubleOf({daemon, router}: KnownRouter, {neighbor, state, isUp, trouble}: BgpSession): BgpTrouble | undefined {
		if (isUp || (trouble && !dueToTunnel.has(trouble.kind))) return trouble
		const placed = this.#placed.get(daemon)?.daemon
		const isShutDown = placed?.kind === 'bgp' && placed.config.neighbors.some(one => one.address === neighbor && one.shutdown)
		const link = this.#linkTo(router, neighbor)
		const tunnel = link === undefined || isShutDown ? undefined : this.#tunnelOf(router, link)
		return tunnel && !tunnel.isUp
			? {kind: 'waits-for-tunnel', words: 'waits for its tunnel', line: trouble?.line ?? state}
			: trouble
	}

	#tunnelOf(router: NamespaceName, link: LinkName): KnownTunnel | undefined {
		return [...this.#tunnels.values()].find(one => one.router === router && one.link === link)
	}

	#isUsable(router: NamespaceName, link: LinkName): boolean {
		const tunnel = this.#tunnelOf(router, link)
		if (!tunnel) return true
		const placed = this.#placed.get(tunnel.daemon)?.daemon
		const follows = placed?.kind === 'ipsec' && placed.config.ends.some(end => end.link.name === link && end.link.followsTunnel)
		return this.#running.has(tunnel.daemon) && (tunnel.isUp || !follows)
	}
}

const endsOf = ({daemon}: PlacedDaemon) =>
	daemon.kind === 'ipsec'
		? daemon.config.ends.map(({name, link}) => ({daemon: daemon.id, end: name, router: daemon.router, link: link.name}))
		: []

const keyOf = ({daemon, end}: Pick<KnownTunnel, 'daemon' | 'end'>) => `${daemon} ${end}`
