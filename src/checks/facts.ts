/** What a probe expects: an outcome, and facts that come with it. Written form and parsing. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import type {AddressRef} from './address-ref.ts'
import {milliseconds, type Range, readRange} from './range.ts'
import type {CheckReader} from './reader.ts'
import {readTextPattern, type TextPattern} from './text-pattern.ts'

/** The expected outcome and the facts that must accompany it. */
export type Expect<Outcome, Fact extends keyof Facts> = {readonly got: Outcome} & Pick<Facts, Fact>

/** Facts that a probe may report and a check may expect. Absent: not compared. */
export type Facts = {
	/** TTL (hop limit) of the answer as it arrived. */
	readonly ttl?: number
	/** Address of the client as the server saw it. */
	readonly client?: AddressRef
	/** http: address of the client in a header of the PROXY protocol that came before the request. */
	readonly proxyClient?: AddressRef
	/** http by TLS: name of the certificate that the server presented. */
	readonly certificate?: string
	/** Address of itself over which the server was reached. */
	readonly server?: AddressRef
	/** Name of the host that answered. */
	readonly host?: string
	/** dns: every record, in any order; A and AAAA as addresses. */
	readonly records?: readonly (AddressRef | string)[]
	/** http: the whole body, or a pattern that must be found in it. */
	readonly body?: TextPattern
	/** http: headers of the answer, by name. */
	readonly headers?: HeaderPatterns
	/** http: headers of the request as a service of the lab received them, possibly from a load balancer. */
	readonly received?: HeaderPatterns
	/** Sender of `unreachable` or `too-big`. */
	readonly from?: AddressRef
	/** MTU reported by the router in its `too-big`. */
	readonly pathMtu?: number
	/** How many of several connections must have this outcome. Absent: all. */
	readonly count?: Range
	/** Round-trip time in milliseconds. */
	readonly rttMs?: Range
	/** Distance of the target in hops; the target itself counts, so a neighbor is 1. */
	readonly hops?: number
	/** Every hop, the target included. `silent`: no answer (`*`); `any`: whatever it is. */
	readonly route?: readonly (AddressRef | {readonly kind: 'silent' | 'any'; readonly text: string})[]
}

/** Patterns by header name in lower case. `absent`: there must be no such header. */
export type HeaderPatterns = Readonly<Record<string, TextPattern | 'absent'>>

const headerFacts = (what: string) =>
	is('headers by name', z.record(z.string(), is('a text, /pattern/, or false', z.union([z.string(), z.literal(false)]))))
		.optional()
		.describe(what)

export const facts = {
	ttl: wholeNumber('a TTL', {min: 0, max: 255}).optional().describe('TTL of the answer as it arrived.'),
	client: text('an address or host')
		.optional()
		.describe('Address of the client as the server saw it: `203.0.113.10`, `nat.public`, `web.private`.'),
	proxyClient: text('an address or host')
		.optional()
		.describe('Address of the client in the header of the PROXY protocol that the server got before the request.'),
	certificate: text('a host name').optional().describe('By TLS: the name of the certificate that the server presented.'),
	server: text('an address or host').optional().describe('Address over which the server was reached, as it saw it.'),
	host: reference('a host').optional().describe('Who answered.'),
	body: text('a text or /pattern/').optional().describe('The whole body, or a pattern that is found in it: `/hello \\w+/i`.'),
	headers: headerFacts('Headers of the answer, each a whole value or a /pattern/; false: there must be none of that name.'),
	received: headerFacts(
		'Headers of the request as a service of the lab got them, perhaps from a load balancer: `{X-Forwarded-For: 203.0.113.10}`.'
	),
	from: text('an address or host').optional().describe('Who said "unreachable" or "too big".'),
	pathMtu: wholeNumber('an MTU', {min: 68, max: 65_535}).optional().describe('MTU that the router named.'),
	rttMs: is("milliseconds such as '70 to 120'", z.union([z.number(), z.string()]))
		.optional()
		.describe("How long the round trip took, in milliseconds: `'70 to 120'`, `at least 40`."),
	count: is("a number such as 20, or a range such as 'at least 15'", z.union([z.number(), z.string()]))
		.optional()
		.describe("With `connections`: how many of them come out so: `'at least 15'`, `at most 5`, `10 to 50`. Default: all."),
	hops: wholeNumber('a number of hops', {min: 0, max: 255}).optional().describe('How many hops away it is; a neighbour is 1.'),
	route: is("a list of hops such as [nat, '*', web]", z.array(z.string()))
		.optional()
		.describe("Every hop, the target included: addresses or names; '*' answers nothing, 'any' is whatever it is.")
}

type Fact = keyof typeof facts

/** An outcome, or an outcome with facts. If an object has no outcome, it is the successful one. */
export function expectSchema<const Outcome extends string, const F extends Fact, N extends z.ZodInt | undefined = undefined>(
	outcomes: readonly Outcome[],
	noun: string,
	names: readonly F[],
	number?: N
) {
	type Got = Outcome | (N extends z.ZodInt ? number : never)
	const outcome = is(noun, number ? z.union([z.enum(outcomes), number]) : z.enum(outcomes)) as z.ZodType<Got, Got>
	const chosen = Object.fromEntries(names.map(name => [name, facts[name]])) as Pick<typeof facts, F>
	return is(
		`${noun}; or {got: outcome, ${names[0]}: …}`,
		z.union([outcome, z.strictObject({got: outcome.optional().describe('The outcome. Default: the successful one.'), ...chosen})])
	)
}

type WrittenExpect<Got> = readonly string[] | Got | ({readonly got?: Got | undefined} & {readonly [K in keyof Facts]?: unknown})

/** `reply`, `200`, or `{got: reply, ttl: 255}`; for a trace the list of its hops. `good` is expected if only facts are given. */
export function readExpect<Got extends string | number>(
	written: WrittenExpect<Got>,
	good: NoInfer<Got> | undefined,
	path: Path,
	reader: CheckReader
): {expect: {got: Got | undefined} & Facts} {
	if (typeof written !== 'object') return {expect: {got: written}}
	const at = [...path, 'expect']
	if (isList(written)) return {expect: {got: good, route: readRoute(written, at, reader)}}
	const facts: Record<string, unknown> = {}
	for (const [key, value] of Object.entries(written)) {
		if (key !== 'got' && value !== undefined) facts[key] = readFact(key as keyof Facts, value, [...at, key], reader)
	}
	return {expect: {got: written.got ?? good, ...facts}}
}

function readFact(key: keyof Facts, value: unknown, path: Path, reader: CheckReader): unknown {
	switch (key) {
		case 'client':
		case 'proxyClient':
		case 'server':
		case 'from':
			return reader.address(String(value), path)
		case 'host':
			return reader.host(String(value), path)
		case 'rttMs':
			return (
				readRange(value as number | string, milliseconds) ??
				reader.fail({
					path,
					message: `"${value}" is not a range of milliseconds`,
					fix: "write one such as '70 to 120' or at least 40"
				})
			)
		case 'count':
			return (
				readRange(value as number | string) ??
				reader.fail({path, message: `"${value}" is not a range`, fix: "write a number, or a range such as 'at least 15'"})
			)
		case 'body':
			return readTextPattern(String(value), path, reader)
		case 'headers':
		case 'received':
			return readHeaders(value as Readonly<Record<string, string | false>>, path, reader)
		case 'route':
			return readRoute(value as readonly string[], path, reader)
		default:
			return value
	}
}

const readHeaders = (written: Readonly<Record<string, string | false>>, path: Path, reader: CheckReader): HeaderPatterns =>
	Object.fromEntries(
		Object.entries(written).flatMap(([name, value]) => {
			const pattern = value === false ? 'absent' : readTextPattern(value, [...path, name], reader)
			return pattern === undefined ? [] : [[name.toLowerCase(), pattern] as const]
		})
	)

const isList = (written: object): written is readonly string[] => Array.isArray(written)

const readRoute = (hops: readonly string[], path: Path, reader: CheckReader): NonNullable<Facts['route']> =>
	hops.flatMap((hop, index) => {
		if (hop === '*') return {kind: 'silent' as const, text: hop}
		return hop === 'any' ? {kind: 'any' as const, text: hop} : (reader.address(hop, [...path, index]) ?? [])
	})

/** The facts that a service of the lab reports, and the sender of an ICMP error. */
export const answered = ['client', 'server', 'host', 'from'] as const
