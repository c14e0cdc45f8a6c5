/**
 * What `aws ec2 describe-…` answers, as far as a network depends on it: one schema a kind, by the key that its answer has.
 * Only what nothing can do without is required; keys that no schema names are passed over.
 */
import {z} from 'zod'
import {
	directConnectAssociation,
	directConnectConnection,
	directConnectGateway,
	directConnectLag,
	virtualInterface
} from '../aws/direct-connect/wire.ts'
import {
	transitGateway,
	transitGatewayAssociation,
	transitGatewayAttachment,
	transitGatewayPeeringAttachment,
	transitGatewayPropagation,
	transitGatewayRoute,
	transitGatewayRouteTable,
	transitGatewayVpcAttachment
} from '../aws/transit-gateway/wire.ts'
import {customerGateway, vpnConnection, vpnGateway} from '../aws/vpn-connection/wire.ts'
import {address4, address6, block, block4, block6, flag, list, maybe, owner, tagged, tags, text} from './describe-parts.ts'

const vpc = z.object({
	VpcId: text,
	CidrBlock: maybe(block4),
	CidrBlockAssociationSet: list(z.object({CidrBlock: block4, CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	Ipv6CidrBlockAssociationSet: list(z.object({Ipv6CidrBlock: block6, Ipv6CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	...owner,
	...tagged
})

const subnet = z.object({
	SubnetId: text,
	VpcId: text,
	CidrBlock: maybe(block4),
	AvailabilityZone: maybe(text),
	AvailabilityZoneId: maybe(text),
	MapPublicIpOnLaunch: maybe(flag),
	AssignIpv6AddressOnCreation: maybe(flag),
	Ipv6CidrBlockAssociationSet: list(z.object({Ipv6CidrBlock: block6, Ipv6CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	...owner,
	...tagged
})

const association = maybe(
	z.object({PublicIp: maybe(address4), AllocationId: maybe(text), CarrierIp: maybe(address4), IpOwnerId: maybe(text)})
)

const networkInterface = z.object({
	NetworkInterfaceId: text,
	SubnetId: text,
	VpcId: maybe(text),
	MacAddress: maybe(text),
	PrivateIpAddress: maybe(address4),
	PrivateIpAddresses: list(z.object({PrivateIpAddress: address4, Primary: maybe(flag), Association: association})),
	Association: association,
	Ipv6Addresses: list(z.object({Ipv6Address: address6})),
	Ipv4Prefixes: list(z.object({Ipv4Prefix: text})),
	Ipv6Prefixes: list(z.object({Ipv6Prefix: text})),
	Groups: list(z.object({GroupId: text})),
	SourceDestCheck: maybe(flag),
	Attachment: maybe(
		z.object({InstanceId: maybe(text), InstanceOwnerId: maybe(text), DeviceIndex: maybe(z.int()), Status: maybe(text)})
	),
	InterfaceType: maybe(text),
	RequesterManaged: maybe(flag),
	RequesterId: maybe(text),
	Description: maybe(text),
	Status: maybe(text),
	TagSet: tags,
	...owner
})

const reservation = z.object({
	...owner,
	Instances: list(
		z.object({
			InstanceId: text,
			State: maybe(z.object({Name: maybe(text)})),
			VpcId: maybe(text),
			SubnetId: maybe(text),
			PrivateIpAddress: maybe(address4),
			NetworkInterfaces: list(networkInterface),
			...tagged
		})
	)
})

const route = z.object({
	DestinationCidrBlock: maybe(block4),
	DestinationIpv6CidrBlock: maybe(block6),
	DestinationPrefixListId: maybe(text),
	GatewayId: maybe(text),
	NatGatewayId: maybe(text),
	InstanceId: maybe(text),
	NetworkInterfaceId: maybe(text),
	TransitGatewayId: maybe(text),
	VpcPeeringConnectionId: maybe(text),
	EgressOnlyInternetGatewayId: maybe(text),
	LocalGatewayId: maybe(text),
	CarrierGatewayId: maybe(text),
	CoreNetworkArn: maybe(text),
	State: maybe(text),
	Origin: maybe(text)
})

const routeTable = z.object({
	RouteTableId: text,
	VpcId: text,
	Associations: list(
		z.object({
			Main: maybe(flag),
			SubnetId: maybe(text),
			GatewayId: maybe(text),
			AssociationState: maybe(z.object({State: maybe(text)}))
		})
	),
	Routes: list(route),
	PropagatingVgws: list(z.object({GatewayId: text})),
	...owner,
	...tagged
})

const networkAcl = z.object({
	NetworkAclId: text,
	VpcId: text,
	IsDefault: maybe(flag),
	Associations: list(z.object({SubnetId: text})),
	Entries: list(
		z.object({
			RuleNumber: z.int(),
			RuleAction: z.enum(['allow', 'deny']),
			Egress: flag,
			Protocol: text,
			CidrBlock: maybe(block4),
			Ipv6CidrBlock: maybe(block6),
			PortRange: maybe(z.object({From: maybe(z.int()), To: maybe(z.int())})),
			IcmpTypeCode: maybe(z.object({Type: maybe(z.int()), Code: maybe(z.int())}))
		})
	),
	...owner,
	...tagged
})

const permission = z.object({
	IpProtocol: text,
	FromPort: maybe(z.int()),
	ToPort: maybe(z.int()),
	IpRanges: list(z.object({CidrIp: block4, Description: maybe(text)})),
	Ipv6Ranges: list(z.object({CidrIpv6: block6, Description: maybe(text)})),
	PrefixListIds: list(z.object({PrefixListId: text, Description: maybe(text)})),
	UserIdGroupPairs: list(
		z.object({
			GroupId: maybe(text),
			GroupName: maybe(text),
			UserId: maybe(text),
			VpcId: maybe(text),
			Description: maybe(text)
		})
	)
})

const securityGroup = z.object({
	GroupId: text,
	GroupName: maybe(text),
	Description: maybe(text),
	VpcId: maybe(text),
	IpPermissions: list(permission),
	IpPermissionsEgress: list(permission),
	...owner,
	...tagged
})

const attachments = list(z.object({VpcId: maybe(text), State: maybe(text)}))

const internetGateway = z.object({InternetGatewayId: text, Attachments: attachments, ...owner, ...tagged})
const egressOnlyInternetGateway = z.object({EgressOnlyInternetGatewayId: text, Attachments: attachments, ...owner, ...tagged})

const natGateway = z.object({
	NatGatewayId: text,
	VpcId: maybe(text),
	SubnetId: maybe(text),
	State: maybe(text),
	ConnectivityType: maybe(text),
	AvailabilityMode: maybe(text),
	NatGatewayAddresses: list(
		z.object({
			AllocationId: maybe(text),
			NetworkInterfaceId: maybe(text),
			PrivateIp: maybe(address4),
			PublicIp: maybe(address4),
			IsPrimary: maybe(flag)
		})
	),
	...tagged
})

const address = z.object({
	PublicIp: maybe(address4),
	CarrierIp: maybe(address4),
	AllocationId: maybe(text),
	AssociationId: maybe(text),
	NetworkInterfaceId: maybe(text),
	PrivateIpAddress: maybe(address4),
	NetworkInterfaceOwnerId: maybe(text),
	...tagged
})

/** `describe-prefix-lists` gives the blocks; `describe-managed-prefix-lists` does not, `get-managed-prefix-list-entries` does. */
const prefixList = z.object({
	PrefixListId: text,
	PrefixListName: maybe(text),
	MaxEntries: maybe(z.int()),
	Cidrs: maybe(z.array(block)),
	...owner,
	...tagged
})

const peeringSide = z.object({VpcId: text, OwnerId: maybe(text), Region: maybe(text), CidrBlock: maybe(block4)})

const peering = z.object({
	VpcPeeringConnectionId: text,
	RequesterVpcInfo: peeringSide,
	AccepterVpcInfo: peeringSide,
	Status: maybe(z.object({Code: maybe(text)})),
	...tagged
})

/** Kinds that carry an id only: nothing of them can be emulated yet, and the notes say what follows. */
const vpcEndpoint = z.object({
	VpcEndpointId: text,
	VpcEndpointType: maybe(text),
	ServiceName: maybe(text),
	VpcId: maybe(text),
	State: maybe(text),
	NetworkInterfaceIds: list(text),
	...tagged
})
const loadBalancer = z.object({
	LoadBalancerName: maybe(text),
	LoadBalancerArn: maybe(text),
	Type: maybe(text),
	VpcId: maybe(text),
	VPCId: maybe(text)
})
const availabilityZone = z.object({ZoneName: maybe(text), ZoneId: maybe(text), RegionName: maybe(text)})

/** By the key of the answer. */
export const kinds = {
	AvailabilityZones: availabilityZone,
	Vpcs: vpc,
	Subnets: subnet,
	RouteTables: routeTable,
	NetworkAcls: networkAcl,
	SecurityGroups: securityGroup,
	NetworkInterfaces: networkInterface,
	Reservations: reservation,
	InternetGateways: internetGateway,
	EgressOnlyInternetGateways: egressOnlyInternetGateway,
	NatGateways: natGateway,
	Addresses: address,
	PrefixLists: prefixList,
	VpcPeeringConnections: peering,
	TransitGateways: transitGateway,
	TransitGatewayVpcAttachments: transitGatewayVpcAttachment,
	TransitGatewayAttachments: transitGatewayAttachment,
	TransitGatewayPeeringAttachments: transitGatewayPeeringAttachment,
	TransitGatewayRouteTables: transitGatewayRouteTable,
	/** These two as the layout has them: what the table's own command answers, beside the table's id. */
	TransitGatewayPropagations: z.object({
		TransitGatewayRouteTableId: text,
		TransitGatewayRouteTablePropagations: list(transitGatewayPropagation)
	}),
	TransitGatewayStaticRoutes: z.object({
		TransitGatewayRouteTableId: text,
		Routes: list(transitGatewayRoute),
		AdditionalRoutesAvailable: maybe(flag)
	}),
	VpcEndpoints: vpcEndpoint,
	LoadBalancers: loadBalancer,
	LoadBalancerDescriptions: loadBalancer,
	VpnConnections: vpnConnection,
	VpnGateways: vpnGateway,
	CustomerGateways: customerGateway,
	/** As `aws directconnect describe-…` answers. */
	connections: directConnectConnection,
	lags: directConnectLag,
	virtualInterfaces: virtualInterface,
	directConnectGateways: directConnectGateway,
	directConnectGatewayAssociations: directConnectAssociation
} as const

export type Kind = keyof typeof kinds
export type Described<K extends Kind> = z.output<(typeof kinds)[K]>

/**
 * Answers about one thing that do not say which: the id stands in the file's name,
 * `search-transit-gateway-routes-tgw-rtb-0123.json`. Other commands use the same keys: an entry with none of `marks`,
 * or with one of `foreign`, is theirs.
 */
export const answersAboutOne = {
	Associations: {
		id: /tgw-rtb-[\da-f]+/,
		schema: transitGatewayAssociation,
		command: 'get-transit-gateway-route-table-associations',
		marks: ['TransitGatewayAttachmentId'],
		foreign: []
	},
	TransitGatewayRouteTablePropagations: {
		id: /tgw-rtb-[\da-f]+/,
		schema: transitGatewayPropagation,
		command: 'get-transit-gateway-route-table-propagations',
		marks: ['TransitGatewayAttachmentId', 'ResourceId'],
		foreign: []
	},
	Routes: {
		id: /tgw-rtb-[\da-f]+/,
		schema: transitGatewayRoute,
		command: 'search-transit-gateway-routes',
		marks: ['DestinationCidrBlock', 'PrefixListId'],
		foreign: ['ClientVpnEndpointId', 'LocalGatewayRouteTableId']
	},
	Entries: {
		id: /pl-[\da-f]+/,
		schema: z.object({Cidr: block}),
		command: 'get-managed-prefix-list-entries',
		marks: ['Cidr'],
		foreign: []
	}
} as const

export type AnswerAboutOne = keyof typeof answersAboutOne
export type AnsweredAboutOne<K extends AnswerAboutOne> = z.output<(typeof answersAboutOne)[K]['schema']>
