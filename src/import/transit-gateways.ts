/** Transit gateways: tables, attachments, what they propagate, static routes, peerings (TGW-1…11). */
import {Names, nameTag} from './names.ts'
import {blocksOfPrefixList, prefixListNamed} from './prefix-lists.ts'
import {attachmentState} from './reach.ts'
import type {Thing} from './read.ts'
import {block, type World} from './world.ts'
import {section, type Written, written} from './written.ts'

type Gateway = Thing<'TransitGateways'>
type Table = Thing<'TransitGatewayRouteTables'>
type State = ReturnType<typeof attachmentState>

const isAlive = ({State}: {State?: string | undefined}) =>
	State === undefined || State === 'available' || State === 'modifying' || State === 'pending'

export const gatewaysOf = ({snapshot}: World): readonly Gateway[] => snapshot.things.TransitGateways.filter(isAlive)

export function nameTransitGateways(world: World) {
	for (const gateway of gatewaysOf(world))
		world.names.gateways.give(gateway.TransitGatewayId, nameTag(gateway.Tags), gateway.TransitGatewayId)
}

/** A gateway's parts by name: its tables; its attachments and peerings, which routes name alike. */
type Parts = {readonly tables: Names; readonly attachments: Names}

export function transitGatewaysOf(world: World): {
	transitGateways?: Written | undefined
	transitGatewayPeerings?: Written | undefined
} {
	const peerings = peeringsOf(world)
	const parts = new Map(gatewaysOf(world).map(gateway => [gateway.TransitGatewayId, partsOf(gateway, peerings, world)]))
	return {
		transitGateways: section(
			gatewaysOf(world).map(gateway => [
				world.names.gateways.of(gateway.TransitGatewayId) ?? gateway.TransitGatewayId,
				gatewayWritten(gateway, parts.get(gateway.TransitGatewayId) as Parts, world)
			])
		),
		transitGatewayPeerings: section(peerings.map(peering => [peering.name, peeringWritten(peering, parts, world)]))
	}
}

const tablesOf = ({TransitGatewayId}: Gateway, {snapshot}: World) =>
	snapshot.things.TransitGatewayRouteTables.filter(table => table.TransitGatewayId === TransitGatewayId && isAlive(table))

/** In the order in which they came: of two VPCs that overlap the first wins (TGW-4). */
const attachmentsOf = ({TransitGatewayId}: Gateway, {snapshot}: World) =>
	snapshot.things.TransitGatewayVpcAttachments.filter(
		one => one.TransitGatewayId === TransitGatewayId && attachmentState(one.State) !== undefined
	).toSorted((a, b) => timeOf(a) - timeOf(b))

/** Undated ones keep their order. */
const timeOf = ({CreationTime}: Thing<'TransitGatewayVpcAttachments'>): number => Date.parse(CreationTime ?? '') || 0

function partsOf(gateway: Gateway, peerings: readonly Peering[], world: World): Parts {
	const tables = new Names()
	const own = tablesOf(gateway, world)
	for (const table of own)
		tables.give(
			table.TransitGatewayRouteTableId,
			nameTag(table.Tags),
			isDefaultTable(table, gateway) ? 'default' : table.TransitGatewayRouteTableId
		)
	const attachments = new Names(['blackhole'])
	for (const {id, name, sides} of peerings) {
		if (sides.includes(gateway.TransitGatewayId)) attachments.keep(id, name)
	}
	for (const one of attachmentsOf(gateway, world)) {
		attachments.give(one.TransitGatewayAttachmentId, nameTag(one.Tags), world.vpcOf(one.VpcId)?.key ?? one.VpcId)
	}
	return {tables, attachments}
}

const isDefaultTable = (
	{TransitGatewayRouteTableId, DefaultAssociationRouteTable, DefaultPropagationRouteTable}: Table,
	{Options}: Gateway
) =>
	DefaultAssociationRouteTable === true ||
	DefaultPropagationRouteTable === true ||
	Options?.AssociationDefaultRouteTableId === TransitGatewayRouteTableId ||
	Options?.PropagationDefaultRouteTableId === TransitGatewayRouteTableId

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
		asn: Options?.AmazonSideAsn === 64_512 ? undefined : Options?.AmazonSideAsn,
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

type Defaults = {readonly association: string | undefined; readonly propagation: string | undefined}

function defaultTables(gateway: Gateway, {tables}: Parts, world: World): Defaults {
	const {Options} = gateway
	const flagged = (flag: 'DefaultAssociationRouteTable' | 'DefaultPropagationRouteTable') =>
		tablesOf(gateway, world).find(table => table[flag])?.TransitGatewayRouteTableId
	const association = Options?.AssociationDefaultRouteTableId ?? flagged('DefaultAssociationRouteTable')
	const propagation = Options?.PropagationDefaultRouteTableId ?? flagged('DefaultPropagationRouteTable')
	return {
		association: Options?.DefaultRouteTableAssociation === 'disable' ? undefined : tables.of(association),
		propagation: Options?.DefaultRouteTablePropagation === 'disable' ? undefined : tables.of(propagation)
	}
}

// VPC attachments

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
		world.note(one.at, {
			kind: 'transit gateway attachment',
			id,
			consequence: `${one.VpcId} is in no answer of describe-vpcs: nothing comes or goes by it`
		})
		return []
	}
	const subnets = one.SubnetIds.flatMap((subnetId, index) => {
		const home = world.subnetOf(subnetId)
		if (!home) {
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
				? written({subnet: home.name, privateIp: eni.PrivateIpAddress, interfaceId: eni.NetworkInterfaceId, mac: eni.MacAddress})
				: home.name
		]
	})
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

const acceptedOf = (state: State) => (state === 'rejected' ? 'rejected' : state === 'pending-acceptance' ? false : undefined)

/** By what the ENI says of itself; it is the only one of its attachment in the subnet. */
const attachmentEni = (attachmentId: string, subnetId: string, {snapshot}: World) =>
	snapshot.things.NetworkInterfaces.find(
		({InterfaceType, SubnetId, Description}) =>
			InterfaceType === 'transit_gateway' && SubnetId === subnetId && Description?.includes(attachmentId)
	)

/** The table an attachment is associated with; null: with none; undefined: nobody says. */
function associationOf(attachmentId: string, gatewayId: string, {snapshot}: World): string | null | undefined {
	const {things, about} = snapshot
	const told = things.TransitGatewayAttachments.find(
		one => one.TransitGatewayAttachmentId === attachmentId && one.TransitGatewayId === gatewayId
	)
	if (told) {
		const {TransitGatewayRouteTableId, State} = told.Association ?? {}
		return TransitGatewayRouteTableId !== undefined && State !== 'disassociated' && State !== 'disassociating'
			? TransitGatewayRouteTableId
			: null
	}
	const [table] =
		[...about.Associations].find(([, all]) => all.some(one => one.TransitGatewayAttachmentId === attachmentId)) ?? []
	return table ?? (about.Associations.size > 0 ? null : undefined)
}

/** Tables that an attachment propagates to, by name; undefined: nobody says. */
function propagationsOf(attachmentId: string, gateway: Gateway, {tables}: Parts, world: World): string[] | undefined {
	const {things, about} = world.snapshot
	const told = new Map([
		...things.TransitGatewayPropagations.map(
			one => [one.TransitGatewayRouteTableId, one.TransitGatewayRouteTablePropagations] as const
		),
		...about.TransitGatewayRouteTablePropagations
	])
	const own = tablesOf(gateway, world).map(({TransitGatewayRouteTableId}) => TransitGatewayRouteTableId)
	if (!own.some(id => told.has(id))) return undefined
	return own.flatMap(id => {
		const on = told
			.get(id)
			?.some(one => one.TransitGatewayAttachmentId === attachmentId && (one.State === undefined || one.State === 'enabled'))
		return on ? (tables.of(id) ?? []) : []
	})
}

// Routes

function staticRoutesOf(table: Table, gateway: Gateway, parts: Parts, world: World): [string, unknown][] {
	const {things, about} = world.snapshot
	const id = table.TransitGatewayRouteTableId
	const told =
		things.TransitGatewayStaticRoutes.find(one => one.TransitGatewayRouteTableId === id)?.Routes ?? about.Routes.get(id)
	if (!told) {
		world.note(table.at, {
			kind: 'transit gateway route table',
			id,
			consequence: 'its static routes are in no answer: save that of search-transit-gateway-routes too'
		})
		return []
	}
	return told
		.filter(({Type, State}) => Type !== 'propagated' && State !== 'deleted' && State !== 'deleting')
		.flatMap((route): [string, unknown][] => {
			const [via] = route.TransitGatewayAttachments
			const name = parts.attachments.of(via?.TransitGatewayAttachmentId)
			if (via && name === undefined) {
				world.note(table.at, {
					kind: `transit gateway ${via.ResourceType ?? ''} attachment`,
					id: via.TransitGatewayAttachmentId,
					consequence: `the route of ${id} to ${route.DestinationCidrBlock ?? route.PrefixListId} is a blackhole`
				})
			}
			const target = name ?? 'blackhole'
			if (route.PrefixListId !== undefined) return routesToList(route.PrefixListId, target, gateway, world)
			return route.DestinationCidrBlock === undefined ? [] : [[block(route.DestinationCidrBlock), target]]
		})
}

function routesToList(listId: string, target: string, gateway: Gateway, world: World): [string, unknown][] {
	const names = prefixListNamed(listId, world)
	if (!names || blocksOfPrefixList(listId, world).length === 0) {
		world.note(gateway.at, {
			kind: 'prefix list',
			id: listId,
			consequence: `its blocks are in no answer: the route of ${gateway.TransitGatewayId} to it is not there`
		})
	}
	return (names ?? []).map(name => [name, target])
}

// Peerings

type Peering = {
	readonly id: string
	readonly name: string
	readonly sides: readonly [requester: string, accepter: string]
	readonly state: NonNullable<State>
}

/** Told by `describe-transit-gateway-peering-attachments`, or by each side's own attachment: then nobody says who asked. */
function peeringsOf(world: World): readonly Peering[] {
	const {things} = world.snapshot
	const known = new Set(gatewaysOf(world).map(({TransitGatewayId}) => TransitGatewayId))
	const found = new Map<string, Peering>()
	const add = (id: string, sides: Peering['sides'], state: State, wishes: readonly string[], at: Gateway['at']) => {
		if (state === undefined || found.has(id)) return
		const missing = sides.find(side => !known.has(side))
		if (missing !== undefined) {
			const absent = things.TransitGateways.some(({TransitGatewayId}) => TransitGatewayId === missing)
				? 'is deleted'
				: 'is in no answer of describe-transit-gateways'
			if (sides.some(side => known.has(side))) {
				world.note(at, {kind: 'transit gateway peering', id, consequence: `${missing} ${absent}: routes to it are blackholes`})
			}
			return
		}
		found.set(id, {id, name: world.names.transitGatewayPeerings.give(id, ...wishes), sides, state})
	}
	for (const {
		TransitGatewayAttachmentId: id,
		RequesterTgwInfo,
		AccepterTgwInfo,
		State,
		Tags,
		at
	} of things.TransitGatewayPeeringAttachments) {
		add(
			id,
			[RequesterTgwInfo.TransitGatewayId, AccepterTgwInfo.TransitGatewayId],
			attachmentState(State),
			[nameTag(Tags), id],
			at
		)
	}
	for (const {
		TransitGatewayAttachmentId: id,
		TransitGatewayId,
		ResourceId,
		ResourceType,
		State,
		at
	} of things.TransitGatewayAttachments) {
		if (ResourceType !== 'peering' || ResourceId === undefined) continue
		// Whichever side has a name for it.
		const tags = things.TransitGatewayAttachments.filter(one => one.TransitGatewayAttachmentId === id).map(({Tags}) =>
			nameTag(Tags)
		)
		add(id, [TransitGatewayId, ResourceId], attachmentState(State), [...tags, id], at)
	}
	return [...found.values()]
}

function peeringWritten({id, sides, state}: Peering, parts: ReadonlyMap<string, Parts>, world: World): Written {
	const [requester, accepter] = sides.map(side => world.names.gateways.of(side) ?? side) as [string, string]
	const tables = sides.map(side => {
		const gateway = gatewaysOf(world).find(({TransitGatewayId}) => TransitGatewayId === side) as Gateway
		const own = parts.get(side) as Parts
		const told = associationOf(id, side, world)
		const usual = defaultTables(gateway, own, world).association
		const name = told === undefined ? usual : told === null ? undefined : own.tables.of(told)
		return name === usual ? undefined : (name ?? false)
	})
	return written({
		id,
		requester,
		accepter,
		accepted: acceptedOf(state),
		requesterAssociation: tables[0],
		accepterAssociation: tables[1]
	})
}

/** Attachments of kinds that nothing here emulates. */
export function noteOtherAttachments(world: World) {
	for (const {TransitGatewayAttachmentId: id, ResourceType, ResourceId, State, at} of world.snapshot.things
		.TransitGatewayAttachments) {
		if (
			ResourceType === undefined ||
			ResourceType === 'vpc' ||
			ResourceType === 'peering' ||
			attachmentState(State) === undefined
		)
			continue
		world.note(at, {
			kind: `transit gateway ${ResourceType} attachment`,
			id,
			consequence: `nothing comes or goes by it (${ResourceId ?? 'unnamed'})`
		})
	}
}
