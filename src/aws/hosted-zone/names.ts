import {hostedZoneRecords} from '../../dns/authority.ts'
import type {ResourceRecord, Zone} from '../../dns/types.ts'
import type {HostedZone, RecordValue} from '../../model/hosted-zone.ts'
import type {Lab, NetworkInterface} from '../../model/model.ts'
import type {NamesPart} from '../names.ts'

export const hostedZone: NamesPart = {
	zones(lab) {
		const primary = primaryInterfaces(lab)
		return (lab.hostedZones ?? []).map(zone => zoneOf(zone, primary))
	}
}

type Primary = ReadonlyMap<string, NetworkInterface>

/** By the key of their instance. */
const primaryInterfaces = ({vpcs}: Lab): Primary =>
	new Map(
		vpcs.flatMap(({instances, interfaces}) => {
			const byKey = new Map(interfaces.map(one => [one.key, one]))
			return instances.flatMap(({key, interfaces: [first]}): [string, NetworkInterface][] => {
				const found = first === undefined ? undefined : byKey.get(first)
				return found ? [[key, found]] : []
			})
		})
	)

function zoneOf({name, vpcs, records}: HostedZone, primary: Primary): Zone {
	const byName = new Map<string, ResourceRecord[]>([[name, [...hostedZoneRecords]]])
	for (const set of records) {
		const own = byName.get(set.name) ?? []
		byName.set(set.name, own)
		for (const value of set.values) {
			const data = dataOf(value, primary)
			if (data !== undefined) own.push({type: set.type, ttl: set.ttl, data})
		}
	}
	return {name, ...(vpcs && {vpcs}), records: Object.fromEntries(byName)}
}

/** Undefined: the instance has no such address, as a stopped one has no public one. */
function dataOf(value: RecordValue, primary: Primary): string | undefined {
	if (typeof value === 'string') return value
	const {privateIps: [first] = [], ipv6: [ipv6] = []} = primary.get(value.instance) ?? {}
	return {private: first?.address, public: first?.publicIp?.address, ipv6}[value.which]
}
