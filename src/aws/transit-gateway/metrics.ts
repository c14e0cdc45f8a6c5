/** Doc: https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-cloudwatch-metrics.html */
import type {Counters, LinkCounters, Metric, MetricPart} from '../../metrics/types.ts'
import type {Lab, TransitGateway, TransitGatewayAttachment} from '../../model/model.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {Plan} from '../../plan/types.ts'

export const transitGateway: MetricPart = {
	namespaces: ({transitGateways}) => transitGateways.map(({key}) => namespaceOf.transitGateway(key)),
	metrics: ({lab, plan, now}) =>
		lab.transitGateways.flatMap(gateway => {
			const counters = now.counters.get(namespaceOf.transitGateway(gateway.key))
			if (!counters) return []
			const all = gateway.attachments.map(one => ({one, links: linksOf(one, gateway, lab, plan, counters)}))
			const of = {namespace: 'AWS/TransitGateway', of: gateway.key, dimensions: {TransitGateway: gateway.id}}
			return [
				...traffic(
					of,
					all.flatMap(({links}) => links)
				),
				...drops(of, counters),
				...all.flatMap(({one, links}) =>
					traffic({...of, of: one.key, dimensions: {...of.dimensions, TransitGatewayAttachment: one.id}}, links)
				)
			]
		})
}

type Of = Pick<Metric, 'namespace' | 'of' | 'dimensions'>

function traffic(of: Of, links: readonly LinkCounters[]): readonly Metric[] {
	const sum = (what: 'rxBytes' | 'txBytes' | 'rxPackets' | 'txPackets') => links.reduce((total, link) => total + link[what], 0)
	const counter = (name: string, unit: Metric['unit'], value: number): Metric => ({...of, name, unit, kind: 'counter', value})
	return [
		counter('BytesIn', 'Bytes', sum('rxBytes')),
		counter('BytesOut', 'Bytes', sum('txBytes')),
		counter('PacketsIn', 'Count', sum('rxPackets')),
		counter('PacketsOut', 'Count', sum('txPackets'))
	]
}

/**
 * Packets that were received, but neither forwarded nor addressed to the gateway. Differs from AWS: drops by blackhole routes
 * are counted together with drops for lack of a route.
 */
function drops(of: Of, {ip}: Counters): readonly Metric[] {
	const {InReceives = 0, ForwDatagrams = 0, InDelivers = 0, InHdrErrors = 0, InDiscards = 0} = ip
	const lost = Math.max(0, InReceives - ForwDatagrams - InDelivers - InHdrErrors - InDiscards)
	const counter = (name: string, value: number): Metric => ({...of, name, unit: 'Count', kind: 'counter', value})
	return [counter('PacketDropCountNoRoute', lost), counter('PacketDropCountTTLExpired', InHdrErrors)]
}

/** By name of the capture point: one for each zone of a VPC, and for each tunnel of a VPN. */
function linksOf(
	{key, resource}: TransitGatewayAttachment,
	gateway: TransitGateway,
	lab: Lab,
	{points}: Plan,
	{links}: Counters
): readonly LinkCounters[] {
	const tunnels =
		resource.kind === 'vpn' ? (lab.vpn?.connections.find(one => one.key === resource.connection)?.tunnels ?? []) : []
	const names = [
		...Object.keys(points).filter(name => name === `tgw:${key}` || name.startsWith(`tgw:${key}:`)),
		...tunnels.map(tunnel => `vpn:${tunnel.key}:inside`)
	]
	return names.flatMap(name => {
		const point = points[name]
		return point?.namespace === namespaceOf.transitGateway(gateway.key) ? (links[point.link] ?? []) : []
	})
}
