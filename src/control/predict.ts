/**
 * What becomes of a packet and of what answers it, told from the lab alone: the second opinion against which the packets of
 * the compiled plan are held, and the beginning of an explanation. Pure; shares no decision with `plan/`.
 */

import {virtualInterface} from '../aws/direct-connect/predict.ts'
import {instanceComponent, instanceReceives, instanceSends, ownAddresses} from '../aws/instance/predict.ts'
import {
	egressOnlySends,
	internet,
	internetGatewayReceives,
	internetGatewaySends,
	internetHostReceives,
	isSameInternetHost,
	regionEdge
} from '../aws/internet/predict.ts'
import {natGatewayReceives} from '../aws/nat-gateway/predict.ts'
import {interfaceReceives, interfaceSends} from '../aws/network-interface/predict.ts'
import {deviceKey, siteHostReceives, siteHostSends, siteReceives, siteSends} from '../aws/site/predict.ts'
import {siteInternetReceives, siteUplink} from '../aws/site/predict-internet.ts'
import {transitGatewayReceives} from '../aws/transit-gateway/predict.ts'
import {router} from '../aws/vpc/predict.ts'
import {vpnGatewayReceives, vpnTunnel} from '../aws/vpn-gateway/predict.ts'
import type {Lab} from '../model/model.ts'
import {expectedOf} from './expected.ts'
import type {Learned} from './learned.ts'
import {askerOf, type Host, hostOf} from './predict/hosts.ts'
import {answerTo, echoPorts, flowOf, type Packet} from './predict/packet.ts'
import {type Topology, topologyOf} from './predict/topology.ts'
import type {Prediction, Question} from './predict/types.ts'
import {follow, type Kinds, lose, newMemory, pass, refuse, type Walk} from './predict/walk.ts'

export type {Decision, Prediction, Question} from './predict/types.ts'

/** Every kind of place a packet can be in. A new one is a file in `predict/`, a position in `walk.ts` and a line here. */
const kinds: Kinds = {
	'instance-sends': instanceSends,
	'instance-receives': instanceReceives,
	'interface-sends': interfaceSends,
	'interface-receives': interfaceReceives,
	router,
	'internet-gateway-sends': internetGatewaySends,
	'egress-only-sends': egressOnlySends,
	'internet-gateway-receives': internetGatewayReceives,
	'nat-gateway-receives': natGatewayReceives,
	'transit-gateway-receives': transitGatewayReceives,
	'vpn-gateway-receives': vpnGatewayReceives,
	'vpn-tunnel': vpnTunnel,
	'virtual-interface': virtualInterface,
	'site-receives': siteReceives,
	'site-sends': siteSends,
	'site-host-receives': siteHostReceives,
	'site-uplink': siteUplink,
	'site-internet-receives': siteInternetReceives,
	'region-edge': regionEdge,
	internet,
	'internet-host-receives': internetHostReceives
}

/**
 * The first of `predictAll()`: where flows are spread over several ways, one of them.
 *
 * `learned`: what the running lab's daemons know. Default: what they will know when all has come up that can.
 * Throws a RangeError if nobody, or more than one, has the address that asks.
 */
export const predict = (lab: Lab, question: Question, learned: Learned = expectedOf(lab)): Prediction =>
	outcome(topologyOf(lab, learned), question, () => 0)

/**
 * Every way that a flow can take. More than one only where a hash decides, which nobody can know beforehand: in which zone a
 * transit gateway in appliance mode puts it (TGW-7), by which of equal tunnels and virtual interfaces it goes (TGW-6, DX-7).
 */
export const predictAll = (lab: Lab, question: Question, learned: Learned = expectedOf(lab)): readonly Prediction[] => {
	const topology = topologyOf(lab, learned)
	const predictions: Prediction[] = []
	let choices: number[] | undefined = []
	while (choices) {
		const counts: number[] = []
		const taken: readonly number[] = choices
		predictions.push(
			outcome(topology, question, count => {
				counts.push(count)
				return taken[counts.length - 1] ?? 0
			})
		)
		choices = following(taken, counts)
	}

	return predictions
}

/** The next series of choices, counting up from the last. */
const following = (taken: readonly number[], counts: readonly number[]): number[] | undefined => {
	const next = counts.map((_, index) => taken[index] ?? 0)
	for (let index = next.length - 1; index >= 0; index--) {
		const choice = (next[index] ?? 0) + 1
		if (choice < (counts[index] ?? 0)) {
			return [...next.slice(0, index), choice]
		}
	}

	return undefined
}

const outcome = (topology: Topology, question: Question, choose: (count: number) => number): Prediction => {
	const asker = askerOf(topology, question)
	const memory = newMemory()
	const choices = new Map<string, number>()
	const walkOf = (packet: Packet): Walk => {
		const walk: Walk = {
			topology,
			packet,
			hops: [],
			memory,
			choose(count, chooser = '') {
				const flow = [`${count} ${chooser}`, ...packetEnds(walk.packet).sort()].join(' ')
				const chosen = choices.get(flow) ?? choose(count)
				choices.set(flow, chosen)
				return chosen
			}
		}
		return walk
	}

	const forward = walkOf(firstPacket(question, asker))
	travel(forward, asker.key)
	const server = forward.arrived && hostOf(topology, forward.arrived.host)
	if (!server) {
		return {verdict: 'silence', forward: forward.hops, reply: [], ...endOf('forward', forward)}
	}

	const kind = answerKind(forward.packet, server)
	const isIgnored = forward.packet.protocol === 'icmp' ? server.ignores?.ping : kind !== 'reply' && server.ignores?.closedPorts
	if (isIgnored) {
		refuse(forward, 'FIREWALL_RULES_RESTRICTION')
		return {verdict: 'silence', forward: forward.hops, reply: [], ...endOf('forward', forward)}
	}

	const taken = {client: forward.packet.source, server: server.key, forward: forward.hops}
	const back = walkOf(answerTo(forward.packet, kind, server.ttl))
	travel(back, server.key)
	const {packet, arrived} = back
	if (!arrived) {
		return {verdict: 'silence', ...taken, reply: back.hops, ...endOf('reply', back)}
	}

	// What does not come from where it was sent to, the asking program never sees.
	if (arrived.host !== asker.key || !isAnswerTo(packet, question)) {
		refuse(back, arrived.host === asker.key ? 'NGW_SOURCE_ADDRESS_REASSIGN' : 'NO_POSSIBLE_DESTINATION')
		return {verdict: 'silence', ...taken, reply: back.hops, ...endOf('reply', back)}
	}

	return {verdict: packet.kind === 'reply' ? 'answer' : 'refused', ttl: packet.ttl, ...taken, reply: back.hops}
}

const packetEnds = ({source, sourcePort, destination, destinationPort, protocol}: Packet) => [
	`${protocol} ${source} ${sourcePort}`,
	`${protocol} ${destination} ${destinationPort}`
]

const defaultSourcePort = 49_152
const defaultPort = 80

const firstPacket = ({from, to, protocol, port, sourcePort}: Question, {ttl}: Host): Packet => ({
	protocol,
	kind: 'request',
	source: from,
	destination: to,
	...(protocol === 'icmp' ? echoPorts : {sourcePort: sourcePort ?? defaultSourcePort, destinationPort: port ?? defaultPort}),
	ttl,
	carriers: []
})

const isAnswerTo = (packet: Packet, question: Question): boolean => {
	const asked = flowOf(firstPacket(question, {key: '', ttl: 0, services: []}))
	const {protocol, source, sourcePort, destination, destinationPort, about} = packet
	return asked === (about ? flowOf(about) : `${protocol} ${destination} ${destinationPort} ${source} ${sourcePort}`)
}

const answerKind = ({protocol, destinationPort}: Packet, {services}: Host): 'reply' | 'reset' | 'unreachable' => {
	const isServed = services.some(
		service => service.port === destinationPort && (service.protocol === 'udp') === (protocol === 'udp')
	)
	return protocol === 'icmp' || isServed ? 'reply' : protocol === 'tcp' ? 'reset' : 'unreachable'
}

/** From a host that has made a packet to wherever it ends. */
const travel = (walk: Walk, from: string): void => {
	const {topology, packet} = walk
	const instance = topology.devices.get(from)?.[0]?.instance
	const behind = topology.siteHosts.get(from)
	const device = topology.sites.values().find(site => deviceKey(site) === from)
	if (behind) {
		follow(kinds, siteHostSends(walk, behind), walk)
	} else if (device) {
		pass(walk, {kind: 'site', key: device.key})
		follow(kinds, {at: 'site-sends', key: device.key}, walk)
	} else if (!instance) {
		pass(walk, {kind: 'internet-host', key: from})
		follow(kinds, isSameInternetHost(topology, packet) ? {at: 'internet-host-receives', name: from} : {at: 'internet'}, walk)
	} else if (instance.state === 'stopped') {
		lose(walk, instanceComponent(instance), 'BAD_STATE')
	} else if (ownAddresses(topology, instance).has(packet.source)) {
		follow(kinds, {at: 'instance-sends', key: from}, walk)
	} else {
		lose(walk, instanceComponent(instance), 'ENI_ADDRESS_RESTRICTION')
	}
}

const endOf = (on: 'forward' | 'reply', {hops}: Walk): Pick<Prediction, 'end'> => {
	const last = hops.at(-1)
	return last?.code ? {end: {on, at: last.at, code: last.code, ...(last.decision && {decision: last.decision})}} : {}
}
