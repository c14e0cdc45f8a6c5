import type {CidrText, IpText, LinkName} from '../../net/names.ts'

/** 1 to 4294967295. */
export type Asn = number

/** A BGP speaker in a router's namespace. It installs no routes: what it learns triggers a new compilation (`facts.ts`). */
export type BgpSpec = {readonly kind: 'bgp'; readonly id: string; readonly config: BgpRouter}

/** One router namespace's BGP, and BFD where a neighbor asks for it. Plain data. */
export type BgpRouter = {
	readonly asn: Asn
	/** IPv4, unique among the routers that talk to each other. */
	readonly routerId: IpText
	readonly neighbors: readonly BgpNeighbor[]
	/** Prefixes that it originates, whether it has routes to them or not. Either family. */
	readonly networks: readonly CidrText[]
	/** True: equal routes share the flows (TGW-6, DX-7), over at most 64 paths. False: only one path is used (VPN-8). */
	readonly ecmp: boolean
	/** ECMP only. True: paths of equal length are equal; false: only those with the same AS path are (TGW-6). Default: true. */
	readonly ecmpAcrossAsPaths?: boolean
	/** False: learned routes are not installed in the kernel; they are only shown (`show bgp`), for others to install. Default: true. */
	readonly installsRoutes?: boolean
	/** Lists by name; neighbors and route maps refer to these names. */
	readonly prefixLists?: Readonly<Record<string, readonly PrefixListEntry[]>>
	readonly communityLists?: Readonly<Record<string, readonly CommunityListEntry[]>>
	readonly routeMaps?: Readonly<Record<string, readonly RouteMapEntry[]>>
	/** A user's own frr.conf, in place of the one made of all this. */
	readonly ownFrrConf?: string
}

/** One session. It carries the routes of its address's family. */
export type BgpNeighbor = {
	readonly address: IpText
	/** Its own ASN; the router's for iBGP. */
	readonly asn: Asn
	/** The ASN that it sees in place of this router's own; nothing else changes. Never the router's own. */
	readonly localAsn?: Asn
	/** The link to the neighbor: for computing routes, not for bgpd. */
	readonly link?: LinkName
	/** For people, in `show bgp summary`. */
	readonly description?: string
	/** TCP MD5 (DX-2). */
	readonly password?: string
	/** AWS: 10 and 30 on VPN (VPN-7), 30 and 90 on Direct Connect (DX-3); the lower hold time of both ends is used. */
	readonly keepaliveSeconds: number
	readonly holdSeconds: number
	readonly bfd?: Bfd
	/** Source address of the session. Default: the address of the link towards the neighbor. */
	readonly updateSource?: IpText | LinkName
	/** Names of prefix lists. Anything not in a list is denied. */
	readonly prefixListIn?: string
	readonly prefixListOut?: string
	/** Names of route maps. */
	readonly routeMapIn?: string
	readonly routeMapOut?: string
	/** With more prefixes than this the session is closed, and stays closed (VPN-7, DX-4). */
	readonly maximumPrefixes?: number
	/** True: an idle neighbor, `neighbor shutdown`. */
	readonly shutdown?: boolean
	/** True: this router waits for the neighbor to connect. If both connect at the same time bgpd may lose both connections. */
	readonly passive?: boolean
	/** True: a default route is advertised to it, whatever else is. */
	readonly defaultOriginate?: boolean
	/** True: routes may have this router's own ASN in their path, as between sites with one ASN. */
	readonly allowOwnAsn?: boolean
}

/** DX-3: AWS has 300 ms × 3. */
export type Bfd = {
	/** 50 to 60000. */
	readonly intervalMs: number
	/** 2 to 255. */
	readonly multiplier: number
}

export type PrefixListEntry = {
	readonly action: 'permit' | 'deny'
	readonly prefix: CidrText
	/** Longest and shortest prefix lengths inside it that match. Default of both: the prefix's own length. */
	readonly le?: number
	readonly ge?: number
}

/** `communities`: a route must have all of them. */
export type CommunityListEntry = {readonly action: 'permit' | 'deny'; readonly communities: readonly string[]}

/** Entries are tried in order; the first one that matches decides. If none matches the route is denied. */
export type RouteMapEntry = {
	readonly action: 'permit' | 'deny'
	/** Default: everything. */
	readonly match?: {
		/** Names of lists. */
		readonly prefixList?: string
		readonly communityList?: string
	}
	readonly set?: {
		/** Prepended to the AS path, the last one outermost. */
		readonly prepend?: readonly Asn[]
		readonly med?: number
		readonly localPreference?: number
		/** `7224:7100`, or a well-known name as `no-export`. */
		readonly communities?: readonly string[]
		/** True: added to those that the route has. */
		readonly additive?: boolean
		readonly weight?: number
	}
}
