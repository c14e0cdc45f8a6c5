/** Checks that send packets of their own and look at what becomes of them: how flows spread, and how fast one is. */
import type {ObservationItem} from '../../checks/types.ts'
import {runFlows, runTransfer} from '../../probes/flows.ts'
import {startReceiver} from '../../probes/receiver.ts'
import {runIn} from '../../probes/run-in.ts'
import type {Network} from '../network.ts'
import {addressOf, isV6} from '../targets.ts'
import {
	type BalanceSeen,
	type DirectionSeen,
	directionSeen,
	judgeBalance,
	sayBalance,
	sayExpectedBalance,
	type TunnelCount
} from './balance-judge.ts'
import type {Look} from './look.ts'
import {judgeThroughput, sayRate} from './throughput-judge.ts'

type Item<K extends ObservationItem['kind']> = Extract<ObservationItem, {kind: K}>

/** Enough that a flow stands out from BGP and keepalives, and few enough that all of it takes a moment. */
const many = {rounds: 20}
/** One has to stand out by itself, however slow the machine, while BGP and keepalives go on. */
const alone = {rounds: 40, lineBytes: 16_000}

export async function measureBalance(item: Item<'balance'>, network: Network, signal: AbortSignal | undefined): Promise<Look> {
	const expected = sayExpectedBalance(item.expect)
	return between(item, network, 'echo', expected, async ({asker, address}) => {
		const count = () => countPackets(item.over, network, signal)
		const measured = async (flows: number, how: typeof many | typeof alone) => {
			const before = await count()
			const outcome = await runFlows(asker, {address, port: item.port, flows, ...how}, {signal})
			const counts = difference(before, await count())
			const seen = (direction: 'toAws' | 'fromAws'): DirectionSeen => directionSeen(counts, direction, flows)
			return {outcome, toAws: seen('toAws'), fromAws: seen('fromAws')}
		}
		const one = item.expect.oneFlowOneTunnel ? await measured(1, alone) : undefined
		const {outcome, toAws, fromAws} = await measured(item.flows, many)
		const trouble = outcome.trouble ?? one?.outcome.trouble
		const seen: BalanceSeen = {
			about: 'balance',
			flows: item.flows,
			done: outcome.done,
			toAws,
			fromAws,
			...(one && {oneFlow: {toAws: one.toAws, fromAws: one.fromAws}})
		}
		const verdict =
			trouble === undefined
				? judgeBalance(item.expect, seen)
				: ({passed: false, why: `flows did not get through: ${trouble}`} as const)
		return {...verdict, expected, got: sayBalance(seen), observed: seen}
	})
}

export async function measureThroughput(
	item: Item<'throughput'>,
	network: Network,
	signal: AbortSignal | undefined
): Promise<Look> {
	const {port, seconds, bytes, expect} = item
	return between(item, network, 'sink', sayRate(expect), async ({asker, address}) =>
		judgeThroughput(expect, await runTransfer(asker, {address, port, seconds, ...(bytes !== undefined && {bytes})}, {signal}))
	)
}

/** With a receiver at the target; what prevents that is the answer. */
async function between(
	{from, to, port}: Item<'balance'> | Item<'throughput'>,
	network: Network,
	mode: 'echo' | 'sink',
	expected: string,
	measure: (ends: {readonly asker: string; readonly address: string}) => Promise<Look>
): Promise<Look> {
	const cannot = (why: string): Look => ({passed: false, why, expected, got: 'it could not be measured', isFinal: true})
	const {lab, plan} = network.current()
	const [asker, target] = [plan.hosts[from], to.kind === 'host' ? plan.hosts[to.host] : undefined]
	if (!asker?.running) return cannot(`${from} ${asker ? 'is stopped' : 'is not there'}: it cannot send`)
	if (!target?.running) return cannot(`${to.text} ${target ? 'is stopped' : 'is not there'}: it cannot listen`)
	const lookup = addressOf(to, lab, {asker: from, v6: false})
	if ('missing' in lookup) return cannot(lookup.missing)
	const {address} = lookup
	try {
		const receiver = await startReceiver(network.namespacePath(target.namespace), {port, mode, v6: isV6(address)})
		try {
			return await measure({asker: network.namespacePath(asker.namespace), address})
		} finally {
			await receiver.stop()
		}
	} catch (error) {
		return cannot(error instanceof Error ? error.message : String(error))
	}
}

/** Of each tunnel what has passed AWS's end of it on the outside, where there is nothing but ESP and a little IKE. */
async function countPackets(
	over: readonly string[],
	network: Network,
	signal: AbortSignal | undefined
): Promise<readonly TunnelCount[]> {
	const {points} = network.current().plan
	return Promise.all(
		over.map(async (tunnel): Promise<TunnelCount> => {
			const point = points[`vpn:${tunnel}`]
			if (!point) throw new Error(`there is no tunnel ${tunnel} now`)
			const path = network.namespacePath(point.namespace)
			const {stdout, stderr, exitCode, broken} = await runIn(path, ['cat', '/proc/net/dev'], {timeoutMs: 5000, signal})
			if (exitCode !== 0)
				throw new Error(`the packets of ${tunnel} cannot be counted: ${broken ?? (stderr.trim() || 'no answer')}`)
			return {tunnel, ...readCounters(stdout, point.link)}
		})
	)
}

/** Packets in and out of one link, from `/proc/net/dev`. A link that is not there has passed none. */
export function readCounters(text: string, link: string): {readonly toAws: number; readonly fromAws: number} {
	const line = text.split('\n').find(one => one.trim().startsWith(`${link}:`)) ?? ''
	const fields = line
		.slice(line.indexOf(':') + 1)
		.trim()
		.split(/\s+/)
		.map(Number)
	return {toAws: fields[1] ?? 0, fromAws: fields[9] ?? 0}
}

const difference = (before: readonly TunnelCount[], after: readonly TunnelCount[]): readonly TunnelCount[] =>
	after.map(({tunnel, toAws, fromAws}, index) => {
		const was = before[index]
		return {tunnel, toAws: Math.max(0, toAws - (was?.toAws ?? 0)), fromAws: Math.max(0, fromAws - (was?.fromAws ?? 0))}
	})
