/** The part of the model that transit gateways add (TGW-1…11): route tables, attachments, peerings. */
import type {Cidr} from '../net/address.ts'

export type TransitGateway = {
	readonly key: string
	readonly id: string
	readonly account: string
	readonly region: string
	/** Default 64512 (TGW-1). */
	readonly asn: number
	/** Rules of one VPC may refer to groups of another across this gateway (SG-8). Default false. */
	readonly securityGroupReferencing: boolean
	/** Several VPN tunnels with equal routes share the flows by ECMP (TGW-6). Default true. */
	readonly vpnEcmp: boolean
	readonly routeTables: readonly TransitGatewayRouteTable[]
	readonly attachments: readonly TransitGatewayAttachment[]
}

export type TransitGatewayRouteTable = {
	/** `<gateway>.<name>`. */
	readonly key: string
	readonly id: string
	/** All candidates: static routes, and those that attachments propagate here; `control/` decides which one wins (TGW-3). */
	readonly routes: readonly TransitGatewayRoute[]
}

export type TransitGatewayRoute = {
	readonly destination: Cidr
	readonly origin: 'static' | 'prefix-list' | 'propagated'
	/** Key of an attachment of this gateway; absent: a blackhole route. */
	readonly attachment?: string
	/** Learned over VPN: the tunnels (`office:1`) that share its flows (TGW-6). */
	readonly tunnels?: readonly string[]
}

export type TransitGatewayAttachment = {
	/** `<gateway>.<name>`. */
	readonly key: string
	readonly id: string
	/** Only `available` ones carry traffic; the others wait for acceptance or were refused (TGW-5, TGW-11). */
	readonly state: 'available' | 'pending-acceptance' | 'rejected'
	/** Key of the route table that is searched for packets from this attachment. Absent: they are dropped (TGW-3). */
	readonly routeTable?: string
	readonly resource:
		| {
				readonly kind: 'vpc'
				/** Key of the VPC. */
				readonly vpc: string
				/** One per zone in which the gateway has an ENI in the VPC (TGW-2). */
				readonly subnets: readonly TransitGatewaySubnet[]
				/** One zone per flow for both directions (TGW-7). Default false. */
				readonly applianceMode: boolean
				readonly securityGroupReferencing: boolean
		  }
		/** Key of a transit gateway peering, and of the gateway at its other end. */
		| {readonly kind: 'peering'; readonly peering: string; readonly peer: string}
		/** Key of a VPN connection. */
		| {readonly kind: 'vpn'; readonly connection: string; readonly propagations: readonly string[]}
		/** Key of a Direct Connect gateway. */
		| {readonly kind: 'direct-connect-gateway'; readonly gateway: string; readonly propagations: readonly string[]}
}

export type TransitGatewaySubnet = {
	/** Key of the subnet. */
	readonly subnet: string
	/** Key of the network interface in it. */
	readonly interface: string
}

export type TransitGatewayPeering = {
	readonly key: string
	readonly id: string
	/** Keys of transit gateways. */
	readonly requester: string
	readonly accepter: string
	readonly state: 'pending-acceptance' | 'active' | 'rejected'
}
