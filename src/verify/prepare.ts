/** Prepares a probe of the lab file: resolves names to addresses, also in its expectations. Pure. */
import type {AddressRef} from '../checks/address-ref.ts'
import type {Facts, HeaderPatterns} from '../checks/facts.ts'
import {requestOf} from '../checks/probes.run.ts'
import type {ProbeItem} from '../checks/probes.ts'
import type {Lab} from '../model/model.ts'
import type {IpText, NamespaceName} from '../net/names.ts'
import type {ProbeRequest} from '../probes/outcomes.ts'
import {findHost} from './find-host.ts'
import type {Expected, ExpectedFact, ExpectedHop} from './judge.ts'
import type {LabNow} from './network.ts'
import {addressOf, hostWith, isV6} from './targets.ts'

export type Prepared = {
	readonly namespace: NamespaceName
	readonly request: ProbeRequest
	readonly expected: Expected
}

/** `cannot`: why it cannot be run in the current state, in words. */
export function prepare(item: ProbeItem, {lab, plan}: LabNow): Prepared | {readonly cannot: string} {
	const client = plan.hosts[item.from]
	if (!client) return {cannot: `there is no host "${item.from}"`}

	if (!client.running) return {cannot: `${item.from} is stopped: it cannot send`}

	const target = addressOf(item.to, lab, {client: item.from, v6: item.v6})
	if ('missing' in target) return {cannot: target.missing}

	const v6 = isV6(target.address)
	const source = item.source && addressOf(item.source, lab, {client: item.from, v6})
	if (source && 'missing' in source) return {cannot: source.missing}

	return {
		namespace: client.namespace,
		request: requestOf(item, {
			address: target.address,
			...(source && {source: source.address}),
			...(item.timeoutMs !== undefined && {timeoutMs: item.timeoutMs})
		}),
		expected: {got: item.expect.got, facts: factsOf(item, lab, target.address)}
	}
}

/**
 * Facts are as seen by one host, so names are looked up from its position: `client` and `server` by the host that answers, `from` and the hops of
 * a route by the client.
 */
function factsOf(item: ProbeItem, lab: Lab, target: IpText): readonly ExpectedFact[] {
	const {
		ttl,
		pathMtu,
		rttMs,
		hops,
		host,
		client,
		proxyClient,
		certificate,
		server,
		from,
		body,
		headers,
		received,
		route,
		records
	}: Facts = item.expect
	const answering = item.to.kind === 'host' ? item.to.host : hostWith(target, lab)
	const v6 = isV6(target)
	const named = (ref: AddressRef, seenBy: string | undefined) => {
		const lookup = addressOf(ref, lab, {client: seenBy, v6})
		return {text: ref.kind === 'address' ? ref.address : ref.text, ...('address' in lookup && {address: lookup.address})}
	}

	const facts: readonly (ExpectedFact | undefined)[] = [
		ttl === undefined ? undefined : {fact: 'ttl', value: ttl},
		pathMtu === undefined ? undefined : {fact: 'pathMtu', value: pathMtu},
		rttMs && {fact: 'rttMs', range: rttMs},
		hops === undefined ? undefined : {fact: 'hops', value: hops},
		host === undefined ? undefined : {fact: 'host', value: ownName(host, lab)},
		client && {fact: 'client', ...named(client, answering)},
		proxyClient && {fact: 'proxyClient', ...named(proxyClient, answering)},
		certificate === undefined ? undefined : {fact: 'certificate', value: certificate},
		server && {fact: 'server', ...named(server, answering)},
		from && {fact: 'from', ...named(from, item.from)},
		body && {fact: 'body', body},
		...headerFacts('headers', headers),
		...headerFacts('received', received),
		records && {fact: 'records', records: records.map(one => (typeof one === 'string' ? one : named(one, item.from)))},
		route && {
			fact: 'route',
			hops: route.map((hop): ExpectedHop => (isWord(hop) ? hop.kind : named(hop, item.from)))
		}
	]
	return facts.filter(fact => fact !== undefined)
}

const headerFacts = (fact: 'headers' | 'received', patterns: HeaderPatterns = {}): ExpectedFact[] =>
	Object.entries(patterns).map(([name, pattern]) => ({fact, name, pattern}))

/** The name by which a service identifies itself: the shortest that is unique. */
function ownName(host: string, lab: Lab): string {
	const found = findHost(host, lab)
	return found?.kind === 'instance' ? found.instance.name : host
}

type RouteWord = {readonly kind: 'silent' | 'any'; readonly text: string}

const isWord = (hop: AddressRef | RouteWord): hop is RouteWord => hop.kind === 'silent' || hop.kind === 'any'
