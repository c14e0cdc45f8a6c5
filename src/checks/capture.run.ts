import type {Packet} from '../capture/types.ts'
import type {Network, RunningCapture} from '../verify/network.ts'
import {describeMatches, judgeMatches, looksLike, type ObservedMatch} from '../verify/packet-matches.ts'
import type {CheckRun, RunOptions} from '../verify/run.ts'
import {runProbe} from '../verify/run-probe.ts'
import type {CaptureItem} from './all.ts'
import type {ExpectedMatch} from './capture.ts'

/** Captures while the probe runs; both results must be as expected. */
export async function runCapture(item: CaptureItem, network: Network, options: RunOptions): Promise<CheckRun> {
	const watching = await watch(item, network, options)
	if (watching.kind === 'trouble') return {passed: false, why: watching.why, attempts: 0, expected: describeMatches(item.expect)}

	const probed = await runProbe(item.during, network, options)
	const watched = await watching.stop().catch((error: unknown) => ({trouble: wordsOf(error)}))
	if ('trouble' in watched) return {...probed, passed: false, why: `the capture failed: ${watched.trouble}`}

	const {observed, all, dropped} = watched
	const seen = judgeMatches(observed)
	const complaints = [probed, seen].flatMap(verdict => (verdict.passed ? [] : [verdict.why]))
	const why = [...complaints, ...(dropped > 0 ? [`the capture missed ${dropped} packets`] : [])].join('; ')
	const common = {
		...probed,
		expected: `${probed.expected}; ${describeMatches(item.expect)}`,
		got: `${probed.got ?? 'nothing'}; ${observed.map(({match, packets}) => `${match.point}: ${packets.length} of ${count(all, match.point)} packets`).join(', ')}`
	}
	return why === ''
		? {...common, passed: true}
		: {
				...common,
				passed: false,
				why,
				packets: all.map(({point, direction, summary}) => ({point, ...(direction && {direction}), summary}))
			}
}

type Watching =
	| {readonly kind: 'trouble'; readonly why: string}
	| {
			readonly kind: 'watching'
			stop(): Promise<{readonly observed: readonly ObservedMatch[]; readonly all: readonly Packet[]; readonly dropped: number}>
	  }

/**
 * One capture of all points, and one more for every match that is itself a filter: tcpdump evaluates it. If one of them cannot start,
 * the others end.
 */
async function watch(
	{points, filter, expect}: CaptureItem,
	network: Network,
	{startCapture, signal}: RunOptions
): Promise<Watching> {
	const {plan} = network.current()
	const missing = points.filter(point => !plan.points[point])
	if (missing.length > 0) {
		return {
			kind: 'trouble',
			why: `there is no point ${missing.join(', ')}; there are: ${Object.keys(plan.points).sort().join(', ')}`
		}
	}

	const start = async (names: readonly string[], filter: string | undefined) =>
		startCapture({
			points: names.map(name => {
				const {namespace, link, mac} = plan.points[name]!
				return {name, namespacePath: network.namespacePath(namespace), link, mac}
			}),
			...(filter !== undefined && {filter}),
			signal
		})
	const both = (own: string) => (filter === undefined ? own : `(${filter}) and (${own})`)
	const started = await Promise.allSettled([
		start(points, filter),
		...expect.map(async ({point, packet}) => (packet.kind === 'filter' ? start([point], both(packet.filter)) : undefined))
	])
	const failed = started.find(({status}) => status === 'rejected')
	if (failed) {
		await Promise.allSettled(started.map(async result => (result.status === 'fulfilled' ? result.value?.stop() : undefined)))
		return {kind: 'trouble', why: `the capture could not start: ${wordsOf((failed as PromiseRejectedResult).reason)}`}
	}

	const [whole, ...own] = started.map(result => (result as PromiseFulfilledResult<RunningCapture | undefined>).value)
	return {
		kind: 'watching',
		async stop() {
			const [main, ...others] = await Promise.all([whole, ...own].map(async capture => capture?.stop()))
			const all = main?.packets ?? []
			const {lab} = network.current()
			const observed = expect.map((match: ExpectedMatch, index) => {
				const {packet, point} = match
				const packets =
					packet.kind === 'filter'
						? (others[index]?.packets ?? [])
						: all.filter(one => one.point === point && looksLike(one, packet, lab))
				return {match, packets}
			})
			const dropped = [main, ...others]
				.flatMap(captured => captured?.statistics ?? [])
				.reduce((sum, point) => sum + point.dropped, 0)
			return {observed, all, dropped}
		}
	}
}

const count = (packets: readonly Packet[], point: string) => packets.filter(packet => packet.point === point).length

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
