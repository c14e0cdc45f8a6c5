/** Doc: https://docs.aws.amazon.com/directconnect/latest/UserGuide/viewing-cloudwatch-metrics.html */
import {perSecond} from '../../metrics/counters.ts'
import type {Counted, LinkCounters, Metric, MetricPart} from '../../metrics/types.ts'
import {namespaceOf} from '../../plan/names.ts'

/** Counted at the location's router, which receives what the customer sends. */
export const directConnect: MetricPart = {
	namespaces: ({directConnect: all}) => (all?.connections ?? []).map(({key}) => namespaceOf.directConnect(key)),
	metrics: counted =>
		(counted.lab.directConnect?.connections ?? []).flatMap(({key, id, interfaces}) => {
			const link = linkAt(`dx:${key}`, counted)
			const of = {namespace: 'AWS/DX', of: key, dimensions: {ConnectionId: id}}
			return [
				{...of, name: 'ConnectionState', unit: 'None' as const, kind: 'gauge' as const, value: link.now?.isUp ? 1 : 0},
				{...of, name: 'ConnectionErrorCount', unit: 'Count' as const, kind: 'counter' as const, value: link.now?.errors ?? 0},
				...rates('Connection', of, link, counted),
				...interfaces.flatMap(one =>
					rates(
						'VirtualInterface',
						{...of, of: one.key, dimensions: {...of.dimensions, VirtualInterfaceId: one.id}},
						linkAt(`dx:${one.key}`, counted),
						counted
					)
				)
			]
		})
}

type Pair = {readonly now: LinkCounters | undefined; readonly before: LinkCounters | undefined}

function linkAt(name: string, {plan, now, before}: Counted): Pair {
	const point = plan.points[name]
	const at = ({counters}: Counted['now']) => point && counters.get(point.namespace)?.links[point.link]
	return {now: at(now), before: at(before)}
}

function rates(
	prefix: string,
	of: Pick<Metric, 'namespace' | 'of' | 'dimensions'>,
	link: Pair,
	{now, before}: Counted
): readonly Metric[] {
	const rate = (what: 'rxBytes' | 'txBytes' | 'rxPackets' | 'txPackets') =>
		perSecond(link.now?.[what] ?? 0, link.before?.[what] ?? 0, now.atMs - before.atMs)
	const gauge = (name: string, unit: Metric['unit'], value: number): Metric => ({
		...of,
		name: `${prefix}${name}`,
		unit,
		kind: 'gauge',
		value
	})
	return [
		gauge('BpsEgress', 'Bits/Second', rate('txBytes') * 8),
		gauge('BpsIngress', 'Bits/Second', rate('rxBytes') * 8),
		gauge('PpsEgress', 'Count/Second', rate('txPackets')),
		gauge('PpsIngress', 'Count/Second', rate('rxPackets'))
	]
}
