/** Hosts that send and receive packets: instances, Internet hosts, hosts of sites and sites' devices, modeled as far as their operating systems matter. */

import {deviceKey} from '../../aws/site/predict.ts'
import {endpointKey, type Host, type Topology} from './topology.ts'
import type {Question} from './types.ts'

/** Throws a RangeError if no host, or more than one, has the address. */
export const clientOf = (topology: Topology, question: Question): Host =>
	namedSender(topology, question) ?? senderAt(topology, question)

/** The named instance, if it has the address. */
const namedSender = (topology: Topology, {from, host}: Question): Host | undefined =>
	host !== undefined && topology.devices.get(host)?.some(({addresses}) => addresses.has(from))
		? hostOf(topology, host)
		: undefined

function senderAt(topology: Topology, {from, host}: Question): Host {
	const owners = [
		...[...topology.devices].flatMap(([key, own]) => (own.some(({addresses}) => addresses.has(from)) ? [key] : [])),
		...topology.siteHosts
			.values()
			.filter(({host}) => host.address === from || host.ipv6 === from)
			.map(({host}) => host.key),
		...[topology.internetHosts.get(from)].flatMap(one => (one ? [one.name] : [])),
		...[topology.vpnEndpoints.get(from)].flatMap(one => (one ? [endpointKey(one)] : []))
	]
	const candidates = [...new Set(owners)].filter(key => host === undefined || key === host)
	const [key] = candidates
	const client = candidates.length === 1 && key !== undefined ? hostOf(topology, key) : undefined
	if (!client) {
		throw new RangeError(
			candidates.length === 0
				? `no host${host === undefined ? '' : ` named "${host}"`} has the address ${from}`
				: `several hosts have the address ${from}: name one of ${candidates.join(', ')}`
		)
	}

	return client
}

/** TTL of packets from a site's device, and from AWS's end of a tunnel. */
const deviceTtl = 64

export function hostOf({devices, internetHosts, siteHosts, sites, vpnEndpoints}: Topology, key: string): Host | undefined {
	const instance = devices.get(key)?.[0]?.instance
	if (instance) return {key, ttl: instance.guest.ttl, services: instance.services}

	const behind = siteHosts.get(key)?.host
	if (behind || sites.values().some(site => deviceKey(site) === key)) {
		return {key, ttl: behind?.ttl ?? deviceTtl, services: behind?.services ?? []}
	}

	if (vpnEndpoints.values().some(one => endpointKey(one) === key)) return {key, ttl: deviceTtl, services: []}

	const host = internetHosts.values().find(({name}) => name === key)
	return (
		host && {
			key,
			ttl: host.ttl,
			services: host.services,
			ignores: {ping: host.answersPing === false, closedPorts: host.closedPorts === 'drop'}
		}
	)
}
