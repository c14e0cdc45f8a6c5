/** Runs a ping and a TCP stream through an action. */
import {setTimeout as pause} from 'node:timers/promises'
import {type ActionItem, stepsOf} from '../../checks/actions.ts'
import type {Outage} from '../../checks/outage.ts'
import type {Lab} from '../../model/model.ts'
import {type StreamRequest, type Streams, startStreams} from '../../probes/streams.ts'
import {routersOf} from '../../services/frr/shown.ts'
import {findHost} from '../find-host.ts'
import type {LabNow, Network} from '../network.ts'
import type {ObservedDaemons} from '../observed.ts'
import type {RunOptions} from '../run.ts'
import {runAction} from '../run-action.ts'
import {addressOf} from '../targets.ts'
import {anyDirectConnect, changesBetween, isSettled, type StateChange} from './changes.ts'
import {endingOf} from './ended-by.ts'
import type {OutageOutcome} from './judge.ts'
import {isFlowing, isTcpSettled, measure} from './measure.ts'

type OutageOptions = Pick<RunOptions, 'signal'>

/** Restored tunnels come back when dead peer detection has noticed, which takes AWS 30 s. */
const settleMs = 45_000
/** Traffic counts as steady after this long without a loss. */
const calmMs = 1500
const steadyWithinMs = 10_000
/** TCP doubles its retransmission timeout, so it may stall about as long again as the network did. */
const tcpTimeoutMs = 5000
const lookMs = 50

export type MeasuredOutage = {readonly outcome: OutageOutcome; readonly address: string} | {readonly cannot: string}

/** Takes at most the time to settle, the action's own time, and `timeoutMs`. */
export async function measureOutage(
	item: Pick<Outage, 'from' | 'to' | 'port' | 'during' | 'intervalMs' | 'timeoutMs'>,
	network: Network,
	{signal}: OutageOptions = {}
): Promise<MeasuredOutage> {
	const prepared = prepareStreams(item, network.current())
	if ('cannot' in prepared) return prepared
	const before = await untilSettled(network, signal)
	const streams = startStreams(network.namespacePath(prepared.namespace), prepared.request)
	try {
		if (!(await isSteadyWithin(streams, steadyWithinMs, signal))) return {cannot: renderUnsteady(streams)}
		const watch = watchDaemons(network, before)
		const actionMs = Date.now()
		try {
			const action = await runAction(item.during, network, {signal})
			if (!action.passed) return {cannot: `the action failed: ${action.why}`}
			await untilFlowing(item, streams, network, {actionMs, signal})
		} finally {
			await watch.stop()
		}
		const untilMs = Date.now()
		const measured = measure(await streams.stop(), {actionMs, untilMs})
		const ending = endingOf(measured.gap, watch.changes)
		return {
			address: prepared.request.address,
			outcome: {
				...measured,
				...(ending && {endedBy: ending.by, because: ending.change.words}),
				...(measured.gap && {gapAfterMs: Math.round(measured.gap.startMs - actionMs)}),
				events: watch.changes.map(({ms, words}) => ({ms: Math.round(ms - actionMs), what: words}))
			}
		}
	} finally {
		await streams.stop()
	}
}

type Prepared = {readonly namespace: string; readonly request: StreamRequest} | {readonly cannot: string}

function prepareStreams(
	{from, to, port, intervalMs, timeoutMs}: Pick<Outage, 'from' | 'to' | 'port' | 'intervalMs' | 'timeoutMs'>,
	{lab, plan}: LabNow
): Prepared {
	const client = plan.hosts[from]
	if (!client?.running) return {cannot: client ? `${from} is stopped: it cannot send` : `there is no host "${from}"`}
	const target = addressOf(to, lab, {client: from, v6: false})
	if ('missing' in target) return {cannot: target.missing}
	const listener = to.kind === 'host' ? listenerOf(to.host, port, lab, plan) : undefined
	return {
		namespace: client.namespace,
		request: {
			address: target.address,
			intervalMs,
			...(port !== undefined && {tcp: {port, speaks: listener === 'http' ? 'http' : 'line'}}),
			// Includes the time before, during and after the action.
			atMostMs: 3 * timeoutMs + 120_000
		}
	}
}

function listenerOf(host: string, port: number | undefined, lab: Lab, {hosts}: LabNow['plan']) {
	const found = findHost(host, lab)
	const name = found?.kind === 'instance' ? found.instance.name : host
	return (hosts[name] ?? hosts[host])?.listeners.find(one => one.port === port && one.protocol !== 'udp')?.protocol
}

/** Waits until the network has settled, as far as possible: in a lesson, a tunnel may be down on purpose. */
async function untilSettled(
	network: Network,
	signal: AbortSignal | undefined,
	forMs = settleMs
): Promise<ObservedDaemons | undefined> {
	const end = Date.now() + forMs
	let [times, calm] = [-1, 0]
	for (;;) {
		const observed = await network.observe?.()
		if (!observed) return undefined
		const {plan, lab} = network.current()
		calm = observed.reconciliations.times === times ? calm + 1 : 0
		const isCalm =
			calm >= (routersOf(observed).every(({sessions}) => sessions.every(({isUp, accepted}) => !isUp || accepted > 0)) ? 2 : 8)
		times = observed.reconciliations.times
		if ((isCalm && isSettled(observed, plan.vpn, faultyOf(lab))) || Date.now() > end || signal?.aborted) return observed
		await pause(4 * lookMs)
	}
}

/** Tunnels that the lab itself defines as faulty. */
function faultyOf({vpn, directConnect}: Lab): ReadonlySet<string> {
	const failed = new Set(vpn?.sites.filter(site => site.failed).map(({key}) => key))
	return new Set([
		...(directConnect?.connections.some(({fault}) => fault !== undefined) ? [anyDirectConnect] : []),
		...(vpn?.connections.flatMap(({site, customerGateway, tunnels}) =>
			tunnels
				.filter(({fault}) => failed.has(site) || customerGateway.failed || (fault !== undefined && fault !== 'maintenance'))
				.map(({key}) => key)
		) ?? [])
	])
}

async function isSteadyWithin(streams: Streams, withinMs: number, signal: AbortSignal | undefined): Promise<boolean> {
	for (const end = Date.now() + withinMs; Date.now() < end && !signal?.aborted; await pause(lookMs)) {
		const records = streams.records()
		const first = records.pings[0]
		const isLongEnough = first !== undefined && Date.now() - first.sentMs > 500
		if (isLongEnough && isFlowing(records, Date.now(), calmMs) && (!records.tcp || records.tcp.answeredMs.length >= 3)) {
			return true
		}
	}
	return false
}

function renderUnsteady(streams: Streams): string {
	const {pings, tcp, trouble} = streams.records()
	if (trouble !== undefined) return `the streams could not be sent: ${trouble}`
	const answered = pings.filter(({answeredMs}) => answeredMs !== undefined).length
	const words = `before the action traffic does not flow steadily: ${answered} of ${pings.length} pings were answered`
	if (!tcp) return words
	if (tcp.ended) return `${words}, and the TCP connection ended (errno ${tcp.ended.errno})`
	return `${words}, ${tcp.answeredMs.length} times over TCP`
}

/** Waits until traffic has flowed again for a moment, everything that recovers by itself has, and the outcome of TCP is known. */
async function untilFlowing(
	{during, timeoutMs}: Pick<Outage, 'during' | 'timeoutMs'>,
	streams: Streams,
	network: Network,
	{actionMs, signal}: {actionMs: number; signal: AbortSignal | undefined}
): Promise<void> {
	const doneMs = Date.now()
	const end = Date.now() + timeoutMs
	let flowingMs: number | undefined
	let isHealed = !healsItself(during)
	for (; Date.now() < end && !signal?.aborted; await pause(lookMs)) {
		const now = Date.now()
		const records = streams.records()
		if (!isHealed) {
			const observed = await network.observe?.()
			const {plan, lab} = network.current()
			isHealed = !observed || isSettled(observed, plan.vpn, faultyOf(lab))
			continue
		}
		if (now - doneMs < calmMs || !isFlowing(records, now, calmMs)) {
			flowingMs = undefined
			continue
		}
		flowingMs ??= now
		const gapMs = flowingMs - actionMs
		if (isTcpSettled(records, now) || now - flowingMs > gapMs + tcpTimeoutMs) return
	}
}

/** Actions whose effect ends by itself; the recovery may be an outage of its own. */
function healsItself(action: ActionItem): boolean {
	const steps = stepsOf(action)
	return steps.length > 1 || steps.some(step => step.do === 'delete')
}

/** Observes the daemons a few times a second. */
function watchDaemons(network: Network, before: ObservedDaemons | undefined) {
	const changes: StateChange[] = []
	const stopping = new AbortController()
	const watch = async () => {
		let last = before
		const {vpn} = network.current().plan
		while (!stopping.signal.aborted) {
			const observed = await network.observe?.().catch(() => undefined)
			if (observed && last) changes.push(...changesBetween(last, observed, vpn, Date.now()))
			last = observed ?? last
			await pause(lookMs, undefined, {signal: stopping.signal}).catch(() => undefined)
		}
	}
	const watching = before ? watch() : Promise.resolve()
	return {
		changes,
		async stop() {
			stopping.abort()
			await watching
		}
	}
}
