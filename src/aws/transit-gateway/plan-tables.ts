/** Which of a transit gateway's kernel tables is searched for a packet. */
import type {TransitGateway, TransitGatewayAttachment} from '../../model/model.ts'
import type {LinkName} from '../../net/names.ts'
import {numbered} from '../../plan/fabric.ts'
import type {Rule} from '../../plan/types.ts'

const firstTable = 1000
export const priorities = {answer: 80, oversize: 90, entrance: 100} as const

/** An ingress link, and the zone that its packets come from; only ports of VPC attachments have a zone. */
export type Entrance = {
	readonly attachment: TransitGatewayAttachment
	readonly link: LinkName
	readonly zoneId?: string
}

/**
 * For each route table and source zone one kernel table, and another for oversize packets (TGW-8); for packets without a zone one more
 * per route table. And for each port one for the answers that leave by it.
 */
export function kernelTables(
	{routeTables}: TransitGateway,
	ports: readonly {readonly link: LinkName; readonly zoneId: string}[]
) {
	const zones = [...new Set(ports.map(({zoneId}) => zoneId))]
	const searches = routeTables.flatMap(routeTable => [
		{routeTable, zoneId: undefined, oversize: false},
		...zones.flatMap(zoneId => [false, true].map(oversize => ({routeTable, zoneId, oversize})))
	])
	const keyOf = (routeTable: string, zoneId: string | undefined, oversize: boolean) =>
		`${routeTable}@${zoneId ?? ''}${oversize ? ' oversize' : ''}`
	const answersOf = (link: string) => `answers ${link}`
	const numbers = numbered(
		[
			...searches.map(({routeTable, zoneId, oversize}) => keyOf(routeTable.key, zoneId, oversize)),
			...ports.map(({link}) => answersOf(link))
		],
		firstTable,
		firstTable + 2 ** 30
	)
	return {
		searches,
		numberOf: (routeTable: string | undefined, zoneId: string | undefined, oversize = false) =>
			routeTable === undefined ? undefined : numbers.get(keyOf(routeTable, zoneId, oversize)),
		answersTable: (link: string) => numbers.get(answersOf(link))
	}
}

/** Which table is searched for packets from a link. `mark`: that of oversize packets. */
export function entranceRules(
	{attachment, link, zoneId}: Entrance,
	mark: number | undefined,
	{numberOf}: ReturnType<typeof kernelTables>
): Rule[] {
	const table = numberOf(attachment.routeTable, zoneId)
	const oversize = numberOf(attachment.routeTable, zoneId, true)
	return ([4, 6] as const).flatMap(family => [
		...(oversize === undefined || mark === undefined
			? []
			: [{family, priority: priorities.oversize, iif: link, fwmark: mark, table: oversize}]),
		...(table === undefined ? [] : [{family, priority: priorities.entrance, iif: link, table}])
	])
}
