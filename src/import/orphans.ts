/** What belongs to a VPC or a transit gateway that the snapshot does not hold: it is left out, and told. */

import {gatewaysOf, isAlive} from '../aws/transit-gateway/import-parts.ts'
import {attachmentState} from './reach.ts'
import type {Origin} from './read.ts'
import type {World} from './world.ts'

export function noteOrphans(world: World) {
	const {snapshot, vpcOf, note} = world
	const {things} = snapshot
	const ofVpc = (kind: string, id: string, vpcId: string | undefined, at: Origin) => {
		if (vpcOf(vpcId)) return
		const why = vpcId === undefined ? 'it is in no VPC' : `${vpcId} is in no answer of describe-vpcs`
		note(at, {kind, id, consequence: `${why}: it is left out`})
	}
	for (const {RouteTableId, VpcId, at} of things.RouteTables) ofVpc('route table', RouteTableId, VpcId, at)
	for (const {NetworkAclId, VpcId, at} of things.NetworkAcls) ofVpc('network ACL', NetworkAclId, VpcId, at)
	for (const {GroupId, VpcId, at} of things.SecurityGroups) ofVpc('security group', GroupId, VpcId, at)
	for (const {InternetGatewayId, Attachments, at} of things.InternetGateways)
		for (const {VpcId} of Attachments) ofVpc('internet gateway', InternetGatewayId, VpcId, at)
	for (const {EgressOnlyInternetGatewayId, Attachments, at} of things.EgressOnlyInternetGateways)
		for (const {VpcId} of Attachments) ofVpc('egress-only internet gateway', EgressOnlyInternetGatewayId, VpcId, at)
	for (const {NatGatewayId, VpcId, State, at} of things.NatGateways)
		if (State === undefined || State === 'available') ofVpc('NAT gateway', NatGatewayId, VpcId, at)
	const gateways = new Set(gatewaysOf(world).map(({TransitGatewayId}) => TransitGatewayId))
	const ofGateway = (kind: string, id: string, gatewayId: string, at: Origin) => {
		if (gateways.has(gatewayId)) return
		note(at, {kind, id, consequence: `${gatewayId} is in no answer of describe-transit-gateways: it is left out`})
	}
	for (const {TransitGatewayRouteTableId, TransitGatewayId, at, ...table} of things.TransitGatewayRouteTables)
		if (isAlive(table)) ofGateway('transit gateway route table', TransitGatewayRouteTableId, TransitGatewayId, at)
	for (const {TransitGatewayAttachmentId, TransitGatewayId, State, at} of things.TransitGatewayVpcAttachments)
		if (attachmentState(State) !== undefined)
			ofGateway('transit gateway attachment', TransitGatewayAttachmentId, TransitGatewayId, at)
}
