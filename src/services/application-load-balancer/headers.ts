/** Headers on their way to a target (ALB-1). No effects. */
import type {ApplicationOptions, RuleTransforms} from '../../model/application-load-balancer.ts'

export type Arrival = {
	readonly options: ApplicationOptions
	readonly protocol: 'HTTP' | 'HTTPS'
	readonly port: number
	readonly client: string
	readonly clientPort: number
	/** `1-5759e988-bd862e3fe1be46a994272793`. */
	readonly trace: string
	readonly tls?: {readonly version: string; readonly cipher: string}
}

/** Headers that concern only one connection, and are not forwarded. */
const hopByHop = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'])

/** Alternating names and values, in their original case and order. */
export type RawHeaders = readonly string[]

export function towardsTarget(raw: RawHeaders, arrival: Arrival, host: string): string[] {
	const {options, protocol, port, trace, tls} = arrival
	const named = new Set((headerOf(raw, 'connection') ?? '').toLowerCase().split(/[ ,]+/))
	// Whoever names it there would send a body without a length, which a target takes for the next request.
	named.delete('content-length')
	const set: Record<string, string | undefined> = {
		host,
		'x-forwarded-for': forwardedFor(headerOf(raw, 'x-forwarded-for'), arrival),
		'x-forwarded-proto': protocol.toLowerCase(),
		'x-forwarded-port': String(port),
		'x-amzn-trace-id': traceHeader(headerOf(raw, 'x-amzn-trace-id'), trace),
		...(options.tlsHeaders && {'x-amzn-tls-version': tls?.version, 'x-amzn-tls-cipher-suite': tls?.cipher})
	}
	const all: string[] = []
	for (const [key, value] of Object.entries(set)) {
		if (value !== undefined) all.push(titles[key] ?? key, value)
	}
	for (let at = 0; at < raw.length; at += 2) {
		const name = raw[at] as string
		const key = name.toLowerCase()
		const isKept =
			!(Object.hasOwn(set, key) || hopByHop.has(key) || named.has(key)) &&
			!(options.dropInvalidHeaders && !/^[A-Za-z\d-]+$/.test(name))
		if (isKept) all.push(name, raw[at + 1] as string)
	}
	return all
}

const titles: Readonly<Record<string, string>> = {
	host: 'Host',
	'x-forwarded-for': 'X-Forwarded-For',
	'x-forwarded-proto': 'X-Forwarded-Proto',
	'x-forwarded-port': 'X-Forwarded-Port',
	'x-amzn-trace-id': 'X-Amzn-Trace-Id',
	'x-amzn-tls-version': 'X-Amzn-Tls-Version',
	'x-amzn-tls-cipher-suite': 'X-Amzn-Tls-Cipher-Suite'
}

/** A target's response headers without the hop-by-hop ones. */
export function towardsClient(raw: RawHeaders, more: RawHeaders): string[] {
	const all: string[] = []
	for (let at = 0; at < raw.length; at += 2) {
		if (!hopByHop.has((raw[at] as string).toLowerCase())) all.push(raw[at] as string, raw[at + 1] as string)
	}
	return [...all, ...more]
}

/** Values that the client sent come first: they are not verified. */
function forwardedFor(before: string | undefined, {options, client, clientPort}: Arrival): string | undefined {
	if (options.forwardedFor === 'remove') return undefined
	if (options.forwardedFor === 'preserve') return before
	const own = options.forwardedForPort ? `${client.includes(':') ? `[${client}]` : client}:${clientPort}` : client
	return before === undefined || before.trim() === '' ? own : `${before}, ${own}`
}

/** ALB-4: more than this is answered with 463. */
const mostForwarded = 30

export const hasTooManyForwarded = (raw: RawHeaders): boolean =>
	(headerOf(raw, 'x-forwarded-for') ?? '').split(',').length > mostForwarded

function traceHeader(before: string | undefined, trace: string): string {
	if (before === undefined) return `Root=${trace}`
	const parts = before.split(';').filter(part => !/^\s*Self=/i.test(part))
	return parts.some(part => /^\s*Root=/i.test(part)) ? `Self=${trace};${parts.join(';')}` : `Root=${trace};${parts.join(';')}`
}

/** The client's header if it is preserved; otherwise the host name, with the port unless it is the protocol's default. */
export function hostHeader(written: string, {options, protocol, port}: Arrival, transforms: RuleTransforms = {}): string {
	const name = written.replace(/:\d+$/, '')
	const isUsual = port === (protocol === 'HTTP' ? 80 : 443)
	const whole = options.preserveHostHeader ? written : isUsual ? name : `${name}:${port}`
	return transforms.hostHeader ? rewritten(whole, transforms.hostHeader) : whole
}

export function rewritten(text: string, {regex, replace}: {readonly regex: string; readonly replace: string}): string {
	try {
		return text.replace(new RegExp(regex), replace)
	} catch {
		return text
	}
}

/** Several values of one header are joined. */
export function headerOf(raw: RawHeaders, name: string): string | undefined {
	let found: string | undefined
	for (let at = 0; at < raw.length; at += 2) {
		const key = raw[at] as string
		if (key.length !== name.length || key.toLowerCase() !== name) continue
		found = found === undefined ? raw[at + 1] : `${found}, ${raw[at + 1]}`
	}
	return found
}

export const pairsOf = (raw: RawHeaders): (readonly [string, string])[] =>
	Array.from({length: raw.length / 2}, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const)
