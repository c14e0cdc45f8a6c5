import {setTimeout as pause} from 'node:timers/promises'
import type {Metric} from '../metrics/types.ts'
import type {Network} from '../verify/network.ts'
import {judgePoints, type Look, rangePoint, renderExpected} from '../verify/observe/look.ts'
import {observing} from '../verify/observe/run-observation.ts'
import {metricsBetween, readCountersOf} from '../verify/read-metrics.ts'
import type {CheckRun, Run} from '../verify/run.ts'
import type {ItemNamed} from './all.ts'

export type MetricSeen = {
	readonly about: 'metric'
	/** One value for each period; without periods, the current value. */
	readonly values: readonly number[]
} & Pick<Metric, 'of' | 'namespace' | 'name' | 'unit' | 'dimensions'>

export const runMetric: Run<'metric'> = async (item, network, options): Promise<CheckRun> => {
	const spent = item.period ? item.period.count * item.period.seconds * 1000 : 0
	const run = observing<'metric'>({
		look: (one, now, signal) => (one.period ? lookAtPeriods(one, now, signal) : lookAtValue(one, now, signal)),
		byHand: (_item, lab) => `metrics ${lab}`
	})
	return run(item, network, {...options, withinMs: options.withinMs + spent})
}

async function lookAtValue(item: ItemNamed<'metric'>, network: Network, signal: AbortSignal | undefined): Promise<Look> {
	const before = await readCountersOf(network, signal)
	// A rate needs two readings.
	if (/(?:Bps|Pps|PerSecond)/.test(item.metric)) await pause(1000)
	const all = metricsBetween(network, before, await readCountersOf(network, signal))
	return judge(item, all, one => [one.value])
}

async function lookAtPeriods(item: ItemNamed<'metric'>, network: Network, signal: AbortSignal | undefined): Promise<Look> {
	const {seconds, count} = item.period ?? {seconds: 1, count: 1}
	let before = await readCountersOf(network, signal)
	const values: number[] = []
	let last: readonly Metric[] = metricsBetween(network, before, before)
	for (let index = 0; index < count; index++) {
		await pause(seconds * 1000)
		const now = await readCountersOf(network, signal)
		const all = metricsBetween(network, before, now)
		const [earlier, one] = [last, all].map(some => find(item, some)) as [Metric | undefined, Metric | undefined]
		values.push(one?.kind === 'counter' ? Math.max(0, one.value - (earlier?.value ?? 0)) : (one?.value ?? 0))
		last = all
		before = now
	}
	return judge(item, last, () => values)
}

const find = ({of, metric}: ItemNamed<'metric'>, all: readonly Metric[]): Metric | undefined =>
	all.find(one => one.of === of && one.name === metric)

function judge(item: ItemNamed<'metric'>, all: readonly Metric[], valuesOf: (one: Metric) => readonly number[]): Look {
	const found = find(item, all)
	if (!found) {
		const names = all.filter(({of}) => of === item.of).map(({name}) => name)
		const why =
			names.length === 0 ? `nothing is counted of ${item.of}` : `${item.of} has no such metric; it has ${names.join(', ')}`
		return {passed: false, why, expected: item.expect.text, got: 'no such metric', isFinal: true}
	}
	const values = valuesOf(found)
	const points = values.flatMap((value, index) =>
		rangePoint(values.length > 1 ? `period ${index + 1}` : item.metric, item.expect, value)
	)
	const {kind: _, value: __, ...rest} = found
	return {
		...judgePoints(points),
		expected: renderExpected(points),
		got: values.join(', '),
		observed: {about: 'metric', values, ...rest}
	}
}
