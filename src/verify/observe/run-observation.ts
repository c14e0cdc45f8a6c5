import {setTimeout as delay} from 'node:timers/promises'
import type {RoutePlace} from '../../checks/observation-types.ts'
import type {ObservationItem} from '../../checks/types.ts'
import type {Verdict} from '../judge.ts'
import type {Network} from '../network.ts'
import type {ObservedStatus} from '../observed.ts'
import type {CheckResult} from '../report.ts'
import {lookAtBgp} from './bgp.ts'
import type {Look} from './look.ts'
import {lookAtRoute} from './route.ts'
import {lookAtTunnel} from './tunnel.ts'

export type ObservationOptions = {
	/** How long what is expected has to become true. */
	readonly withinMs: number
	readonly signal?: AbortSignal | undefined
	readonly cli?: string | undefined
	readonly onRetry?: (attempts: number, got: string) => void
}

export type ObservationResult = Verdict &
	Pick<CheckResult, 'attempts' | 'expected' | 'got' | 'from' | 'to' | 'command' | 'observed'>

/** Looks until what is expected has come, for `withinMs` at most, the check's own if it has one. */
export async function runObservation(
	item: ObservationItem,
	network: Network,
	{withinMs, signal, cli = './vpclab', onRetry}: ObservationOptions
): Promise<ObservationResult> {
	const deadline = performance.now() + (item.withinMs ?? withinMs)
	for (let attempts = 1; ; attempts++) {
		const {isFinal, ...look} = await lookOnce(item, network, signal)
		const pauseMs = Math.min(500, 25 * 2 ** attempts)
		if (look.passed || isFinal || signal?.aborted || performance.now() + pauseMs > deadline)
			return {...look, ...partiesOf(item), attempts, command: commandFor(item, cli, network.name)}

		onRetry?.(attempts, look.got)
		await delay(pauseMs, undefined, {...(signal && {signal})}).catch(() => {}) // interrupted: the last look stands
	}
}

async function lookOnce(item: ObservationItem, network: Network, signal: AbortSignal | undefined): Promise<Look> {
	switch (item.kind) {
		case 'bgp':
			return known(network, now => lookAtBgp(item, now))
		case 'tunnel':
			return known(network, now => lookAtTunnel(item, now))
		case 'route':
			return known(network, now => lookAtRoute(item, now))
		default: {
			// The module is loaded when a lab first measures.
			const {measureBalance, measureThroughput} = await import('./measure.ts')
			return item.kind === 'balance' ? measureBalance(item, network, signal) : measureThroughput(item, network, signal)
		}
	}
}

/** An agent that does not answer is the answer. */
async function known(network: Network, look: (now: ObservedStatus) => Look): Promise<Look> {
	try {
		return look(await network.status())
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error)
		return {passed: false, why: `the lab's agent does not say: ${message}`, expected: 'an answer', got: message}
	}
}

const partiesOf = (item: ObservationItem): Pick<CheckResult, 'from' | 'to'> =>
	item.kind === 'balance' || item.kind === 'throughput'
		? {from: item.from, to: `${item.to.text}:${item.port}`}
		: item.kind === 'route'
			? {to: item.to.text}
			: {}

function commandFor(item: ObservationItem, cli: string, lab: string): string {
	switch (item.kind) {
		case 'bgp':
		case 'tunnel':
			return `${cli} status ${lab}`
		case 'route':
			return `${cli} ${commandForRoutes(item.place, lab)}`
		case 'balance':
			return `${cli} status ${lab} --watch`
		case 'throughput':
			return `${cli} exec ${lab} ${item.from} -- iperf3 -c ${item.to.text} -p ${item.port} -t ${item.seconds}`
	}
}

/** What shows the routes of a place. */
function commandForRoutes({kind, text}: RoutePlace, lab: string): string {
	switch (kind) {
		case 'vpn-gateway':
		case 'site':
			return `status ${lab}`
		case 'transit-table':
			return `inspect ${lab} transit-gateways`
		case 'instance':
			return `inspect ${lab} eni ${text.replace(/^host:/, '')}`
		default:
			return `inspect ${lab} route-tables`
	}
}
