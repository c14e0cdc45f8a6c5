/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {Lab, Route, RouteTable, RouteTarget, Vpc} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import {idOf} from '../ids.ts'
import {kinds} from '../kinds.ts'
import {awsBag, compact, givenId, type Item, tagList, type View, wanted} from '../view.ts'

/** Most kinds of targets have a field of their own, which `targetField()` reads: `TransitGatewayId`. */
const route = z.looseObject({
	DestinationCidrBlock: maybe(block4),
	DestinationIpv6CidrBlock: maybe(block6),
	DestinationPrefixListId: maybe(text),
	GatewayId: maybe(text),
	InstanceId: maybe(text),
	NetworkInterfaceId: maybe(text),
	LocalGatewayId: maybe(text),
	CarrierGatewayId: maybe(text),
	CoreNetworkArn: maybe(text),
	State: maybe(text),
	Origin: maybe(text)
})

const routeTable = z.object({
	RouteTableId: text,
	VpcId: text,
	Associations: list(
		z.object({
			Main: maybe(flag),
			SubnetId: maybe(text),
			GatewayId: maybe(text),
			AssociationState: maybe(z.object({State: maybe(text)}))
		})
	),
	Routes: list(route),
	PropagatingVgws: list(z.object({GatewayId: text})),
	...owner,
	...tagged
})

export const answers = {
	RouteTables: answer(routeTable, {
		ids: ['RouteTableId'],
		command: 'describe-route-tables',
		inVpc: {noun: 'route table', of: ({VpcId}) => [VpcId]}
	})
} as const satisfies Answers

/** As DescribeRouteTables answers. */
export const describeRouteTables = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc => vpc.routeTables.map(table => describeRouteTable(table, vpc, view)))

export function describeRouteTable(table: RouteTable, vpc: Vpc, view: View): Item {
	const gateway = view.lab.vpn?.gateways.find(one => one.vpc === vpc.key)
	return {
		RouteTableId: table.id,
		VpcId: vpc.id,
		OwnerId: vpc.account,
		Associations: associationsOf(table, vpc, view),
		PropagatingVgws: table.propagating && gateway ? [{GatewayId: gateway.id}] : [],
		Routes: routesOf(table, vpc, view.lab),
		Tags: tagList(table.id, 'routeTables', view),
		...awsBag(table.id, 'routeTables', view)
	}
}

const stateOfAssociation = {State: 'associated'}

/** The main table's association names no subnet; AWS does not describe implicit associations of subnets. */
function associationsOf(table: RouteTable, vpc: Vpc, view: View): readonly Item[] {
	const {document} = view
	const common = {RouteTableId: table.id, AssociationState: stateOfAssociation}
	const subnets = document.vpcs?.[vpc.key]?.subnets ?? {}
	const isExplicit = (key: string) => {
		const {routes, propagate, routeTable} = subnets[key.slice(vpc.key.length + 1)] ?? {}
		return routes !== undefined || propagate === true || routeTable !== undefined
	}
	const edge = vpc.internetGateway?.routeTable === table.key ? [vpc.internetGateway.id] : []
	return [
		...(table.main ? [{...common, Main: true, RouteTableAssociationId: mainAssociationId(vpc, table.id, view)}] : []),
		...vpc.subnets
			.filter(({key, routeTable}) => routeTable === table.key && isExplicit(key))
			.map(({id}) => ({...common, Main: false, RouteTableAssociationId: tableAssociationId(table.id, id, view), SubnetId: id})),
		...edge.map(id => ({...common, Main: false, RouteTableAssociationId: tableAssociationId(table.id, id, view), GatewayId: id}))
	]
}

export const mainAssociationId = ({id}: Pick<Vpc, 'id'>, table: string, view: Pick<View, 'document'>): string =>
	givenId(idOf('rtbassoc', `main ${id} ${table}`), view)
const tableAssociationId = (table: string, associated: string, view: Pick<View, 'document'>): string =>
	givenId(idOf('rtbassoc', `${table} ${associated}`), view)

/** A route to a prefix list is one route, however many blocks the list has. */
function routesOf({routes}: RouteTable, vpc: Vpc, lab: Lab): readonly Item[] {
	const seen = new Set<string>()
	return routes
		.filter(({prefixList, target}) => {
			const one = `${prefixList} ${JSON.stringify(target)}`
			if (prefixList === undefined) return true
			return !seen.has(one) && seen.add(one)
		})
		.map(route => describeRoute(route, vpc, lab))
}

const origins = {
	local: 'CreateRouteTable',
	static: 'CreateRoute',
	'prefix-list': 'CreateRoute',
	propagated: 'EnableVgwRoutePropagation'
} as const

function describeRoute({destination, target, origin, state, prefixList}: Route, vpc: Vpc, lab: Lab): Item {
	const list = prefixList === undefined ? undefined : lab.prefixLists.find(({key}) => key === prefixList)
	const where = list
		? {DestinationPrefixListId: list.id}
		: family(destination) === 4
			? {DestinationCidrBlock: destination}
			: {DestinationIpv6CidrBlock: destination}
	return compact({...where, ...targetIds(target, vpc, lab), Origin: origins[origin], State: state})
}

/** A route's target, by the key in AWS's answer. */
function targetIds(target: RouteTarget, vpc: Vpc, lab: Lab): Item {
	if (target.kind === 'local') return {GatewayId: 'local'}
	if (target.kind === 'gone') return goneIds(target.was)
	const by = kinds.targets.find(({kind}) => kind === target.kind)
	const id = by?.inApi.idOf(target, vpc, lab)
	if (target.kind !== 'network-interface') return {[by?.inApi.own?.described ?? by?.inApi.own?.field ?? 'GatewayId']: id}
	const {owner} = wanted(vpc.interfaces, target.key)
	const instance = owner?.kind === 'instance' ? vpc.instances.find(({key}) => key === owner.key) : undefined
	return {NetworkInterfaceId: id, ...(instance && {InstanceId: instance.id, InstanceOwnerId: vpc.account})}
}

/** A blackhole keeps the id of its former target, if the file has it (RT-7). */
function goneIds(was: string): Item {
	const [, prefix] = /^([a-z]+)-[0-9a-f]{8,17}$/.exec(was) ?? []
	if (prefix === undefined) return {}
	if (prefix === 'i') return {InstanceId: was}
	const own = kinds.targets.flatMap(({inApi}) => inApi.own ?? []).find(one => one.prefix === prefix)
	return {[own?.described ?? own?.field ?? 'GatewayId']: was}
}
