/** Routes of VPC route tables to a transit gateway. */
import {inNoAnswer, plainOr, type RouteImport, targetField} from '../../import/part.ts'
import {attachmentState} from '../../import/reach.ts'
import type {World, WorldVpc} from '../../import/world.ts'

export const route: RouteImport = {
	idOf: route => targetField(route, 'TransitGatewayId'),
	target(id, vpc, _hosts, {snapshot, names}) {
		const attached = snapshot.things.TransitGatewayVpcAttachments.some(
			one => one.TransitGatewayId === id && one.VpcId === vpc.id && attachmentState(one.State) !== undefined
		)
		return attached ? plainOr('transitGateway', names.gateways.of(id), vpc) : undefined
	},
	whyGone: (id, vpc, _hosts, world) => whyNoGateway(id, vpc, world)
}

function whyNoGateway(id: string, vpc: WorldVpc, {snapshot: {things}}: World): string {
	const gateway = things.TransitGateways.find(one => one.TransitGatewayId === id)
	if (!gateway) return inNoAnswer('describe-transit-gateways')
	const whole = things.TransitGatewayVpcAttachments.find(one => one.TransitGatewayId === id && one.VpcId === vpc.id)
	if (whole) return `its attachment ${whole.TransitGatewayAttachmentId} to ${vpc.id} is ${whole.State ?? 'left out'}`
	if (gateway.State !== undefined && /^delet/.test(gateway.State)) return `it is ${gateway.State}`
	const seen = things.TransitGatewayAttachments.find(
		one => one.TransitGatewayId === id && one.ResourceType === 'vpc' && one.ResourceId === vpc.id
	)
	const what = seen ? `its attachment ${seen.TransitGatewayAttachmentId}` : 'an attachment of it'
	return `${what} to ${vpc.id} is in no answer of describe-transit-gateway-vpc-attachments`
}
