/** Transit gateways: tables, attachments, propagations, static routes, peerings (TGW-1…11). */

import {Names, nameTag} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import {attachmentState} from '../../import/reach.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {section, type Written, written} from '../../import/written.ts'
import {defaultAmazonAsn} from '../asn.ts'
import {associationsOf} from '../direct-connect/import-parts.ts'
import {type Peering, peeringsOf, peeringWritten} from '../transit-gateway-peering/import.ts'
import {connectionOfAttachment} from '../vpn-connection/import-parts.ts'
import {
	acceptedOf,
	associationOf,
	attachmentsOf,
	type Defaults,
	defaultTables,
	type Gateway,
	gatewaysOf,
	isDefaultTable,
	type Parts,
	tablesOf
} from './import-parts.ts'
import {route} from './import-route.ts'
import {staticRoutesOf} from './import-routes.ts'

function nameTransitGateways(world: World) {
	for (const gateway of gatewaysOf(world)) {
		world.names.gateways.give(gateway.TransitGatewayId, nameTag(gateway.Tags), gateway.TransitGatewayId)
	}
}

export function transitGatewaysOf(world: World): {
	readonly sections: {transitGateways?: Written | undefined; transitGatewayPeerings?: Written | undefined}
	readonly partsOf: (gatewayId: string) => Parts | undefined
} {
	const peerings = peeringsOf(world)
	const parts = new Map(gatewaysOf(world).map(gateway => [gateway.TransitGatewayId, partsOf(gateway, peerings, world)]))
	return {
		partsOf: id => parts.get(id),
		sections: {
			transitGateways: section(
				gatewaysOf(world).map(gateway => [
					world.names.gateways.of(gateway.TransitGatewayId) ?? gateway.TransitGatewayId,
					gatewayWritten(gateway, parts.get(gateway.TransitGatewayId) as Parts, world)
				])
			),
			transitGatewayPeerings: section(peerings.map(peering => [peering.name, peeringWritten(peering, parts, world)]))
		}
	}
}

function partsOf(gateway: Gateway, peerings: readonly Peering[], world: World): Parts {
	const tables = new Names()
	const own = tablesOf(gateway, world)
	for (const table of own) {
		tables.give(
			table.TransitGatewayRouteTableId,
			nameTag(table.Tags),
			isDefaultTable(table, gateway) ? 'default' : table.TransitGatewayRouteTableId
		)
	}
	const attachments = new Names(['blackhole'])
	for (const {id, name, sides} of peerings) {
		if (sides.includes(gateway.TransitGatewayId)) attachments.keep(id, name)
	}
	for (const {TransitGatewayAttachmentId: id, TransitGatewayId} of world.snapshot.things.TransitGatewayAttachments) {
		const found = TransitGatewayId === gateway.TransitGatewayId ? connectionOfAttachment(id, world) : undefined
		const name = world.names.connections.of(found?.connection.VpnConnectionId)
		if (name !== undefined) attachments.keep(id, name)
	}
	for (const one of attachmentsOf(gateway, world)) {
		if (hasPlace(one, world)) {
			attachments.give(one.TransitGatewayAttachmentId, nameTag(one.Tags), world.vpcOf(one.VpcId)?.key ?? one.VpcId)
		}
	}
	return {tables, attachments}
}

function gatewayWritten(gateway: Gateway, parts: Parts, world: World): Written {
	const {Options, TransitGatewayId, OwnerId, at} = gateway
	const defaults = defaultTables(gateway, parts, world)
	const enabled = (value: string | undefined) => (value === 'enable' ? true : undefined)
	if (Options?.MulticastSupport === 'enable') {
		world.note(at, {kind: 'transit gateway multicast', id: TransitGatewayId, consequence: 'no multicast passes'})
	}
	return written({
		id: TransitGatewayId,
		region: at.region === world.region ? undefined : at.region,
		account: (OwnerId ?? at.account) === world.account ? undefined : (OwnerId ?? at.account),
		asn: Options?.AmazonSideAsn === defaultAmazonAsn ? undefined : Options?.AmazonSideAsn,
		autoAcceptSharedAttachments: enabled(Options?.AutoAcceptSharedAttachments),
		securityGroupReferencing: enabled(Options?.SecurityGroupReferencingSupport),
		vpnEcmp: Options?.VpnEcmpSupport === 'disable' ? false : undefined,
		defaultAssociation: defaults.association === 'default' ? undefined : (defaults.association ?? false),
		defaultPropagation: defaults.propagation === 'default' ? undefined : (defaults.propagation ?? false),
		attachments: section(attachmentsOf(gateway, world).flatMap(one => attachmentWritten(one, gateway, parts, defaults, world))),
		routeTables: section(
			tablesOf(gateway, world).flatMap(table => {
				const name = parts.tables.of(table.TransitGatewayRouteTableId)
				const routes = section(staticRoutesOf(table, gateway, parts, world))
				return name === undefined ? [] : [[name, written({id: table.TransitGatewayRouteTableId, routes})] as const]
			})
		)
	})
}

// VPC attachments

/** Whether the lab has its VPC and subnets of it. If the snapshot wrongly has none of its subnets, that is reported. */
const hasPlace = ({VpcId, SubnetIds}: Thing<'TransitGatewayVpcAttachments'>, {vpcOf, leftOut}: World): boolean =>
	vpcOf(VpcId) !== undefined && SubnetIds.some(id => !leftOut.has(id))

function attachmentWritten(
	one: Thing<'TransitGatewayVpcAttachments'>,
	gateway: Gateway,
	parts: Parts,
	defaults: Defaults,
	world: World
): (readonly [string, unknown])[] {
	const vpc = world.vpcOf(one.VpcId)
	const id = one.TransitGatewayAttachmentId
	const name = parts.attachments.of(id)
	if (!vpc || name === undefined) {
		const why = vpc ? 'its subnets are in no answer, or left out' : `${one.VpcId} is in no answer of describe-vpcs`
		world.note(one.at, {kind: 'transit gateway attachment', id, consequence: `${why}: nothing comes or goes by it`})
		return []
	}
	const subnets = one.SubnetIds.flatMap((subnetId, index) => {
		const location = world.subnetOf(subnetId)
		if (!location && world.leftOut.has(subnetId)) {
			world.note(one.at, {
				kind: 'transit gateway attachment',
				id,
				consequence: `it has no interface in ${subnetId}, which is left out: nothing of its zone goes by it, unless from another subnet`
			})
			return []
		}
		if (!location) {
			world.findings.push({
				file: one.at.file,
				path: [...one.at.path, 'SubnetIds', index],
				message: `${subnetId} is in no answer of describe-subnets`,
				fix: 'save that of its account and region too'
			})
			return []
		}
		const eni = attachmentEni(id, subnetId, world)
		return [
			eni
				? written({
						subnet: location.name,
						privateIp: eni.PrivateIpAddress,
						interfaceId: eni.NetworkInterfaceId,
						mac: eni.MacAddress
					})
				: location.name
		]
	})
	if (one.Options?.Ipv6Support === 'disable' && vpc.ipv6Cidrs.length > 0) {
		const consequence = 'its IPv6 support is off, which the lab does not know: IPv6 goes by it all the same'
		world.note(one.at, {kind: 'transit gateway attachment', id, consequence})
	}
	const table = associationOf(id, gateway.TransitGatewayId, world)
	const association = table === undefined ? defaults.association : table === null ? undefined : parts.tables.of(table)
	const propagations = propagationsOf(id, gateway, parts, world)
	const usual = defaults.propagation === undefined ? [] : [defaults.propagation]
	return [
		[
			name,
			written({
				id,
				vpc: name === vpc.key ? undefined : vpc.key,
				subnets,
				accepted: acceptedOf(attachmentState(one.State)),
				association: association === defaults.association ? undefined : (association ?? false),
				propagations: propagations === undefined || propagations.join(' ') === usual.join(' ') ? undefined : propagations,
				applianceMode: one.Options?.ApplianceModeSupport === 'enable' ? true : undefined,
				securityGroupReferencing:
					gateway.Options?.SecurityGroupReferencingSupport === 'enable' &&
					one.Options?.SecurityGroupReferencingSupport === 'disable'
						? false
						: undefined
			})
		]
	]
}

/** Found by the ENI's own answer: an attachment has one ENI in each subnet. */
const attachmentEni = (attachmentId: string, subnetId: string, {snapshot}: World) =>
	snapshot.things.NetworkInterfaces.find(
		({InterfaceType, SubnetId, Description}) =>
			InterfaceType === 'transit_gateway' && SubnetId === subnetId && Description?.includes(attachmentId)
	)

/** Names of the tables that an attachment propagates to. Undefined: unknown. */
function propagationsOf(attachmentId: string, gateway: Gateway, {tables}: Parts, world: World): string[] | undefined {
	const {things, about} = world.snapshot
	const results = new Map([
		...things.TransitGatewayPropagations.map(
			one => [one.TransitGatewayRouteTableId, one.TransitGatewayRouteTablePropagations] as const
		),
		...about.TransitGatewayRouteTablePropagations
	])
	const own = tablesOf(gateway, world).map(({TransitGatewayRouteTableId}) => TransitGatewayRouteTableId)
	if (!own.some(id => results.has(id))) return undefined
	return own.flatMap(id => {
		const on = results
			.get(id)
			?.some(one => one.TransitGatewayAttachmentId === attachmentId && (one.State === undefined || one.State === 'enabled'))
		return on ? (tables.of(id) ?? []) : []
	})
}

// Routes

const isWhole = (attachmentId: string, {snapshot: {things}}: World): boolean =>
	things.TransitGatewayVpcAttachments.some(({TransitGatewayAttachmentId}) => TransitGatewayAttachmentId === attachmentId)

// Other attachments

/** Reports attachments of kinds that are not emulated. */
export function noteOtherAttachments(world: World) {
	for (const {TransitGatewayAttachmentId: id, ResourceType, ResourceId, State, at} of world.snapshot.things
		.TransitGatewayAttachments) {
		if (ResourceType === 'vpc' && attachmentState(State) !== undefined && !isWhole(id, world)) {
			const consequence = `its subnets are in no answer of describe-transit-gateway-vpc-attachments: nothing comes or goes by it (${ResourceId ?? 'unnamed'})`
			world.note(at, {kind: 'transit gateway attachment', id, consequence})
		}
		if (
			ResourceType === undefined ||
			ResourceType === 'vpc' ||
			ResourceType === 'peering' ||
			attachmentState(State) === undefined ||
			connectionOfAttachment(id, world) ||
			(ResourceType === 'direct-connect-gateway' && associationsOf(world).some(one => one.directConnectGatewayId === ResourceId))
		) {
			continue
		}
		world.note(at, {
			kind: `transit gateway ${ResourceType} attachment`,
			id,
			consequence: `nothing comes or goes by it (${ResourceId ?? 'unnamed'})`
		})
	}
}

export const transitGateway: ImportPart = {name: nameTransitGateways, route}
