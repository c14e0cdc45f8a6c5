/** Ports, ICMP types, protocols and services, from the short forms of a lab file. Each parser returns the value or the problem. */
import type {IcmpMatch, Service} from '../model/model.ts'

export type Reading<T> = {readonly value: T; readonly fault?: never} | {readonly fault: string; readonly value?: never}

export type PortRange = readonly [number, number]

/** `80`, `"80"`, `"8000-8080"`. */
export function readPortRange(written: number | string): Reading<PortRange> {
	const [, from, to] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(String(written).trim()) ?? []
	if (from === undefined) return {fault: `"${written}" is neither a port nor a range of ports`}
	const range: PortRange = [Number(from), Number(to ?? from)]
	if (range.some(port => port > 65_535)) return {fault: `${written} is beyond the last port, 65535`}
	if (range[0] > range[1]) return {fault: `the range ${written} ends before it begins`}
	return {value: range}
}

/** Several ranges; `all` is one undefined range: any port. */
export function readPorts(written: number | string | readonly (number | string)[]): Reading<readonly (PortRange | undefined)[]> {
	if (written === 'all') return {value: [undefined]}
	const readings = [written].flat().map(readPortRange)
	const fault = readings.find(({fault: one}) => one !== undefined)?.fault
	if (fault !== undefined) return {fault}
	if (readings.length === 0) return {fault: 'the list of ports is empty'}
	return {value: readings.map(({value}) => value)}
}

/** Names of ICMP messages. `fragmentation-needed` and similar ones include a code. */
export const icmpTypes: Readonly<Record<string, IcmpMatch>> = {
	'echo-reply': {type: 0, code: -1},
	'destination-unreachable': {type: 3, code: -1},
	'network-unreachable': {type: 3, code: 0},
	'host-unreachable': {type: 3, code: 1},
	'port-unreachable': {type: 3, code: 3},
	'fragmentation-needed': {type: 3, code: 4},
	'source-quench': {type: 4, code: -1},
	redirect: {type: 5, code: -1},
	'echo-request': {type: 8, code: -1},
	'time-exceeded': {type: 11, code: -1},
	'ttl-exceeded': {type: 11, code: 0},
	'parameter-problem': {type: 12, code: -1}
}

const icmpv6Types: Readonly<Record<string, IcmpMatch>> = {
	'destination-unreachable': {type: 1, code: -1},
	'port-unreachable': {type: 1, code: 4},
	'packet-too-big': {type: 2, code: -1},
	'time-exceeded': {type: 3, code: -1},
	'parameter-problem': {type: 4, code: -1},
	'echo-request': {type: 128, code: -1},
	'echo-reply': {type: 129, code: -1}
}

/** `all` (undefined: any), a name, a number, `{type, code}`. */
export function readIcmp(
	written: number | string | {readonly type: number | string; readonly code?: number | undefined},
	version: 4 | 6
): Reading<IcmpMatch | undefined> {
	const {type, code} = typeof written === 'object' ? written : {type: written, code: undefined}
	const names = version === 4 ? icmpTypes : icmpv6Types
	const known = typeof type === 'string' && Object.hasOwn(names, type) ? names[type] : undefined
	if (type === 'all' || type === -1) {
		return code === undefined || code === -1 ? {value: undefined} : {fault: 'any type has no code'}
	}
	const match = known ?? (/^\d{1,3}$/.test(String(type)) ? {type: Number(type), code: -1} : undefined)
	if (!match) {
		return {fault: `"${type}" is not an ICMP${version === 6 ? 'v6' : ''} type; known by name: ${Object.keys(names).join(', ')}`}
	}
	if (match.type > 255) return {fault: `${type} is beyond the last ICMP type, 255`}
	if (code === undefined) return {value: match}
	if (code < -1 || code > 255) return {fault: `${code} is not an ICMP code: they go from 0 to 255, -1 is any`}
	return {value: {type: match.type, code}}
}

export type WrittenService =
	| string
	| {
			readonly http?: number | undefined
			readonly https?: number | undefined
			readonly tcp?: number | undefined
			readonly udp?: number | undefined
			readonly body?: string | undefined
			readonly status?: number | undefined
			readonly proxyProtocol?: boolean | undefined
	  }

const serviceProtocols = ['http', 'https', 'tcp', 'udp'] as const
type ServiceWord = (typeof serviceProtocols)[number]

/** HTTPS is HTTP over TLS. */
const spoken = (word: ServiceWord) => (word === 'https' ? {protocol: 'http' as const, tls: true as const} : {protocol: word})

/** `http` (port 80), `https` (port 443), `http:8080`, `tcp:22`, `{http: 80, body, status}`, `{tcp: 7, proxyProtocol: true}`. */
export function readService(written: WrittenService): Reading<Service> {
	if (typeof written === 'string') {
		const [, word, port] = /^(https?|tcp|udp)(?::(\d{1,5}))?$/.exec(written) ?? []
		const protocol = serviceProtocols.find(one => one === word)
		if (!protocol) return {fault: `"${written}" is not a service`}
		const usual = {http: 80, https: 443, tcp: undefined, udp: undefined}[protocol]
		if (port === undefined && usual === undefined) return {fault: `${protocol} has no port of its own`}
		return checkPort({...spoken(protocol), port: Number(port ?? usual)})
	}
	const given = serviceProtocols.filter(one => written[one] !== undefined)
	const [protocol] = given
	if (!protocol || given.length > 1) return {fault: 'a service is exactly one of http, https, tcp and udp'}
	const {body, status, proxyProtocol} = written
	if (protocol === 'udp' && proxyProtocol) return {fault: 'a service of udp has no connections, and so no PROXY protocol'}
	if (protocol !== 'http' && protocol !== 'https' && (body !== undefined || status !== undefined)) {
		return {fault: `${protocol} echoes what it is sent; only http has a body and a status`}
	}
	return checkPort({
		...spoken(protocol),
		port: written[protocol] ?? 0,
		...(proxyProtocol && {proxyProtocol}),
		...(body !== undefined && {body}),
		...(status !== undefined && {status})
	})
}

const checkPort = (service: Service): Reading<Service> =>
	service.port >= 1 && service.port <= 65_535
		? {value: service}
		: {fault: `${service.port} is not a port: they go from 1 to 65535`}
