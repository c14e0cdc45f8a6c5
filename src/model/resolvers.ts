/** Whom a host asks for names: what its DHCP options, or its site, say. */
import {addressAt} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import type {Vpc} from './model.ts'
import type {Site} from './vpn.ts'

export type Resolver = {
	/** In the order in which they are asked. */
	readonly servers: readonly IpText[]
	/** Domains in which a name without dots is looked for. */
	readonly search: readonly string[]
}

/** At which the resolver of every VPC answers, beside base+2. */
export const everyVpcResolver = {4: '169.254.169.253', 6: 'fd00:ec2::253'} as const

/** The simulated Internet's DNS: a carrier's addresses, given out to nobody in a lab. */
export const publicResolvers = {4: '62.115.0.53', 6: '2001:2034::53'} as const

/** Base+2 of the primary block (SUB-2, DNS-1). */
export const resolverAddress = ({cidrs: [primary]}: Pick<Vpc, 'cidrs'>): IpText =>
	primary === undefined ? everyVpcResolver[4] : addressAt(primary, 2)

/** What the VPC's DHCP options say (DHCP-1): without a set, nobody. */
export const vpcResolver = (vpc: Pick<Vpc, 'cidrs' | 'dhcpOptions'>): Resolver => ({
	servers: vpc.dhcpOptions?.domainNameServers.map(one => (one === 'AmazonProvidedDNS' ? resolverAddress(vpc) : one)) ?? [],
	search: vpc.dhcpOptions?.domainName?.split(' ') ?? []
})

export const internetResolver = ({hasIpv4}: {readonly hasIpv4: boolean}): Resolver => ({
	servers: [publicResolvers[hasIpv4 ? 4 : 6]],
	search: []
})

/** The site's own servers, else the Internet's. */
export function siteResolver({hosts}: Pick<Site, 'hosts'>): Resolver {
	const own = hosts.filter(({dns}) => dns).map(({address}) => address)
	return own.length > 0 ? {servers: own, search: []} : internetResolver({hasIpv4: true})
}
