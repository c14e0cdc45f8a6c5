/** Route tables: the main one of a VPC, subnets' own ones, shared ones, a gateway's (RT-1…10). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {BareVpc, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, unknownName, type VpcKind} from '../kind.ts'
import {overQuota} from '../quotas.ts'
import {described, flag, is, named, ownId} from '../schema.ts'
import type {SubnetWritten} from '../subnet/kind.ts'
import {checkRoutes, type RoutesWritten, resolveRoutes, routesSchema} from './routes.ts'

const routeTableSchema = is(
	'a route table: {routes: {destination: target}}',
	z.strictObject({
		id: ownId('rtb'),
		...described,
		main: flag()
			.optional()
			.describe(
				'The VPC\'s main table, of all subnets that name none (RT-1). Default: true for a table called "main", else false.'
			),
		propagate: flag().optional().describe("It takes the routes of the VPC's virtual private gateway (RT-8). Default: false."),
		routes: routesSchema
			.optional()
			.describe('`{destination: target}`; `local` routes are there by themselves (RT-2). Destination: a block or a prefix list.')
	})
)

const schema = named('route tables', routeTableSchema)

export type RouteTableDraft = {
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly main: boolean
	readonly id: string | undefined
	readonly propagate: boolean
	readonly routes: RoutesWritten
	readonly routesPath: Path
}

type Extra = {readonly id?: string | undefined; readonly propagate?: boolean | undefined}

const isMain = (name: string, {main}: {main?: boolean | undefined}): boolean => main ?? name === 'main'

/** The main table exists even if it is not written; every subnet with routes has a table with the subnet's name. */
export function draftRouteTables(vpc: BareVpc): {routeTables: Map<string, RouteTableDraft>; main: RouteTableDraft} {
	const tables = new Map<string, RouteTableDraft>()
	const add = (name: string, main: boolean, routes: RoutesWritten, path: Path, {id, propagate = false}: Extra = {}) => {
		const table = {key: `${vpc.key}.${name}`, name, path, main, id, propagate, routes, routesPath: [...path, 'routes']}
		tables.set(name, table)
		return table
	}
	const mains = entriesOf(vpc.written.routeTables).filter(([name, table]) => isMain(name, table))
	// A table called "main" is not the main table if another one is marked as main.
	const explicit = mains.find(([, {main}]) => main) ?? mains[0]
	const isTaken = Object.hasOwn(vpc.written.routeTables ?? {}, 'main') || vpc.written.subnets?.main?.routes !== undefined
	const implicitName = isTaken ? 'main-table' : 'main'
	if (!explicit) add(implicitName, true, {}, vpc.path)
	for (const [name, {id, propagate, routes = {}}] of entriesOf(vpc.written.routeTables)) {
		add(name, name === explicit?.[0], routes, [...vpc.path, 'routeTables', name], {id, propagate})
	}
	for (const [name, written] of entriesOf(vpc.written.subnets)) {
		const {propagate} = written
		const routes = ownRoutesOf(written)
		if (routes && !tables.has(name)) add(name, false, routes, [...vpc.path, 'subnets', name], {propagate})
	}
	const main = [...tables.values()].find(table => table.main) as RouteTableDraft
	return {routeTables: tables, main}
}

/** Routes of a subnet with a route table of its own: it has routes, or propagates those of the gateway. */
export const ownRoutesOf = ({routes, propagate, routeTable}: SubnetWritten): RoutesWritten | undefined =>
	routes ?? (propagate && routeTable === undefined ? {} : undefined)

/** Gateways that may have a route table of their own (RT-10). */
type EdgeGateway = 'internetGateway' | 'vpnGateway'

function edgeTableNamed(gateway: EdgeGateway, {written}: Pick<VpcDraft, 'written'>): string | undefined {
	const one = written[gateway]
	return typeof one === 'object' ? one.routeTable : undefined
}

/** The table associated with that gateway of the VPC. */
export function edgeTableOf(gateway: EdgeGateway, vpc: VpcDraft): RouteTableDraft | undefined {
	const name = edgeTableNamed(gateway, vpc)
	return name === undefined ? undefined : vpc.routeTables.get(name)
}

export function* checkEdgeTable(gateway: EdgeGateway, vpc: VpcDraft): Generator<Finding> {
	const path = [...vpc.path, gateway, 'routeTable']
	const name = edgeTableNamed(gateway, vpc)
	if (name === undefined) return
	const table = vpc.routeTables.get(name)
	if (!table) {
		yield unknownName(path, 'route table', name, vpc.routeTables.keys(), 'InvalidRouteTableID.NotFound')
	} else if (table.main) {
		yield {
			path,
			message: `"${name}" is the main route table, which cannot be the table of a gateway (RT-1)`,
			code: 'InvalidParameterValue',
			fix: 'give the gateway a route table of its own'
		}
	} else if (table.propagate) {
		yield {
			path: [...table.path, 'propagate'],
			message: `"${name}" is the table of a gateway, into which nothing propagates (RT-10)`,
			code: 'InvalidParameterValue',
			fix: 'leave "propagate" out'
		}
	}
}

export const routeTables: VpcKind<typeof schema> = {
	schema,
	codes: {
		absent: {routeTables: 'InvalidRouteTableID.NotFound', routes: 'InvalidRoute.NotFound'},
		inUse: {'InvalidRouteTableID.NotFound': 'DependencyViolation'}
	},
	title: 'Route tables by name. A subnet may also write its own routes directly.',
	*check(vpc, draft) {
		const path = [...vpc.path, 'routeTables']
		yield* overQuota('routeTablesPerVpc', vpc.routeTables.size, draft.quotas, {path, at: 'key'})
		const mains = entriesOf(vpc.written.routeTables).filter(([, {main}]) => main)
		for (const [name] of mains.slice(1)) {
			yield {
				path: [...path, name, 'main'],
				message: `VPC "${vpc.key}" already has a main route table, "${mains[0]?.[0]}"`,
				code: 'Resource.AlreadyAssociated',
				fix: 'leave "main: true" with one of the two'
			}
		}
		for (const table of vpc.routeTables.values()) {
			if (table.propagate && !vpc.written.vpnGateway) yield notAttached(table, vpc)
			yield* checkRoutes(table.routes, table.routesPath, isEdgeTable(table, vpc), vpc, draft)
		}
	},
	*resources({routeTables: all}) {
		for (const table of all.values()) {
			const {key, name, path} = table
			yield {kind: 'route-table', noun: 'route table', key, names: [name], ids: [idIn(table)], path}
		}
	},
	resolve: (vpc, draft) => ({
		routeTables: [...vpc.routeTables.values()].map(table => ({
			key: table.key,
			id: idIn(table),
			main: table.main,
			routes: [
				...resolveRoutes(table.routes, vpc, draft),
				...draft.kinds.vpc.flatMap(kind => [...(kind.routes?.(table.name, vpc, draft) ?? [])])
			],
			...(table.propagate && {propagating: true as const})
		}))
	})
}

const idIn = ({id, key}: RouteTableDraft): string => id ?? idOf('rtb', key)

const isEdgeTable = ({name}: RouteTableDraft, vpc: VpcDraft) =>
	(['internetGateway', 'vpnGateway'] as const).some(gateway => edgeTableNamed(gateway, vpc) === name)

const notAttached = ({path}: RouteTableDraft, vpc: VpcDraft): Finding => ({
	path: [...path, 'propagate'],
	message: `VPC "${vpc.key}" has no virtual private gateway whose routes could propagate (RT-8)`,
	code: 'Gateway.NotAttached',
	fix: `add "vpnGateway: true" to vpcs.${vpc.key}`
})
