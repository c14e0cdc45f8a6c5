/** Records as they are written, one set a type. */
import type {RecordSet, RecordValue} from '../../model/hosted-zone.ts'
import {family, parseAddress} from '../../net/address.ts'
import type {Draft} from '../draft.ts'
import {type RecordWritten, type WrittenType, writtenTypes} from './schema.ts'

const defaultTtl = 300

/** Values by type. An address or an instance without a type is an A record, an IPv6 address an AAAA record. */
export function valuesOf(written: RecordWritten): readonly (readonly [WrittenType, readonly string[]])[] {
	if (typeof written === 'string' || Array.isArray(written)) {
		const all = [written].flat()
		const byType = Map.groupBy(all, value => (parseAddress(value) && family(value) === 6 ? ('AAAA' as const) : ('A' as const)))
		return [...byType]
	}
	return writtenTypes.flatMap(type => (written[type] === undefined ? [] : [[type, [written[type]].flat()] as const]))
}

export const nameIn = (own: string, zone: string): string => (own === '@' ? zone : `${own.toLowerCase()}.${zone}`)

export function recordSetsOf(own: string, written: RecordWritten, zone: string, draft: Draft): RecordSet[] {
	const ttl = (typeof written === 'object' && !Array.isArray(written) ? written.ttl : undefined) ?? defaultTtl
	return valuesOf(written).map(([type, values]) => ({
		name: nameIn(own, zone),
		type,
		ttl,
		values: values.map(value => recordValueOf(value, type, draft) ?? value)
	}))
}

/** Undefined: neither an address nor an instance. */
export function recordValueOf(value: string, type: WrittenType, draft: Draft): RecordValue | undefined {
	if (type !== 'A' && type !== 'AAAA') return namesName[type] ? value.toLowerCase().replace(/\.$/, '') : value
	const address = parseAddress(value)
	if (address) return family(address) === (type === 'A' ? 4 : 6) ? address : undefined
	const [, name = value, choice] = /^(.+)\.(public|private)$/.exec(value) ?? []
	const instance = instanceNamed(name, draft)
	const which = type === 'AAAA' ? 'ipv6' : choice === 'public' ? 'public' : 'private'
	return instance === undefined ? undefined : {instance, which}
}

const namesName: Readonly<Partial<Record<WrittenType, true>>> = {CNAME: true, NS: true, PTR: true}

/** `main.web`, or `web` where but one VPC has one. */
function instanceNamed(name: string, {vpcs}: Draft): string | undefined {
	const found = [...vpcs.values()].flatMap(({key, instances}) =>
		[...instances.keys()].filter(own => own === name || `${key}.${own}` === name).map(own => `${key}.${own}`)
	)
	return found.length === 1 ? found[0] : undefined
}
