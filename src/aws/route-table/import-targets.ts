/** Why a route's target is not in the lab: what somebody has to save for it to be there. */

import type {Thing} from '../../import/read.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import type {Hosts} from '../network-interface/import.ts'

type Route = Thing<'RouteTables'>['Routes'][number]

/** In half a sentence. A target that an answer describes is not said to be in none. */
export function whyGone(route: Route, vpc: WorldVpc, hosts: Hosts, world: World): string {
	const {things} = world.snapshot
	if (route.TransitGatewayId !== undefined) return whyNoGateway(route.TransitGatewayId, vpc, world)
	if (route.NatGatewayId !== undefined) {
		const found = things.NatGateways.find(one => one.NatGatewayId === route.NatGatewayId)
		return found ? inState(found.State, `in ${found.VpcId ?? 'another VPC'}`) : inNoAnswer('describe-nat-gateways')
	}
	if (route.VpcPeeringConnectionId !== undefined) {
		const found = things.VpcPeeringConnections.find(one => one.VpcPeeringConnectionId === route.VpcPeeringConnectionId)
		return found
			? inState(found.Status?.Code, `between ${found.RequesterVpcInfo.VpcId} and ${found.AccepterVpcInfo.VpcId}`)
			: inNoAnswer('describe-vpc-peering-connections')
	}
	const gateway = route.EgressOnlyInternetGatewayId ?? route.GatewayId ?? ''
	const internet = things.InternetGateways.some(one => one.InternetGatewayId === gateway)
	const egressOnly = things.EgressOnlyInternetGateways.some(one => one.EgressOnlyInternetGatewayId === gateway)
	if (internet || egressOnly) return `it is not attached to ${vpc.id}`
	if (gateway.startsWith('igw-')) return inNoAnswer('describe-internet-gateways')
	if (gateway.startsWith('eigw-')) return inNoAnswer('describe-egress-only-internet-gateways')
	if (route.NetworkInterfaceId !== undefined || route.InstanceId !== undefined) {
		const eni = hosts.enis.get(
			route.NetworkInterfaceId ?? hosts.attached.get(route.InstanceId ?? '')?.[0]?.NetworkInterfaceId ?? ''
		)
		const home = world.subnetOf(eni?.SubnetId)?.vpc
		if (!eni) return inNoAnswer('describe-network-interfaces')
		return home === vpc ? 'it is left out' : `it is in ${home?.id ?? 'another VPC'}, not in ${vpc.id}`
	}
	return 'it is in no answer, or belongs to another network'
}

const inNoAnswer = (command: string) => `it is in no answer of ${command}`

const inState = (state: string | undefined, where: string) =>
	`it is ${state === undefined || ['available', 'active'].includes(state) ? where : state}`

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
