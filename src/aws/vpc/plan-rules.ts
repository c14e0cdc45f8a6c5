/** Which kernel table a VPC's router searches for a packet: one for each route table, selected by the packet's source. */
import {effectiveRoutes} from '../../control/routes.ts'
import type {RouteTable, Subnet, Vpc, Route as VpcRoute} from '../../model/model.ts'
import {reservedRanges} from '../../model/reserved-ranges.ts'
import {overlaps, prefixLength} from '../../net/address.ts'
import type {VpcContext} from '../../plan/context.ts'
import {numbered, priorities, tables} from '../../plan/fabric.ts'
import {type Attachment, fromInternet} from '../../plan/partial-plan.ts'
import {familyOf} from '../../plan/routes.ts'
import type {Rule} from '../../plan/types.ts'
import {returnRules} from './plan-returns.ts'

/** One kernel table for each route table, or for each of its zones if zones reach a gateway by different links. */
export type KernelTable = {readonly routeTable: RouteTable; readonly zoneId: string | undefined; readonly key: string}

export function kernelTables(vpc: Vpc, attachments: readonly Attachment[]): readonly KernelTable[] {
	const zoned = attachments.filter(({zoneId}) => zoneId !== undefined)
	const zones = [...new Set(vpc.subnets.map(({zoneId}) => zoneId))]
	return vpc.routeTables.flatMap((routeTable): KernelTable[] => [
		...(routeTable.routes.some(({target}) => zoned.some(({serves}) => serves(target)))
			? zones.map(zoneId => ({routeTable, zoneId, key: `${routeTable.key}@${zoneId}`}))
			: [{routeTable, zoneId: undefined, key: routeTable.key}]),
		...(routeTable.key === vpc.internetGateway?.routeTable
			? [{routeTable, zoneId: fromInternet, key: `${routeTable.key}@${fromInternet}`}]
			: [])
	])
}

/** First number of a route table's kernel table. */
const firstTable = 1000

/** `zoneId`: the zone of the packet's source, or `fromInternet`. Undefined: there is no such route table. */
export type TableNumber = (routeTable: string, zoneId: string | undefined) => number | undefined

export function tableNumbering(all: readonly KernelTable[]): TableNumber {
	const numbers = numbered(
		all.map(({key}) => key),
		firstTable,
		firstTable + 2 ** 30
	)
	return (routeTable, zoneId) => numbers.get(`${routeTable}@${zoneId}`) ?? numbers.get(routeTable)
}

/** The kernel's routing rules, in the order of `priorities` (`fabric.ts`); one list for both families. */
export function rulesOf(
	vpc: Vpc,
	context: VpcContext,
	attachments: readonly Attachment[],
	tableNumber: TableNumber
): readonly Rule[] {
	const families = vpc.ipv6Cidrs.length > 0 ? ([4, 6] as const) : ([4] as const)
	const searched = (rule: Omit<Rule, 'table'>, tableKey: string | undefined, zoneId: string | undefined): Rule[] => {
		const table = tableKey === undefined ? undefined : tableNumber(tableKey, zoneId)
		return [
			...(table === undefined ? [] : [{...rule, table}]),
			// For a table's `local` routes, and for all packets from a gateway without a route table.
			{...rule, priority: rule.priority + 1, table: tables.local}
		]
	}

	const byKey = new Map(vpc.routeTables.map(table => [table.key, table]))
	return [
		...returnRules(attachments),
		...reservedRanges
			.map((range): Rule => ({family: familyOf(range), priority: priorities.reserved, to: range, table: tables.local}))
			.filter(({family}) => families.some(one => one === family)),
		...attachments.flatMap(({link, entersBy, entersFromZone}) =>
			families.flatMap(family => searched({family, priority: priorities.gateway, iif: link}, entersBy, entersFromZone))
		),
		...vpc.subnets.flatMap(subnet => subnetRules(subnet, byKey.get(subnet.routeTable), attachments, tableNumber)),
		...context.linked
			.filter(({networkInterface}) => !networkInterface.sourceDestCheck)
			.flatMap(({link, subnet}) =>
				blocksOf(subnet).flatMap(block => {
					const family = familyOf(block)
					return [
						{family, priority: priorities.sameSubnet, iif: link, to: block, table: tables.local},
						...searched({family, priority: priorities.anySource, iif: link}, subnet.routeTable, subnet.zoneId)
					]
				})
			),
		...families.map(family => ({family, priority: priorities.local, table: tables.local}))
	]
}

/** Packets from a subnet are looked up in its table; packets within the subnet ignore route tables (MOD-6). */
function subnetRules(
	subnet: Subnet,
	routeTable: RouteTable | undefined,
	attachments: readonly Attachment[],
	tableNumber: TableNumber
): readonly Rule[] {
	const diverts = routeTable !== undefined && divertsOwnSubnet(subnet, effectiveRoutes(routeTable))
	const gateways = diverts ? attachments.filter(one => one.subnet === subnet.key) : []
	const table = tableNumber(subnet.routeTable, subnet.zoneId)
	return blocksOf(subnet).flatMap(block => {
		const family = familyOf(block)
		return [
			...(diverts ? [{family, priority: priorities.sameSubnet, from: block, to: block, table: tables.local}] : []),
			...gateways.map(({link}) => ({family, priority: priorities.gatewaySubnet, iif: link, to: block, table: tables.local})),
			...(table === undefined ? [] : [{family, priority: priorities.subnet, from: block, table}])
		]
	})
}

/** Whether the subnet's table has routes that would divert packets within the subnet. */
const divertsOwnSubnet = (subnet: Subnet, routes: readonly VpcRoute[]): boolean =>
	routes.some(
		({target, destination}) =>
			target.kind !== 'local' && prefixLength(destination) > 0 && blocksOf(subnet).some(block => overlaps(block, destination))
	)

const blocksOf = ({cidr, ipv6Cidr}: Subnet) => (ipv6Cidr ? [cidr, ipv6Cidr] : [cidr])
