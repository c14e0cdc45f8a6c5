/**
 * VPC endpoints, which answer themselves. A gateway endpoint takes what comes from its VPC's own addresses (GWE-1); an interface
 * endpoint what its security groups admit, and of that TCP to the ports of its service alone (PL-7).
 */
import type {Answerer, Topology} from '../../control/predict/topology.ts'
import type {Component} from '../../control/predict/types.ts'
import {type ExitBy, lose, type Predictor, pass, type WalkStep} from '../../control/predict/walk.ts'
import {portsOf} from '../../model/aws-services.ts'
import type {Vpc, VpcEndpoint} from '../../model/model.ts'
import {contains, family} from '../../net/address.ts'
import {serviceTtl} from '../aws-service/predict.ts'
import {admitsInto} from '../network-interface/predict.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'vpc-endpoint': 'key of the endpoint'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'gateway-endpoint-receives': {readonly key: string}
		/** Key of the network interface. */
		'interface-endpoint-receives': {readonly interface: string}
	}
}

type Found = {readonly endpoint: VpcEndpoint; readonly vpc: Vpc}

const known = new WeakMap<Topology, ReadonlyMap<string, Found>>()

function endpointsOf(topology: Topology): ReadonlyMap<string, Found> {
	const found =
		known.get(topology) ??
		new Map(
			topology.lab.vpcs.flatMap(vpc =>
				(vpc.vpcEndpoints ?? []).map((endpoint): [string, Found] => [endpoint.key, {endpoint, vpc}])
			)
		)
	known.set(topology, found)
	return found
}

const componentOf = ({key, id}: VpcEndpoint): Component => ({kind: 'vpc-endpoint', key, id})

const gatewayEndpointReceives: WalkStep<'gateway-endpoint-receives'> = ({key}, walk) => {
	const {endpoint, vpc} = endpointsOf(walk.topology).get(key) ?? {}
	if (!endpoint || !vpc) return undefined

	if (!vpc.cidrs.some(cidr => contains(cidr, walk.packet.source))) {
		return lose(walk, componentOf(endpoint), 'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION')
	}

	pass(walk, componentOf(endpoint))
	walk.arrived = {host: gatewayHost(key)}
	return undefined
}

const interfaceEndpointReceives: WalkStep<'interface-endpoint-receives'> = ({interface: key}, walk) => {
	const place = walk.topology.places.get(key)
	const {endpoint} = endpointsOf(walk.topology).get(place?.owner.key ?? '') ?? {}
	if (!place || !endpoint || !admitsInto(walk, place)) return undefined

	pass(walk, componentOf(endpoint))
	walk.arrived = {host: key}
	return undefined
}

const gatewayHost = (key: string): string => `gateway-endpoint ${key}`

const exit: ExitBy = ({topology, vpc, key, destination}) => {
	const found = endpointsOf(topology).get(key)
	return found?.vpc === vpc && family(destination) === 4 ? {next: {at: 'gateway-endpoint-receives', key}} : undefined
}

/** By a gateway endpoint's own name, or by the key of an interface endpoint's interface. */
function answers(topology: Topology, host: string): Answerer | undefined {
	const place = topology.places.get(host)
	const gateway = [...endpointsOf(topology).values()].find(({endpoint}) => gatewayHost(endpoint.key) === host)
	const {endpoint, vpc} =
		(place?.owner.kind === 'vpc-endpoint' ? endpointsOf(topology).get(place.owner.key) : undefined) ?? gateway ?? {}
	if (!endpoint || !vpc) return undefined

	return {
		host: {
			key: host,
			ttl: serviceTtl,
			services: portsOf(endpoint.service.name).map(port => ({protocol: 'tcp', port})),
			ignores: {ping: endpoint.type === 'Interface', closedPorts: true}
		},
		at: componentOf(endpoint),
		start:
			endpoint.type === 'Interface'
				? {at: 'interface-sends', key: host}
				: {at: 'router', vpc: vpc.key, entrance: {gateway: 'vpc-endpoint', key: endpoint.key}}
	}
}

export const vpcEndpoint = {
	steps: {'gateway-endpoint-receives': gatewayEndpointReceives, 'interface-endpoint-receives': interfaceEndpointReceives},
	exit,
	receives: ({networkInterface}) => ({at: 'interface-endpoint-receives', interface: networkInterface.key}),
	answers
} satisfies Predictor
