/** The predictor's questions and answers. Plain JSON. */
import type {Address} from '../../net/address.ts'

export type Question = {
	/** An ENI's private or IPv6 address, or that of an Internet host or of a host behind a site: the address that the client program is bound to. */
	readonly from: Address
	/** Key of the client: an instance or site's host, or name of an Internet host. Needed only where several have the address: VPCs may overlap. */
	readonly host?: string
	readonly to: Address
	readonly protocol: 'icmp' | 'tcp' | 'udp'
	/** Only for tcp and udp. Default: 80. */
	readonly port?: number
	/** The reply's destination port, which network ACLs match. Default 49152, which every common range of ephemeral ports includes (NACL-4). */
	readonly sourcePort?: number
}

export type Prediction = {
	/** `silence` is how every denial looks (MOD-5); `refused`: it arrived and nothing listens there. */
	readonly verdict: 'answer' | 'silence' | 'refused'
	/** TTL of the reply or refusal, as it arrives. Absent: none arrives. */
	readonly ttl?: number
	/** The source address that the server sees. Absent: the request reaches no server. */
	readonly client?: Address
	/**
	 * The receiver of the request: key of an instance or a site's host, name of an Internet host, or `site office`: a site's device. Absent:
	 * none.
	 */
	readonly server?: string
	/** The path of the request, from the client. */
	readonly forward: readonly Hop[]
	/** The path of the server's reply. Empty: it sends nothing. */
	readonly reply: readonly Hop[]
	/** Where and why it ends in silence: the last hop of `forward` or `reply`. */
	readonly end?: {readonly on: 'forward' | 'reply'} & Pick<Hop, 'at' | 'decision'> & {readonly code: Code}
}

export type Hop = {
	readonly at: Component
	/** The packet as it leaves the component; if it is lost there, as it arrived. */
	readonly packet: Ends & {readonly ttl: number}
	/** The rule, entry or route that allowed, forwarded, or dropped it. */
	readonly decision?: Decision
	/** Set if it is lost here: Reachability Analyzer's code for the reason (RA-2). */
	readonly code?: Code
}

/** For ICMP, the ports are the type and 0. */
export type Ends = {
	readonly source: Address
	readonly destination: Address
	readonly sourcePort: number
	readonly destinationPort: number
}

/**
 * Components on the path of packets. Each kind's `predict.ts` adds its own, which `aws/explainers.ts` must then be able to name. The value: the
 * meaning of its key.
 */
// biome-ignore lint/suspicious/noEmptyInterface: merged with those of the kinds
export interface Components {}

export type ComponentKind = keyof Components

export type Component = {readonly kind: ComponentKind; readonly key: string; readonly id?: string}

export type Direction = 'ingress' | 'egress'

/** Things that decide about packets, by name. Each kind's `predict.ts` adds its own, which `aws/explainers.ts` must then be able to describe. */
// biome-ignore lint/suspicious/noEmptyInterface: merged with those of the kinds
export interface Decisions {}

export type Decision = {[By in keyof Decisions]: {readonly by: By} & Decisions[By]}[keyof Decisions]

/** The explanation codes of Reachability Analyzer (RA-2) that apply to packets of emulated kinds. */
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
