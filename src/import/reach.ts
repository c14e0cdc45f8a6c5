/** What joins two VPCs: peerings, transit gateways. */
import type {Thing} from './snapshot.ts'
import type {World, WorldVpc} from './world.ts'

type PeeringState = 'active' | 'pending-acceptance' | 'rejected'

/** AWS's state of a peering, as in a lab file; undefined: it is gone (PCX-1). */
export function peeringState({Status}: Thing<'VpcPeeringConnections'>): PeeringState | undefined {
	switch (Status?.Code) {
		case undefined:
		case 'active':
		case 'provisioning':
			return 'active'
		case 'pending-acceptance':
		case 'initiating-request':
			return 'pending-acceptance'
		case 'rejected':
			return 'rejected'
		default:
			return undefined
	}
}

/** A VPC's attachment that carries traffic or waits for it; what was deleted or failed is gone. */
export function attachmentState(state: string | undefined): 'available' | 'pending-acceptance' | 'rejected' | undefined {
	switch (state) {
		case undefined:
		case 'available':
		case 'modifying':
		case 'pending':
			return 'available'
		case 'pendingAcceptance':
		case 'initiating':
		case 'initiatingRequest':
			return 'pending-acceptance'
		case 'rejected':
		case 'rejecting':
			return 'rejected'
		default:
			return undefined
	}
}

/** Groups of one may be named in rules of the other (SG-8): a peering within the region, or a gateway that carries references. */
export function areJoined(one: WorldVpc, other: WorldVpc, {snapshot}: World): boolean {
	if (one.region !== other.region) return false
	const pair = [one.id, other.id]
	const peered = snapshot.things.VpcPeeringConnections.some(
		peering =>
			peeringState(peering) !== undefined &&
			pair.includes(peering.RequesterVpcInfo.VpcId) &&
			pair.includes(peering.AccepterVpcInfo.VpcId)
	)
	return (
		peered ||
		snapshot.things.TransitGateways.some(gateway => carriesReferences(gateway) && pair.every(id => isAttached(id)(gateway)))
	)

	function isAttached(vpcId: string) {
		return ({TransitGatewayId}: Thing<'TransitGateways'>) =>
			snapshot.things.TransitGatewayVpcAttachments.some(
				attachment =>
					attachment.VpcId === vpcId &&
					attachment.TransitGatewayId === TransitGatewayId &&
					attachment.Options?.SecurityGroupReferencingSupport !== 'disable' &&
					attachmentState(attachment.State) !== undefined
			)
	}
}

const carriesReferences = ({Options, State}: Thing<'TransitGateways'>) =>
	Options?.SecurityGroupReferencingSupport === 'enable' && (State === undefined || State === 'available')
