/** Which route of a table was selected, which others matched, and which route is missing. */
import {effectiveRoutes} from '../../control/routes.ts'
import {type Context, type Explainer, type LostPacket, type Patch, partsOfKey, patchAt, type Remedy} from '../../explain/part.ts'
import {originOf} from '../../inspect/words.ts'
import type {Path} from '../../model/finding.ts'
import type {Route} from '../../model/model.ts'
import {type Address, type Cidr, cidrOf, contains, family, parseCidr, prefixLength} from '../../net/address.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {targetOf} from '../shown.ts'
import type {RouteTableDraft} from './kind.ts'

const tableOf = ({vpcs}: Draft, key: string): RouteTableDraft | undefined =>
	vpcs.get(partsOfKey(key)[0])?.routeTables.get(partsOfKey(key)[1])

/** Undefined: an implicit table has no place in the file. */
function tableAt(draft: Draft, key: string): Path | undefined {
	const table = tableOf(draft, key)
	return table && table.path.length > 2 ? table.path : undefined
}

/** The place of a route, by its block or prefix list; for a propagated route, that of the propagation. */
function routeAt(draft: Draft, table: string, {destination, origin, prefixList}: Route): Path | undefined {
	const found = tableOf(draft, table)
	if (!found || origin === 'local') return tableAt(draft, table)
	if (origin === 'propagated') return [...found.path, 'propagate']
	const written = Object.keys(found.routes).find(
		key => key === prefixList || parseCidr(key, {maskHostBits: true}) === destination
	)
	return written === undefined ? found.routesPath : [...found.routesPath, written]
}

const pathOr = (path: Path | undefined) => (path ? {path} : {})

/** `0.0.0.0/0 to nat-1 (main.nat)`. */
function renderRoute(route: Route, table: string, {topology}: Context): string {
	const vpc = topology.vpcs.get(partsOfKey(table)[0])
	const target = vpc ? targetOf(route.target, topology.lab, vpc) : route.target.kind
	const origin = route.origin === 'static' || route.origin === 'local' ? '' : `, ${originOf(route)}`
	return `${route.destination} to ${target}${origin}${route.state === 'blackhole' ? ', a blackhole' : ''}`
}

const routesOf = (key: string, {topology}: Context): readonly Route[] => topology.routeTables.get(key)?.routes ?? []

const origins = {
	local: 'CreateRouteTable',
	static: 'CreateRoute',
	'prefix-list': 'CreateRoute',
	propagated: 'EnableVgwRoutePropagation'
}

/** The target by AWS's name for its id: `TransitGatewayId`. */
function routeInAws({destination, target, origin, state}: Route, {directory}: Context) {
	const [id] = 'key' in target ? (directory.byName(target.key).find(({kind}) => kind === target.kind)?.ids ?? []) : []
	const field = `${target.kind.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`
	return {
		DestinationCidr: destination,
		...(target.kind === 'local' ? {GatewayId: 'local'} : id !== undefined && {[field]: id}),
		Origin: origins[origin],
		State: state
	}
}

/** Other matching routes: less specific ones, and ones to the same block with lower precedence (RT-3). */
const losersTo = (address: Address, winner: Cidr, routes: readonly Route[], origin: Route['origin']): readonly Route[] =>
	routes
		.filter(one => contains(one.destination, address) && !(one.destination === winner && one.origin === origin))
		.sort((a, b) => prefixLength(b.destination) - prefixLength(a.destination))

export const routeTable = {
	components: {
		'route-table': ({key}) => ({name: `route table ${key}`})
	},
	decisions: {
		route({table, destination, target, origin, state}, {packet}, context) {
			const routes = routesOf(table, context)
			const whole = routes.find(one => one.destination === destination && one.origin === origin) ?? {
				destination,
				target,
				origin,
				state
			}
			const path = routeAt(context.draft, table, whole)
			const losers = losersTo(packet.destination, destination, routes, origin).map(
				one => `${renderRoute(one, table, context)} matches as well`
			)
			return {
				text: `sends ${packet.destination} by the route ${renderRoute(whole, table, context)}`,
				...(path && {path}),
				aws: {RouteTableRoute: routeInAws(whole, context)},
				...(losers.length > 0 && {others: losers})
			}
		},
		'no-route': ({table}, {packet}, context) => ({
			text: `has no route to ${packet.destination}`,
			...pathOr(tableAt(context.draft, table)),
			others: effectiveRoutes({routes: routesOf(table, context)}).map(route => renderRoute(route, table, context))
		})
	},
	*remedies(lost, context) {
		const table = lost.hops.findLast(({at}) => at.kind === 'route-table')
		const vpc = table && context.draft.vpcs.get(partsOfKey(table.at.key)[0])
		if (!table || !vpc || !routing.has(lost.hop.code ?? '')) return
		yield* routesTo(table.at.key, vpc, lost, context)
		yield* propagation(table.at.key, vpc, context)
	}
} satisfies Explainer

/** Codes of losses that another route may fix. */
const routing: ReadonlySet<string> = new Set([
	'NO_ROUTE_TO_DESTINATION',
	'BAD_STATE_ROUTE',
	'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
	'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
	'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS',
	'NGW_SOURCE_ADDRESS_REASSIGN',
	'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
	'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
	'PROTOCOL_RESTRICTION',
	'BAD_STATE'
])

/** Routes to any target of this VPC, except network interfaces: choosing an appliance is up to the user. */
function* routesTo(key: string, vpc: VpcDraft, {hop}: LostPacket, context: Context): Generator<Remedy> {
	const {draft} = context
	const address = hop.packet.destination
	const block = blockFor(address, context)
	const written = Object.keys(tableOf(draft, key)?.routes ?? {}).find(one => parseCidr(one, {maskHostBits: true}) === block)
	for (const target of draft.kinds.targets) {
		if (target.isInterface || (target.family && target.family.only !== family(address))) continue
		for (const name of target.only ? [target.only.word] : target.names(vpc, draft)) {
			if (!target.has(name, vpc, draft)) continue
			const to = target.only ? name : {[target.key]: name}
			if (JSON.stringify(tableOf(draft, key)?.routes[written ?? '']) === JSON.stringify(to)) continue
			const noun = target.only ? target.noun : `${target.noun} ${name}`
			yield {
				what: `route table ${key} has the route ${block} to the ${noun}`,
				patch: routePatch(key, vpc, written ?? block, to, draft)
			}
		}
	}
}

const everywhere = {4: '0.0.0.0/0', 6: '::/0'} as const

/** The block that a route to the address would typically name: its VPC's, its site's, or everything. */
function blockFor(address: Address, {topology: {lab}}: Context): string {
	const blocks = [
		...lab.vpcs.flatMap(({cidrs, ipv6Cidrs}) => [...cidrs, ...ipv6Cidrs]),
		...(lab.vpn?.sites ?? []).flatMap(({cidrs, ipv6Cidrs}) => [...cidrs, ...ipv6Cidrs])
	]
	const isPublic = lab.internetHosts.some(({ipv4, ipv6}) => ipv4 === address || ipv6 === address)
	if (isPublic) return everywhere[family(address)]
	return blocks.find(block => contains(block, address)) ?? (isPrivate(address) ? cidrOf(address) : everywhere[family(address)])
}

const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].flatMap(text => parseCidr(text) ?? [])
const isPrivate = (address: Address) => privateBlocks.some(block => contains(block, address))

function routePatch(key: string, {key: vpc}: VpcDraft, destination: string, target: unknown, draft: Draft): Patch {
	const table = tableOf(draft, key)
	if (table && table.path.length > 2) return patchAt([...table.routesPath, destination], target)
	const name = partsOfKey(key)[1]
	const whole = {...(name !== 'main' && {main: true}), routes: {[destination]: target}}
	return patchAt(['vpcs', vpc, 'routeTables', name], whole)
}

function* propagation(key: string, vpc: VpcDraft, {draft, topology}: Context): Generator<Remedy> {
	const table = tableOf(draft, key)
	if (!table || table.propagate || table.path.length <= 2 || !topology.vpnGateways.has(vpc.key)) return
	yield {
		what: `route table ${key} takes the routes of the virtual private gateway`,
		patch: patchAt([...table.path, 'propagate'], true)
	}
}
