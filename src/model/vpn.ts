/** The part of the model that Site-to-Site VPN adds (VPN-1…12): gateways, customers' sites, connections of two tunnels. */

import type {Address, Cidr} from '../net/address.ts'
import type {RecordSet} from './hosted-zone.ts'
import type {DeadPeerDetection, Proposals} from './ipsec.ts'
import type {Service} from './model.ts'
import type {DnsTarget} from './resolver-endpoint.ts'

export type Vpn = {
	readonly gateways: readonly VpnGateway[]
	readonly sites: readonly Site[]
	readonly connections: readonly VpnConnection[]
}

/** A virtual private gateway, of a VPC or of none (a CloudHub, VPN-10). */
export type VpnGateway = {
	/** The VPC's key; the gateway's name if it has no VPC. */
	readonly key: string
	readonly id: string
	readonly account: string
	readonly region: string
	/** Default 64512 (VPN-1). */
	readonly asn: number
	/** Key of the VPC. */
	readonly vpc?: string
	/** Key of the route table associated with the gateway (edge association, RT-10). */
	readonly routeTable?: string
}

/** A gateway device of a site, as AWS knows it. */
export type CustomerGateway = {
	/** The site's key; `<site>.<device>` if the site's devices have names. */
	readonly key: string
	readonly id: string
	/** The address that AWS sees: the device's, or that of the NAT before it (VPN-6). */
	readonly publicIp: Address
	/** True: the device has no power. */
	readonly failed?: boolean
}

/** A customer's network: one or two gateway devices that share a routing table, and the hosts behind them. */
export type Site = {
	readonly key: string
	/**
	 * Its only gateway device is this instance: it has that VPC's blocks, no LAN, no hosts of its own, and a customer gateway with the instance's
	 * elastic address. Absent: the site has its own device.
	 */
	readonly instance?: DeviceInstance
	/** One per gateway device. */
	readonly customerGateways: readonly CustomerGateway[]
	/** Default 65000 (VPN-1). */
	readonly asn: number
	/** The local ASN of the device itself. Default: `asn`; if it differs, AWS rejects the session. */
	readonly deviceAsn: number
	readonly behindNat: boolean
	/** True: its hosts reach the Internet through its own provider. */
	readonly internet: boolean
	/** The LAN. */
	readonly cidrs: readonly Cidr[]
	/** The LAN's IPv6 blocks. Default: none. */
	readonly ipv6Cidrs: readonly Cidr[]
	/** Prefixes that it advertises by BGP. Default: the LAN. */
	readonly announces: readonly Cidr[]
	/** True: ECMP over tunnels with equal routes. */
	readonly ecmp: boolean
	/** Drops replies that arrive by another tunnel than the flow's first packet. */
	readonly statefulFirewall: boolean
	/** True: none of its devices has power. */
	readonly failed?: boolean
	/** Configuration files of its device, which replace the lab's description. */
	readonly device?: {readonly swanctl?: DeviceFile; readonly frr?: DeviceFile}
	/** Its device's policy for BGP routes, for tunnels without their own. */
	readonly policy: BgpPolicy
	readonly hosts: readonly SiteHost[]
	/** Static routes of its router. Absent: none. */
	readonly routes?: readonly SiteRoute[]
}

/** `privateIp`: address of its primary interface, which the internet gateway translates. */
export type DeviceInstance = {readonly key: string; readonly privateIp: Address}

/** `key`: key of the host or the tunnel. */
export type SiteRoute = {readonly destination: Cidr} & (
	| {readonly to: 'host' | 'tunnel'; readonly key: string}
	| {readonly to: 'nowhere'; readonly key?: never}
)

export type DeviceFile = {
	/** As written in the lab file. */
	readonly path: string
	readonly text: string
}

export type SiteHost = {
	/** `<site>.<name>`. */
	readonly key: string
	/** Shortest name that is unique among the lab's hosts. */
	readonly name: string
	readonly address: Address
	readonly ipv6?: Address
	/** Further addresses on its loopback, for networks behind it. Absent: none. */
	readonly loopbacks?: readonly Address[]
	readonly services: readonly Service[]
	/** Absent: not a DNS server. */
	readonly dns?: SiteDns
	/** TTL of its packets. */
	readonly ttl: number
}

/** A site's DNS server: the records that it has, and where it forwards other names. */
export type SiteDns = {
	readonly zones: readonly {readonly name: string; readonly records: readonly RecordSet[]}[]
	readonly forwards: readonly {readonly name: string; readonly targets: readonly DnsTarget[]}[]
}

/** The routing policy of the customer's device. */
export type BgpPolicy = {
	/** How often it prepends its own ASN to advertised routes. */
	readonly prepend: number
	/** MED of advertised routes. Absent: none. */
	readonly med?: number
	/** Local preference of learned routes; the highest wins. Default: 100. */
	readonly localPreference: number
}

export type VpnConnection = {
	readonly key: string
	readonly id: string
	/** Key of the site. */
	readonly site: string
	/** Which of the site's gateway devices. */
	readonly customerGateway: CustomerGateway
	readonly gateway: {readonly kind: 'vpn-gateway' | 'transit-gateway'; readonly key: string}
	/** ASN of the gateway, and so of the AWS end. */
	readonly asn: number
	readonly region: string
	readonly routing: 'bgp' | 'static'
	/** The one address family that its tunnels carry (VPN-2). */
	readonly insideIpVersion: 4 | 6
	/**
	 * The blocks at the customer's side and at AWS's side that its tunnels are for: AWS's LocalIpv4NetworkCidr and
	 * RemoteIpv4NetworkCidr, or their IPv6 forms. Default: everything.
	 */
	readonly localNetworkCidr: Cidr
	readonly remoteNetworkCidr: Cidr
	/** Static only: prefixes behind the site (VPN-7). */
	readonly routes: readonly Cidr[]
	/** Prefixes that the customer's device routes into the tunnels regardless of learned routes. */
	readonly customerRoutes: readonly Cidr[]
	/** AWS: 10 and 30 (VPN-7). */
	readonly keepaliveSeconds: number
	readonly holdSeconds: number
	/** Differs from AWS: AWS has no BFD on VPN; a lab may switch it on. */
	readonly bfd?: {readonly intervalMs: number; readonly multiplier: number}
	/** VPN-12: always ESP in UDP. */
	readonly accelerated: boolean
	readonly tunnels: readonly [VpnTunnel, VpnTunnel]
}

export type TunnelFault = 'drop' | 'kill' | 'shutdown' | 'maintenance'

export type VpnTunnel = {
	/** `office:1`. */
	readonly key: string
	readonly number: 1 | 2
	/** Address of AWS's end: a public address from the region's pool. */
	readonly outsideIp: Address
	/** `use1-az1`: another zone for each of the two. */
	readonly zoneId: string
	/** A /30, or for IPv6 a /126 (VPN-2). */
	readonly insideCidr: Cidr
	/** The first and second host addresses of `insideCidr`. */
	readonly awsInside: Address
	readonly customerInside: Address
	readonly psk: string
	readonly ikeVersions: readonly (1 | 2)[]
	/** What AWS's end accepts. */
	readonly phase1: Proposals & {readonly lifetimeSeconds: number}
	readonly phase2: Proposals & {readonly lifetimeSeconds: number}
	readonly rekeyMarginSeconds: number
	readonly rekeyFuzzPercent: number
	readonly replayWindowPackets: number
	readonly dpd: DeadPeerDetection
	/** `start`: AWS initiates too (VPN-5). */
	readonly startUp: 'add' | 'start'
	readonly customer: CustomerEnd
	/** Agreed on by both ends (VPN-11). */
	readonly mtuBytes: number
	readonly mssBytes: number
	/** A fault of the tunnel. */
	readonly fault?: TunnelFault
}

/** The configuration of the customer's device for one tunnel. */
export type CustomerEnd = {
	/** The customer's own key; a difference from AWS's is a mistake that AWS itself never makes. */
	readonly psk: string
	/** Its IKE identity. Default: its customer gateway's public address. */
	readonly id?: string
	/** The address that it uses for AWS's end. Default: the tunnel's outside address. */
	readonly peer?: Address
	readonly ikeVersion: 1 | 2
	readonly phase1: Proposals
	readonly phase2: Proposals
	readonly policy: BgpPolicy
	/** The only prefixes that it advertises over this tunnel. Absent: its site's, and routes learned elsewhere. */
	readonly announces?: readonly Cidr[]
	/** It accepts only prefixes within these from AWS. Absent: all. */
	readonly accepts?: readonly Cidr[]
	/** Selectors of a policy-based device, which replace the default of everything (VPN-3); for a device with a swanctl.conf, those of its children. */
	readonly trafficSelectors?: {readonly local: readonly Cidr[]; readonly remote: readonly Cidr[]}
}
