import type {DeadPeerDetection, Proposals} from '../../model/ipsec.ts'
import type {CidrText, IpText, LinkName, NamespaceName} from '../../net/names.ts'

/**
 * `userspace`: charon handles the packets itself, through a TUN device; every packet is ESP in UDP 4500. One charon per tunnel end. `kernel`: the
 * kernel does (ESP, XFRM interfaces); one charon serves all tunnel ends of a gateway.
 */
export type DataPath = 'userspace' | 'kernel'

/** A charon in an underlay namespace, which owns the outside address. Its tunnels' links are moved into `router`. */
export type IpsecSpec = {
	readonly kind: 'ipsec'
	readonly id: string
	readonly router: NamespaceName
	readonly config: CharonConfig
	/** True: when it is removed it notifies its peers (DELETE). False: it vanishes as in a power cut. */
	readonly sendsDelete?: boolean
}

/** One charon and the tunnel ends that it serves: exactly one in userspace. Plain data. */
export type CharonConfig = {
	readonly dataPath: DataPath
	readonly ends: readonly TunnelEnd[]
	/** Kernel only: the link in the underlay namespace under the XFRM interfaces. */
	readonly uplink?: LinkName
	/** A user's own swanctl.conf, in place of the one that would be made for its only end, whose link it still has. */
	readonly own?: OwnSwanctl
}

export type OwnSwanctl = {
	/** The whole text. */
	readonly text: string
	/** Name of its connection for that end, and those of its children to start. Absent: it has none. */
	readonly connection?: string
	readonly children: readonly string[]
}

/** One end of one IPsec tunnel: what AWS or the customer configures, in AWS's words. Plain data. */
export type TunnelEnd = {
	/** Name of the connection and its one CHILD_SA, as logs and `swanctl --list-sas` show it: letters, digits, `_`, `-`. */
	readonly name: string
	/** `any`: this end answers both, and initiates with IKEv2. */
	readonly ikeVersion: 1 | 2 | 'any'
	readonly local: Peer
	/** `%any` as address: any peer, as from behind a NAT. */
	readonly remote: Peer
	readonly psk: string
	readonly phase1: Proposals
	readonly phase2: Proposals
	/** 900 to 28800 (VPN-3). */
	readonly phase1LifetimeSeconds: number
	/** 900 to 3600, less than phase 1's (VPN-3). */
	readonly phase2LifetimeSeconds: number
	/** How long before the end of a lifetime AWS begins to rekey. Default there: 270 (VPN-3). */
	readonly rekeyMarginSeconds: number
	/** Percentage of the margin by which the beginning is moved at random. Default there: 100 (VPN-3). */
	readonly rekeyFuzzPercent: number
	/** 64 to 2048 with AWS, default there 1024 (VPN-3). */
	readonly replayWindowPackets: number
	readonly dpd: DeadPeerDetection
	/** `start`: this end initiates. `add`: it waits for the other (VPN-5). */
	readonly startUp: 'add' | 'start'
	/**
	 * Only for a policy-based end: a CHILD_SA for each pair of one local and one remote block, or with `inOne` a single one for all
	 * of them. Default: all of IPv4 on both sides, route-based.
	 */
	readonly trafficSelectors?: TrafficSelectors
	/** True: of several CHILD_SAs for different networks only the youngest is kept, as AWS does (VPN-3). Default: false. */
	readonly keepsOnePair?: boolean
	/** True: ESP in UDP even without NAT. Default: false. */
	readonly encapsulates?: boolean
	readonly link: TunnelLink
}

export type TrafficSelectors = {
	readonly local: readonly CidrText[]
	readonly remote: readonly CidrText[]
	/** Default: false. */
	readonly inOne?: boolean
}

export type Peer = {
	/** Outside address. */
	readonly address: IpText | '%any'
	/** Its IKE identity. Default: its address. */
	readonly id?: string
}

/** The tunnel's interface in the router's namespace: a point-to-point link like any other. */
export type TunnelLink = {
	readonly name: LinkName
	/** See VPN-11 for AWS's values. */
	readonly mtuBytes: number
	/** Inside addresses, with prefix length: from the /30, and from the /126 if there is one. */
	readonly addresses: readonly CidrText[]
	/** `group`, as the plan's links have it. Default: 0. */
	readonly group?: number
	/** True: the link is up only while the tunnel is, so that routes go with it (VPN-5). Otherwise it is always up. */
	readonly followsTunnel: boolean
	/** Kernel only: the number that ties SAs and interface together, 1 to 2^32 - 1, unique in the underlay namespace. */
	readonly ifId?: number
}
