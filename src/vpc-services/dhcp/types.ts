/** The data of a VPC's DHCP server (DHCP-1): plain JSON in the plan. */
import type {CidrText, IpText} from '../../net/names.ts'

export type DhcpFacts = {
	readonly options: DhcpOptionValues
	/** By MAC address, which identifies a client. */
	readonly interfaces: Readonly<Record<string, Lease>>
}

/** The primary private address of a network interface: DHCP assigns no others. */
export type Lease = {readonly address: IpText; readonly subnet: CidrText}

/** The values of a DHCP options set. */
export type DhcpOptionValues = {
	/** Several names separated by spaces are the search list of most Linux guests. */
	readonly domainName?: string
	readonly domainNameServers: readonly IpText[]
	readonly ntpServers: readonly IpText[]
	readonly netbiosNameServers: readonly IpText[]
	readonly netbiosNodeType?: number
}
