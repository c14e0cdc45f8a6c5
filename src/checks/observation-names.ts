/** Names in observations: things with routes, targets of routes, tunnels and connections. Looked up in a draft, as in `names.ts`. */
import {directoryOf} from '../aws/directory.ts'
import type {Draft} from '../aws/draft.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Directory, Resource} from '../model/directory.ts'
import type {Finding, Path} from '../model/finding.ts'

/** Something with routes. `text`: as written. */
export type RoutePlace =
	| RouterPlace
	| {readonly kind: 'subnet'; readonly key: string; readonly text: string}
	| {readonly kind: 'route-table'; readonly key: string; readonly text: string}
	/** An instance: its subnet's routes apply. */
	| {readonly kind: 'instance'; readonly key: string; readonly text: string}

/** Something that selects among learned routes. */
export type RouterPlace =
	| {readonly kind: 'vpn-gateway'; readonly key: string; readonly text: string}
	/** Key of the route table. */
	| {readonly kind: 'transit-table'; readonly gateway: string; readonly key: string; readonly text: string}
	| {readonly kind: 'site'; readonly key: string; readonly text: string}

export type ObservationNames = {
	readonly directory: Directory
	/** The possible meanings of a name; `vgw:main` and the like have only one. */
	readonly places: ReadonlyMap<string, readonly RoutePlace[]>
	/** Everything that a route can lead to. */
	readonly targets: ReadonlySet<string>
	/** Tunnels by connection, and each by its own name: `office` and `office:1`. */
	readonly tunnels: ReadonlyMap<string, readonly string[]>
	/** Everything that BGP runs over: tunnels, Direct Connect connections and virtual interfaces. */
	readonly ways: ReadonlyMap<string, readonly string[]>
}

export function observationNamesOf(draft: Draft): ObservationNames {
	const {vpcs, transitGateways, vpn, directConnect, document} = draft
	const places = new Map<string, RoutePlace[]>()
	const add = (kind: RoutePlace['kind'], prefix: string, names: readonly string[], key: string, gateway = '') => {
		for (const name of names) {
			for (const text of [name, `${prefix}:${name}`]) {
				const place = {kind, key, text, ...(kind === 'transit-table' && {gateway})} as RoutePlace
				places.set(text, [...(places.get(text) ?? []), place])
			}
		}
	}
	const all = [...vpcs.values()]
	for (const {key: vpc, subnets, routeTables, instances} of all) {
		for (const name of subnets.keys()) add('subnet', 'subnet', [name, `${vpc}.${name}`], `${vpc}.${name}`)
		for (const {name, key} of routeTables.values()) add('route-table', 'table', [name, key], key)
		for (const {name, key} of instances.values()) add('instance', 'host', [name, key], key)
	}
	for (const {name, tables} of transitGateways.values()) {
		for (const table of tables.keys()) {
			add('transit-table', 'tgw', [`${name}.${table}`, ...(tables.size === 1 ? [name] : [])], `${name}.${table}`, name)
		}
	}
	for (const key of vpn.gateways.keys()) add('vpn-gateway', 'vgw', [key], key)
	for (const site of vpn.sites.values()) {
		add('site', 'site', [site.name], site.name)
		for (const {key, name} of site.hosts) add('site', 'host', [name, key], site.name)
	}
	const tunnels = new Map<string, readonly string[]>()
	for (const {name, tunnels: both} of vpn.connections.values()) {
		tunnels.set(
			name,
			both.map(({key}) => key)
		)
		for (const {key} of both) tunnels.set(key, [key])
	}
	const ways = new Map(tunnels)
	for (const {name, interfaces} of directConnect.connections.values()) {
		ways.set(
			name,
			interfaces.map(({key}) => key)
		)
		for (const {key} of interfaces) ways.set(key, [key])
	}
	const targets = all.flatMap(vpc =>
		draft.kinds.targets.flatMap(({names, only, isInterface}) =>
			[...names(vpc, draft)].flatMap(name =>
				only ? [only.word, only.short] : isInterface ? [name, `${vpc.key}.${name}`] : [name]
			)
		)
	)
	const attachments = [...transitGateways.values()].flatMap(gateway => [...gateway.attachments.values()])
	const directory = directoryOf(draft)
	return {
		directory,
		places,
		tunnels,
		ways,
		targets: new Set([
			'local',
			...targets,
			...transitGateways.keys(),
			...attachments.flatMap(({name, key}) => [name, key]),
			...Object.keys(document.transitGatewayPeerings ?? {}),
			...vpn.gateways.keys(),
			...directConnect.gateways.keys(),
			...ways.keys()
		])
	}
}

/** The thing with routes that a name means, or what is wrong with the name. */
export const readPlace = (written: string, path: Path, {places, directory}: ObservationNames): RoutePlace | Finding =>
	readOf(written, path, placesAt(written, places, directory), places, 'subnet, route table, gateway, site or host')

/** Like `readPlace()`, for things that select among learned routes. */
export function readRouter(written: string, path: Path, {places, directory}: ObservationNames): RouterPlace | Finding {
	const routers = new Map(
		[...places].flatMap(([name, meant]) => {
			const some = meant.filter(isRouter)
			return some.length > 0 ? [[name, some] as const] : []
		})
	)
	return readOf(written, path, placesAt(written, routers, directory), routers, 'virtual private gateway, transit gateway or site')
}

const isRouter = (place: RoutePlace): place is RouterPlace =>
	place.kind === 'vpn-gateway' || place.kind === 'transit-table' || place.kind === 'site'

/** Finds places by name, id or address; a host means its subnet. */
function placesAt<P>(written: string, places: ReadonlyMap<string, readonly P[]>, directory: Directory): readonly P[] {
	const named = places.get(written)
	if (named) return named
	const hosts = directory.hostsAt(written).map(key => `${prefixes.instance}:${key}`)
	const things = directory.find(written).flatMap(one => prefixOf(one)?.concat(':', one.key) ?? [])
	return [...new Set([...things, ...hosts])].flatMap(name => places.get(name) ?? [])
}

const prefixOf = ({kind, isHost}: Resource): string | undefined =>
	isHost
		? undefined
		: Object.entries({...prefixes, 'transit-gateway': prefixes['transit-table']}).find(([one]) => one === kind)?.[1]

/** The text if it is one of the known names; otherwise the name among them of a thing with this id or address. */
export function nameAmong(
	known: {has(name: string): boolean},
	written: string,
	directory: Directory,
	isOne: (one: Resource) => boolean = () => true
): string {
	if (known.has(written)) return written
	const names = directory
		.find(written)
		.filter(isOne)
		.flatMap(({key, names: own = []}) => [...own, key])
	return names.find(name => known.has(name)) ?? written
}

function readOf<P extends RoutePlace>(
	written: string,
	path: Path,
	found: readonly P[],
	known: ReadonlyMap<string, readonly P[]>,
	noun: string
): P | Finding {
	const meant = alike(found)
	const [only] = meant
	if (only && meant.length === 1) return only
	if (only) {
		const exact = [...new Set(meant.map(({kind, key}) => `${prefixes[kind]}:${key}`))]
		return {path, message: `"${written}" is ambiguous: there are ${exact.join(' and ')}`, fix: `write ${exact.join(' or ')}`}
	}
	const short = [...known.keys()].filter(name => !name.includes(':'))
	return {path, message: `no ${noun} is named "${written}"`, fix: suggest(written, short.length > 0 ? short : known.keys())}
}

const prefixes: Readonly<Record<RoutePlace['kind'], string>> = {
	subnet: 'subnet',
	'route-table': 'table',
	instance: 'host',
	'transit-table': 'tgw',
	'vpn-gateway': 'vgw',
	site: 'site'
}

/** A subnet with its own routes has a table of the same name: both mean the same. */
function alike<P extends RoutePlace>(found: readonly P[]): readonly P[] {
	const subnets = new Set(found.flatMap(({kind, key}) => (kind === 'subnet' ? [key] : [])))
	return found.filter(({kind, key}) => kind !== 'route-table' || !subnets.has(key))
}
