/** Addresses of a site's router in its LAN. Pure. */
import {type Address, addressAt, type Cidr, family, prefixLength} from '../net/address.ts'
import type {Site} from './vpn-model.ts'

/**
 * The first host address of each of its blocks; none in a block that one of its hosts has that address in, or that is too
 * small to have a router. The first is the one that it calls itself by.
 */
export const routerAddresses = ({cidrs, ipv6Cidrs, hosts}: Pick<Site, 'cidrs' | 'ipv6Cidrs' | 'hosts'>) => {
	const taken = new Set(hosts.flatMap(({address, ipv6}) => [address, ipv6]))
	return [...cidrs, ...ipv6Cidrs].flatMap((block): {readonly block: Cidr; readonly address: Address}[] => {
		if (prefixLength(block) > (family(block) === 4 ? 30 : 126)) return []
		const address = addressAt(block, 1)
		return taken.has(address) ? [] : [{block, address}]
	})
}
