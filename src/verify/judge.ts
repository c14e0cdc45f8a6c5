/** Whether an outcome is as expected, and a description of the difference. Pure. */

import {isDeepStrictEqual} from 'node:util'
import type {ProbeItem} from '../checks/probes.ts'
import {isWithin, type Range} from '../checks/range.ts'
import {fitsText, renderTextPattern, shorten, type TextPattern} from '../checks/text-pattern.ts'
import type {IpText} from '../net/names.ts'
import type {Hop, ProbeOutcome, UnreachableWhy} from '../probes/outcomes.ts'

/** An expectation with names resolved to addresses. */
export type Expected = {
	/** A word, or a number: status (http) or bytes (mtu). */
	readonly got: string | number
	readonly facts: readonly ExpectedFact[]
}

export type ExpectedFact =
	| {readonly fact: 'ttl' | 'pathMtu' | 'hops'; readonly value: number}
	| {readonly fact: 'rttMs'; readonly range: Range}
	| {readonly fact: 'host' | 'certificate'; readonly value: string}
	/** `text`: as written in the file. `address` is absent if the name has none: then nothing matches. */
	| {readonly fact: 'client' | 'proxyClient' | 'server' | 'from'; readonly text: string; readonly address?: IpText}
	| {readonly fact: 'body'; readonly body: TextPattern}
	/** `name` is in lower case. */
	| {readonly fact: 'headers' | 'received'; readonly name: string; readonly pattern: TextPattern | 'absent'}
	| {readonly fact: 'records'; readonly records: readonly ExpectedRecord[]}
	| {readonly fact: 'route'; readonly hops: readonly ExpectedHop[]}

export type ExpectedHop = 'silent' | 'any' | {readonly text: string; readonly address?: IpText}

export type ExpectationVerdict = {readonly passed: true} | {readonly passed: false; readonly why: string}

/**
 * The outcome's word is compared first; then every fact must match, and `why` names all that do not: `expected timeout (packets vanish), got
 * refused: the packet arrived and nothing listens`.
 */
export function judge(kind: ProbeItem['kind'], expected: Expected, outcome: ProbeOutcome): ExpectationVerdict {
	if (outcome.got === 'failed') return {passed: false, why: `the probe could not be made: ${outcome.message}`}

	if (wordOf(outcome) !== expected.got) {
		const meaning = typeof expected.got === 'string' ? meanings[expected.got] : undefined
		return {
			passed: false,
			why: `expected ${renderGot(kind, expected.got)}${meaning ? ` (${meaning})` : ''}, got ${renderOutcome(kind, outcome)}`
		}
	}

	const wrong = expected.facts.filter(fact => !holds(fact, outcome))
	return wrong.length === 0
		? {passed: true}
		: {
				passed: false,
				why: `got ${renderGot(kind, expected.got)} as expected, but ${wrong.map(fact => `${renderFact(fact)} was expected, and ${renderActual(fact, outcome)}`).join('; ')}`
			}
}

/** `200, client laptop (203.0.113.10)`. */
export const renderExpected = (kind: ProbeItem['kind'], {got, facts}: Expected): string =>
	[renderGot(kind, got), ...facts.map(renderFact)].join(', ')

/** The outcome and its meaning: `refused: the packet arrived and nothing listens`. */
export function renderOutcome(kind: ProbeItem['kind'], outcome: ProbeOutcome): string {
	const meaning = meaningOf(outcome)
	return `${renderGot(kind, wordOf(outcome))}${meaning ? `: ${meaning}` : ''}`
}

/** An http answer is shown as its status, a path MTU as its bytes. */
export const wordOf = (outcome: ProbeOutcome): string | number =>
	outcome.got === 'answer' ? outcome.status : outcome.got === 'mtu' ? outcome.pathMtu : outcome.got

function renderGot(kind: ProbeItem['kind'], got: string | number): string {
	if (typeof got === 'string') return got

	return kind === 'mtu' ? `${got} bytes` : `status ${got}`
}

const meanings: Readonly<Record<string, string>> = {
	timeout: 'packets vanish',
	refused: 'the packet arrives and nothing listens',
	reset: 'the connection is established, and reset later',
	unreachable: 'an ICMP error reports that there is no way',
	connect: 'the connection is established',
	'too-big': 'a router reports that the packet is too big'
}

function meaningOf(outcome: ProbeOutcome): string | undefined {
	switch (outcome.got) {
		case 'timeout':
			if ('route' in outcome) {
				const last = outcome.route.at(-1)
				return last?.address ? `packets vanish after ${last.address}, ${last.ttl} hops away` : 'packets vanish'
			}

			return outcome.after ? 'the connection was established, then packets vanish' : 'packets vanish'
		case 'refused':
			return 'the packet arrived and nothing listens'
		case 'reset':
			return 'the connection was established and reset'
		case 'unreachable':
			return `${outcome.from ?? 'the client itself'} reports ${whys[outcome.why]}`
		case 'too-big':
			return `${outcome.from ?? 'the client itself, having learned it,'} reports that at most ${outcome.pathMtu} bytes pass`
		case 'mtu':
			return outcome.how === 'too-big'
				? `${outcome.from} reports that more does not fit`
				: outcome.how === 'silence'
					? 'larger packets vanish'
					: "the client's own link carries no more"
		case 'failed':
			return outcome.message
		case 'connect':
			return 'the connection is established'
		case 'reply':
		case 'reached':
			return 'the target answers'
		case 'records':
			return outcome.records.join(', ')
		case 'nxdomain':
			return 'there is no such name'
		case 'no-data':
			return 'the name has no record of this type'
		case 'servfail':
			return 'the server failed to resolve it'
		case 'query-refused':
			return 'the server refuses to serve the client'
		case 'answer':
			return undefined
	}
}

const whys: Readonly<Record<UnreachableWhy, string>> = {
	network: 'that it has no route',
	host: 'that it cannot reach the host',
	protocol: 'that the protocol is not served',
	port: 'that the port is closed',
	prohibited: 'that it is prohibited',
	'ttl-exceeded': 'that the TTL ran out',
	other: 'that it is unreachable'
}

function holds(expected: ExpectedFact, outcome: ProbeOutcome): boolean {
	switch (expected.fact) {
		case 'ttl':
		case 'pathMtu':
		case 'hops':
		case 'host':
		case 'certificate':
			return factValue(expected.fact, outcome) === expected.value
		case 'client':
		case 'proxyClient':
		case 'server':
		case 'from':
			return expected.address !== undefined && factValue(expected.fact, outcome) === expected.address
		case 'rttMs':
			return 'rttMs' in outcome && isWithin(expected.range, outcome.rttMs)
		case 'body':
			return 'body' in outcome && fitsText(expected.body, outcome.body)
		case 'headers':
		case 'received':
			return headerHolds(expected, outcome)
		case 'records':
			return 'records' in outcome && isDeepStrictEqual(outcome.records.toSorted(), expected.records.map(recordText).toSorted())
		case 'route':
			return 'route' in outcome && routeFits(expected.hops, outcome.route)
	}
}

type HeaderFact = Extract<ExpectedFact, {fact: 'headers' | 'received'}>

const headersIn = ({fact}: HeaderFact, outcome: ProbeOutcome): Readonly<Record<string, string>> | undefined =>
	factValue(fact, outcome) as Readonly<Record<string, string>> | undefined

function headerHolds(expected: HeaderFact, outcome: ProbeOutcome): boolean {
	const all = headersIn(expected, outcome)
	if (!all) return false

	const value = all[expected.name]
	return expected.pattern === 'absent' ? value === undefined : value !== undefined && fitsText(expected.pattern, value)
}

type ExpectedRecord = string | {readonly text: string; readonly address?: IpText}

/** A name without an address matches no record. */
const recordText = (one: ExpectedRecord): string => (typeof one === 'string' ? one : (one.address ?? ''))

const factValue = (fact: string, outcome: ProbeOutcome): unknown => Reflect.get(outcome, fact)

const routeFits = (expected: readonly ExpectedHop[], route: readonly Hop[]): boolean =>
	expected.length === route.length &&
	expected.every((hop, index) => {
		const {address} = route[index]!
		return hop === 'any' || (hop === 'silent' ? address === undefined : hop.address !== undefined && address === hop.address)
	})

function renderFact(expected: ExpectedFact): string {
	switch (expected.fact) {
		case 'ttl':
			return `TTL ${expected.value}`
		case 'pathMtu':
			return `path MTU ${expected.value}`
		case 'hops':
			return `${expected.value} hops`
		case 'rttMs':
			return `round trip ${expected.range.text} ms`
		case 'host':
			return `host ${expected.value}`
		case 'certificate':
			return `certificate of ${expected.value}`
		case 'proxyClient':
			return `client ${renderAddress(expected)} in the PROXY header`
		case 'client':
		case 'server':
		case 'from':
			return `${expected.fact} ${renderAddress(expected)}`
		case 'body':
			return `body ${renderTextPattern(expected.body)}`
		case 'headers':
		case 'received': {
			const what = `${expected.fact === 'headers' ? 'header' : 'received header'} ${expected.name}`
			return expected.pattern === 'absent' ? `no ${what}` : `${what} ${renderTextPattern(expected.pattern)}`
		}
		case 'records':
			return `records ${expected.records.map(one => (typeof one === 'string' ? one : renderAddress(one))).join(', ')}`
		case 'route':
			return `route ${expected.hops.map(hop => (typeof hop === 'string' ? (hop === 'any' ? 'any' : '*') : renderAddress(hop))).join(', ')}`
	}
}

const renderAddress = ({text, address}: {readonly text: string; readonly address?: IpText}): string =>
	address === undefined ? `${text} (which has no address)` : text === address ? text : `${text} (${address})`

function renderActual(expected: ExpectedFact, outcome: ProbeOutcome): string {
	const {fact} = expected
	if (expected.fact === 'headers' || expected.fact === 'received') {
		const all = headersIn(expected, outcome)
		const value = all?.[expected.name]
		return all ? (value === undefined ? 'there was none' : `it was ${shorten(value)}`) : 'the server did not report it'
	}

	if (fact === 'route') {
		const route: readonly Hop[] = 'route' in outcome ? outcome.route : []
		return `it was ${route.map(({address}) => address ?? '*').join(', ') || 'empty'}`
	}

	if (fact === 'records') return `they were ${'records' in outcome ? outcome.records.join(', ') : 'none'}`
	const value = factValue(fact, outcome)
	if (value === undefined) return fact === 'from' ? 'the client itself reported it' : 'the server did not report it'

	return `it was ${fact === 'body' ? shorten(String(value)) : value}${fact === 'rttMs' ? ' ms' : ''}`
}
