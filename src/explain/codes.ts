/** What the codes of Reachability Analyzer (RA-2) mean, in words that follow the name of what the packet met. */
import type {Code} from '../control/predict/types.ts'

export const codeWords: Readonly<Record<Code, string>> = {
	BAD_STATE: 'takes nothing, since it is stopped, cut off, or in a zone that has failed',
	BAD_STATE_ATTACHMENT: 'drops it, since what it leads to is not attached, not accepted or not available',
	BAD_STATE_ROUTE: 'drops it, since what that route leads to is gone or not available, so the route is a blackhole',
	BAD_STATE_VPN: 'drops it, since no tunnel is up, or the tunnel does not carry these addresses',
	ENI_ADDRESS_RESTRICTION: 'does not send it, since the source address is none of its own',
	ENI_SG_RULES_MISMATCH: 'drops it, since none of its rules matches',
	ENI_SOURCE_DEST_CHECK_RESTRICTION:
		'drops it, since the source/destination check is on, and the packet is neither from it nor for it',
	FIREWALL_RULES_RESTRICTION: 'drops it, since a firewall of its own does not let it pass',
	GATEWAY_REJECTS_SPOOFED_TRAFFIC: 'drops it, since the source address does not belong behind it',
	IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: 'drops it, since private addresses (RFC 1918) are not reached over the Internet',
	IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: 'drops it, since shared addresses (RFC 6598) are not reached over the Internet',
	IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: 'drops it, since no private address belongs to that public one',
	IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: 'drops it, since the source has no public IPv4 address',
	IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: 'drops it, since it comes from a private address (RFC 1918)',
	IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: 'drops it, since it comes from a shared address (RFC 6598)',
	INGRESS_RTB_NO_PUBLIC_IP: 'drops it, since the interface that it is sent to has no public address',
	NGW_DEST_ADDRESS_PRESERVATION: 'drops it, since it answers nothing that went out, and nobody can connect to a NAT gateway',
	NGW_SOURCE_ADDRESS_REASSIGN: 'changes the source, so that the answer fits nothing that was asked',
	NO_PATH: 'drops it, since there is no way on from here',
	NO_POSSIBLE_DESTINATION: 'drops it, since nobody there has that address',
	NO_ROUTE_TO_DESTINATION: 'drops it, since it has no route to that address',
	PCX_REQUIRES_ADDRESS_IN_VPC_CIDR: 'drops it, since a peering leads to addresses of the other VPC alone',
	PROTOCOL_RESTRICTION: 'drops it, since it does not carry that protocol',
	SG_HAS_NO_RULES: 'drops it, since there are no rules that could let it pass',
	SG_REFERENCES_NOT_PRESERVED: 'drops it, since its rules name a group, and on this way the packet no longer shows whose it is',
	SG_REFERENCING_SUPPORT: 'drops it, since its rules name a group, and the transit gateway does not carry such references',
	SUBNET_ACL_RESTRICTION: 'drops it, since an entry denies it',
	TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION: 'drops it, since the attachment that it came by is associated with no route table',
	TGW_BAD_STATE_VPN: 'drops it, since no tunnel of the VPN connection is up, or the tunnel does not carry these addresses',
	TGW_ROUTE_AZ_RESTRICTION: 'drops it, since the transit gateway has no subnet in the zone that the packet comes from',
	TGW_RTB_BAD_STATE_ROUTE: 'drops it, since that route is a blackhole, or its attachment is not available',
	TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT: 'drops it, since its table has no route to that address'
}
