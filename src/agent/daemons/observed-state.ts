import {isDeepStrictEqual} from 'node:util'
import type {Learned, LearnedRoute, TunnelState as LearnedTunnel} from '../../control/learned.ts'
import {contains, parseAddress, parseCidr} from '../../net/address.ts'
import type {LinkName, NamespaceName} from '../../net/names.ts'
import type {BgpSession, BgpTrouble} from '../../services/frr/status.ts'
import type {TunnelState} from '../../services/strongswan/state.ts'
import {Beginnings, startingMs} from './beginnings.ts'
import type {DaemonNews, KnownRouter, KnownTunnel, PlacedDaemon} from './types.ts'

/** More than these are not kept for a tunnel that is down. */
const keptReasons = 5

/** What bgpd says of a session that has no link; a new neighbor it holds shut until the rest of its configuration is in. */
const dueToTunnel: ReadonlySet<BgpTrouble['kind']> = new Set(['shut-down', 'interface-down', 'no-route', 'no-answer'])

/** What it says of one that has not been up yet, and neither has its neighbor's. */
const whileStarting: ReadonlySet<BgpTrouble['kind']> = new Set([
	...dueToTunnel,
	'closed-by-neighbor',
	'shut-down-by-neighbor',
	'other'
])

/** What the daemons of a lab have found out so far. Changes come in as news; what `compile()` takes comes out. No effects. */
export class ObservedState {
	readonly #tunnels = new Map<string, KnownTunnel>()
	readonly #routers = new Map<string, KnownRouter>()
	readonly #beginnings = new Beginnings()
	readonly #nowMs: () => number
	#placed: ReadonlyMap<string, PlacedDaemon> = new Map()

	constructor(nowMs: () => number = Date.now) {
		this.#nowMs = nowMs
	}

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
		// What was said of the old configuration says nothing of the new one, at either end.
		const others = new Set([...this.#beginnings.place(placed, nowMs)].map(key => this.#tunnels.get(key)?.end))
		for (const [key, tunnel] of this.#tunnels) if (others.has(tunnel.end)) this.#tunnels.set(key, {...tunnel, reasons: []})
	}

	/** Links that have been made anew or set up or down meanwhile: the kernel has lost the routes over them. */
	daemonChanged(id: string, isRunning: boolean, nowMs: number): readonly LinkName[] {
		this.#beginnings.daemonChanged(id, isRunning, nowMs)
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
		const all = [...this.#tunnels.values()]
		return all.map(tunnel => {
			const peer = all.find(({end, daemon}) => end === tunnel.end && daemon !== tunnel.daemon)
			const isStarting = !tunnel.isUp && [tunnel, ...(peer ? [peer] : [])].some(one => this.#isStarting(one))
			// A peer that is only starting does not answer, or refuses what it does not know yet.
			return isStarting ? {...tunnel, isStarting, reasons: tunnel.reasons.filter(({isCause}) => isCause)} : tunnel
		})
	}

	#isStarting({daemon, end}: KnownTunnel): boolean {
		return this.#beginnings.isStarting(daemon, end, this.#nowMs())
	}

	get routers(): readonly KnownRouter[] {
		return [...this.#routers.values()].map(router => ({
			...router,
			sessions: router.sessions.map(session => {
				const {trouble: _, ...rest} = session
				const trouble = this.#troubleOf(router, session)
				if (trouble !== undefined) return {...rest, trouble}
				// While it is configured a neighbor is held shut: nobody asked for that.
				return rest.state.startsWith('Idle (Admin') ? {...rest, state: 'starting'} : rest
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

	/** Where the tunnel is down, that is why there is no session; unless it ended before its tunnel did. Of one that is only starting there is none yet. */
	#troubleOf({daemon, router}: KnownRouter, session: BgpSession): BgpTrouble | undefined {
		const {neighbor, state, isUp, trouble} = session
		const placed = this.#placed.get(daemon)?.daemon
		const config = placed?.kind === 'bgp' ? placed.config : undefined
		const isShut = config?.neighbors.some(one => one.address === neighbor && one.shutdown) ?? false
		const mayBeShut = isShut || config?.ownFrrConf !== undefined
		const link = this.#linkTo(router, neighbor)
		if (isUp || (trouble && !dueToTunnel.has(trouble.kind)))
			return this.#isConclusion(router, session, link) ? trouble : undefined
		const tunnel = link === undefined || mayBeShut ? undefined : this.#tunnelOf(router, link)
		if (tunnel && !tunnel.isUp) return {kind: 'waits-for-tunnel', words: 'waits for its tunnel', line: trouble?.line ?? state}
		if (trouble?.kind === 'shut-down' && isShut) return trouble
		if (trouble?.kind === 'shut-down' && !mayBeShut) return undefined
		return this.#isConclusion(router, session, link) ? trouble : undefined
	}

	/** What bgpd says of a session that has not been up yet is what starting looks like, for a while. */
	#isConclusion(router: NamespaceName, {neighbor, timesUp, trouble}: BgpSession, link: LinkName | undefined): boolean {
		if (timesUp > 0 || (trouble && !whileStarting.has(trouble.kind))) return true
		const nowMs = this.#nowMs()
		// Its neighbor is one of these.
		const speakers = [...this.#placed.values()].flatMap(({daemon}) => (daemon.kind === 'bgp' ? [daemon.id] : []))
		const tunnel = link === undefined ? undefined : this.#tunnelOf(router, link)
		const isTunnelNew = tunnel?.isUp === true && nowMs - tunnel.sinceMs < startingMs
		return !isTunnelNew && !speakers.some(id => this.#beginnings.isStarting(id, neighbor, nowMs))
	}

	#tunnelOf(router: NamespaceName, link: LinkName): KnownTunnel | undefined {
		return [...this.#tunnels.values()].find(one => one.router === router && one.link === link)
	}

	#isUsable(router: NamespaceName, link: LinkName): boolean {
		const tunnel = this.#tunnelOf(router, link)
		if (!tunnel) return true
		const placed = this.#placed.get(tunnel.daemon)?.daemon
		const follows = placed?.kind === 'ipsec' && placed.config.ends.some(end => end.link.name === link && end.link.followsTunnel)
		return this.#beginnings.isRunning(tunnel.daemon) && (tunnel.isUp || !follows)
	}
}

const endsOf = ({daemon}: PlacedDaemon) =>
	daemon.kind === 'ipsec'
		? daemon.config.ends.map(({name, link}) => ({daemon: daemon.id, end: name, router: daemon.router, link: link.name}))
		: []

const keyOf = ({daemon, end}: Pick<KnownTunnel, 'daemon' | 'end'>) => `${daemon} ${end}`
