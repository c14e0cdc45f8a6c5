/** Names in checks: hosts, addresses of things, points of capture. Looked up in a draft, since a check names what the file defines. */
import type {CapturePart} from '../aws/capture-point.ts'
import type {Draft} from '../aws/draft.ts'
import {natGatewayNames} from '../aws/nat-gateway/kind.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import {family, parseAddress} from '../net/address.ts'
import type {AddressRef, WhichAddress} from './address-ref.ts'
import {type ObservationNames, observationNamesOf} from './observation-names.ts'

export type Names = {
	/** Short and whole names of hosts that are unique; how many interfaces each has. */
	readonly hosts: ReadonlyMap<string, number>
	/** Hosts that are no instances. */
	readonly internetHosts: ReadonlySet<string>
	/** Names that several hosts share, with the names that tell them apart. */
	readonly ambiguous: ReadonlyMap<string, readonly string[]>
	/** Keys of NAT gateways by short (if unique) and whole name. */
	readonly natGateways: ReadonlyMap<string, string>
	readonly elasticIps: ReadonlySet<string>
	/** Network interfaces with a name of their own, by short and whole name. */
	readonly interfaces: ReadonlySet<string>
	/** Names behind a prefix of points of capture. */
	readonly points: (part: CapturePart) => ReadonlySet<string> | ReadonlyMap<string, string>
	/** Hosts of customers' sites, by short (if unique) and whole name. */
	readonly siteHosts: ReadonlySet<string>
	readonly vpnGateways: ReadonlySet<string>
	readonly sites: ReadonlySet<string>
	/** `office`; `office.a` of a site whose devices have names. */
	readonly customerGateways: ReadonlySet<string>
	/** Connections, and virtual interfaces by their keys. */
	readonly directConnects: ReadonlySet<string>
	/** `office:1`. */
	readonly tunnels: ReadonlySet<string>
	/** What only checks that observe ask for: made when first asked. */
	readonly observation: () => ObservationNames
}

export function namesOf(draft: Draft): Names {
	const {vpcs, elasticIps, vpn, directConnect, document} = draft
	let observation: ObservationNames | undefined
	const internetHosts = Object.keys(document.internet ?? {})
	const all = [...vpcs.values()]
	const instances = [
		...all.flatMap(vpc =>
			[...vpc.instances.values()].map(({name, extras}) => ({vpc: vpc.key, name, interfaces: extras.length + 1}))
		),
		...[...vpn.sites.values()].flatMap(site => site.hosts.map(({name}) => ({vpc: site.name, name, interfaces: 1})))
	]
	const byShort = Map.groupBy(instances, ({name}) => name)
	const hosts = new Map<string, number>(internetHosts.map(name => [name, 1]))
	const ambiguous = new Map<string, string[]>()
	for (const {vpc, name, interfaces} of instances) hosts.set(`${vpc}.${name}`, interfaces)
	for (const [name, group] of byShort) {
		// An Internet host keeps its name whatever instances are called.
		if (hosts.has(name)) continue
		if (group.length === 1) hosts.set(name, group[0]?.interfaces ?? 1)
		else
			ambiguous.set(
				name,
				group.map(({vpc}) => `${vpc}.${name}`)
			)
	}
	const points = new Map<CapturePart, ReadonlySet<string> | ReadonlyMap<string, string>>()
	const named = all.flatMap(vpc => Object.keys(vpc.written.networkInterfaces ?? {}).flatMap(name => [name, `${vpc.key}.${name}`]))
	return {
		hosts,
		internetHosts: new Set(internetHosts),
		siteHosts: new Set(
			[...vpn.sites.values()].flatMap(({hosts: own}) =>
				own.flatMap(({key, name}) => [key, ...(byShort.get(name)?.length === 1 ? [name] : [])])
			)
		),
		vpnGateways: new Set(vpn.gateways.keys()),
		sites: new Set(vpn.sites.keys()),
		customerGateways: new Set([...vpn.sites.values()].flatMap(({customerGateways}) => customerGateways.map(({key}) => key))),
		directConnects: new Set(
			[...directConnect.connections.values()].flatMap(({name, interfaces}) => [name, ...interfaces.map(({key}) => key)])
		),
		tunnels: new Set([...vpn.connections.values()].flatMap(({tunnels}) => tunnels.map(({key}) => key))),
		ambiguous,
		natGateways: natGatewayNames(draft),
		elasticIps: new Set(elasticIps.keys()),
		interfaces: new Set(named),
		points(part) {
			const known = points.get(part) ?? part.names(draft)
			points.set(part, known)
			return known
		},
		observation: () => {
			observation ??= observationNamesOf(draft)
			return observation
		}
	}
}

export const isFinding = (value: unknown): value is Finding => typeof value === 'object' && value !== null && 'message' in value

/** A host by name, or what is wrong with the name. */
export function readHost(written: string, path: Path, {hosts, ambiguous}: Names): string | Finding {
	if (hosts.has(written)) return written
	const several = ambiguous.get(written)
	if (several)
		return {path, message: `"${written}" is ambiguous: there are ${several.join(' and ')}`, fix: `write ${several.join(' or ')}`}
	return {path, message: `no host is named "${written}"`, fix: suggest(written, shortNames(hosts))}
}

/** A host that can be stopped. */
export function readInstance(written: string, path: Path, names: Names): string | Finding {
	if (names.siteHosts.has(written)) {
		return {path, message: `"${written}" is a host of a customer's site, not an instance`, fix: 'name an instance'}
	}
	if (!names.internetHosts.has(written)) return readHost(written, path, names)
	return {path, message: `"${written}" is a host on the Internet, not an instance`, fix: 'name an instance'}
}

/** The shortest name of each host, for suggestions. */
export const shortNames = (hosts: Names['hosts']): readonly string[] => {
	let names = shortNamesOf.get(hosts)
	if (!names) {
		const all = [...hosts.keys()]
		const shorts = new Set(all.filter(name => !name.includes('.')))
		names = all.filter(name => !name.includes('.') || !shorts.has(name.slice(name.indexOf('.') + 1)))
		shortNamesOf.set(hosts, names)
	}
	return names
}

const shortNamesOf = new WeakMap<Names['hosts'], readonly string[]>()

const choices: readonly WhichAddress[] = ['public', 'private', 'ipv6']

/** `web.corp.internal`, or with a dot at its end any name; `main.web.public` and `web.eth1.ipv6` are addresses of hosts. */
const isDnsName = (written: string): boolean =>
	/^(?:[a-z\d_-]{1,63}\.)+(?:[a-z\d-]{1,63}\.[a-z][a-z\d-]{0,62}|[a-z\d-]{1,63}\.)$/i.test(written) &&
	!/\.(?:public|private|ipv6|eth\d+)$/.test(written)

/** `10.0.0.5`, `web`, `main.web.public`, `web.eth1.ipv6`, `nat.private`, an elastic address by name. */
export function readAddressRef(written: string, path: Path, names: Names): AddressRef | Finding {
	const text = written
	const address = parseAddress(written.replace(/^\[(.*)\]$/, '$1'))
	if (address) return {kind: 'address', text, address}
	if (isDnsName(written)) return {kind: 'name', text, name: written.toLowerCase().replace(/\.$/, '')}
	const parts = written.split('.')
	for (const length of [2, 1]) {
		const name = parts.slice(0, length).join('.')
		const rest = parts.slice(length)
		if (parts.length < length || !(names.hosts.has(name) || names.ambiguous.has(name))) continue
		const host = readHost(name, path, names)
		return isFinding(host) ? host : hostAddress(text, host, rest, path, names)
	}
	for (const length of [2, 1]) {
		const key = names.natGateways.get(parts.slice(0, length).join('.'))
		if (parts.length < length || key === undefined) continue
		const [which = 'asker', ...more] = parts.slice(length)
		if (more.length > 0 || (which !== 'asker' && which !== 'public' && which !== 'private')) {
			return {
				path,
				message: `NAT gateway "${key}" has no address "${parts.slice(length).join('.')}"`,
				fix: `write ${key}.public or ${key}.private`
			}
		}
		return {kind: 'nat-gateway', text, key, which}
	}
	if (names.elasticIps.has(written)) return {kind: 'elastic-ip', text, key: written}
	const looksLikeAddress = /^[\d.]+$/.test(written) || family(written) === 6
	if (looksLikeAddress)
		return {path, message: `"${written}" is no IP address`, fix: 'write an address such as 10.0.0.5, or the name of a host'}
	return {
		path,
		message: `no host is named "${written}"`,
		fix: suggest(written, [...shortNames(names.hosts), ...names.natGateways.keys(), ...names.elasticIps])
	}
}

function hostAddress(text: string, host: string, rest: readonly string[], path: Path, names: Names): AddressRef | Finding {
	const [first, second, ...more] = rest
	const device = /^eth(\d+)$/.exec(first ?? '')?.[1]
	const choice = device === undefined ? first : second
	const extra = device === undefined ? second : more[0]
	const which = choice === undefined ? 'asker' : choices.find(one => one === choice)
	if (!which || extra !== undefined)
		return {
			path,
			message: `"${rest.join('.')}" is no address of "${host}"`,
			fix: `write ${host}, ${host}.public, ${host}.private, ${host}.ipv6 or ${host}.eth1`
		}
	if (device === undefined) return {kind: 'host', text, host, which}
	return checkDevice(host, Number(device), path, names) ?? {kind: 'host', text, host, which, interface: Number(device)}
}

/** What is wrong if the host has no such interface. */
export function checkDevice(host: string, number: number, path: Path, {hosts}: Names): Finding | undefined {
	const count = hosts.get(host) ?? 1
	if (number < count) return undefined
	return {
		path,
		message: `"${host}" has no interface eth${number}`,
		fix: count === 1 ? 'it has eth0 only' : `it has eth0 to eth${count - 1}`
	}
}
