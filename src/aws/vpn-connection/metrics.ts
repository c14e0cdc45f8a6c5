/** Doc: https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html */
import type {Metric, MetricPart} from '../../metrics/types.ts'

/** The tunnel's link in AWS's router carries the decrypted packets. */
const insideOf = (tunnel: string): string => `vpn:${tunnel}:inside`

export const vpnConnection: MetricPart = {
	namespaces: (_lab, {vpn = {}, points}) => Object.keys(vpn).flatMap(key => points[insideOf(key)]?.namespace ?? []),
	usesStatus: (_lab, {vpn = {}}) => Object.keys(vpn).length > 0,
	metrics: ({lab, plan, now}) =>
		Object.entries(plan.vpn ?? {}).flatMap(([key, {connection, aws}]) => {
			const point = plan.points[insideOf(key)]
			const link = point && now.counters.get(point.namespace)?.links[point.link]
			const id = lab.vpn?.connections.find(one => one.key === connection)?.id ?? connection
			const of = {namespace: 'AWS/VPN', of: key, dimensions: {VpnId: id, TunnelIpAddress: aws.outside}}
			const counter = (name: string, value: number): Metric => ({...of, name, unit: 'Bytes', kind: 'counter', value})
			return [
				{...of, name: 'TunnelState', unit: 'None', kind: 'gauge', value: now.upTunnels.has(key) ? 1 : 0},
				counter('TunnelDataIn', link?.rxBytes ?? 0),
				counter('TunnelDataOut', link?.txBytes ?? 0)
			]
		})
}
