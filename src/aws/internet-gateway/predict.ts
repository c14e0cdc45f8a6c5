/**
 * A VPC's border towards the Internet, which is no hop: 1:1 translation of IPv4 (IGW-1), IPv6 unchanged (IGW-4).
 * An incoming packet belongs to a flow that left by another of the VPC's gateways, or otherwise to the internet gateway.
 */
import {carriedBy, flowOf, withDestination, withSource} from '../../control/predict/packet.ts'
import type {Topology} from '../../control/predict/topology.ts'
import type {Code, Component} from '../../control/predict/types.ts'
import {type ExitBy, lose, type Position, type Predictor, pass, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import type {BorderAddress, Vpc} from '../../model/model.ts'
import {type Address, contains, family, parseCidr} from '../../net/address.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'internet-gateway': 'key of the VPC'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'internet-gateway-sends': {readonly vpc: string}
		'internet-gateway-receives': {readonly vpc: string}
	}
}

const blocks = (...texts: string[]) => texts.flatMap(text => parseCidr(text) ?? [])
const rfc1918 = blocks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16')
const rfc6598 = blocks('100.64.0.0/10')

/** IGW-2. */
function privateCode(address: Address, codes: readonly [Code, Code]): Code | undefined {
	const within = (list: typeof rfc1918) => list.some(block => contains(block, address))
	return within(rfc1918) ? codes[0] : within(rfc6598) ? codes[1] : undefined
}

const internetGateway = ({key, internetGateway: gateway}: Vpc): Component => ({
	kind: 'internet-gateway',
	key,
	...(gateway && {id: gateway.id})
})

const borderAddressOf = ({borderAddresses = []}: Vpc, asked: Address): BorderAddress | undefined =>
	borderAddresses.find(({address}) => address === asked)

/** IPv4: the source becomes its public address, if it has one (IGW-1). IPv6 passes unchanged (IGW-4). */
export const internetGatewaySends: WalkStep<'internet-gateway-sends'> = ({vpc: key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) return undefined

	const at = internetGateway(vpc)
	if (family(packet.source) === 6) {
		if (!vpc.ipv6Cidrs.some(cidr => contains(cidr, packet.source))) return lose(walk, at, 'GATEWAY_REJECTS_SPOOFED_TRAFFIC')
	} else {
		const code = privateCode(packet.destination, [
			'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
			'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'
		])
		if (code) return lose(walk, at, code)

		const outside = topology.outside(key, packet.source)
		if (outside === undefined) return lose(walk, at, 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS')

		walk.packet = withSource(packet, outside)
	}

	walk.packet = carriedBy(walk.packet, 'internet', key)
	// What comes from a gateway on the border has its public address already, and is not seen on the side of the VPC.
	if (borderAddressOf(vpc, packet.source) === undefined) pass(walk, at)
	return {at: 'region-edge', region: vpc.region}
}

export const internetGatewayReceives: WalkStep<'internet-gateway-receives'> = ({vpc: key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) return undefined

	return family(packet.destination) === 4 ? receiveIpv4(vpc, walk, topology) : receiveIpv6(vpc, walk)
}

function receiveIpv4(vpc: Vpc, walk: Walk, {translations}: Topology): Position | undefined {
	const {packet} = walk
	const at = internetGateway(vpc)
	const translation = translations.get(packet.destination)
	if (translation?.vpc.key !== vpc.key) return lose(walk, at, 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS')

	const code = privateCode(packet.source, [
		'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS',
		'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS'
	])
	if (code) return lose(walk, at, code)

	const own = borderAddressOf(vpc, packet.destination)
	if (own) return {at: 'regional-gateway-receives', vpc: vpc.key, key: own.gateway, zoneId: own.zoneId}

	walk.packet = withDestination(packet, translation.inside)
	pass(walk, at)
	return {
		at: 'router',
		vpc: vpc.key,
		entrance: {gateway: 'internet-gateway', key: vpc.key, routeTable: vpc.internetGateway?.routeTable}
	}
}

function receiveIpv6(vpc: Vpc, walk: Walk): Position | undefined {
	const memory = walk.memory(`internet-gateway ${vpc.key}`)
	const {packet} = walk
	const others = walk.borders.flatMap(({kind, of, comesBack}) => {
		const at = of(vpc)
		return at ? [{kind, at, isAnswered: comesBack(memory, packet)}] : []
	})
	const answered = others.find(({isAnswered}) => isAnswered)
	if (answered) {
		pass(walk, answered.at)
		return {at: 'router', vpc: vpc.key, entrance: {gateway: answered.kind, key: vpc.key}}
	}

	if (!vpc.internetGateway) return lose(walk, others[0]?.at ?? internetGateway(vpc), 'NO_PATH')

	memory.ingress.add(flowOf(packet))
	pass(walk, internetGateway(vpc))
	return {
		at: 'router',
		vpc: vpc.key,
		entrance: {gateway: 'internet-gateway', key: vpc.key, routeTable: vpc.internetGateway?.routeTable}
	}
}

/** Whether the Internet has a route to the VPC's IPv6 addresses. */
export const reachesInternet = (vpc: Vpc, {borders}: Pick<Walk, 'borders'>): boolean =>
	vpc.internetGateway !== undefined || borders.some(({of}) => of(vpc) !== undefined)

const exit: ExitBy = ({vpc}) => (vpc.internetGateway ? {next: {at: 'internet-gateway-sends', vpc: vpc.key}} : undefined)

export const internetGatewayPredictor = {
	steps: {'internet-gateway-sends': internetGatewaySends, 'internet-gateway-receives': internetGatewayReceives},
	exit
} satisfies Predictor
