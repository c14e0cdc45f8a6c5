/** Internet gateways: attached, or assumed where a route leads to one that no answer describes. */
import {type ImportPart, inNoAnswer, isAttachedTo} from '../../import/part.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {written} from '../../import/written.ts'
import {edgeTableOf} from '../route-table/import.ts'

/** From the gateway's own description, or otherwise from a route that leads to one. */
function internetGatewayOf(
	vpc: WorldVpc,
	{snapshot: {things}}: World
): {readonly id: string; readonly isAssumed: boolean} | undefined {
	const described = things.InternetGateways.find(one => isAttachedTo(one, vpc))
	if (described) return {id: described.InternetGatewayId, isAssumed: false}
	const [id] = things.RouteTables.filter(({VpcId}) => VpcId === vpc.id)
		.flatMap(({Routes}) => Routes)
		.flatMap(({GatewayId = '', State}) => (GatewayId.startsWith('igw-') && State !== 'blackhole' ? GatewayId : []))
	return id === undefined || things.InternetGateways.some(({InternetGatewayId}) => InternetGatewayId === id)
		? undefined
		: {id, isAssumed: true}
}

export const internetGateway: ImportPart = {
	inVpc(vpc, _hosts, world) {
		const gateway = internetGatewayOf(vpc, world)
		if (!gateway) return {}
		if (gateway.isAssumed) {
			const consequence = `it is in no answer of describe-internet-gateways: it is taken as attached to ${vpc.id}, whose routes lead to it`
			world.note(vpc.vpc.at, {kind: 'internet gateway', id: gateway.id, consequence})
		}
		return {internetGateway: written({id: gateway.id, routeTable: edgeTableOf(gateway.id, vpc, world)})}
	},
	route: {
		idOf: ({GatewayId}) => (GatewayId?.startsWith('igw-') ? GatewayId : undefined),
		target: (id, vpc, _hosts, world) => (internetGatewayOf(vpc, world)?.id === id ? 'internet-gateway' : undefined),
		whyGone: (id, vpc, _hosts, {snapshot: {things}}) =>
			things.InternetGateways.some(one => one.InternetGatewayId === id)
				? `it is not attached to ${vpc.id}`
				: inNoAnswer('describe-internet-gateways')
	}
}
