import {countedNamespaces, metricsOf, metricsUseStatus} from '../aws/shown.ts'
import {readCounters, readingScript} from '../metrics/counters.ts'
import type {Metric, Readings} from '../metrics/types.ts'
import {runIn} from '../probes/run-in.ts'
import type {Network} from './network.ts'

type CountedNetwork = Pick<Network, 'current' | 'namespacePath' | 'status'>

/** The counters of all gateways at one moment. Errors: a namespace that cannot be read. */
export async function readCountersOf(network: CountedNetwork, signal?: AbortSignal): Promise<Readings> {
	const {lab, plan} = network.current()
	const counters = await Promise.all(
		countedNamespaces(lab, plan).map(async namespace => {
			const path = network.namespacePath(namespace)
			const {stdout, stderr, exitCode, broken} = await runIn(path, ['sh', '-c', readingScript], {timeoutMs: 10_000, signal})
			if (exitCode !== 0 && stdout === '') {
				throw new Error(`the counters of ${namespace} cannot be read: ${broken ?? stderr.trim()}`)
			}
			return [namespace, readCounters(stdout)] as const
		})
	)
	const {report} = metricsUseStatus(lab, plan) ? await network.status() : {report: {tunnels: [], targets: []}}
	return {
		atMs: Date.now(),
		counters: new Map(counters),
		upTunnels: new Set(report.tunnels.filter(({isUp}) => isUp).map(({tunnel}) => tunnel)),
		targets: report.targets
	}
}

/** `before`: an earlier reading, from which rates are computed. */
export function metricsBetween(network: CountedNetwork, before: Readings, now: Readings): readonly Metric[] {
	const {lab, plan} = network.current()
	return metricsOf({lab, plan, before, now})
}
