/** Aggregates flows over the interval of each log into records. Changes nothing but its own state. */
import {type Address, type Cidr, contains, prefixLength} from '../../net/address.ts'
import type {Counts, Raw, RawFlow} from './raw.ts'
import {type FlowRecord, renderMissing, renderRecord} from './render.ts'
import type {FlowLogSpec, LoggedInterface, LogSpec} from './types.ts'

/** The lines of one interface in one window of a log. */
export type WindowLines = {
	readonly log: LogSpec
	readonly interface: LoggedInterface
	readonly endMs: number
	readonly lines: readonly string[]
	/** Records are missing: SKIPDATA. */
	readonly isSkipped: boolean
}

type Window = {
	readonly index: number
	/** By interface number, then by the fields that all packets of a flow share. */
	readonly records: Map<number, Map<string, FlowRecord>>
	lost: number
}

export class FlowWindows {
	#spec: FlowLogSpec
	#windows = new Map<string, Window>()
	/** Packets reported as dropped before they were counted as seen, by flow. */
	#dropped = new Map<string, {packets: number; bytes: number}>()

	/** Logs whose current window began before this collector did. */
	readonly #incomplete: Set<string>

	/** `isTakenOver`: another collector counted before, and its counts of the current windows are lost. */
	constructor(spec: FlowLogSpec, {isTakenOver = false}: {readonly isTakenOver?: boolean} = {}) {
		this.#spec = spec
		this.#incomplete = new Set(isTakenOver ? spec.logs.map(({id}) => id) : [])
	}

	/** Current windows of remaining logs continue, for interfaces that keep their numbers. */
	change(spec: FlowLogSpec) {
		const numbers = new Map(spec.interfaces.map(({facts}, number) => [facts['interface-id'], number]))
		for (const [id, window] of this.#windows) {
			const moved = [...window.records].flatMap(([number, records]) => {
				const now = numbers.get(this.#spec.interfaces[number]?.facts['interface-id'])
				return now === undefined ? [] : [[now, records] as const]
			})
			this.#windows.set(id, {...window, records: new Map(moved)})
		}
		this.#spec = spec
		const ids = new Set(spec.logs.map(({id}) => id))
		for (const id of this.#windows.keys()) if (!ids.has(id)) this.#windows.delete(id)
	}

	/** Adds the counts of one second. Gives the windows that end with it. */
	add(raw: Raw): readonly WindowLines[] {
		const ended: WindowLines[] = []
		for (const log of this.#spec.logs) ended.push(...this.#open(log, raw))
		const unlogged = new Set(this.#spec.unlogged)
		for (const flow of this.#withoutDropped(raw.flows)) {
			const place = this.#spec.interfaces[flow.interface]
			if (!place || isUnlogged(flow, unlogged)) continue
			for (const log of this.#spec.logs) {
				if (place.logs.includes(log.id)) this.#record(log, place, flow)
			}
		}
		for (const log of this.#spec.logs) {
			const window = this.#windows.get(log.id)
			if (window && raw.endMs >= (window.index + 1) * log.aggregationSeconds * 1000) ended.push(...this.#close(log, window))
		}
		return ended
	}

	/** Opens the window that contains the second; ends an earlier one, as when nothing was counted for a while. */
	#open(log: LogSpec, {endMs, lost}: Raw): readonly WindowLines[] {
		const index = Math.ceil(endMs / (log.aggregationSeconds * 1000)) - 1
		const before = this.#windows.get(log.id)
		const ended = before && before.index < index ? this.#close(log, before) : []
		const window = this.#windows.get(log.id) ?? {index, records: new Map(), lost: 0}
		window.lost += lost + (this.#incomplete.delete(log.id) ? 1 : 0)
		this.#windows.set(log.id, window)
		return ended
	}

	#close(log: LogSpec, {index, records, lost}: Window): readonly WindowLines[] {
		this.#windows.delete(log.id)
		const [startMs, endMs] = [index, index + 1].map(number => number * log.aggregationSeconds * 1000) as [number, number]
		return this.#spec.interfaces.flatMap((place, number): readonly WindowLines[] => {
			if (!place.logs.includes(log.id)) return []
			const own = [...(records.get(number)?.values() ?? [])].map(record => renderRecord(log, place.facts, record))
			const missing = (status: 'NODATA' | 'SKIPDATA') => renderMissing(log, place.facts, {startMs, endMs, status})
			const lines = [...(own.length === 0 && lost === 0 ? [missing('NODATA')] : own), ...(lost > 0 ? [missing('SKIPDATA')] : [])]
			return [{log, interface: place, endMs, lines, isSkipped: lost > 0}]
		})
	}

	/**
	 * Packets that an interface sends are counted before the filters see them, so dropped ones are subtracted. If the report of a
	 * drop comes a second before the count, the difference is kept.
	 */
	*#withoutDropped(flows: readonly RawFlow[]): Generator<RawFlow> {
		for (const flow of flows) {
			if (flow.what === 'seen' || flow.direction === 'ingress') continue
			const key = flowKey(flow)
			const before = this.#dropped.get(key) ?? {packets: 0, bytes: 0}
			this.#dropped.set(key, {packets: before.packets + flow.packets, bytes: before.bytes + flow.bytes})
		}
		for (const flow of flows) {
			if (flow.what === 'rejected') yield flow
			if (flow.what !== 'seen') continue
			const key = flowKey(flow)
			const dropped = flow.direction === 'egress' ? this.#dropped.get(key) : undefined
			if (!dropped) {
				yield flow
				continue
			}
			const packets = Math.min(flow.packets, dropped.packets)
			const left = {packets: dropped.packets - packets, bytes: Math.max(0, dropped.bytes - flow.bytes)}
			this.#dropped.delete(key)
			if (left.packets > 0) this.#dropped.set(key, left)
			if (flow.packets > packets) yield {...flow, packets: flow.packets - packets, bytes: Math.max(0, flow.bytes - dropped.bytes)}
		}
	}

	#record(log: LogSpec, place: LoggedInterface, flow: RawFlow) {
		const action = flow.what === 'seen' ? 'ACCEPT' : 'REJECT'
		const window = this.#windows.get(log.id)
		if (!window || (log.trafficType !== 'ALL' && log.trafficType !== action)) return
		const record = {...shownAddresses(place, flow), ...flow, action, path: this.#pathOf(place, flow)} as const
		const records = window.records.get(flow.interface) ?? new Map<string, FlowRecord>()
		window.records.set(flow.interface, records)
		const key = recordKey(log, record)
		const before = records.get(key)
		records.set(key, before ? {...before, ...sum(before, flow)} : record)
	}

	/** FL-7: the traffic path of packets that leave the interface, by the most specific route of its subnet. */
	#pathOf({facts}: LoggedInterface, {direction, destination}: RawFlow): number | undefined {
		if (direction === 'ingress') return undefined
		const routes = this.#spec.paths[facts['subnet-id'] ?? ''] ?? []
		let [found, length] = [undefined as number | undefined, -1]
		for (const {destination: block, path} of routes) {
			const own = prefixLength(block as Cidr)
			if (own > length && contains(block as Cidr, destination)) [found, length] = [path, own]
		}
		return found
	}
}

/** FL-5: the interface's own side is its primary private address, whatever the packet says. */
function shownAddresses({primary}: LoggedInterface, {direction, source, destination}: RawFlow) {
	const own = primary[source.includes(':') ? 6 : 4]
	return {
		shownSource: direction === 'egress' ? (own ?? source) : source,
		shownDestination: direction === 'ingress' ? (own ?? destination) : destination
	}
}

const flowKey = (flow: RawFlow): string =>
	`${flow.interface} ${flow.direction} ${flow.protocol} ${flow.source} ${flow.sourcePort} ${flow.destination} ${flow.destinationPort}`

/** Flows with the same key share a record: the addresses in the packets count only if the format includes them. */
function recordKey({fields}: LogSpec, record: FlowRecord): string {
	const {action, direction, protocol, shownSource, sourcePort, shownDestination, destinationPort, source, destination} = record
	const own = `${action} ${direction} ${protocol} ${shownSource} ${sourcePort} ${shownDestination} ${destinationPort}`
	return fields.some(field => field.startsWith('pkt-')) ? `${own} ${source} ${destination}` : own
}

const sum = (a: Counts, b: Counts): Counts => ({
	packets: a.packets + b.packets,
	bytes: a.bytes + b.bytes,
	firstMs: Math.min(a.firstMs, b.firstMs),
	lastMs: Math.max(a.lastMs, b.lastMs),
	tcpFlags: a.tcpFlags | b.tcpFlags
})

/** FL-8: AWS's own services, the address of the subnet's router, DHCP, and link-local traffic. */
function isUnlogged(
	{source, destination, protocol, sourcePort, destinationPort}: RawFlow,
	addresses: ReadonlySet<Address | string>
) {
	const isDhcp = (port: number) => port === 67 || port === 68 || port === 546 || port === 547
	return (
		addresses.has(source) ||
		addresses.has(destination) ||
		(protocol === 17 && isDhcp(sourcePort) && isDhcp(destinationPort)) ||
		[source, destination].some(address => /^(?:fe80:|ff0[12]:)/.test(address))
	)
}
