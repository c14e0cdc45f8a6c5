import type {Learned} from '../../control/learned.ts'
import {healthyNodes} from '../../control/load-balancing.ts'
import {hostedZoneRecords} from '../../dns/authority.ts'
import type {ResourceRecord, Zone} from '../../dns/types.ts'
import type {Alias, RecordSet, RecordValue} from '../../model/hosted-zone.ts'
import type {Lab, NetworkInterface} from '../../model/model.ts'
import {recordOf} from '../../model/record-of.ts'
import type {NamesPart} from '../../plan/dns-names.ts'

export const hostedZone: NamesPart = {
	zones: (lab, learned) =>
		(lab.hostedZones ?? []).map(({name, vpcs, records}) => ({
			...zoneOf(name, records, lab, {own: hostedZoneRecords, learned}),
			...(vpcs && {vpcs})
		}))
}

type Primary = ReadonlyMap<string, NetworkInterface>

const indexes = new WeakMap<Lab, Primary>()

/** By the instance's key. */
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

type More = {
	/** Implicit records with the zone's own name. */
	readonly own?: readonly ResourceRecord[]
	readonly learned?: Learned
}

export function zoneOf(name: string, records: readonly RecordSet[], lab: Lab, {own = [], learned = {}}: More = {}): Zone {
	const primary = primaryInterfaces(lab)
	const byName = new Map<string, ResourceRecord[]>([[name, [...own]]])
	for (const set of records) {
		const all = byName.get(set.name) ?? []
		byName.set(set.name, all)
		const {type, ttl, routing} = set
		const more = routing && {routing}
		if (set.alias) {
			all.push({type, ttl, data: '', ...aliasOf(set.alias, lab, learned), ...more})
			continue
		}
		for (const value of set.values) {
			const data = dataOf(value, primary)
			if (data !== undefined) all.push({type, ttl, data, ...more})
		}
	}
	return {name, records: recordOf(byName)}
}

function aliasOf(
	{target, evaluateTargetHealth}: Alias,
	lab: Lab,
	learned: Learned
): Pick<ResourceRecord, 'alias' | 'isUnhealthy'> {
	if (target.kind === 'record') return {alias: target.name}
	for (const vpc of lab.vpcs) {
		const endpoint = (vpc.vpcEndpoints ?? []).find(({key}) => target.kind === 'vpc-endpoint' && key === target.key)
		const [name] = endpoint?.type === 'Interface' ? endpoint.names.filter(one => !one.private) : []
		if (name) return {alias: name.name}
		const balancer = vpc.loadBalancers.find(({key}) => target.kind === 'load-balancer' && key === target.key)
		if (!balancer) continue
		const isUnhealthy = evaluateTargetHealth && healthyNodes(vpc, balancer, lab.failedZones, learned).length === 0
		return {alias: balancer.dnsName.toLowerCase(), ...(isUnhealthy && {isUnhealthy})}
	}
	return {alias: ''}
}

/** Undefined: the instance has no such address, as a stopped one has no public address. */
function dataOf(value: RecordValue, primary: Primary): string | undefined {
	if (typeof value === 'string') return value
	const {privateIps: [first] = [], ipv6: [ipv6] = []} = primary.get(value.instance) ?? {}
	return {private: first?.address, public: first?.publicIp?.address, ipv6}[value.which]
}
