/** What the DHCP server of a VPC knows (DHCP-1): plain JSON, a part of the plan. */
import type {CidrText, IpText} from '../../net/names.ts'

export type DhcpFacts = {
	readonly options: DhcpOptionValues
	/** By MAC address, which identifies a client. */
	readonly interfaces: Readonly<Record<string, Lease>>
}

/** The primary private address of a network interface, which is all that DHCP gives. */
export type Lease = {readonly address: IpText; readonly subnet: CidrText}

/** A DHCP options set, as clients get it. */
export type DhcpOptionValues = {
	/** Several in one text, with spaces between, are the search list of most Linux guests. */
	readonly domainName?: string
	readonly domainNameServers: readonly IpText[]
	readonly ntpServers: readonly IpText[]
	readonly netbiosNameServers: readonly IpText[]
	readonly netbiosNodeType?: number
}
