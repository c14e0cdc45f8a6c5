/** Connections between two VPCs: peerings, transit gateways. */
import type {Thing} from './snapshot.ts'
import type {World, WorldVpc} from './world.ts'

type PeeringState = 'active' | 'pending-acceptance' | 'rejected'

/** The state of a peering in a lab file. Undefined: it no longer exists (PCX-1). */
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

/** The state of a VPC's attachment. Undefined: it was deleted or failed. */
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

/** Whether rules of one VPC may refer to groups of the other (SG-8): by a peering in the Region, or a gateway that supports references. */
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
