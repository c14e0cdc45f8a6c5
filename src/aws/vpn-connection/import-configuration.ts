/**
 * What else in a VPN connection describes its tunnels: `CustomerGatewayConfiguration`, the document that devices are configured by,
 * and `VgwTelemetry`. AWS leaves `TunnelOptions` out of many answers, and these are in them all the same.
 */

import type {Thing} from '../../import/snapshot.ts'
import {type Address, type Cidr, family, parseAddress, parseCidr} from '../../net/address.ts'

type Connection = Thing<'VpnConnections'>
type TunnelOptions = NonNullable<Connection['Options']>['TunnelOptions'][number]

type DocumentedTunnel = {
	readonly outsideIp: Address | undefined
	readonly insideCidr: Cidr | undefined
	readonly psk: string | undefined
}

/** The tunnels of the document, in its order; what it does not have, or not in a form that is known, is undefined. */
const tunnelsOfConfiguration = (xml: string): readonly DocumentedTunnel[] =>
	elements(xml, 'ipsec_tunnel').map(tunnel => {
		const end = first(tunnel, 'vpn_gateway') ?? ''
		const inside = first(end, 'tunnel_inside_address') ?? ''
		return {
			outsideIp: parseAddress(first(first(end, 'tunnel_outside_address') ?? '', 'ip_address') ?? ''),
			insideCidr: parseCidr(`${first(inside, 'ip_address') ?? ''}/${first(inside, 'network_cidr') ?? ''}`, {maskHostBits: true}),
			psk: first(tunnel, 'pre_shared_key')
		}
	})

/** Elements of the document have no attributes where this looks, and no element of a name is inside another of that name. */
const elements = (xml: string, name: string): readonly string[] =>
	xml
		.split(`<${name}>`)
		.slice(1)
		.map(part => part.split(`</${name}>`, 1)[0]?.trim() ?? '')

const first = (xml: string, name: string): string | undefined => elements(xml, name)[0]

export type KnownTunnel = {
	readonly options: TunnelOptions | undefined
	readonly documented: DocumentedTunnel
	/** Its outside address is one of `VgwTelemetry`, and no answer shows which of the two. */
	readonly isByOrder: boolean
}

const nothing: DocumentedTunnel = {outsideIp: undefined, insideCidr: undefined, psk: undefined}

/** Both tunnels, in the order of `TunnelOptions`, or else of the document. */
export function tunnelsOf({
	Options,
	CustomerGatewayConfiguration,
	VgwTelemetry
}: Connection): readonly [KnownTunnel, KnownTunnel] {
	const options = Options?.TunnelOptions ?? []
	const documented = tunnelsOfConfiguration(CustomerGatewayConfiguration ?? '')
	const inOrder = matched(options, documented)
	const outsides = [0, 1].map(index => options[index]?.OutsideIpAddress ?? inOrder[index]?.outsideIp)
	const free = VgwTelemetry.flatMap(({OutsideIpAddress: one}) => (one === undefined || outsides.includes(one) ? [] : one))
	const isClear = free.length === 1 && outsides.filter(one => one === undefined).length === 1
	const tunnel = (index: 0 | 1): KnownTunnel => {
		const own = inOrder[index] ?? nothing
		const measured = outsides[index] === undefined ? free.shift() : undefined
		return {
			options: options[index],
			documented: {...own, outsideIp: own.outsideIp ?? parseAddress(measured ?? '')},
			isByOrder: measured !== undefined && !isClear
		}
	}
	return [tunnel(0), tunnel(1)]
}

/** By what they have in common: the order of the two lists may differ. What has nothing in common with any goes by its place. */
function matched(
	options: readonly TunnelOptions[],
	documented: readonly DocumentedTunnel[]
): readonly (DocumentedTunnel | undefined)[] {
	const found = [0, 1].map(index => {
		const {OutsideIpAddress: outside, TunnelInsideCidr, TunnelInsideIpv6Cidr} = options[index] ?? {}
		const insides = [TunnelInsideCidr, TunnelInsideIpv6Cidr].map(one => parseCidr(one ?? '', {maskHostBits: true}))
		return documented.find(one =>
			outside !== undefined
				? one.outsideIp === outside
				: one.insideCidr !== undefined && insides.some(inside => inside === one.insideCidr)
		)
	})
	const rest = documented.filter(one => !found.includes(one))
	return found.map((one, index) => one ?? (options[index]?.OutsideIpAddress === undefined ? rest.shift() : undefined))
}

export const isOfFamily = (cidr: Cidr | undefined, wanted: 4 | 6): Cidr | undefined =>
	cidr !== undefined && family(cidr) === wanted ? cidr : undefined
