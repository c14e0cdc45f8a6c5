/** Replies to what left by it may enter, and nothing else (EIGW-1). It is no hop. */
import {carriedBy, flowOf, isKnown, startsFlow} from '../../control/predict/packet.ts'
import type {Component} from '../../control/predict/types.ts'
import {type ExitBy, lose, type Position, type Predictor, pass, type WalkStep} from '../../control/predict/walk.ts'
import type {Vpc} from '../../model/model.ts'
import {contains, family} from '../../net/address.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'egress-only-internet-gateway': 'key of the VPC'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'egress-only-sends': {readonly vpc: string}
	}
}

const egressOnly = ({key, egressOnlyInternetGateway: gateway}: Vpc): Component => ({
	kind: 'egress-only-internet-gateway',
	key,
	...(gateway && {id: gateway.id})
})

/** Admits replies to what left by it; replies to packets that entered by another gateway do not pass (EIGW-1). */
export const egressOnlySends: WalkStep<'egress-only-sends'> = ({vpc: key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) return undefined

	const at = egressOnly(vpc)
	if (family(packet.source) === 4) return lose(walk, at, 'PROTOCOL_RESTRICTION')

	if (!vpc.ipv6Cidrs.some(cidr => contains(cidr, packet.source))) return lose(walk, at, 'GATEWAY_REJECTS_SPOOFED_TRAFFIC')

	const memory = walk.memory(`internet-gateway ${key}`)
	if (isKnown(memory.ingress, packet) || !(startsFlow(packet) || isKnown(memory.egress, packet))) return lose(walk, at, 'NO_PATH')

	memory.egress.add(flowOf(packet))
	walk.packet = carriedBy(packet, 'internet', key)
	pass(walk, at)
	return {at: 'region-edge', region: vpc.region}
}

const exit: ExitBy = ({vpc}) => (vpc.egressOnlyInternetGateway ? {next: {at: 'egress-only-sends', vpc: vpc.key}} : undefined)

export const egressOnlyPredictor = {
	steps: {'egress-only-sends': egressOnlySends},
	exit,
	border: {
		kind: 'egress-only-internet-gateway',
		of: vpc => (vpc.egressOnlyInternetGateway ? egressOnly(vpc) : undefined),
		comesBack: (memory, packet) => isKnown(memory.egress, packet)
	}
} satisfies Predictor
