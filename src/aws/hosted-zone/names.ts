import {isHealthy} from '../../control/health-checks.ts'
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
		const more = {
			...(routing && {routing}),
			...(!isSetHealthy(set, {lab, learned, records}) && {isUnhealthy: true as const})
		}
		if (set.alias) {
			all.push({type, ttl, data: '', alias: aliasName(set.alias, lab), ...more})
			continue
		}
		for (const value of set.values) {
			const data = dataOf(value, primary)
			if (data !== undefined) all.push({type, ttl, data, ...more})
		}
	}
	return {name, records: recordOf(byName)}
}

type Around = {
	readonly lab: Lab
	readonly learned: Learned
	/** All of the zone. */
	readonly records: readonly RecordSet[]
	/** Names of aliases on the way, which may lead back. */
	readonly passed?: readonly string[]
}

/** By its own health check, and by what an alias leads to, if that is to be evaluated (R53-1). */
function isSetHealthy({name, alias, healthCheck}: RecordSet, around: Around): boolean {
	const {lab, learned, records, passed = []} = around
	if (healthCheck !== undefined && !isHealthy(healthCheck, lab, learned)) return false
	if (!alias?.evaluateTargetHealth) return true
	const {target} = alias
	if (target.kind === 'load-balancer') return isBalancerHealthy(target.key, lab, learned)
	if (target.kind !== 'record' || passed.includes(target.name)) return true
	const behind = records.filter(one => one.name === target.name)
	return behind.length === 0 || behind.some(one => isSetHealthy(one, {...around, passed: [...passed, name]}))
}

const isBalancerHealthy = (key: string, {vpcs, failedZones}: Lab, learned: Learned): boolean =>
	vpcs.every(vpc => {
		const balancer = vpc.loadBalancers.find(one => one.key === key)
		return !balancer || healthyNodes(vpc, balancer, failedZones, learned).length > 0
	})

/** Empty: its target has no name. */
function aliasName({target}: Alias, {vpcs}: Lab): string {
	if (target.kind === 'record') return target.name
	for (const {vpcEndpoints = [], loadBalancers} of vpcs) {
		const endpoint = vpcEndpoints.find(({key}) => target.kind === 'vpc-endpoint' && key === target.key)
		const [name] = endpoint?.type === 'Interface' ? endpoint.names.filter(one => !one.private) : []
		if (name) return name.name
		const balancer = loadBalancers.find(({key}) => target.kind === 'load-balancer' && key === target.key)
		if (balancer) return balancer.dnsName.toLowerCase()
	}
	return ''
}

/** The value in a lab. Undefined: the instance has no such address. */
export const recordText = (value: RecordValue, lab: Lab): string | undefined => dataOf(value, primaryInterfaces(lab))

/** Undefined: the instance has no such address, as a stopped one has no public address. */
function dataOf(value: RecordValue, primary: Primary): string | undefined {
	if (typeof value === 'string') return value
	const {privateIps: [first] = [], ipv6: [ipv6] = []} = primary.get(value.instance) ?? {}
	return {private: first?.address, public: first?.publicIp?.address, ipv6}[value.which]
}
