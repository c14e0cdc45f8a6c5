import type {Address} from '../net/address.ts'

/** A DHCP options set (DHCP-1). */
export type DhcpOptions = {
	/** The name in the lab file; `AmazonProvidedDNS` for the Region's default set. */
	readonly key: string
	readonly id: string
	/** One or several, separated by spaces. */
	readonly domainName?: string
	readonly domainNameServers: readonly DomainNameServer[]
	readonly ntpServers: readonly Address[]
	readonly netbiosNameServers: readonly Address[]
	/** 1, 2, 4 or 8. */
	readonly netbiosNodeType?: number
}

/** An address, or the resolver of the VPC in question. */
export type DomainNameServer = Address | 'AmazonProvidedDNS'
