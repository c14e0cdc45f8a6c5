/** What the predictor is asked and what it answers. Plain JSON. */
import type {Address} from '../../net/address.ts'

export type Question = {
	/** An ENI's private or IPv6 address, or that of an Internet host or of one behind a site: what the asking program is bound to. */
	readonly from: Address
	/** Key of the instance or site's host, or name of the Internet host that asks. Needed only where several have the address: VPCs may overlap. */
	readonly host?: string
	readonly to: Address
	readonly protocol: 'icmp' | 'tcp' | 'udp'
	/** Of tcp and udp. Default 80. */
	readonly port?: number
	/** What network ACLs see as the reply's destination port. Default 49152, which every common range of ephemeral ports holds (NACL-4). */
	readonly sourcePort?: number
}

export type Prediction = {
	/** `silence` is all that a denial ever looks like (MOD-5); `refused`: it arrived and nothing listens there. */
	readonly verdict: 'answer' | 'silence' | 'refused'
	/** Of the answer or refusal, as it arrives. Absent: none arrives. */
	readonly ttl?: number
	/** The source address that the server sees. Absent: no server sees anything. */
	readonly client?: Address
	/** Who takes the request: key of an instance or a site's host, name of an Internet host, or `site office`: a site's device. Absent: nobody. */
	readonly server?: string
	/** In order, the asking host first. */
	readonly forward: readonly Hop[]
	/** Of what the server sends back. Empty: it sends nothing. */
	readonly reply: readonly Hop[]
	/** Where and why it ends in silence: the last hop of `forward` or `reply`. */
	readonly end?: {readonly on: 'forward' | 'reply'} & Pick<Hop, 'at' | 'decision'> & {readonly code: Code}
}

export type Hop = {
	readonly at: Component
	/** As it leaves the component; where it is lost, as it came. */
	readonly packet: Ends & {readonly ttl: number}
	/** The rule, entry or route that let it pass, sent it on, or stopped it. */
	readonly decision?: Decision
	/** Here it is lost, and why: Reachability Analyzer's code (RA-2). */
	readonly code?: Code
}

/** Ports of ICMP: the type, and 0. */
export type Ends = {
	readonly source: Address
	readonly destination: Address
	readonly sourcePort: number
	readonly destinationPort: number
}

/**
 * What stands on the way of packets. Each kind's `predict.ts` adds its own, which `aws/explainers.ts` must then be able to name.
 * The value: what its key is.
 */
// biome-ignore lint/suspicious/noEmptyInterface: merged with those of the kinds
export interface Components {}

export type ComponentKind = keyof Components

export type Component = {readonly kind: ComponentKind; readonly key: string; readonly id?: string}

export type Direction = 'ingress' | 'egress'

/** What decides about packets, by the word that names it. Each kind's `predict.ts` adds its own, which `aws/explainers.ts` must then put into words. */
// biome-ignore lint/suspicious/noEmptyInterface: merged with those of the kinds
export interface Decisions {}

export type Decision = {[By in keyof Decisions]: {readonly by: By} & Decisions[By]}[keyof Decisions]

/** Of Reachability Analyzer's explanation codes (RA-2) those that a packet of an emulated kind can meet. */
export type Code =
	| 'BAD_STATE'
	| 'BAD_STATE_ATTACHMENT'
	| 'BAD_STATE_ROUTE'
	| 'BAD_STATE_VPN'
	| 'ELBV2_LISTENERS_MISMATCH'
	| 'ELBV2_NO_TARGETS_IN_AZ'
	| 'ENI_ADDRESS_RESTRICTION'
	| 'ENI_SG_RULES_MISMATCH'
	| 'ENI_SOURCE_DEST_CHECK_RESTRICTION'
	| 'FIREWALL_RULES_RESTRICTION'
	| 'GATEWAY_REJECTS_SPOOFED_TRAFFIC'
	| 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS'
	| 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'
	| 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
	| 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'
	| 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS'
	| 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS'
	| 'INGRESS_RTB_NO_PUBLIC_IP'
	| 'NGW_DEST_ADDRESS_PRESERVATION'
	| 'NGW_SOURCE_ADDRESS_REASSIGN'
	| 'NO_PATH'
	| 'NO_POSSIBLE_DESTINATION'
	| 'NO_ROUTE_TO_DESTINATION'
	| 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR'
	| 'PROTOCOL_RESTRICTION'
	| 'SG_HAS_NO_RULES'
	| 'SG_REFERENCES_NOT_PRESERVED'
	| 'SG_REFERENCING_SUPPORT'
	| 'SUBNET_ACL_RESTRICTION'
	| 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION'
	| 'TGW_BAD_STATE_VPN'
	| 'TGW_ROUTE_AZ_RESTRICTION'
	| 'TGW_RTB_BAD_STATE_ROUTE'
	| 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT'
	| 'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION'
