/**
 * Other descriptions of tunnels in a VPN connection: `CustomerGatewayConfiguration`, the document from which devices are configured,
 * and `VgwTelemetry`. AWS often omits `TunnelOptions` from its answers, but includes these.
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

/** The document's tunnels, in its order. Values that are missing or in an unknown form are undefined. */
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

/** Enough for this document: the elements read here have no attributes, and none contains another of the same name. */
const elements = (xml: string, name: string): readonly string[] =>
	xml
		.split(`<${name}>`)
		.slice(1)
		.map(part => part.split(`</${name}>`, 1)[0]?.trim() ?? '')

const first = (xml: string, name: string): string | undefined => elements(xml, name)[0]

export type KnownTunnel = {
	readonly options: TunnelOptions | undefined
	readonly documented: DocumentedTunnel
	/** Its outside address was taken from `VgwTelemetry` by order: no answer shows which of the two addresses it has. */
	readonly isByOrder: boolean
}

const nothing: DocumentedTunnel = {outsideIp: undefined, insideCidr: undefined, psk: undefined}

/** Both tunnels, in the order of `TunnelOptions`, or else in the document's. */
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

/** Pairs the two lists, whose order may differ, by the values that they share; without any, by position. */
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
