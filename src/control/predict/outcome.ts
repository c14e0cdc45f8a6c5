/** What happens to one packet and to its reply: the walks in both directions. */

import {instanceComponent, ownAddresses} from '../../aws/instance/predict.ts'
import {isSameInternetHost} from '../../aws/internet/predict.ts'
import {predictors} from '../../aws/predictors.ts'
import {deviceKey, siteHostSends} from '../../aws/site/predict.ts'
import {clientOf, hostOf} from './hosts.ts'
import {answerTo, echoPorts, flowOf, type Packet} from './packet.ts'
import {endpointKey, type Host, type Topology} from './topology.ts'
import type {Prediction, Question} from './types.ts'
import {follow, lose, newMemory, pass, refuse, type Walk} from './walk.ts'

/**
 * `choose`: picks one of several equal paths. `isServed`: the receiver answers regardless of its services in the lab. Throws a RangeError if no host, or
 * more than one, has the source address.
 */
export function outcome(
	topology: Topology,
	question: Question,
	choose: (count: number) => number = () => 0,
	{isServed = false}: {readonly isServed?: boolean} = {}
): Prediction {
	const client = clientOf(topology, question)
	const memory = newMemory()
	const choices = new Map<string, number>()
	const walkOf = (packet: Packet): Walk => {
		const walk: Walk = {
			topology,
			exits: predictors.exits,
			receivers: predictors.receivers,
			borders: predictors.borders,
			packet,
			hops: [],
			memory,
			choose(count, chooser = '') {
				const flow = [`${count} ${chooser}`, ...packetEnds(walk.packet).sort()].join(' ')
				const chosen = choices.get(flow) ?? (choices.size < mostChoices ? choose(count) : 0)
				choices.set(flow, chosen)
				return chosen
			}
		}
		return walk
	}

	const forward = walkOf(firstPacket(question, client))
	travel(forward, client.key)
	const server =
		forward.arrived && (hostOf(topology, forward.arrived.host) ?? predictors.answers(topology, forward.arrived.host)?.host)
	if (!server) return {verdict: 'silence', forward: forward.hops, reply: [], ...endOf('forward', forward)}

	const kind = isServed ? 'reply' : answerKind(forward.packet, server)
	const isIgnored = forward.packet.protocol === 'icmp' ? server.ignores?.ping : kind !== 'reply' && server.ignores?.closedPorts
	if (isIgnored) {
		refuse(forward, 'FIREWALL_RULES_RESTRICTION')
		return {verdict: 'silence', forward: forward.hops, reply: [], ...endOf('forward', forward)}
	}

	const taken = {client: forward.packet.source, server: server.key, forward: forward.hops}
	const back = walkOf(answerTo(forward.packet, kind, server.ttl))
	travel(back, server.key)
	const {packet, arrived} = back
	if (!arrived) return {verdict: 'silence', ...taken, reply: back.hops, ...endOf('reply', back)}

	// A reply from another address than the request was sent to never reaches the client program.
	if (arrived.host !== client.key || !isAnswerTo(packet, question)) {
		refuse(back, arrived.host === client.key ? 'NGW_SOURCE_ADDRESS_REASSIGN' : 'NO_POSSIBLE_DESTINATION')
		return {verdict: 'silence', ...taken, reply: back.hops, ...endOf('reply', back)}
	}

	return {verdict: packet.kind === 'reply' ? 'answer' : 'refused', ttl: packet.ttl, ...taken, reply: back.hops}
}

/** A packet that loops through address translation has other ports each time, and would choose again for ever. */
const mostChoices = 4

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

function isAnswerTo(packet: Packet, question: Question): boolean {
	const asked = flowOf(firstPacket(question, {key: '', ttl: 0, services: []}))
	const {protocol, source, sourcePort, destination, destinationPort, about} = packet
	return asked === (about ? flowOf(about) : `${protocol} ${destination} ${destinationPort} ${source} ${sourcePort}`)
}

function answerKind({protocol, destinationPort}: Packet, {services}: Host): 'reply' | 'reset' | 'unreachable' {
	const isServed = services.some(
		service => service.port === destinationPort && (service.protocol === 'udp') === (protocol === 'udp')
	)
	return protocol === 'icmp' || isServed ? 'reply' : protocol === 'tcp' ? 'reset' : 'unreachable'
}

/** From the host that makes a packet to wherever it ends. */
function travel(walk: Walk, from: string): void {
	const {topology, packet} = walk
	const instance = topology.devices.get(from)?.[0]?.instance
	const behind = topology.siteHosts.get(from)
	const device = topology.sites.values().find(site => deviceKey(site) === from)
	const endpoint = topology.vpnEndpoints.values().find(one => endpointKey(one) === from)
	const answerer = instance ? undefined : predictors.answers(topology, from)
	if (answerer) {
		pass(walk, answerer.at)
		follow(predictors.steps, answerer.start, walk)
	} else if (behind) {
		follow(predictors.steps, siteHostSends(walk, behind), walk)
	} else if (device) {
		pass(walk, {kind: 'site', key: device.key})
		follow(predictors.steps, {at: 'site-sends', key: device.key}, walk)
	} else if (endpoint) {
		pass(walk, {kind: 'vpn-tunnel', key: endpoint.tunnel, id: endpoint.connectionId})
		follow(predictors.steps, {at: 'region-edge', region: endpoint.region}, walk)
	} else if (!instance) {
		pass(walk, {kind: 'internet-host', key: from})
		follow(
			predictors.steps,
			isSameInternetHost(topology, packet) ? {at: 'internet-host-receives', name: from} : {at: 'internet'},
			walk
		)
	} else if (instance.state === 'stopped') {
		lose(walk, instanceComponent(instance), 'BAD_STATE')
	} else if (ownAddresses(topology, instance).has(packet.source)) {
		follow(predictors.steps, {at: 'instance-sends', key: from}, walk)
	} else {
		lose(walk, instanceComponent(instance), 'ENI_ADDRESS_RESTRICTION')
	}
}

function endOf(on: 'forward' | 'reply', {hops}: Walk): Pick<Prediction, 'end'> {
	const last = hops.at(-1)
	return last?.code ? {end: {on, at: last.at, code: last.code, ...(last.decision && {decision: last.decision})}} : {}
}
