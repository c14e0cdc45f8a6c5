/**
 * VPC endpoints. Those to AWS's services answer themselves; others lead to load balancer nodes. A gateway endpoint accepts packets from its
 * VPC's own addresses (GWE-1); an interface endpoint what its security groups admit, and of that only TCP to the ports of its service (PL-7); a
 * Gateway Load Balancer endpoint everything that is routed to it.
 */
import {flowOf, withDestination, withSource} from '../../control/predict/packet.ts'
import type {Answerer, AttachedInterface, Topology} from '../../control/predict/topology.ts'
import type {Component} from '../../control/predict/types.ts'
import {type ExitBy, lose, type Position, type Predictor, pass, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import {groupsBefore, type PrivateLink, privateLinksOf} from '../../control/private-link.ts'
import {portsOf} from '../../model/aws-services.ts'
import {privateIpOf} from '../../model/interfaces.ts'
import type {GatewayLoadBalancerEndpoint, InterfaceEndpoint, Vpc, VpcEndpoint} from '../../model/model.ts'
import {contains, family} from '../../net/address.ts'
import {serviceTtl} from '../aws-service/predict.ts'
import {passesAppliance} from '../load-balancer/predict-gateway.ts'
import {answering, asAnswer} from '../load-balancer/predict-return.ts'
import {admitsInto} from '../network-interface/predict.ts'
import {exitTo} from '../network-interface/predict-exit.ts'
import {decideBySecurityGroups} from '../security-group/predict.ts'

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
		/** The same, for replies from a load balancer's node behind it. */
		'interface-endpoint-answers': {readonly interface: string}
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

	if (![...vpc.cidrs, ...vpc.ipv6Cidrs].some(cidr => contains(cidr, walk.packet.source))) {
		return lose(walk, componentOf(endpoint), 'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION')
	}

	pass(walk, componentOf(endpoint))
	walk.arrived = {host: gatewayHost(key)}
	return undefined
}

const interfaceEndpointReceives: WalkStep<'interface-endpoint-receives'> = ({interface: key}, walk) => {
	const place = walk.topology.places.get(key)
	const {endpoint} = endpointsOf(walk.topology).get(place?.owner.key ?? '') ?? {}
	if (place && endpoint?.type === 'GatewayLoadBalancer') return throughAppliance(endpoint, place, walk)
	if (!place || !endpoint || !admitsInto(walk, place)) return undefined

	if (endpoint.type === 'Interface' && endpoint.service.kind !== 'aws-service') return towardsNode(endpoint, place, walk)

	pass(walk, componentOf(endpoint))
	walk.arrived = {host: key}
	return undefined
}

/** By a private link to the node in its zone, through an appliance, and onward by the table of its own subnet (GWLB-1). */
function throughAppliance(endpoint: GatewayLoadBalancerEndpoint, place: AttachedInterface, walk: Walk): Position | undefined {
	const at = componentOf(endpoint)
	const {topology, packet} = walk
	const {key} = place.networkInterface
	if (place.dead) return lose(walk, at, 'BAD_STATE')

	if (endpoint.state !== 'available') return lose(walk, at, 'BAD_STATE_ATTACHMENT')

	// It answers nothing itself.
	if (place.addresses.has(packet.destination)) return lose(walk, at, 'NO_POSSIBLE_DESTINATION')

	const link = privateLinksOf(topology.lab).find(one => one.interface === key)
	const node = link && topology.places.get(link.node.interface)
	const balancer = node?.vpc.loadBalancers.find(one => one.key === link?.balancer)
	if (!link || !node || balancer?.type !== 'gateway') return lose(walk, at, 'NO_PATH')

	pass(walk, at)
	if (!passesAppliance(walk, {place: node, balancer, node: link.node})) return undefined

	walk.packet = {...walk.packet, emitter: key, carriers: []}
	pass(walk, at)
	return {at: 'router', vpc: place.vpc.key, entrance: {interface: key}}
}

const memoryKey = (place: AttachedInterface): string => `vpc-endpoint ${place.networkInterface.key}`

/**
 * Across a private link, where addresses of either VPC mean nothing: only the position shows where the packet is. It is shown with the addresses of
 * the endpoint's and the node's own interfaces.
 */
function towardsNode(endpoint: InterfaceEndpoint, place: AttachedInterface, walk: Walk): Position | undefined {
	const at = componentOf(endpoint)
	const {packet, topology} = walk
	if (place.dead) return lose(walk, at, 'BAD_STATE')

	if (endpoint.state !== 'available') return lose(walk, at, 'BAD_STATE_ATTACHMENT')

	if (packet.protocol === 'icmp' || packet.about) return lose(walk, at, 'PROTOCOL_RESTRICTION')

	const key = place.networkInterface.key
	const links = privateLinksOf(topology.lab).filter(link => link.interface === key)
	const link = links[links.length > 1 ? walk.choose(links.length, memoryKey(place)) : 0]
	const [own] = place.networkInterface.privateIps
	if (!link || !own) return lose(walk, at, 'NO_PATH')

	if (!isAdmitted(link, walk)) return undefined

	const {source, sourcePort, destination, destinationPort} = packet
	walk.packet = withSource(withDestination(packet, privateIpOf(link.nodeVpc, link.node.interface)), own.address)
	walk.memory(memoryKey(place)).forwarded.push({flow: flowOf(walk.packet), source, sourcePort, destination, destinationPort})
	pass(walk, at)
	return {at: 'load-balancer-receives', interface: link.node.interface, privateLink: key}
}

/** Whether the node's groups admit the packet, with the client's address in its own VPC (PL-6). */
function isAdmitted(link: PrivateLink, walk: Walk): boolean {
	const place = walk.topology.places.get(link.node.interface)
	const [first] = groupsBefore(link)
	if (!place || !first) return true

	const {decision, code} = decideBySecurityGroups(walk.topology, place, 'ingress', walk.packet, undefined)
	const key = decision.by === 'security-group-rule' ? decision.group : first.key
	const at: Component = {
		kind: 'security-group',
		key,
		id: place.vpc.securityGroups.find(group => group.key === key)?.id ?? first.id
	}
	if (code) {
		lose(walk, at, code, decision)
		return false
	}

	pass(walk, at, decision)
	return true
}

/** Only replies: no connection can be opened from behind an endpoint (PL-1). */
const interfaceEndpointAnswers: WalkStep<'interface-endpoint-answers'> = ({interface: key}, walk) => {
	const place = walk.topology.places.get(key)
	const {endpoint} = endpointsOf(walk.topology).get(place?.owner.key ?? '') ?? {}
	const back = place && answering(walk.memory(memoryKey(place)), walk.packet)
	if (!place || !endpoint || !back) return undefined

	walk.packet = {...asAnswer(walk.packet, back), emitter: key, carriers: []}
	pass(walk, componentOf(endpoint))
	return {at: 'router', vpc: place.vpc.key, entrance: {interface: key}}
}

const gatewayHost = (key: string): string => `gateway-endpoint ${key}`

const exit: ExitBy = ({topology, receivers, vpc, key, destination}) => {
	const found = endpointsOf(topology).get(key)
	if (found?.vpc !== vpc) return undefined

	if (found.endpoint.type !== 'GatewayLoadBalancer') return {next: {at: 'gateway-endpoint-receives', key}}

	if (family(destination) !== 4) return undefined

	const place = topology.places.get(found.endpoint.interfaces[0]?.interface ?? '')
	return place && exitTo(place, receivers)
}

/** Found by the gateway endpoint's own name, or by the key of an interface endpoint's interface. */
function answers(topology: Topology, host: string): Answerer | undefined {
	const place = topology.places.get(host)
	const gateway = [...endpointsOf(topology).values()].find(({endpoint}) => gatewayHost(endpoint.key) === host)
	const {endpoint, vpc} =
		(place?.owner.kind === 'vpc-endpoint' ? endpointsOf(topology).get(place.owner.key) : undefined) ?? gateway ?? {}
	if (!endpoint || !vpc || endpoint.service.kind !== 'aws-service') return undefined

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
	steps: {
		'gateway-endpoint-receives': gatewayEndpointReceives,
		'interface-endpoint-receives': interfaceEndpointReceives,
		'interface-endpoint-answers': interfaceEndpointAnswers
	},
	exit,
	receives: ({networkInterface}) => ({at: 'interface-endpoint-receives', interface: networkInterface.key}),
	answers
} satisfies Predictor
