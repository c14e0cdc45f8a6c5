/** Measures every failure that a VPN connection may have, one after the other. */
import {setTimeout as pause} from 'node:timers/promises'
import type {ActionItem} from '../../checks/actions.ts'
import type {AddressRef} from '../../checks/address-ref.ts'
import type {Fault} from '../../checks/fault.ts'
import {outageDefaults} from '../../checks/outage.ts'
import type {Lab} from '../../model/model.ts'
import type {VpnConnection} from '../../model/vpn.ts'
import type {Host, Plan} from '../../plan/types.ts'
import {probe} from '../../probes/probe.ts'
import type {LabNow, Network} from '../network.ts'
import {addressOf} from '../targets.ts'
import type {OutageOutcome} from './judge.ts'
import {measureOutage} from './run.ts'

export type Failure = {
	/** `drop`, `reboot`, `direct connect primary down`, … */
	readonly name: string
	/** A description for people. */
	readonly what: string
	readonly action: ActionItem
	/** The action that reverts it, if it does not end by itself. */
	readonly heal?: ActionItem
}

/** All failures that apply. `tunnel`: the one that carries the traffic. Pure. */
export function failuresOf(
	{directConnect}: Lab,
	{site, customerGateway: {key: device}, routing}: VpnConnection,
	tunnel: string
): readonly Failure[] {
	const at = {path: 'measure-failover'}
	const fault = (name: string, what: string, fails: Fault['what']): Failure => ({
		name,
		what,
		action: {kind: 'fail', what: fails, at},
		heal: {kind: 'heal', what: fails, at}
	})
	return [
		fault('drop', `the packets of ${tunnel} are lost on the Internet`, {tunnel, how: 'drop'}),
		fault('kill', `AWS's end of ${tunnel} dies`, {tunnel, how: 'kill'}),
		...(routing === 'bgp' ? [fault('shutdown', `AWS shuts BGP over ${tunnel} down`, {tunnel, how: 'shutdown'})] : []),
		{name: 'delete', what: `AWS sends an IKE DELETE for ${tunnel}`, action: {kind: 'fail', what: {tunnel, how: 'delete'}, at}},
		{name: 'maintenance', what: `AWS replaces the endpoint of ${tunnel}`, action: {kind: 'maintenance', tunnel, at}},
		{name: 'reboot', what: `the device of site ${device} reboots`, action: {kind: 'reboot', site: device, at}},
		...(directConnect?.connections ?? [])
			.filter(one => one.site === site)
			.map(({key}) => fault(`direct connect ${key}`, `nothing passes on Direct Connect ${key}`, {directConnect: key}))
	]
}

/** The tunnel of a connection that its site uses for sending; the first, if it uses none. Pure. */
export function carryingTunnel({vpn, namespaces}: Plan, connection: string): string {
	const own = Object.entries(vpn ?? {}).filter(([, planned]) => planned.connection === connection)
	const carries = own.find(([, {customer}]) =>
		namespaces[customer.router]?.routes.some(({nexthops}) => nexthops.some(({link}) => link === customer.link))
	)
	return (carries ?? own[0])?.[0] ?? `${connection}:1`
}

export type ProbeEnds = {readonly from: string; readonly to: AddressRef; readonly port?: number}

const hostRef = (host: string): AddressRef => ({kind: 'host', text: host, host, which: 'client'})

/** A host of the connection's site, and one in AWS that answers it: over TCP if possible, otherwise by ping. */
export async function findEnds(
	network: Network,
	{site}: VpnConnection,
	{
		from: wanted,
		to,
		withinMs = 30_000,
		signal
	}: {
		readonly from?: string | undefined
		readonly to?: ProbeEnds | undefined
		readonly withinMs?: number
		readonly signal?: AbortSignal
	}
): Promise<ProbeEnds | {readonly cannot: string}> {
	const {lab, plan} = network.current()
	const fromSite = lab.vpn?.sites.find(({key}) => key === site)
	// For a site whose device is an instance, probes go from that instance, and not to its own VPC.
	const device = lab.vpcs
		.flatMap(({key: vpc, instances}) => instances.map(({key, name}) => ({vpc, key, name})))
		.find(({key}) => key === fromSite?.instance?.key)
	const from = wanted ?? fromSite?.hosts[0]?.name ?? device?.name
	if (from === undefined) return {cannot: `site "${site}" has no host: name one that asks with --from`}
	const candidates: readonly {readonly to: AddressRef; readonly port: number | undefined}[] = to
		? [{to: to.to, port: to.port}]
		: candidatesOf(Object.values(plan.hosts).filter(({vpc}) => !device || vpc !== device.vpc))
	if (candidates.length === 0) return {cannot: 'the lab has no instance to probe: name a host with --to'}
	const endsOf = ({to, port}: (typeof candidates)[number]): ProbeEnds => ({from, to, ...(port !== undefined && {port})})
	const firstOf = async (some: typeof candidates) => {
		for (const one of some) if (await answers(endsOf(one), network)) return endsOf(one)
		return undefined
	}
	const [withPort, without] = [
		candidates.filter(({port}) => port !== undefined),
		candidates.filter(({port}) => port === undefined)
	]
	for (const end = performance.now() + withinMs; performance.now() < end && !signal?.aborted; await pause(200)) {
		const found = (await firstOf(withPort)) ?? (await firstOf(without))
		// The path may have been established between the two attempts.
		if (found) return found.port === undefined ? ((await firstOf(withPort)) ?? found) : found
	}
	return {cannot: `${from} reaches ${candidates.map(one => one.to.text).join(', ')} neither over TCP nor by ping`}
}

/** Hosts with an echo service come first; a ping is the last resort. */
function candidatesOf(hosts: readonly Host[]): readonly {readonly to: AddressRef; readonly port: number | undefined}[] {
	const instances = [
		...new Map(hosts.filter(({kind, running}) => kind === 'instance' && running).map(host => [host.name, host])).values()
	]
	const over = (protocol: 'tcp' | 'http') =>
		instances.flatMap(({name, listeners}) =>
			listeners.filter(one => one.protocol === protocol).map(({port}) => ({to: hostRef(name), port}))
		)
	return [...over('tcp'), ...over('http'), ...instances.map(({name}) => ({to: hostRef(name), port: undefined}))]
}

async function answers({from, to, port}: ProbeEnds, network: Network): Promise<boolean> {
	const {lab, plan}: LabNow = network.current()
	const client = plan.hosts[from]
	const target = addressOf(to, lab, {client: from, v6: false})
	if (!client || 'missing' in target) return false
	const base = {address: target.address, timeoutMs: 1000}
	const path = network.namespacePath(client.namespace)
	const outcome = await probe(path, port === undefined ? {kind: 'ping', ...base} : {kind: 'tcp', ...base, port})
	return outcome.got === 'reply' || outcome.got === 'connect'
}

export type FailoverRow = {readonly failure: string; readonly what: string} & (
	| {readonly outcome: OutageOutcome}
	| {readonly cannot: string}
)

/** Measures one failure after the other; each begins when everything that the previous one tore down is up again. */
export async function measureFailover(
	failures: readonly Failure[],
	ends: ProbeEnds,
	network: Network,
	{onBegin, onRow, signal}: {onBegin(failure: Failure): void; onRow(row: FailoverRow): void; signal?: AbortSignal}
): Promise<readonly FailoverRow[]> {
	const rows: FailoverRow[] = []
	for (const failure of failures) {
		if (signal?.aborted) break
		onBegin(failure)
		const {name, what, action, heal} = failure
		const measuring = measureOutage({...ends, ...outageDefaults, during: action}, network, {signal})
		const measured = await measuring.finally(() => heal && network.act(heal))
		const row: FailoverRow = {failure: name, what, ...('cannot' in measured ? measured : {outcome: measured.outcome})}
		rows.push(row)
		onRow(row)
	}
	return rows
}
