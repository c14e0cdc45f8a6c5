/** Differences in daemons and services between two plans, in words: changes that no kernel step shows. Pure. */
import {isDeepStrictEqual} from 'node:util'
import type {BgpNeighbor, BgpRouter, RouteMapEntry} from '../services/frr/types.ts'
import {sameValue} from './keyed.ts'
import type {Daemon, Plan} from './types.ts'

/** One sentence each: `BGP of site.office: AS path prepended on first:1`. */
export function daemonChanges(before: Plan, after: Plan): readonly string[] {
	const [old, wanted] = [daemonsIn(before), daemonsIn(after)]
	return [
		...[...wanted].flatMap(([id, {daemon, namespace}]) => {
			const was = old.get(id)?.daemon
			const name = nameOf(daemon, namespace, after)
			if (!was) return [`${name}: new`]
			const parts = partsOf(was, daemon)
			return parts.length === 0 ? [] : [`${name}: ${parts.join(', ')}`]
		}),
		...[...old].flatMap(([id, {daemon, namespace}]) => (wanted.has(id) ? [] : [`${nameOf(daemon, namespace, before)}: gone`])),
		...serviceChanges(before, after)
	]
}

const daemonsIn = ({namespaces}: Plan) =>
	new Map(
		Object.entries(namespaces).flatMap(([namespace, {daemons = []}]) =>
			daemons.map(daemon => [daemon.id, {namespace, daemon}] as const)
		)
	)

function nameOf(daemon: Daemon, namespace: string, {vpn = {}}: Plan): string {
	switch (daemon.kind) {
		case 'route-health':
			return 'health checks of Route 53'
		case 'bgp':
			return `BGP of ${namespace}`
		case 'health':
			return `health checks of ${namespace}`
		case 'nat64':
			return `NAT64 of ${namespace}`
		case 'flow-log':
			return `flow logs of ${namespace}`
		case 'alb':
			return `Application Load Balancer of ${namespace}`
		case 'dynamodb':
			return 'tables of DynamoDB'
		case 'geneve':
			return `GENEVE of ${namespace}`
		case 'relay':
			return `relayed connections of ${namespace}`
		case 'ipsec': {
			const tunnels = Object.entries(vpn).filter(([, {aws, customer}]) => [aws, customer].some(end => end.daemon === daemon.id))
			const side = tunnels.some(([, {aws}]) => aws.daemon === daemon.id) ? "AWS's end" : "the customer's end"
			return tunnels.length === 0 ? `IPsec ${daemon.id}` : `${side} of tunnel ${tunnels.map(([key]) => key).join(', ')}`
		}
	}
}

function partsOf(before: Daemon, after: Daemon): readonly string[] {
	if (isDeepStrictEqual(before, after)) return []
	if (before.kind === 'bgp' && after.kind === 'bgp') return bgpParts(before.config, after.config)
	if (before.kind === 'ipsec' && after.kind === 'ipsec') {
		const old = new Map(before.config.ends.map(end => [end.name, end]))
		const {ends: _, ...rest} = before.config
		const {ends, ...wanted} = after.config
		return unique([...keysOf(rest, wanted), ...ends.flatMap(end => keysOf(old.get(end.name) ?? {}, end))].map(inWords))
	}
	return ['its configuration']
}

function bgpParts(before: BgpRouter, after: BgpRouter): readonly string[] {
	const {neighbors: old, routeMaps: oldMaps = {}, prefixLists: oldLists, ...rest} = before
	const {neighbors, routeMaps = {}, prefixLists, ...wanted} = after
	const known = new Map(old.map(one => [one.address, one]))
	const current = new Set(neighbors.map(({address}) => address))
	const parts = [
		...keysOf(rest, wanted).map(inWords),
		...neighbors.flatMap(one => {
			const was = known.get(one.address)
			const keys = was ? [...keysOf(was, one), ...policyKeys(setsOf(was, oldMaps), setsOf(one, routeMaps))] : ['new session']
			return keys.map(key => `${inWords(key)} on ${labelOf(one)}`)
		}),
		...old.filter(({address}) => !current.has(address)).map(one => `no session on ${labelOf(one)} any more`)
	]
	if (parts.length === 0 && !isDeepStrictEqual([oldLists, oldMaps], [prefixLists, routeMaps])) return ['what it announces']
	return unique(parts)
}

const labelOf = ({description, address}: BgpNeighbor) => description ?? address

/** The values that route maps set for a neighbor, inbound and outbound. */
const setsOf = (
	{routeMapIn = '', routeMapOut = ''}: BgpNeighbor,
	maps: Readonly<Record<string, readonly RouteMapEntry[]>>
): readonly (RouteMapEntry['set'] | undefined)[] =>
	[routeMapIn, routeMapOut].flatMap(name => (maps[name] ?? []).map(({set}) => set))

function policyKeys(before: readonly RouteMapEntry['set'][], after: readonly RouteMapEntry['set'][]): readonly string[] {
	const length = Math.max(before.length, after.length)
	return unique(Array.from({length}, (_, index) => keysOf(before[index] ?? {}, after[index] ?? {})).flat())
}

const keysOf = (before: object, after: object): readonly string[] =>
	unique([...Object.keys(before), ...Object.keys(after)]).filter(
		key => !isDeepStrictEqual(Reflect.get(before, key), Reflect.get(after, key))
	)

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)]

const inWords = (key: string): string => words[key] ?? key

const words: Readonly<Record<string, string>> = {
	prepend: 'AS path prepended',
	med: 'MED',
	localPreference: 'local preference',
	asn: 'AS number',
	localAsn: 'AS number',
	holdSeconds: 'hold time',
	keepaliveSeconds: 'keepalive time',
	bfd: 'BFD',
	password: 'MD5 key',
	shutdown: 'shutdown',
	maximumPrefixes: 'limit of prefixes',
	networks: 'announced prefixes',
	ecmp: 'ECMP',
	ownFrrConf: 'its frr.conf',
	own: 'its swanctl.conf',
	dataPath: 'data path',
	psk: 'pre-shared key',
	phase1: 'IKE proposals',
	phase2: 'ESP proposals',
	phase1LifetimeSeconds: 'IKE lifetime',
	phase2LifetimeSeconds: 'ESP lifetime',
	ikeVersion: 'IKE version',
	dpd: 'DPD',
	trafficSelectors: 'traffic selectors',
	startUp: 'startup action',
	local: 'identity',
	remote: 'peer'
}

function serviceChanges(before: Plan, after: Plan): readonly string[] {
	const of = ({hosts}: Plan) => new Map(Object.values(hosts).map(({name, listeners}) => [name, listeners]))
	const old = of(before)
	return [...of(after)].flatMap(([name, listeners]) =>
		old.has(name) && !sameValue(old.get(name), listeners) ? [`services of ${name}`] : []
	)
}
