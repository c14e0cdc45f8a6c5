/** The data of a VPC's instance metadata service (IMDS-1, IMDS-2): plain JSON in the plan. */
import type {MetadataOptions} from '../../model/metadata-options.ts'
import type {CidrText, IpText} from '../../net/names.ts'

export type MetadataFacts = {
	readonly account: string
	readonly region: string
	readonly vpc: {readonly id: string; readonly cidrs: readonly CidrText[]; readonly ipv6Cidrs: readonly CidrText[]}
	/** Domain of private names, as DHCP provides it. Absent: no domain. */
	readonly domain?: string
	/** Whether instances have public names: the VPC's `enableDnsHostnames`. */
	readonly publicNames: boolean
	/** By key. */
	readonly subnets: Readonly<Record<string, SubnetFacts>>
	/** Names of security groups by id. */
	readonly securityGroups: Readonly<Record<string, string>>
	readonly instances: readonly InstanceFacts[]
}

export type SubnetFacts = {
	readonly id: string
	readonly zone: string
	readonly zoneId: string
	readonly cidr: CidrText
	readonly ipv6Cidr?: CidrText
}

export type InstanceFacts = {
	readonly id: string
	readonly options: MetadataOptions
	readonly userData?: string
	readonly tags: Readonly<Record<string, string>>
	/** By device index. */
	readonly interfaces: readonly InterfaceFacts[]
}

export type InterfaceFacts = {
	readonly id: string
	readonly mac: string
	readonly deviceIndex: number
	/** Key. */
	readonly subnet: string
	/** The first is the primary one. */
	readonly privateIps: readonly {readonly address: IpText; readonly publicIp?: IpText}[]
	readonly ipv6: readonly IpText[]
	/** Ids. */
	readonly securityGroups: readonly string[]
}
