/** The common part of probes: client and target, their written form and parsing, and what their success proves. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import type {AddressRef} from './address-ref.ts'
import {type Connections, countText, isEnough} from './connections.ts'
import type {CheckKind, Forbidden, Nature} from './kind.ts'
import type {Range} from './range.ts'
import type {CheckReader} from './reader.ts'

export type Probe = {
	/** Name of a host: short (`web`) if unique, or full (`main.web`). */
	readonly from: string
	readonly to: AddressRef
	/** Source address (`ping -I`), if not the client's default. */
	readonly source?: AddressRef
	/** True: use IPv6 if the target has both families. Default: IPv4 if it has that. */
	readonly v6: boolean
	/** How long to wait for an answer. Absent: the probe's own default. */
	readonly timeoutMs?: number
	/**
	 * How long the expectation may take to become true; the probe is retried until then. Absent: the run's own, 5 s. If silence is expected, nothing
	 * is retried.
	 */
	readonly withinMs?: number
}

export type ProbeBody = Probe &
	Connections & {readonly port?: number; readonly expect: {readonly got: string | number; readonly count?: Range}}

/** `good`: the outcome expected if only facts are given. `target`: as written in the file: `db:5432`, `web/health`. */
export type ProbeKind<Schema extends z.ZodType, Body extends ProbeBody> = CheckKind<Schema, Body> & {
	readonly good: string | number
	target(item: Body): string
	/** The probe's packet, for predicting what happens to it. */
	traffic(item: Body): Traffic
}

/** `port`: the target's; absent for ICMP. */
export type Traffic = {readonly protocol: 'icmp' | 'tcp' | 'udp'; readonly port?: number}

type Own<Schema extends z.ZodType, Body extends ProbeBody> = Pick<
	ProbeKind<Schema, Body>,
	'schema' | 'read' | 'good' | 'traffic'
> &
	Partial<Pick<ProbeKind<Schema, Body>, 'target'>>

/** Makes a kind of probe from its own parts. */
export const probeKind = <Schema extends z.ZodType, Body extends ProbeBody>(
	name: string,
	{target = item => portTarget(item), ...own}: Own<Schema, Body>
): ProbeKind<Schema, Body> => ({
	...own,
	target,
	title: item => `${name} ${item.from} → ${target(item)}: ${item.expect.got}${countText(item.connections, item.expect.count)}`,
	nature: probeNature,
	forbids: forbidsAnswer
})

/**
 * While the network is not up, a router may also report that it has no route, and `refused` is not a packet that reached a service; `reset`,
 * `too-big` and numbers prove that a packet arrived.
 */
const negativeOutcomes: readonly (string | number)[] = ['timeout', 'refused', 'unreachable']

type Expecting = Pick<ProbeBody, 'expect' | 'connections'>

const expectsNoAnswer = ({expect}: Expecting): boolean => negativeOutcomes.includes(expect.got)

/** Whether a network that passes no packets would meet the expectation. */
function isNegative(item: Expecting): boolean {
	const {connections = 1, expect} = item
	return isEnough(expect.count, expectsNoAnswer(item) ? connections : 0, connections)
}

export const probeNature = (item: Expecting): Nature => ({
	runs: 'beside',
	expects: isNegative(item) ? 'silence' : 'presence',
	changesNetwork: false
})

export const forbidsAnswer = (item: Expecting): readonly Forbidden[] =>
	isNegative(item) ? [{kind: expectsNoAnswer(item) ? 'answer' : 'surplus'}] : []

export function portTarget({to, port}: Pick<ProbeBody, 'to' | 'port'>): string {
	const name = to.kind === 'address' ? to.address : to.text
	return port === undefined ? name : `${name.includes(':') ? `[${name}]` : name}:${port}`
}

export const addressHint =
	'`web` is its address as the client would use it; `web.public`, `web.private`, `web.ipv6` and `web.eth1` choose.'

export const probeFields = (to: string) => ({
	from: reference('a host').describe('The client: an instance (`web`, or `main.web`) or one on the Internet.'),
	to: text(to).describe(`The target: ${to}. ${addressHint}`),
	source: text('an address, or web.eth1').optional().describe("Source address, as `ping -I`. Default: the host's own choice."),
	v6: is('true or false', z.boolean()).optional().describe('Use IPv6 where the target has both. Default: false.'),
	timeoutMs: wholeNumber('milliseconds', {min: 1, max: 600_000})
		.optional()
		.describe("How long to wait for an answer. Default: the probe's own."),
	withinMs: wholeNumber('milliseconds', {min: 0, max: 600_000})
		.optional()
		.describe(
			'How long what is expected may take to become true; it is retried until then. Default: 5000, or `vpclab test --within`.'
		)
})

export type WrittenProbe = {
	readonly from: string
	readonly to: string
	readonly source?: string | undefined
	readonly v6?: boolean | undefined
	readonly timeoutMs?: number | undefined
	readonly withinMs?: number | undefined
}

export const readProbe = (written: WrittenProbe, path: Path, reader: CheckReader, to = written.to) => ({
	from: reader.host(written.from, [...path, 'from']),
	to: reader.address(to, [...path, 'to']),
	...(written.source !== undefined && {source: reader.address(written.source, [...path, 'source'])}),
	v6: written.v6 ?? false,
	...(written.timeoutMs !== undefined && {timeoutMs: written.timeoutMs}),
	...(written.withinMs !== undefined && {withinMs: written.withinMs})
})

/** `db:5432`, `10.0.0.5:22`, `[2001:db8::1]:80`. */
export function readPortProbe(written: WrittenProbe, path: Path, reader: CheckReader) {
	const [, to, port] = /^(\[.*\]|[^:]*):(\d{1,5})$/.exec(written.to) ?? []
	if (to === undefined || !isPort(Number(port))) {
		reader.fail({
			path: [...path, 'to'],
			message: `"${written.to}" has no port`,
			fix: `write host:port, such as '${written.to.replace(/:.*/, '')}:443'`
		})
		return undefined
	}
	return {...readProbe(written, path, reader, to), port: Number(port)}
}

export const isPort = (port: number): boolean => port >= 1 && port <= 65_535

/** The entries of the given keys that are present. */
export const given = <T extends object, K extends keyof T>(written: T, keys: readonly K[]): Partial<Pick<T, K>> =>
	Object.fromEntries(keys.filter(key => written[key] !== undefined).map(key => [key, written[key]])) as Partial<Pick<T, K>>

export const size = (what: string) => wholeNumber('bytes', {min: 0, max: 65_507}).optional().describe(what)
