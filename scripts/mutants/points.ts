/** Whether a predicted packet passes a capture point. Pure. */

import type {ExpectedMatch} from '../../src/checks/capture.ts'
import type {Component, Hop} from '../../src/control/predict/types.ts'
import type {Prediction} from '../../src/control/predict.ts'
import type {Lab} from '../../src/model/model.ts'
import {findHost} from '../../src/verify/find-host.ts'
import {addressesOf} from '../../src/verify/targets.ts'

/** The VLAN tag in a capture filter, which selects frames of one virtual interface. Other filters cannot be predicted. */
export function vlanOf(filter: string): number | undefined {
	const [, tag] = /\bvlan (\d+)/.exec(filter) ?? []
	return tag === undefined ? undefined : Number(tag)
}

export function passesPoint({forward, reply}: Prediction, {point, packet}: ExpectedMatch, lab: Lab): boolean {
	const isThere = hopsAt(point, lab)
	return [forward, reply].some(hops =>
		hops.some((hop, index) => {
			if (!isThere(hop.at)) return false
			// As received or as forwarded: a NAT may be between the two.
			if (packet.kind === 'fields') return [hops[index - 1] ?? hop, hop].some(one => fits(one, packet, lab))
			const tag = vlanOf(packet.filter)
			// A filter by protocol number matches a tunnel's outer packets, which are not predicted.
			return tag === undefined ? !/\bproto \d+/.test(packet.filter) : hasTag(hop.at.key, tag, lab)
		})
	)
}

const hasTag = (virtualInterface: string, tag: number, {directConnect}: Lab): boolean =>
	directConnect?.connections.some(({interfaces}) =>
		interfaces.some(({key, vlan}) => key === virtualInterface && vlan === tag)
	) === true

type Fields = ExpectedMatch['packet'] & {readonly kind: 'fields'}

function fits({packet}: Hop, {source, destination}: Fields, lab: Lab): boolean {
	const isOneOf = (ref: Fields['source'], address: string) =>
		ref === undefined || addressesOf(ref, lab).some(one => one === address)
	return isOneOf(source, packet.source) && isOneOf(destination, packet.destination)
}

const kinds: Readonly<Record<string, Component['kind']>> = {
	eni: 'network-interface',
	igw: 'internet-gateway',
	nat: 'nat-gateway',
	pcx: 'peering',
	tgw: 'transit-gateway',
	vgw: 'vpn-gateway',
	vpn: 'vpn-tunnel',
	dx: 'virtual-interface',
	site: 'site'
}

/** Whether a hop is at a capture point: `web`, `web:eth1`, `eni:web`, `pcx:a-b`, `vpn:office:1:customer`, `dx:east.corp`. */
function hopsAt(point: string, lab: Lab): (at: Component) => boolean {
	const [prefix = '', ...rest] = point.split(':')
	const kind = rest.length > 0 ? kinds[prefix] : undefined
	const name = rest.join(':')
	if (kind === undefined) return atHost(prefix, lab)
	return ({kind: own, key}) => {
		if (own !== kind) return false
		if (kind === 'vpn-tunnel') return name.startsWith(`${key}:`)
		if (kind === 'virtual-interface') return key === name || key.startsWith(`${name}.`)
		return key === name || key.endsWith(`.${name}`)
	}
}

function atHost(name: string, lab: Lab): (at: Component) => boolean {
	const found = findHost(name, lab)
	const key = found?.kind === 'instance' ? found.instance.key : found?.kind === 'site-host' ? found.host.key : found?.host.name
	return at => at.key === key && ['instance', 'site-host', 'internet-host'].includes(at.kind)
}
