/**
 * How each kind of check is read: from what stands in the file to what the runner takes (`check-types.ts`), with all
 * names looked up. A new kind is one more entry of `readers` and its schema (`check-schema.ts`).
 */
import {readIcmp} from '../aws/ports.ts'
import {zoneOf} from '../aws/zone/kind.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import {readLink, tellsDirection} from './capture-points.ts'
import {readExpect} from './expect.ts'
import {observationReaders} from './observation-kinds.ts'
import {readOutage, type WrittenOutage} from './outage.ts'
import {type CheckContext, Reader} from './reader.ts'
import {
	actionKeys,
	type CheckKey,
	checkKeys,
	probeKeys,
	type WrittenCapture,
	type WrittenCheck,
	type WrittenFault,
	type WrittenPacket,
	type WrittenProbes
} from './schema.ts'
import {readDirectConnect, readSite, readTunnel} from './tunnel-actions.ts'
import type {ActionItem, CheckItem, Fault, PacketMatch, ProbeItem, Sighting} from './types.ts'

/** The item, or everything that is wrong with it. */
export function readCheck(
	written: WrittenCheck,
	path: Path,
	context: CheckContext,
	allowed: readonly CheckKey[] = checkKeys
): CheckItem | readonly Finding[] {
	const kinds = checkKeys.filter(key => written[key] !== undefined)
	const [kind] = kinds
	if (!kind || kinds.length > 1) {
		const message = kind ? `a check is of one kind; here are ${kinds.join(' and ')}` : 'a check says what to do'
		return [{path, message, fix: kind ? 'make a check of each' : `write one of: ${allowed.join(', ')}`}]
	}
	const reader = new Reader(context)
	if (written.refused !== undefined && kind !== 'change') {
		reader.fail({path: [...path, 'refused'], message: `"refused" belongs to a change, not to ${kind}`, fix: 'leave it out'})
	}
	const at = [...path, kind]
	const body = (readers[kind] as (value: unknown, path: Path, reader: Reader, check: WrittenCheck) => object | undefined)(
		written[kind],
		at,
		reader,
		written
	)
	if (!body || reader.findings.length > 0) return reader.findings
	return {kind, ...(written.name !== undefined && {name: written.name}), at: context.where(at), ...body} as CheckItem
}

const readers: Readonly<
	Record<CheckKey, (written: never, path: Path, reader: Reader, check: WrittenCheck) => object | undefined>
> = {
	ping: (written: WrittenProbes['ping'], path: Path, reader: Reader) => ({
		...readProbe(written, path, reader),
		...readExpect(written.expect, 'reply', path, reader),
		...given(written, ['sizeBytes', 'dontFragment'])
	}),
	tcp: (written: WrittenProbes['tcp'], path: Path, reader: Reader) => ({
		...readPortProbe(written, path, reader),
		...readExpect(written.expect, 'connect', path, reader),
		...given(written, ['idleSeconds', 'sizeBytes'])
	}),
	udp: (written: WrittenProbes['udp'], path: Path, reader: Reader) => ({
		...readPortProbe(written, path, reader),
		...readExpect(written.expect, 'reply', path, reader),
		...given(written, ['sizeBytes'])
	}),
	http: (written: WrittenProbes['http'], path: Path, reader: Reader) => ({
		...readUrlProbe(written, path, reader),
		...readExpect(written.expect, 200, path, reader)
	}),
	trace(written: WrittenProbes['trace'], path: Path, reader: Reader) {
		const {protocol = 'icmp', port, expect} = written
		if (port !== undefined && protocol !== 'tcp')
			reader.fail({
				path: [...path, 'port'],
				message: `a trace by ${protocol} has no port`,
				fix: 'write "protocol: tcp", or leave "port" out'
			})
		return {
			...readProbe(written, path, reader),
			protocol,
			...given(written, ['port']),
			...readExpect(expect, 'reached', path, reader)
		}
	},
	mtu(written: WrittenProbes['mtu'], path: Path, reader: Reader) {
		const expected = readExpect(written.expect, undefined, path, reader)
		if (expected.expect.got === undefined)
			reader.fail({
				path: [...path, 'expect'],
				message: 'an mtu check expects a number',
				fix: 'write the number of bytes, such as 1500, or {got: 1500}'
			})
		return {...readProbe(written, path, reader), ...expected}
	},
	capture: readCapture,
	...observationReaders,
	outage: (written: WrittenOutage, path: Path, reader: Reader) => readOutage(written, path, reader, readAction),
	change: (patch: unknown, _path: Path, _reader: Reader, {refused}: WrittenCheck) => ({
		patch,
		...(refused !== undefined && {refused})
	}),
	fail: readFault,
	heal: readFault,
	stop: (written: string, path: Path, reader: Reader) => ({instance: reader.instance(written, path)}),
	start: (written: string, path: Path, reader: Reader) => ({instance: reader.instance(written, path)}),
	maintenance: (written: string, path: Path, reader: Reader) => ({tunnel: readTunnel(written, path, reader)}),
	reboot: (written: string, path: Path, reader: Reader) => ({site: readSite(written, path, reader)})
}

const readAction = (written: object, path: Path, context: CheckContext) =>
	readCheck(written, path, context, actionKeys) as ActionItem | readonly Finding[]

/** Those of the keys that were written. */
const given = <T extends object>(written: T, keys: readonly (keyof T)[]): Partial<T> =>
	Object.fromEntries(keys.filter(key => written[key] !== undefined).map(key => [key, written[key]])) as Partial<T>

type WrittenProbe = Pick<WrittenProbes['ping'], 'from' | 'to' | 'source' | 'v6' | 'timeoutMs' | 'withinMs'>

const readProbe = (written: WrittenProbe, path: Path, reader: Reader, to = written.to) => ({
	from: reader.host(written.from, [...path, 'from']),
	to: reader.address(to, [...path, 'to']),
	...(written.source !== undefined && {source: reader.address(written.source, [...path, 'source'])}),
	v6: written.v6 ?? false,
	...(written.timeoutMs !== undefined && {timeoutMs: written.timeoutMs}),
	...(written.withinMs !== undefined && {withinMs: written.withinMs})
})

/** `db:5432`, `10.0.0.5:22`, `[2001:db8::1]:80`. */
function readPortProbe(written: WrittenProbe, path: Path, reader: Reader) {
	const [, to, port] = /^(\[.*\]|[^:]*):(\d{1,5})$/.exec(written.to) ?? []
	if (to === undefined || !isPort(Number(port))) {
		reader.fail({
			path: [...path, 'to'],
			message: `"${written.to}" does not say which port`,
			fix: `write host:port, such as '${written.to.replace(/:.*/, '')}:443'`
		})
		return undefined
	}
	return {...readProbe(written, path, reader, to), port: Number(port)}
}

/** `web`, `web:8080`, `http://web:8080/path`. */
function readUrlProbe(written: WrittenProbe, path: Path, reader: Reader) {
	const [, scheme, to, port = '80', page = '/'] =
		/^(?:([a-z][a-z\d+.-]*):\/\/)?(\[[^\]]*\]|[^:/?]*)(?::(\d{1,5}))?(\/.*)?$/i.exec(written.to) ?? []
	const at = [...path, 'to']
	if (scheme !== undefined && scheme.toLowerCase() !== 'http')
		return reader.fail({path: at, message: `services of hosts speak http, not ${scheme}`, fix: 'write http://…'})
	if (to === undefined || !isPort(Number(port)))
		return reader.fail({path: at, message: `"${written.to}" is no URL`, fix: 'write http://web:8080/path, or the name of a host'})
	return {...readProbe(written, path, reader, to), port: Number(port), path: page}
}

const isPort = (port: number): boolean => port >= 1 && port <= 65_535

function readCapture(written: WrittenCapture, path: Path, reader: Reader) {
	const points = [written.at]
		.flat()
		.map((point, index) => reader.point(point, Array.isArray(written.at) ? [...path, 'at', index] : [...path, 'at']))
	const [only] = points
	const during = readCheck(written.during, [...path, 'during'], reader.context, probeKeys)
	if (isFindings(during)) for (const finding of during) reader.fail(finding)
	const expect = written.expect.map((sighting, index): Sighting | undefined => {
		const at = [...path, 'expect', index]
		const {sees, missing, count} = sighting
		if ((sees === undefined) === (missing === undefined))
			return reader.fail({
				path: at,
				message: 'a packet is seen at a point, or missing there',
				fix: 'write either "sees" or "missing"'
			})
		if (sighting.at === undefined && points.length > 1)
			return reader.fail({
				path: at,
				message: 'it does not say at which of the points',
				fix: `add "at": one of ${points.join(', ')}`
			})
		const point = sighting.at === undefined ? only : reader.point(sighting.at, [...at, 'at'])
		if (point !== undefined && !points.includes(point))
			reader.fail({
				path: [...at, 'at'],
				message: `"${sighting.at}" is not among the points of this capture`,
				fix: suggest(
					point,
					points.filter(one => one !== undefined)
				)
			})
		if (count !== undefined && sees === undefined)
			reader.fail({path: [...at, 'count'], message: 'what is missing cannot be counted', fix: 'leave "count" out'})
		const packet = readPacket(sees ?? missing ?? '', [...at, sees === undefined ? 'missing' : 'sees'], reader)
		if (packet.kind === 'fields' && packet.direction !== undefined && !tellsDirection(point ?? '', reader.context.names))
			reader.fail({
				path: [...at, sees === undefined ? 'missing' : 'sees', 'direction'],
				message: `"${point}" does not tell what comes in from what goes out`,
				fix: 'leave "direction" out, or watch an instance, an ENI (eni:web) or a NAT gateway (nat:nat)'
			})
		return {point: point ?? '', seen: sees !== undefined, packet, ...(count !== undefined && {count})}
	})
	return {points, ...given(written, ['filter']), during: during as ProbeItem, expect}
}

const isFindings = (value: CheckItem | readonly Finding[]): value is readonly Finding[] => Array.isArray(value)

function readPacket(written: WrittenPacket, path: Path, reader: Reader): PacketMatch {
	if (typeof written === 'string') return {kind: 'filter', filter: written}
	const {protocol, src, dst, srcPort, dstPort, flags, type, code, ttl, direction} = written
	const source = src === undefined ? undefined : reader.address(src, [...path, 'src'])
	const destination = dst === undefined ? undefined : reader.address(dst, [...path, 'dst'])
	const icmp = type === undefined ? {value: undefined, fault: undefined} : readIcmp({type, code}, protocol === 'icmpv6' ? 6 : 4)
	if (icmp.fault !== undefined)
		reader.fail({path: [...path, 'type'], message: icmp.fault, fix: 'write a number, or a name such as echo-request'})
	if (type !== undefined && protocol !== 'icmp' && protocol !== 'icmpv6')
		reader.fail({path: [...path, 'type'], message: 'only ICMP has types', fix: 'add "protocol: icmp" or "protocol: icmpv6"'})
	const icmpCode = code ?? icmp.value?.code
	return {
		kind: 'fields',
		...(protocol !== undefined && {protocol}),
		...(source && {source}),
		...(destination && {destination}),
		...(srcPort !== undefined && {sourcePort: srcPort}),
		...(dstPort !== undefined && {destinationPort: dstPort}),
		...(flags && {flags}),
		...(icmp.value && {icmpType: icmp.value.type}),
		...(icmpCode !== undefined && icmpCode !== -1 && {icmpCode}),
		...(ttl !== undefined && {ttl}),
		...(direction !== undefined && {direction})
	}
}

function readFault(written: WrittenFault, path: Path, reader: Reader): Fault | undefined {
	const {how, ...what} = written
	const {zone, instance, link, tunnel, site, directConnect} = what
	const given = Object.entries(what).filter(([, value]) => value !== undefined)
	if (given.length !== 1)
		return reader.fail({
			path,
			message: `one thing at a time; here are ${given.length}`,
			fix: 'write one of {zone: a}, {instance: web}, {link: web}, {tunnel: office:1}, {site: office} and {directConnect: primary}'
		})
	if (how !== undefined && tunnel === undefined)
		reader.fail({path: [...path, 'how'], message: 'only tunnels fail in several ways', fix: 'leave "how" out'})
	if (tunnel !== undefined) return {what: {tunnel: readTunnel(tunnel, [...path, 'tunnel'], reader), how: how ?? 'drop'}}
	if (directConnect !== undefined)
		return {what: {directConnect: readDirectConnect(directConnect, [...path, 'directConnect'], reader)}}
	if (site !== undefined) return {what: {site: readSite(site, [...path, 'site'], reader)}}
	if (zone !== undefined) {
		if (zoneOf(zone, reader.context.zones) === undefined)
			return reader.fail({
				path: [...path, 'zone'],
				message: `no zone is named "${zone}"`,
				fix: 'write a letter such as a, or a name such as us-east-1a'
			})
		return {what: {zone}}
	}
	if (instance !== undefined) return {what: {instance: reader.instance(instance, [...path, 'instance']) ?? ''}}
	return {what: {link: reader.take<string>(readLink(link ?? '', [...path, 'link'], reader.context.names)) ?? ''}}
}
