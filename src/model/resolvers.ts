/** The DNS servers that a host uses: those of its DHCP options, or of its site. */
import {addressAt} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import type {Vpc} from './model.ts'
import type {Site} from './vpn.ts'

export type Resolver = {
	/** In the order in which they are tried. */
	readonly servers: readonly IpText[]
	/** Search domains for names without dots. */
	readonly search: readonly string[]
}

/** Addresses at which the resolver of every VPC answers, in addition to base+2. */
export const everyVpcResolver = {4: '169.254.169.253', 6: 'fd00:ec2::253'} as const

/** The simulated Internet's DNS server: an address of carrier-grade NAT space that no lab assigns. */
export const publicResolvers = {4: '62.115.0.53', 6: '2001:2034::53'} as const

/** Base+2 of the primary block (SUB-2, DNS-1). */
export const resolverAddress = ({cidrs: [primary]}: Pick<Vpc, 'cidrs'>): IpText =>
	primary === undefined ? everyVpcResolver[4] : addressAt(primary, 2)

/** The VPC's DHCP options (DHCP-1): without a set, none. */
export const vpcResolver = (vpc: Pick<Vpc, 'cidrs' | 'dhcpOptions'>): Resolver => ({
	servers: vpc.dhcpOptions?.domainNameServers.map(one => (one === 'AmazonProvidedDNS' ? resolverAddress(vpc) : one)) ?? [],
	search: vpc.dhcpOptions?.domainName?.split(' ') ?? []
})

export const internetResolver = ({hasIpv4}: {readonly hasIpv4: boolean}): Resolver => ({
	servers: [publicResolvers[hasIpv4 ? 4 : 6]],
	search: []
})

/** The site's own servers, otherwise the Internet's. */
export function siteResolver({hosts}: Pick<Site, 'hosts'>): Resolver {
	const own = hosts.filter(({dns}) => dns).map(({address}) => address)
	return own.length > 0 ? {servers: own, search: []} : internetResolver({hasIpv4: true})
}
