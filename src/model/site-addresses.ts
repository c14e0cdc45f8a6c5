/** Addresses of a site's router in its LAN, and of the site on the Internet. Pure. */

import {type Address, addressAt, type Cidr, family, prefixLength} from '../net/address.ts'
import {privateRangeIn} from '../net/public-ranges.ts'
import type {CustomerGateway, Site} from './vpn.ts'

/**
 * The first host address of each of its blocks; none in a block where a host has that address, or that is too small for a router.
 * The first is the router's own source address.
 */
export function routerAddresses({cidrs, ipv6Cidrs, hosts}: Pick<Site, 'cidrs' | 'ipv6Cidrs' | 'hosts'>) {
	const taken = new Set(hosts.flatMap(({address, ipv6}) => [address, ipv6]))
	return [...cidrs, ...ipv6Cidrs].flatMap((block): {readonly block: Cidr; readonly address: Address}[] => {
		if (prefixLength(block) > (family(block) === 4 ? 30 : 126)) return []
		const address = addressAt(block, 1)
		return taken.has(address) ? [] : [{block, address}]
	})
}

/** Blocks that the Internet routes to the site, besides its devices' addresses: those of a LAN whose hosts have public IPv4 addresses. */
export const publicBlocks = ({internet, behindNat, cidrs}: Pick<Site, 'internet' | 'behindNat' | 'cidrs'>): readonly Cidr[] =>
	internet && !behindNat ? cidrs.filter(block => privateRangeIn(block) === undefined) : []

/** The gateway device whose uplink connects the site to the Internet: the first that has power. Undefined: none. */
export const internetDevice = ({internet, failed, customerGateways}: Site): CustomerGateway | undefined =>
	internet && !failed ? customerGateways.find(device => !device.failed) : undefined
