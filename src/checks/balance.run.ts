import {runFlows} from '../probes/flows.ts'
import {runIn} from '../probes/run-in.ts'
import type {Network} from '../verify/network.ts'
import {
	type BalanceSeen,
	type DirectionSeen,
	directionSeen,
	judgeBalance,
	renderBalance,
	type TunnelCount
} from '../verify/observe/balance-judge.ts'
import type {Look} from '../verify/observe/look.ts'
import {observing} from '../verify/observe/run-observation.ts'
import {withReceiver} from '../verify/observe/with-receiver.ts'
import type {ItemNamed} from './all.ts'
import {renderExpectedBalance} from './balance.ts'

export const runBalance = observing<'balance'>({
	look: measureBalance,
	byHand: (_item, lab) => `status ${lab} --watch`,
	parties: ({from, to, port}) => ({from, to: `${to.text}:${port}`})
})

/** Enough traffic for a flow to stand out from BGP and keepalives, and little enough for a short check. */
const many = {rounds: 20}
/** A single flow must stand out by itself, however slow the machine, while BGP and keepalives go on. */
const alone = {rounds: 40, lineBytes: 16_000}

async function measureBalance(item: ItemNamed<'balance'>, network: Network, signal: AbortSignal | undefined): Promise<Look> {
	const expected = renderExpectedBalance(item.expect)
	return withReceiver(item, network, 'echo', expected, async ({client, address}) => {
		const count = () => countPackets(item.over, network, signal)
		const measured = async (flows: number, how: typeof many | typeof alone) => {
			const before = await count()
			const outcome = await runFlows(client, {address, port: item.port, flows, ...how}, {signal})
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
		return {...verdict, expected, got: renderBalance(seen), observed: seen}
	})
}

/** Counts packets at the outside of AWS's end of each tunnel, where there is only ESP and a little IKE. */
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
			if (exitCode !== 0) {
				throw new Error(`the packets of ${tunnel} cannot be counted: ${broken ?? (stderr.trim() || 'no answer')}`)
			}
			return {tunnel, ...readCounters(stdout, point.link)}
		})
	)
}

/** Packets in and out of one link, from `/proc/net/dev`. A missing link has passed none. */
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
