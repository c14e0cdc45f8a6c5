/**
 * The complete lab as AWS would describe it: every default filled in, every name resolved, every address assigned. Plain JSON, immutable. `resolve()`
 * makes it from a lab file; `compile()` reads nothing else.
 *
 * Keys: a thing of a VPC has the key `<vpc>.<name>` (`main.web`), unique among its kind in the lab; a thing outside VPCs has its plain name. Ids
 * are AWS's (`vpc-` + 17 hex) and stable for a lab file.
 */
import type {Address, Cidr} from '../net/address.ts'
import type {DhcpOptions} from './dhcp-options.ts'
import type {DirectConnect} from './direct-connect.ts'
import type {NetworkAcl, SecurityGroup} from './firewall.ts'
import type {FlowLog} from './flow-log.ts'
import type {HostedZone} from './hosted-zone.ts'
import type {Instance, Service} from './instance.ts'
import type {KindName} from './kind-names.ts'
import type {LoadBalancer, TargetGroup} from './load-balancer.ts'
import type {ResolverEndpoint, ResolverRule} from './resolver-endpoint.ts'
import type {TransitGateway, TransitGatewayPeering} from './transit-gateway.ts'
import type {PublicService, VpcEndpoint} from './vpc-endpoint.ts'
import type {EndpointService} from './vpc-endpoint-service.ts'
import type {Vpn} from './vpn.ts'

export type * from './border-address.ts'
export type * from './firewall.ts'
export type * from './instance.ts'
export type * from './load-balancer.ts'
export type * from './transit-gateway.ts'
export type * from './vpc-endpoint.ts'
export type * from './vpc-endpoint-service.ts'
export type {Site, VpnConnection, VpnGateway} from './vpn.ts'

export interface Lab {
	readonly name: string
	readonly vpcs: readonly Vpc[]
	readonly elasticIps: readonly ElasticIp[]
	readonly prefixLists: readonly PrefixList[]
	/** The sets of the lab file; each VPC has the one that it uses. */
	readonly dhcpOptions: readonly DhcpOptions[]
	readonly peerings: readonly Peering[]
	readonly transitGateways: readonly TransitGateway[]
	readonly transitGatewayPeerings: readonly TransitGatewayPeering[]
	readonly internetHosts: readonly InternetHost[]
	/** AWS's services on the Internet. Absent: none. */
	readonly awsServices?: readonly PublicService[]
	/** Absent: no site, gateway or connection of a Site-to-Site VPN. */
	readonly vpn?: Vpn
	/** Absent: none. */
	readonly directConnect?: DirectConnect
	/** Absent: none. */
	readonly hostedZones?: readonly HostedZone[]
	readonly resolverEndpoints?: readonly ResolverEndpoint[]
	readonly resolverRules?: readonly ResolverRule[]
	/** Absent: none. */
	readonly flowLogs?: readonly FlowLog[]
	/** Absent: no path has a configured delay, loss or rate. */
	readonly links?: LinkQualities
	/** Ids of zones that have failed (`use1-az1`); every ENI in them is cut off, in all accounts (MOD-1). */
	readonly failedZones: readonly string[]
}

export type LinkQualities = {
	/** Access to the Internet, by the name of an Internet host, a site or a region. */
	readonly internet: Readonly<Record<string, LinkQuality>>
	/** AWS's backbone between two regions, by their names in alphabetical order: `eu-west-1 us-east-1`. */
	readonly regions: Readonly<Record<string, LinkQuality>>
}

/** The quality of a link, the same in both directions. */
export type LinkQuality = {
	/** One-way delay. */
	readonly delayMs?: number | undefined
	readonly jitterMs?: number | undefined
	readonly lossPercent?: number | undefined
	readonly rateMbps?: number | undefined
}

/** Kinds add their things in a VPC: `aws/<kind>/kind.ts`. */
export interface Vpc {
	readonly key: string
	readonly id: string
	/** 12 digits. */
	readonly account: string
	readonly region: string
	/** The first is the primary one. */
	readonly cidrs: readonly Cidr[]
	readonly ipv6Cidrs: readonly Cidr[]
	/** False: its resolver answers nothing (DNS-1). */
	readonly enableDnsSupport: boolean
	/** False: there are no private names in it, and no public names of its instances (DNS-2, DNS-3). */
	readonly enableDnsHostnames: boolean
	/** Absent: no set is associated, so instances get only an address (DHCP-1). */
	readonly dhcpOptions?: DhcpOptions
	readonly internetGateway?: InternetGateway
	readonly subnets: readonly Subnet[]
	readonly routeTables: readonly RouteTable[]
	readonly networkAcls: readonly NetworkAcl[]
	readonly securityGroups: readonly SecurityGroup[]
	readonly loadBalancers: readonly LoadBalancer[]
	readonly targetGroups: readonly TargetGroup[]
	/** Absent: none. */
	readonly vpcEndpoints?: readonly VpcEndpoint[]
	/** Absent: none. */
	readonly endpointServices?: readonly EndpointService[]
	/** All interfaces in its subnets, whoever owns them. */
	readonly interfaces: readonly NetworkInterface[]
	readonly instances: readonly Instance[]
}

export type InternetGateway = {
	readonly id: string
	/** Key of the route table associated with the gateway (edge association, RT-10). */
	readonly routeTable?: string
}

export type Subnet = {
	readonly key: string
	readonly id: string
	/** `us-east-1a`. */
	readonly zone: string
	/** `use1-az1`: the same place for every account. */
	readonly zoneId: string
	readonly cidr: Cidr
	readonly ipv6Cidr?: Cidr
	/** Key of the route table in force: its own or the main one. */
	readonly routeTable: string
	/** Key of the network ACL in force: its own or the default one. */
	readonly networkAcl: string
	readonly mapPublicIpOnLaunch: boolean
	readonly assignIpv6AddressOnCreation: boolean
	/** DNS64: the resolver synthesizes IPv6 addresses for names with IPv4 addresses only, for clients in this subnet (NAT-8). Absent: no. */
	readonly enableDns64?: true
}

export type RouteTable = {
	readonly key: string
	readonly id: string
	readonly main: boolean
	/** Static and propagated routes, including `local`; `control/` decides which one wins. */
	readonly routes: readonly Route[]
	/** True: it takes the routes of the VPC's virtual private gateway (RT-8). */
	readonly propagating?: true
}

export type Route = {
	readonly destination: Cidr
	readonly target: RouteTarget
	readonly origin: 'local' | 'static' | 'prefix-list' | 'propagated'
	/** `blackhole`: the target is gone, stopped or not accepted; the route still wins and drops (RT-7). */
	readonly state: 'active' | 'blackhole'
	/** Name of the prefix list it came from. */
	readonly prefixList?: string
}

/** Targets of routes, identified within their kind. Kinds add their own: `aws/<kind>/kind.ts`. */
export interface RouteTargets {
	local: unknown
	/** Written as `blackhole`, or the target's former name. */
	gone: {readonly was: string}
}

export type RouteTarget = {[Kind in keyof RouteTargets]: {readonly kind: Kind} & RouteTargets[Kind]}[keyof RouteTargets]

/**
 * AWS's `InterfaceType`, of those that are emulated. An interface's addresses, groups, network ACLs, capture point and inspection are the same
 * for each.
 */
export interface InterfaceTypes {
	/** An instance's interface, or one not yet attached. */
	interface: true
}

export type InterfaceType = keyof InterfaceTypes

export type NetworkInterface = {
	readonly key: string
	readonly id: string
	readonly type: InterfaceType
	/** Key of the subnet. */
	readonly subnet: string
	readonly mac: string
	/** The first is the primary one. */
	readonly privateIps: readonly PrivateIp[]
	readonly ipv6: readonly Address[]
	/** Keys, sorted. Empty: no group filters it, as for a gateway's interface. */
	readonly securityGroups: readonly string[]
	readonly sourceDestCheck: boolean
	/** Absent: not attached, so it does not answer. */
	readonly owner?: InterfaceOwner
	/** False: cut off by a fault. */
	readonly linkUp: boolean
}

/** What an interface is attached to. */
export type InterfaceOwner = {
	readonly kind: KindName
	/** For a transit gateway: the key of its attachment. */
	readonly key: string
	/** Device index, if the owner has several: `eth0` is 0. */
	readonly deviceIndex: number
}

export type PrivateIp = {readonly address: Address; readonly publicIp?: PublicIp}

/** A public address and, if it is an elastic one, that elastic address's name. */
export type PublicIp = {readonly address: Address; readonly elasticIp?: string}

export type ElasticIp = {
	readonly key: string
	readonly allocationId: string
	readonly associationId?: string
	readonly region: string
	readonly account: string
	readonly address: Address
}

export type PrefixList = {readonly key: string; readonly id: string; readonly cidrs: readonly Cidr[]}

export type Peering = {
	readonly key: string
	readonly id: string
	/** Keys of VPCs. */
	readonly requester: string
	readonly accepter: string
	readonly state: 'pending-acceptance' | 'active' | 'rejected'
	/** Sides whose public names the other side resolves to private addresses (PCX-4). Absent: none. */
	readonly dnsResolution?: {readonly requester: boolean; readonly accepter: boolean}
}

export type InternetHost = {
	readonly name: string
	readonly ipv4?: Address
	readonly ipv6?: Address
	readonly services: readonly Service[]
	readonly ttl: number
	/** Default true. */
	readonly answersPing?: boolean
	/** What a port without a listener does. Default `refuse`. */
	readonly closedPorts?: 'refuse' | 'drop'
}
