import {createHash} from 'node:crypto'
import {learners} from '../control/learners.ts'
import {isOfHosts} from '../model/interfaces.ts'
import type {NetworkInterface} from '../model/model.ts'
import type {LinkName, NamespaceName} from '../net/names.ts'

/** The first `length` hex digits of a hash that depends only on the text. */
export const shortHash = (text: string, length = 6): string => createHash('sha256').update(text).digest('hex').slice(0, length)

/**
 * Interface names have at most 15 characters: a longer request keeps its beginning and gets a hash of the whole after a dot, which no name in a
 * lab file contains, so that it never equals another request.
 */
export function linkName(request: string): LinkName {
	const plain = request.replaceAll(/[^\w.-]/g, '-')
	return plain.length <= 15 && plain === request ? plain : hashedLinkName(request)
}

/**
 * Prefixes of link names made from names in the lab file. Each kind has its own, because the links of a router are named after things of several
 * kinds, which may have the same name; and because a bare name may mean something to the kernel and its tools (`lo`, `all`, `default`, `any`,
 * `7`). Links of which a router has only one are words without a dash: `igw`, `vgw`.
 */
const prefixes = {
	networkInterface: 'eni',
	natGateway: 'nat',
	loadBalancer: 'nlb',
	peering: 'pcx',
	transitGateway: 'tgw',
	transitGatewayPeering: 'peer',
	vpc: 'vpc',
	/** AWS's end of a tunnel, or the customer's, on the underlay. */
	vpnUnderlay: 'vpn',
	directConnect: 'dx',
	virtualInterface: 'vif',
	internetHost: 'host',
	vpcEndpoint: 'vpce',
	privateLink: 'pl',
	awsService: 'aws',
	customerGateway: 'site',
	siteHost: 'lan'
} as const

const hashedLinkName = (request: string): LinkName =>
	`${request.replaceAll(/[^\w-]/g, '-').slice(0, 8)}.${createHash('sha256').update(request).digest('base64url').slice(0, 6)}`

/** The link of a thing of this kind, in a namespace that may have links of other kinds. `name`: unique among its kind there. */
export const prefixedLink = (kind: keyof typeof prefixes, name: string): LinkName => linkName(`${prefixes[kind]}-${name}`)

/**
 * The link of a network interface in its VPC's router. The key of one that AWS owns begins with the kind of its owner and the
 * VPC, as in `nat-gateway main.a`.
 */
export function interfaceLink(vpcKey: string, {key, owner}: Pick<NetworkInterface, 'key' | 'owner'>): LinkName {
	if (!owner || isOfHosts({owner})) return prefixedLink('networkInterface', key.slice(vpcKey.length + 1))
	const prefix = {'nat-gateway': prefixes.natGateway, 'load-balancer': prefixes.loadBalancer}[owner.kind as string] ?? owner.kind
	return linkName(`${prefix}-${key.slice(`${owner.kind} ${vpcKey}.`.length)}`)
}

/** Names of namespaces, by what they implement. Keys are the lab's own (`main.web`), so names never clash. */
export const namespaceOf = {
	...learners,
	vpc: (key: string): NamespaceName => `vpc.${key}`,
	interfaceFilter: (key: string): NamespaceName => `eni.${key}`,
	internetGateway: (vpcKey: string): NamespaceName => `igw.${vpcKey}`,
	resolverEndpoint: (key: string): NamespaceName => `rslvr.${key}`,
	natGateway: (key: string): NamespaceName => `nat.${key}`,
	/** The namespace of a NAT gateway's NAT64 translator. */
	nat64: (key: string): NamespaceName => `nat64.${key}`,
	/** `node`: made by `nodeName()`. */
	loadBalancerNode: (node: string): NamespaceName => `nlb.${node}`,
	/** `key`: for a gateway endpoint its key, for an interface endpoint its key and subnet. */
	vpcEndpoint: (key: string): NamespaceName => `vpce.${key}`,
	awsService: (key: string): NamespaceName => `aws.${key}`,
	/** AWS's end of a tunnel: owns its outside address. */
	ipsecEnd: (connection: string, tunnel: number): NamespaceName => `ipsec.${connection}.${tunnel}`,
	/** The customer's end of a tunnel. */
	customerEnd: (connection: string, tunnel: number): NamespaceName => `cpe.${connection}.${tunnel}`,
	/** Between the tunnels of a site's device and the Internet: its provider's router, or its NAT. */
	siteUplink: (customerGateway: string): NamespaceName => `wan.${customerGateway}`,
	siteHost: (key: string): NamespaceName => `lan.${key}`,
	/** The far end of a site's LAN: nothing is attached to it, since each host has a link of its own. */
	siteLan: (key: string): NamespaceName => `lan.${key}`,
	/** Route 53's, all in one. */
	healthCheckers: (): NamespaceName => 'checkers',
	regionEdge: (region: string): NamespaceName => `edge.${region}`,
	internet: (): NamespaceName => 'internet',
	internetHost: (name: string): NamespaceName => `inet.${name}`
}

/** Id of a daemon: unique in the lab. */
export const bgpId = (namespace: NamespaceName): string => `bgp.${namespace}`
/** Kinds that have links in the routers where tunnels end. */
const besideTunnels = [prefixes.siteHost, prefixes.directConnect, prefixes.transitGatewayPeering]

/**
 * A tunnel's interface in the routers at both ends. It has no prefix, since a device's own configuration files refer to it by this name; where
 * the connection's name begins with another kind's prefix, as `lan-pc` does, the link's name is a hash.
 */
export function tunnelLink(connection: string, tunnel: number): LinkName {
	const request = `${connection}-${tunnel}`
	return besideTunnels.some(prefix => request.startsWith(`${prefix}-`)) ? hashedLinkName(request) : linkName(request)
}
/** A virtual interface's link: towards the gateway in the location's router, towards the location in the gateway's, towards AWS in the site's. */
export const directLinkTo = (virtualInterface: string, gateway: string): LinkName => linkName(`${gateway}<${virtualInterface}`)
export const directLink = (virtualInterface: string): LinkName => prefixedLink('directConnect', virtualInterface)
