/**
 * A regional NAT gateway (NAT-9): packets of a zone leave by its public address there, and only replies come back. It has no interface in a subnet, so
 * that no network ACL but the sender's sees them.
 */
import {flowOf, isKnown, startsFlow} from '../../control/predict/packet.ts'
import {restore, translate} from '../../control/predict/translation.ts'
import type {Component} from '../../control/predict/types.ts'
import {type Exit, type ExitBy, lose, type Position, pass, takeHop, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import type {Vpc} from '../../model/model.ts'
import {family} from '../../net/address.ts'

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'regional-gateway-sends': {readonly vpc: string; readonly key: string; readonly zoneId: string}
		'regional-gateway-receives': {readonly vpc: string; readonly key: string; readonly zoneId: string}
	}
}

type Where = {readonly vpc: string; readonly key: string; readonly zoneId: string}

function partAt({vpc, key, zoneId}: Where, {topology}: Walk) {
	const gateway = topology.vpcs.get(vpc)?.regionalNatGateways?.find(one => one.key === key)
	const zone = gateway?.zones.find(one => one.zoneId === zoneId)
	return gateway && zone && {gateway, zone}
}

const memoryKey = ({key, zoneId}: Where): string => `nat-gateway ${key} ${zoneId}`

const componentOf = (gateway: NonNullable<Vpc['regionalNatGateways']>[number]): Component => ({
	kind: 'nat-gateway',
	key: gateway.key,
	id: gateway.id
})

export const regionalGatewaySends: WalkStep<'regional-gateway-sends'> = (where, walk): Position | undefined => {
	const found = partAt(where, walk)
	if (!found) return undefined

	const at = componentOf(found.gateway)
	const {packet} = walk
	if (walk.topology.isZoneDead(where.zoneId)) return lose(walk, at, 'BAD_STATE')

	const memory = walk.memory(memoryKey(where))
	if (!startsFlow(packet) && !isKnown(memory.egress, packet)) {
		return lose(walk, at, packet.protocol === 'icmp' ? 'PROTOCOL_RESTRICTION' : 'NGW_SOURCE_ADDRESS_REASSIGN')
	}

	if (!takeHop(walk, at)) return undefined

	if (!isKnown(memory.egress, packet)) memory.egress.add(flowOf(packet))
	const {emitter: _, ...anonymous} = translate(memory, walk.packet, found.zone.address)
	walk.packet = {...anonymous, carriers: []}
	pass(walk, at)
	return {at: 'internet-gateway-sends', vpc: where.vpc}
}

export const regionalGatewayReceives: WalkStep<'regional-gateway-receives'> = (where, walk): Position | undefined => {
	const found = partAt(where, walk)
	if (!found) return undefined

	const at = componentOf(found.gateway)
	if (walk.topology.isZoneDead(where.zoneId)) return lose(walk, at, 'BAD_STATE')

	const answer = restore(walk.memory(memoryKey(where)), walk.packet)
	if (!answer) return lose(walk, at, 'NGW_DEST_ADDRESS_PRESERVATION')

	if (!takeHop(walk, at)) return undefined

	walk.packet = {...answer, ttl: walk.packet.ttl, carriers: []}
	pass(walk, at)
	return {at: 'router', vpc: where.vpc, entrance: {gateway: 'nat-gateway', key: where.key}}
}

/** By the part in the sender's zone. Undefined: it is another gateway, or has no part there. */
export function regionalExit({topology, vpc, entrance, key, destination}: Parameters<ExitBy>[0]): Exit | undefined {
	const gateway = vpc.regionalNatGateways?.find(one => one.key === key)
	const zoneId = entrance.interface === undefined ? undefined : topology.places.get(entrance.interface)?.subnet.zoneId
	const zone = gateway?.zones.find(one => one.zoneId === zoneId)
	return zone && family(destination) === 4
		? {next: {at: 'regional-gateway-sends', vpc: vpc.key, key, zoneId: zone.zoneId}}
		: undefined
}
