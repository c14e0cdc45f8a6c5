/** Route tables: their associations, and the targets of their routes. */

import {nameTag} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import {block, type World, type WorldVpc} from '../../import/world.ts'
import {section, sortedSection, type Written, written} from '../../import/written.ts'
import type {Cidr} from '../../net/address.ts'
import type {Hosts} from '../network-interface/import-hosts.ts'
import {blocksOfPrefixList, prefixListNamed} from '../prefix-list/import.ts'
import {vpnGatewayIn} from '../vpn-connection/import-parts.ts'

type Table = Thing<'RouteTables'>
type Route = Table['Routes'][number]

const isMain = ({Associations}: Table) =>
	Associations.some(({Main, AssociationState}) => Main === true && isStanding(AssociationState?.State))
const isStanding = (state: string | undefined) => state === undefined || state === 'associated' || state === 'associating'

function nameRouteTables({snapshot, vpcOf}: World) {
	for (const table of snapshot.things.RouteTables) {
		vpcOf(table.VpcId)?.routeTables.give(table.RouteTableId, nameTag(table.Tags), isMain(table) ? 'main' : table.RouteTableId)
	}
}

/** The table that a subnet is associated with. Undefined: the main one. */
export const routeTableOf = (subnetId: string, vpc: WorldVpc, {snapshot}: World): string | undefined =>
	vpc.routeTables.of(
		snapshot.things.RouteTables.find(({Associations}) =>
			Associations.some(({SubnetId, AssociationState}) => SubnetId === subnetId && isStanding(AssociationState?.State))
		)?.RouteTableId
	)

/** The table for packets that enter by a gateway (RT-10). */
export const edgeTableOf = (gatewayId: string, vpc: WorldVpc, {snapshot}: World): string | undefined =>
	vpc.routeTables.of(
		snapshot.things.RouteTables.find(({Associations}) => Associations.some(({GatewayId}) => GatewayId === gatewayId))
			?.RouteTableId
	)

function routeTablesOf(vpc: WorldVpc, hosts: Hosts, world: World): Written | undefined {
	const tables = world.snapshot.things.RouteTables.filter(({VpcId}) => VpcId === vpc.id)
	return sortedSection(
		tables.map(table => {
			const name = vpc.routeTables.of(table.RouteTableId) ?? table.RouteTableId
			const main = isMain(table)
			const gateway = vpnGatewayIn(vpc, world)
			const propagates = table.PropagatingVgws.some(({GatewayId}) => GatewayId === gateway?.id)
			for (const {GatewayId} of table.PropagatingVgws) {
				if (GatewayId === gateway?.id) continue
				world.note(table.at, {
					kind: 'virtual private gateway',
					id: GatewayId,
					consequence: `what it would propagate into ${table.RouteTableId} is not there`
				})
			}
			return [
				name,
				written({
					id: table.RouteTableId,
					propagate: propagates || undefined,
					main: main === (name === 'main') ? undefined : main,
					routes: section(table.Routes.flatMap((_, index) => routesOf(table, index, vpc, hosts, world)))
				})
			]
		})
	)
}

function routesOf(table: Table, index: number, vpc: WorldVpc, hosts: Hosts, world: World): [string, unknown][] {
	const route = table.Routes[index] as Route
	const at = {...table.at, path: [...table.at.path, 'Routes', index]}
	const target = targetOf(route, table, vpc, hosts, world, at)
	if (target === 'default') return []
	const {DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId} = route
	const cidr = DestinationCidrBlock ?? DestinationIpv6CidrBlock
	if (cidr !== undefined) return [[block(cidr), target]]
	if (DestinationPrefixListId === undefined) return []
	const names = prefixListNamed(DestinationPrefixListId, world)
	if (!names) {
		world.note(at, {
			kind: 'prefix list',
			id: DestinationPrefixListId,
			consequence: `its blocks are in no answer: the route of ${table.RouteTableId} to it is not there`
		})
	}
	return (names ?? []).map(name => [name, target])
}

/** `default`: the route exists without being written. */
function targetOf(route: Route, table: Table, vpc: WorldVpc, hosts: Hosts, world: World, at: Table['at']): unknown {
	const id = idOf(route, world)
	if (id === 'local') return 'default'
	// The lab learns it once the site has announced it.
	if (route.Origin === 'EnableVgwRoutePropagation' && id === vpnGatewayIn(vpc, world)?.id) return 'default'
	if (route.State === 'blackhole') return gone(id)
	const by = world.routeTargets.find(one => one.idOf(route) !== undefined)
	const found = by?.target(by.idOf(route) ?? '', vpc, hosts, world)
	if (found !== undefined) return found
	const noun = unemulatedTarget(id, route)
	if (noun !== undefined) {
		const destinations = destinationsOf(route, world)
		world.note(at, {
			kind: noun,
			id,
			consequence: `the route of ${table.RouteTableId} to ${route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId} is a blackhole`,
			routes: {routeTable: `${vpc.key}.${vpc.routeTables.of(table.RouteTableId)}`, destinations}
		})
	} else if (!isNotedPeering(id, world)) {
		world.note(at, {
			kind: 'route target',
			id,
			consequence: `${by?.whyGone(by.idOf(route) ?? '', vpc, hosts, world) ?? 'it is in no answer, or belongs to another network'}: the route of ${table.RouteTableId} is a blackhole`
		})
	}
	return gone(id)
}

/** For a peering whose other VPC is missing, the note already mentions that routes to it are blackholes. */
const isNotedPeering = (id: string, {notes}: World) =>
	id.startsWith('pcx-') && notes.some(note => note.kind === 'peering' && note.id === id)

const gone = (id: string) => ({blackhole: id})

/** The target's id, as AWS shows it. */
const idOf = (route: Route, {routeTargets}: World): string =>
	routeTargets.map(one => one.idOf(route)).find(id => id !== undefined) ??
	route.GatewayId ??
	route.LocalGatewayId ??
	route.CarrierGatewayId ??
	route.CoreNetworkArn ??
	'nothing'

function unemulatedTarget(id: string, {GatewayId, LocalGatewayId, CarrierGatewayId, CoreNetworkArn}: Route): string | undefined {
	if (GatewayId?.startsWith('vpce-')) return 'VPC endpoint'
	if (GatewayId?.startsWith('vgw-')) return 'virtual private gateway'
	if (LocalGatewayId !== undefined || id.startsWith('lgw-')) return 'local gateway'
	if (CarrierGatewayId !== undefined || id.startsWith('cagw-')) return 'carrier gateway'
	return CoreNetworkArn === undefined ? undefined : 'core network'
}

function destinationsOf(
	{DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId}: Route,
	world: World
): readonly Cidr[] {
	const cidr = DestinationCidrBlock ?? DestinationIpv6CidrBlock
	return cidr === undefined ? blocksOfPrefixList(DestinationPrefixListId ?? '', world) : [block(cidr)]
}

export const routeTable: ImportPart = {
	name: nameRouteTables,
	inVpc: (vpc, hosts, world) => ({routeTables: routeTablesOf(vpc, hosts, world)})
}
