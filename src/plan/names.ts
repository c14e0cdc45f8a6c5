import {createHash} from 'node:crypto'
import {learners} from '../control/learners.ts'
import type {LinkName, NamespaceName} from './types.ts'

/** The first `length` hex digits of a hash that depends on nothing but the text. */
export const shortHash = (text: string, length = 6): string => createHash('sha256').update(text).digest('hex').slice(0, length)

/** Interface names have at most 15 characters: a longer wish keeps its beginning and gets a hash of the whole. */
export const linkName = (wish: string): LinkName => {
	const plain = wish.replaceAll(/[^\w.-]/g, '-')
	return plain.length <= 15 && plain === wish ? plain : `${plain.slice(0, 8)}-${shortHash(wish)}`
}

/** Namespaces, by what they stand for. Keys are the lab's own (`main.web`), so names never clash. */
export const namespaceOf = {
	...learners,
	vpc: (key: string): NamespaceName => `vpc.${key}`,
	instance: (key: string): NamespaceName => `host.${key}`,
	interfaceFilter: (key: string): NamespaceName => `eni.${key}`,
	internetGateway: (vpcKey: string): NamespaceName => `igw.${vpcKey}`,
	natGateway: (key: string): NamespaceName => `nat.${key}`,
	/** AWS's end of a tunnel: owns its outside address. */
	ipsecEnd: (connection: string, tunnel: number): NamespaceName => `ipsec.${connection}.${tunnel}`,
	/** The customer's end. */
	customerEnd: (connection: string, tunnel: number): NamespaceName => `cpe.${connection}.${tunnel}`,
	/** Between the tunnels of a site's device and the Internet: its provider, or its NAT. */
	siteUplink: (customerGateway: string): NamespaceName => `wan.${customerGateway}`,
	siteHost: (key: string): NamespaceName => `lan.${key}`,
	/** The far end of a site's LAN: nobody is on it, since each host has a line of its own. */
	siteLan: (key: string): NamespaceName => `lan.${key}`,
	regionEdge: (region: string): NamespaceName => `edge.${region}`,
	internet: (): NamespaceName => 'internet',
	internetHost: (name: string): NamespaceName => `inet.${name}`
}

/** Of a daemon: unique in the lab. */
export const bgpId = (namespace: NamespaceName): string => `bgp.${namespace}`
/** A tunnel's interface in the routers at both ends. */
export const tunnelLink = (connection: string, tunnel: number): LinkName => linkName(`${connection}-${tunnel}`)
/** A virtual interface's link: to the gateway in the location's router, to the location in the gateway's, to AWS in the site's. */
export const directLinkTo = (virtualInterface: string, gateway: string): LinkName => linkName(`${gateway}<${virtualInterface}`)
export const directLink = (virtualInterface: string): LinkName => linkName(`dx-${virtualInterface}`)
