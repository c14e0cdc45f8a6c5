/** Names of routers and daemons in `Learned`. */

import type {Site} from '../model/vpn.ts'

/** Namespaces of routers that speak BGP. */
export const learners = {
	vpnGateway: (key: string): string => `vgw.${key}`,
	transitGateway: (key: string): string => `tgw.${key}`,
	/** AWS's router at a Direct Connect location, for one connection. */
	directConnect: (connection: string): string => `dx.${connection}`,
	site: (key: string): string => `site.${key}`,
	instance: (key: string): string => `host.${key}`
}

/** The router of a site: its own, or the instance that is its device. */
export const routerOfSite = ({key, instance}: Pick<Site, 'key' | 'instance'>): string =>
	instance === undefined ? learners.site(key) : learners.instance(instance.key)

/** The daemon at one side of a tunnel: unique in the lab, also among daemons of other kinds. */
export const ipsecId = (connection: string, tunnel: number, side: 'aws' | 'customer'): string => `${connection}.${tunnel}.${side}`

/** The daemon's name for the tunnel's end, also in its logs. */
export const ipsecEndName = (connection: string, tunnel: number): string => `${connection}-${tunnel}`
