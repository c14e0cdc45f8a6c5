import type {Address} from '../net/address.ts'

/** A DHCP options set (DHCP-1). */
export type DhcpOptions = {
	/** The name of one that a lab has written; of the Region's own it is `AmazonProvidedDNS`. */
	readonly key: string
	readonly id: string
	/** Several in one text, with spaces between. */
	readonly domainName?: string
	readonly domainNameServers: readonly DomainNameServer[]
	readonly ntpServers: readonly Address[]
	readonly netbiosNameServers: readonly Address[]
	/** 1, 2, 4 or 8. */
	readonly netbiosNodeType?: number
}

/** An address, or the resolver of whatever VPC it is. */
export type DomainNameServer = Address | 'AmazonProvidedDNS'
