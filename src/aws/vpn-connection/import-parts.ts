/** Which VPN connections of an account can be in the lab, and which customer gateway and AWS gateway each of them connects. */

import type {Thing} from '../../import/snapshot.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {family, parseAddress} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import {gatewaysOf} from '../transit-gateway/import-parts.ts'
import {applianceAt} from './import-appliance.ts'

export type Connection = {
	readonly connection: Thing<'VpnConnections'>
	readonly customer: Thing<'CustomerGateways'>
	readonly gateway: VpnGateway | {readonly kind: 'transit-gateway'; readonly id: string}
}

export type VpnGateway = {
	readonly kind: 'vpn-gateway'
	readonly id: string
	readonly thing: Thing<'VpnGateways'>
	/** Absent: the gateway is not attached. */
	readonly vpc: WorldVpc | undefined
}

export const isGone = (state: string | undefined): boolean => state !== undefined && /^(?:delet|fail|reject|expire)/i.test(state)

/** Gateways that are attached to an imported VPC, or to no VPC. */
export const vpnGatewaysOf = ({snapshot, vpcOf}: World): readonly VpnGateway[] =>
	snapshot.things.VpnGateways.filter(({State}) => !isGone(State)).flatMap((thing): VpnGateway[] => {
		const attached = thing.VpcAttachments.find(({State}) => State === undefined || State === 'attached')
		const vpc = vpcOf(attached?.VpcId)
		return attached && !vpc ? [] : [{kind: 'vpn-gateway', id: thing.VpnGatewayId, thing, vpc}]
	})

const found = new WeakMap<World, readonly Connection[]>()

export function connectionsOf(world: World): readonly Connection[] {
	const all = found.get(world) ?? findConnections(world)
	found.set(world, all)
	return all
}

function findConnections(world: World): readonly Connection[] {
	const {things} = world.snapshot
	const gateways = new Map<string, Connection['gateway']>([
		...vpnGatewaysOf(world).map(one => [one.id, one] as const),
		...gatewaysOf(world).map(({TransitGatewayId: id}): readonly [string, Connection['gateway']] => [
			id,
			{kind: 'transit-gateway', id}
		])
	])
	const customers = new Map(
		things.CustomerGateways.filter(one => !isGone(one.State) && isReachable(one, world)).map(one => [one.CustomerGatewayId, one])
	)
	return things.VpnConnections.filter(({State}) => !isGone(State)).flatMap((connection): Connection[] => {
		const customer = customers.get(connection.CustomerGatewayId ?? '')
		const gateway = gateways.get(connection.VpnGatewayId ?? connection.TransitGatewayId ?? '')
		return customer && gateway ? [{connection, customer, gateway}] : []
	})
}

const isReachable = (one: Thing<'CustomerGateways'>, world: World) =>
	hasPublicAddress(one) && (!isOwn(one.IpAddress, world) || applianceAt(one.IpAddress, world) !== undefined)

function hasPublicAddress({IpAddress = ''}: Thing<'CustomerGateways'>) {
	const address = parseAddress(IpAddress)
	return address !== undefined && family(address) === 4 && !privateRangeOf(address)
}

/** Whether the account itself has this public address, on an instance that is a customer gateway (`import-appliance.ts`) or elsewhere. */
export const isOwn = (address: string | undefined, {snapshot: {things}}: World): boolean =>
	things.Addresses.some(({PublicIp}) => PublicIp === address) ||
	[
		...things.NetworkInterfaces,
		...things.Reservations.flatMap(({Instances}) => Instances.flatMap(one => one.NetworkInterfaces))
	].some(({Association, PrivateIpAddresses}) =>
		[Association, ...PrivateIpAddresses.map(one => one.Association)].some(
			one => one?.PublicIp !== undefined && one.PublicIp === address
		)
	)

/** The virtual private gateway of a VPC, if it is in the lab. */
export const vpnGatewayIn = (vpc: WorldVpc, world: World): VpnGateway | undefined =>
	vpnGatewaysOf(world).find(one => one.vpc?.id === vpc.id)

/** The VPN connection of a transit gateway attachment. */
export function connectionOfAttachment(attachmentId: string | undefined, world: World): Connection | undefined {
	const attachment = world.snapshot.things.TransitGatewayAttachments.find(
		one => one.TransitGatewayAttachmentId === attachmentId && one.ResourceType === 'vpn'
	)
	return attachment && connectionsOf(world).find(({connection}) => connection.VpnConnectionId === attachment.ResourceId)
}
