/** Flow log records as text (FL-2). No effects. */
import type {FieldName} from '../../model/flow-log.ts'
import type {Counts} from './raw.ts'
import type {LogSpec} from './types.ts'

export type FlowRecord = Counts & {
	readonly action: 'ACCEPT' | 'REJECT'
	readonly direction: 'ingress' | 'egress'
	readonly protocol: number
	/** Addresses in the packet. */
	readonly source: string
	readonly destination: string
	/** Addresses in the record: the interface's own side is its primary address. */
	readonly shownSource: string
	readonly shownDestination: string
	readonly sourcePort: number
	readonly destinationPort: number
	readonly path: number | undefined
}

type Facts = Readonly<Partial<Record<FieldName, string>>>
type Format = Pick<LogSpec, 'fields' | 'version'>

const seconds = (ms: number): string => String(Math.floor(ms / 1000))

const values: Partial<Record<FieldName, (record: FlowRecord) => string | number | undefined>> = {
	srcaddr: ({shownSource}) => shownSource,
	dstaddr: ({shownDestination}) => shownDestination,
	srcport: ({sourcePort}) => sourcePort,
	dstport: ({destinationPort}) => destinationPort,
	protocol: ({protocol}) => protocol,
	packets: ({packets}) => packets,
	bytes: ({bytes}) => bytes,
	start: ({firstMs}) => seconds(firstMs),
	end: ({lastMs}) => seconds(lastMs),
	action: ({action}) => action,
	'log-status': () => 'OK',
	'tcp-flags': ({tcpFlags}) => tcpFlags,
	type: ({source}) => (source.includes(':') ? 'IPv6' : 'IPv4'),
	'pkt-srcaddr': ({source}) => source,
	'pkt-dstaddr': ({destination}) => destination,
	'flow-direction': ({direction}) => direction,
	'traffic-path': ({path}) => path
}

/** `facts`: fields that are the same in all records of the interface. Unknown values are `-`. */
export const renderRecord = ({fields, version}: Format, facts: Facts, record: FlowRecord): string =>
	fields.map(field => (field === 'version' ? version : (values[field]?.(record) ?? facts[field] ?? '-'))).join(' ')

const alwaysKnown = new Set<FieldName>(['account-id', 'interface-id', 'tgw-id', 'tgw-attachment-id', 'resource-type'])

/** FL-4: the record of a window without traffic, or with lost records. */
export const renderMissing = (
	{fields, version}: Format,
	facts: Facts,
	{startMs, endMs, status}: {readonly startMs: number; readonly endMs: number; readonly status: 'NODATA' | 'SKIPDATA'}
): string =>
	fields
		.map(field => {
			if (field === 'version') return version
			if (field === 'start') return seconds(startMs)
			if (field === 'end') return seconds(endMs)
			if (field === 'log-status') return status
			return (alwaysKnown.has(field) ? facts[field] : undefined) ?? '-'
		})
		.join(' ')
