/** Names in checks (`http: {to: web.corp.internal}`): the host that probes resolves them, as a program on it would. */
import {setTimeout as delay} from 'node:timers/promises'
import type {ProbeItem} from '../checks/probes.ts'
import {type Address, parseAddress} from '../net/address.ts'
import type {DnsOutcome, ProbeRequest} from '../probes/outcomes.ts'
import {renderOutcome} from './judge.ts'
import type {Network} from './network.ts'
import type {RunOptions} from './run.ts'
import {addressOf} from './targets.ts'

type Options = Pick<RunOptions, 'probe' | 'withinMs' | 'signal'>
type Cannot = {readonly cannot: string}

/** Replaces the item's name by an address; waits for a name that does not resolve yet. */
export async function withAddress(item: ProbeItem, network: Network, options: Options): Promise<ProbeItem | Cannot> {
	if (item.to.kind !== 'name') return item
	const {name, text} = item.to
	const found = await look(name, item, network, options)
	return found.address === undefined ? found : {...item, to: {kind: 'address', text, name, address: found.address}}
}

type Found = {readonly address: Address; readonly cannot?: never} | (Cannot & {readonly address?: never})

async function look(name: string, {from, v6, withinMs}: ProbeItem, network: Network, options: Options): Promise<Found> {
	const deadline = performance.now() + (withinMs ?? options.withinMs)
	for (;;) {
		const found = await query(name, v6 ? ['AAAA'] : ['A', 'AAAA'], from, network, options)
		if (found.address || options.signal?.aborted || performance.now() > deadline) return found
		await delay(100, undefined, {...(options.signal && {signal: options.signal})}).catch(() => undefined)
	}
}

async function query(
	name: string,
	types: readonly string[],
	from: string,
	network: Network,
	{probe, signal}: Options
): Promise<Found> {
	const {lab, plan} = network.current()
	const client = plan.hosts[from]
	const server = addressOf({kind: 'resolver', text: 'its resolver'}, lab, {client: from, v6: false})
	if (!client?.running || 'missing' in server) return {cannot: `${from} cannot ask for ${name}`}
	let said = ''
	for (const type of types) {
		const request: ProbeRequest = {kind: 'dns', address: server.address, name, type}
		const outcome = (await probe(network.namespacePath(client.namespace), request, {signal})) as DnsOutcome
		const address = outcome.got === 'records' ? parseAddress(outcome.records[0] ?? '') : undefined
		if (address) return {address}
		said ||= renderOutcome('dns', outcome)
		if (outcome.got !== 'no-data') break
	}
	return {cannot: `${from} asked ${server.address} for ${name}, and got ${said}`}
}
