/** Doc: https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html */
import {perSecond} from '../../metrics/counters.ts'
import type {Counters, Metric, MetricPart} from '../../metrics/types.ts'
import {namespaceOf} from '../../plan/names.ts'
import {countedChains} from './plan-counted.ts'

const gatewaysIn = ({vpcs}: Parameters<MetricPart['namespaces']>[0]) => vpcs.flatMap(({natGateways = []}) => natGateways)

export const natGateway: MetricPart = {
	namespaces: lab => gatewaysIn(lab).map(({key}) => namespaceOf.natGateway(key)),
	metrics: ({lab, now, before}) =>
		gatewaysIn(lab).flatMap(({key, id}) => {
			const [counters, earlier] = [now, before].map(({counters: all}) => all.get(namespaceOf.natGateway(key)))
			if (!counters) return []
			const of = {namespace: 'AWS/NATGateway', dimensions: {NatGatewayId: id}, of: key}
			const elapsedMs = now.atMs - before.atMs
			const rate = (what: 'bytes' | 'packets') =>
				perSecond(passed(counters, what), earlier ? passed(earlier, what) : 0, elapsedMs)
			const gauge = (name: string, value: number): Metric => ({...of, name, unit: 'Count', kind: 'gauge', value})
			const counter = (name: string, value: number, unit: Metric['unit'] = 'Count'): Metric => ({
				...of,
				name,
				unit,
				kind: 'counter',
				value
			})
			return [
				gauge('ActiveConnectionCount', counters.flows.now),
				...directions.flatMap(([name, chain]) => [
					counter(`Bytes${name}`, matched(counters, chain).bytes, 'Bytes'),
					counter(`Packets${name}`, matched(counters, chain).packets)
				]),
				counter('ConnectionAttemptCount', matched(counters, countedChains.attempt).packets),
				counter('ConnectionEstablishedCount', matched(counters, countedChains.established).packets),
				counter('ErrorPortAllocation', counters.flows.failed),
				counter('PacketsDropCount', counters.dropped),
				gauge('PeakBytesPerSecond', rate('bytes')),
				gauge('PeakPacketsPerSecond', rate('packets'))
			]
		})
}

const directions = [
	['InFromSource', countedChains.inFromSource],
	['OutToDestination', countedChains.outToDestination],
	['InFromDestination', countedChains.inFromDestination],
	['OutToSource', countedChains.outToSource]
] as const

const matched = ({rules}: Counters, chain: string) => rules[chain] ?? {packets: 0, bytes: 0}

const passed = (counters: Counters, what: 'bytes' | 'packets'): number =>
	matched(counters, countedChains.inFromSource)[what] + matched(counters, countedChains.inFromDestination)[what]
