import {hostedZoneRecords} from '../../dns/authority.ts'
import type {ResourceRecord, Zone} from '../../dns/types.ts'
import type {RecordSet, RecordValue} from '../../model/hosted-zone.ts'
import type {Lab, NetworkInterface} from '../../model/model.ts'
import {recordOf} from '../../model/record-of.ts'
import type {NamesPart} from '../../plan/dns-names.ts'

export const hostedZone: NamesPart = {
	zones: lab =>
		(lab.hostedZones ?? []).map(({name, vpcs, records}) => ({
			...zoneOf(name, records, lab, hostedZoneRecords),
			...(vpcs && {vpcs})
		}))
}

type Primary = ReadonlyMap<string, NetworkInterface>

const indexes = new WeakMap<Lab, Primary>()

/** By the key of their instance. */
function primaryInterfaces(lab: Lab): Primary {
	const known = indexes.get(lab)
	if (known) return known
	const index = new Map(
		lab.vpcs.flatMap(({instances, interfaces}) => {
			const byKey = new Map(interfaces.map(one => [one.key, one]))
			return instances.flatMap(({key, interfaces: [first]}): [string, NetworkInterface][] => {
				const found = first === undefined ? undefined : byKey.get(first)
				return found ? [[key, found]] : []
			})
		})
	)
	indexes.set(lab, index)
	return index
}

/** `own`: implicit records of the zone's own name. */
export function zoneOf(name: string, records: readonly RecordSet[], lab: Lab, own: readonly ResourceRecord[] = []): Zone {
	const primary = primaryInterfaces(lab)
	const byName = new Map<string, ResourceRecord[]>([[name, [...own]]])
	for (const set of records) {
		const all = byName.get(set.name) ?? []
		byName.set(set.name, all)
		for (const value of set.values) {
			const data = dataOf(value, primary)
			if (data !== undefined) all.push({type: set.type, ttl: set.ttl, data})
		}
	}
	return {name, records: recordOf(byName)}
}

/** Undefined: the instance has no such address, as a stopped one has no public one. */
function dataOf(value: RecordValue, primary: Primary): string | undefined {
	if (typeof value === 'string') return value
	const {privateIps: [first] = [], ipv6: [ipv6] = []} = primary.get(value.instance) ?? {}
	return {private: first?.address, public: first?.publicIp?.address, ipv6}[value.which]
}
