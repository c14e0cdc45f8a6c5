/** Parts of BGP speakers that all gateways and sites share. Their sessions: `vpn-connection/plan-sessions.ts`, `direct-connect/plan-sessions.ts`. */
import type {Advertised} from '../control/cloud-hub.ts'
import type {BgpPolicy} from '../model/vpn.ts'
import type {NamespaceName} from '../net/names.ts'
import type {BgpNeighbor, BgpRouter, PrefixListEntry, RouteMapEntry} from '../services/frr/types.ts'
import {shortNumber} from './fabric.ts'
import {bgpId, shortHash} from './names.ts'
import {everywhere} from './routes.ts'
import type {Daemon} from './types.ts'

function routerId(namespace: NamespaceName) {
	const number = shortNumber(`router-id ${namespace}`, 2 ** 24)
	return `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`
}

/** The daemon of a router, if it runs BGP at all. */
export const speaker = (namespace: NamespaceName, config: Omit<BgpRouter, 'routerId' | 'installsRoutes'>): readonly Daemon[] =>
	config.neighbors.length === 0 && config.ownFrrConf === undefined
		? []
		: [
				{
					kind: 'bgp',
					id: bgpId(namespace),
					config: {...withShortNames(config), routerId: routerId(namespace), installsRoutes: config.ownFrrConf !== undefined}
				}
			]

/** FRR limits a list's name to 128 characters and cuts longer ones; two keys together may be longer. */
const longestName = 100

const shortName = (name: string): string =>
	name.length <= longestName ? name : `${name.slice(0, longestName - 13)}-${shortHash(name, 12)}`

const shortKeys = <T>(lists: Readonly<Record<string, T>> | undefined): Readonly<Record<string, T>> =>
	Object.fromEntries(Object.entries(lists ?? {}).map(([name, list]) => [shortName(name), list]))

/** The configuration with names of prefix lists and route maps that bgpd accepts. */
function withShortNames<C extends Pick<BgpRouter, 'neighbors' | 'prefixLists' | 'communityLists' | 'routeMaps'>>(config: C): C {
	const {neighbors, prefixLists, communityLists, routeMaps} = config
	const shortened = ({prefixListIn, prefixListOut, routeMapIn, routeMapOut}: BgpNeighbor) =>
		shortValues({prefixListIn, prefixListOut, routeMapIn, routeMapOut})
	return {
		...config,
		neighbors: neighbors.map(one => ({...one, ...shortened(one)})),
		...(prefixLists && {prefixLists: shortKeys(prefixLists)}),
		...(communityLists && {communityLists: shortKeys(communityLists)}),
		...(routeMaps && {
			routeMaps: shortKeys(
				Object.fromEntries(
					Object.entries(routeMaps).map(([name, entries]) => [
						name,
						entries.map(one => (one.match ? {...one, match: shortValues(one.match)} : one))
					])
				)
			)
		})
	}
}

const shortValues = <T extends Readonly<Record<string, string | undefined>>>(names: T): {[K in keyof T]: string} =>
	Object.fromEntries(Object.entries(names).flatMap(([key, name]) => (name === undefined ? [] : [[key, shortName(name)]]))) as {
		[K in keyof T]: string
	}

type PrefixList = readonly PrefixListEntry[]

/** The part of a speaker's configuration that defines its sessions. */
export type Sessions = {
	readonly neighbors: readonly BgpNeighbor[]
	readonly routeMaps: Readonly<Record<string, readonly RouteMapEntry[]>>
	readonly prefixLists?: Readonly<Record<string, PrefixList>>
}

/** The first entries of a route map: they set the AS path of routes that bgpd originates on behalf of another router. */
export function passOn(
	advertised: readonly Advertised[],
	set: RouteMapEntry['set'] = {}
): {readonly entries: readonly RouteMapEntry[]; readonly prefixLists: NonNullable<Sessions['prefixLists']>} {
	const byPath = [...Map.groupBy(advertised, ({asPath}) => asPath.join('-'))].map(([path, all]) => ({
		name: `by-${path}-${shortHash(all.map(({destination}) => destination).join(' '))}`,
		prepend: all[0]?.asPath ?? [],
		all
	}))
	return {
		entries: byPath.map(({name, prepend}) => ({action: 'permit', match: {prefixList: name}, set: {...set, prepend}})),
		prefixLists: Object.fromEntries(
			byPath.map(({name, all}) => [name, all.map(({destination}) => ({action: 'permit', prefix: destination}))])
		)
	}
}

/** A customer device's policy for what it receives and advertises in a session (VPN-8, DX-7): route maps `from-…` and `to-…`. */
export function policyMaps(
	name: string,
	{prepend, med, localPreference}: BgpPolicy,
	asn: number,
	communities: readonly string[] = []
): readonly (readonly [string, readonly RouteMapEntry[]])[] {
	const set = {
		...(prepend > 0 && {prepend: Array.from({length: prepend}, () => asn)}),
		...(med !== undefined && {med}),
		...(communities.length > 0 && {communities})
	}
	return [
		[`from-${name}`, [{action: 'permit', set: {localPreference}}]],
		[`to-${name}`, [{action: 'permit', set}]]
	]
}

/** A list of exactly these prefixes, no longer ones. An empty prefix list would permit everything, so an empty one here denies everything. */
export const exactly = (prefixes: readonly string[], family: 4 | 6 = 4): PrefixList =>
	prefixes.length === 0
		? [{action: 'deny', prefix: everywhere[family], le: family === 4 ? 32 : 128}]
		: prefixes.map(prefix => ({action: 'permit', prefix}))
