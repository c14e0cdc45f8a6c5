/** Which table of a transit gateway was searched and with what result, and which propagation, route, association or subnet is missing. */

import {effectiveTransitGatewayRoutes} from '../../control/transit-gateway-routes.ts'
import {type Context, decisionBy, type Explainer, type LostPacket, partsOfKey, patchAt, type Remedy} from '../../explain/part.ts'
import type {Path} from '../../model/finding.ts'
import type {TransitGatewayRoute} from '../../model/model.ts'
import {contains} from '../../net/address.ts'
import type {AttachmentEntry, AttachmentWritten} from './schema.ts'

function tableAt(key: string): Path {
	const [gateway, name] = partsOfKey(key)
	return ['transitGateways', gateway, 'routeTables', name]
}

function attachmentAt(key: string): Path {
	const [gateway, name] = partsOfKey(key)
	return ['transitGateways', gateway, 'attachments', name]
}

function routesOf(key: string, {topology}: Context): readonly TransitGatewayRoute[] {
	const table = topology.transitGateways.get(partsOfKey(key)[0])?.routeTables.find(one => one.key === key)
	return table ? effectiveTransitGatewayRoutes(table) : []
}

const renderRoute = ({destination, attachment, origin}: TransitGatewayRoute): string =>
	`${destination} to ${attachment === undefined ? 'nowhere, a blackhole' : `attachment ${attachment}`}, ${origin}`

export const transitGateway = {
	components: {'transit-gateway': ({key}) => ({name: `transit gateway ${key}`})},
	points: {
		'transit-gateway'(index, hops, {directory}) {
			const decision = hops[index]?.decision
			return decision && 'from' in decision ? directory.byName(decision.from).flatMap(({points = []}) => points) : []
		}
	},
	decisions: {
		'transit-gateway-route'({table, from, by: _, ...route}, {packet}, context) {
			const others = routesOf(table, context).filter(
				one => one.destination !== route.destination && contains(one.destination, packet.destination)
			)
			return {
				text: `sends ${packet.destination}, which came by ${from}, by the route ${renderRoute(route)}, of table ${table}`,
				aws: {
					TransitGatewayRouteTableRoute: {
						DestinationCidr: route.destination,
						RouteOrigin: route.origin === 'propagated' ? 'propagated' : 'static',
						State: route.attachment === undefined ? 'blackhole' : 'active',
						AttachmentId: context.directory.byName(route.attachment ?? '')[0]?.ids[0]
					}
				},
				path:
					route.origin === 'propagated' ? attachmentAt(route.attachment ?? '') : [...tableAt(table), 'routes', route.destination],
				...(others.length > 0 && {others: others.map(one => `${renderRoute(one)} matches as well`)})
			}
		},
		'transit-gateway-table': ({table, from}, {packet}, context) => ({
			text: `has no route to ${packet.destination} in table ${table}, which attachment ${from} is associated with`,
			path: tableAt(table),
			others: routesOf(table, context).map(renderRoute)
		}),
		'transit-gateway-attachment': ({from}) => ({
			text: `has no route table for what comes by attachment ${from}`,
			path: attachmentAt(from)
		})
	},
	*remedies(lost, context) {
		const {hop} = lost
		const without = decisionBy(hop, 'transit-gateway-attachment')
		if (without) yield* associations(without.from, context)
		const table = decisionBy(hop, 'transit-gateway-table')?.table ?? decisionBy(hop, 'transit-gateway-route')?.table
		if (table !== undefined && hop.code !== undefined) yield* waysFrom(table, lost, context)
		if (hop.code === 'SG_REFERENCING_SUPPORT') yield* referencing(lost)
		if (hop.code === 'TGW_ROUTE_AZ_RESTRICTION') yield* zones(lost, context)
	}
} satisfies Explainer

type Written = Partial<AttachmentWritten> & {readonly subnets: AttachmentWritten['subnets']}

/** An attachment as an object, if it is written as a list of subnets. */
function wholeOf(key: string, {draft}: Context): Written | undefined {
	const [gateway, name] = partsOfKey(key)
	const written = draft.document.transitGateways?.[gateway]?.attachments?.[name] as AttachmentEntry | undefined
	if (!written) return undefined
	return 'subnets' in written ? (written as Written) : {subnets: written as AttachmentWritten['subnets']}
}

function set(key: string, fields: Partial<AttachmentWritten>, context: Context) {
	const whole = wholeOf(key, context)
	return whole && patchAt(attachmentAt(key), {...whole, ...fields})
}

const nameOf = (key: string): string => partsOfKey(key)[1]

function* associations(attachment: string, context: Context): Generator<Remedy> {
	for (const {key} of context.topology.transitGateways.get(partsOfKey(attachment)[0])?.routeTables ?? []) {
		const patch = set(attachment, {association: nameOf(key)}, context)
		if (patch) yield {what: `attachment ${attachment} is associated with table ${key}`, patch}
	}
}

/** Remedies for a missing route: propagation of an attachment into the table, or a static route to it. */
function* waysFrom(table: string, {hop}: LostPacket, context: Context): Generator<Remedy> {
	const gateway = context.topology.transitGateways.get(partsOfKey(table)[0])
	const address = hop.packet.destination
	for (const {key, resource, state} of gateway?.attachments ?? []) {
		if (resource.kind === 'vpc') {
			const block = context.topology.vpcs.get(resource.vpc)?.cidrs.find(cidr => contains(cidr, address))
			const {propagations = ['default']} = wholeOf(key, context) ?? {}
			if (block === undefined) continue
			const accepted = state === 'pending-acceptance' ? set(key, {accepted: true}, context) : undefined
			if (accepted) yield {what: `attachment ${key} is accepted`, patch: accepted}
			const patch = set(key, {propagations: [...propagations, nameOf(table)]}, context)
			if (patch && !propagations.includes(nameOf(table))) yield {what: `attachment ${key} propagates into table ${table}`, patch}
			yield {
				what: `table ${table} has the static route ${block} to attachment ${key}`,
				patch: patchAt([...tableAt(table), 'routes', block], {attachment: nameOf(key)})
			}
		} else if (resource.kind === 'peering' && isBehind(resource.peer, address, context)) {
			const block = isBehind(resource.peer, address, context) ?? ''
			yield {
				what: `table ${table} has the static route ${block} to peering ${resource.peering}`,
				patch: patchAt([...tableAt(table), 'routes', block], {peering: resource.peering})
			}
		}
	}
}

/** Whether a VPC attached to that gateway has the address in one of its blocks. */
function isBehind(gateway: string, address: Parameters<typeof contains>[1], {topology}: Context): string | undefined {
	const attached = topology.transitGateways.get(gateway)?.attachments ?? []
	return attached
		.flatMap(({resource}) => (resource.kind === 'vpc' ? (topology.vpcs.get(resource.vpc)?.cidrs ?? []) : []))
		.find(cidr => contains(cidr, address))
}

function* referencing({hops}: LostPacket): Generator<Remedy> {
	const gateway = hops.findLast(({at}) => at.kind === 'transit-gateway')?.at.key
	if (gateway !== undefined) {
		yield {
			what: `transit gateway ${gateway} carries references to security groups`,
			patch: patchAt(['transitGateways', gateway, 'securityGroupReferencing'], true)
		}
	}
}

/** Adds a subnet in the zone that the packet comes from (TGW-2). */
function* zones({hop, hops}: LostPacket, context: Context): Generator<Remedy> {
	const target = decisionBy(hop, 'route')?.target
	const from = hops.findLast(({at}) => at.kind === 'network-interface')?.at.key
	const place = from === undefined ? undefined : context.topology.places.get(from)
	const gateway = target?.kind === 'transit-gateway' ? context.topology.transitGateways.get(target.key) : undefined
	const attachment = gateway?.attachments.find(({resource}) => resource.kind === 'vpc' && resource.vpc === place?.vpc.key)
	const whole = attachment && wholeOf(attachment.key, context)
	if (!place || !attachment || !whole) return
	for (const {key, zoneId} of place.vpc.subnets) {
		if (zoneId !== place.subnet.zoneId) continue
		const patch = set(attachment.key, {subnets: [...whole.subnets, nameOf(key)]}, context)
		if (patch) yield {what: `attachment ${attachment.key} has a subnet in the zone of ${place.subnet.key}: ${key}`, patch}
	}
}
