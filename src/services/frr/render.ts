import type {CidrText} from '../../net/names.ts'
import type {Bfd, BgpNeighbor, BgpRouter, RouteMapEntry} from './types.ts'

/**
 * The daemons of one router. mgmtd exists since FRR 9; bfdd runs only if a neighbor uses BFD, staticd only if a user's own
 * file may configure it.
 */
export type FrrProgram = 'mgmtd' | 'zebra' | 'staticd' | 'bfdd' | 'bgpd'

/** Each daemon's part of frr.conf. */
export type FrrTexts = Readonly<Record<FrrProgram, string>>

/** Makes bgpd write each change of its routes to its log, where `bgpEvents()` reads it. */
export const tellChanges = ['debug bgp updates in', 'debug bgp zebra'] as const

/** Paths over which equal routes may be spread: at least FRR's default, and one for each neighbor. bgpd accepts 64 everywhere. */
const maximumPaths = ({ecmp, neighbors}: BgpRouter) => (ecmp ? Math.min(64, Math.max(8, neighbors.length)) : 1)

/** The text of frr.conf, for `vtysh -f`. */
export function renderFrrConf(router: BgpRouter): string {
	const {zebra, bfdd, bgpd} = renderFrr(router)
	return `${zebra}${bfdd}${bgpd}`
}

/**
 * The text of frr.conf for a device that its user deploys: without settings that make a lab fast or observable. Both ends connect, as it is not
 * known which one AWS leaves that to.
 */
export function renderDeviceConf(router: BgpRouter): string {
	checkNames(router)
	const neighbors = router.neighbors.map(({passive: _, ...neighbor}) => neighbor)
	return `${renderBfdd(router)}${renderBgpd({...router, neighbors, installsRoutes: true}, 'device')}`
}

/** Errors: an unknown or invalid name, a prefix list of both families. */
export function renderFrr(router: BgpRouter): FrrTexts {
	checkNames(router)
	return {mgmtd: '', zebra: renderZebra(), staticd: '', bfdd: renderBfdd(router), bgpd: renderBgpd(router)}
}

/**
 * With nexthop objects zebra and the kernel disagree after a link was down for a moment, and ECMP over several links stays on one for half a
 * minute.
 */
export const plainNexthops = ['no zebra nexthop kernel enable'] as const

const renderZebra = () => lines(...plainNexthops, '!')

/**
 * A router that only learns routes passes none to zebra. Done with a table map of bgpd, since zebra's own route maps belong to mgmtd in newer
 * releases.
 */
const nothing = 'nothing'

function renderBfdd({neighbors}: BgpRouter) {
	const profiles = new Map(neighbors.flatMap(({bfd}) => (bfd ? [[profileName(bfd), bfd] as const] : [])))
	if (profiles.size === 0) return ''
	return lines(
		'bfd',
		...[...profiles].flatMap(([name, {intervalMs, multiplier}]) => [
			` profile ${name}`,
			`  detect-multiplier ${multiplier}`,
			`  receive-interval ${intervalMs}`,
			`  transmit-interval ${intervalMs}`,
			' exit'
		]),
		'exit',
		'!'
	)
}

const profileName = ({intervalMs, multiplier}: Bfd) => `every-${intervalMs}-ms-${multiplier}-times`

/** The reader of the file: the daemons of a lab, which should lose no time, or those of a real device. */
type Consumer = 'lab' | 'device'

const renderBgpd = (router: BgpRouter, reader: Consumer = 'lab') =>
	lines(
		...(reader === 'lab' ? tellChanges : []),
		...Object.entries(router.prefixLists ?? {}).flatMap(([name, entries]) =>
			entries.map(
				({action, prefix, ge, le}, index) =>
					`${familyWord(prefix)} prefix-list ${name} seq ${5 * (index + 1)} ${action} ${prefix}${ge === undefined ? '' : ` ge ${ge}`}${le === undefined ? '' : ` le ${le}`}`
			)
		),
		...Object.entries(router.communityLists ?? {}).flatMap(([name, entries]) =>
			entries.map(
				({action, communities}, index) =>
					`bgp community-list standard ${name} seq ${5 * (index + 1)} ${action} ${communities.join(' ')}`
			)
		),
		...Object.entries(router.routeMaps ?? {}).flatMap(([name, entries]) =>
			entries.flatMap((entry, index) => [
				`route-map ${name} ${entry.action} ${10 * (index + 1)}`,
				...routeMapLines(entry, router),
				'exit'
			])
		),
		...(installs(router) ? [] : [`route-map ${nothing} deny 10`, 'exit']),
		`router bgp ${router.asn}`,
		` bgp router-id ${router.routerId}`,
		' bgp log-neighbor-changes',
		' no bgp default ipv4-unicast',
		' no bgp ebgp-requires-policy',
		' no bgp network import-check',
		...(reader === 'lab' ? quickly : []),
		...(router.ecmp && router.ecmpAcrossAsPaths !== false ? [' bgp bestpath as-path multipath-relax'] : []),
		...router.neighbors.flatMap(neighbor => sessionLines(neighbor, reader)),
		...([4, 6] as const).flatMap(family => familyLines(router, family)),
		'exit',
		'!'
	)

const quickly = [
	// Seconds from a changed route map to its effect: 0 would mean never.
	' bgp route-map delay-timer 1',
	// Otherwise the first routes wait a second for more neighbors to advertise them to.
	' coalesce-time 0'
]

function routeMapLines({match = {}, set = {}}: RouteMapEntry, {prefixLists = {}}: BgpRouter): string[] {
	const {prefixList, communityList} = match
	const {prepend, med, localPreference, communities, additive, weight} = set
	const family = prefixList === undefined ? 'ip' : familyWord(prefixLists[prefixList]?.[0]?.prefix ?? '')
	return [
		...(prefixList === undefined ? [] : [` match ${family} address prefix-list ${prefixList}`]),
		...(communityList === undefined ? [] : [` match community ${communityList}`]),
		...(prepend?.length ? [` set as-path prepend ${prepend.join(' ')}`] : []),
		...(communities?.length ? [` set community ${communities.join(' ')}${additive ? ' additive' : ''}`] : []),
		...(localPreference === undefined ? [] : [` set local-preference ${localPreference}`]),
		...(med === undefined ? [] : [` set metric ${med}`]),
		...(weight === undefined ? [] : [` set weight ${weight}`])
	]
}

function sessionLines(neighbor: BgpNeighbor, reader: Consumer): string[] {
	const {address, asn, localAsn, description, password, keepaliveSeconds, holdSeconds, bfd, updateSource, shutdown, passive} =
		neighbor
	return [
		`remote-as ${asn}`,
		...(localAsn === undefined ? [] : [`local-as ${localAsn} no-prepend replace-as`]),
		...(description === undefined ? [] : [`description ${description}`]),
		...(bfd ? ['bfd', `bfd profile ${profileName(bfd)}`] : []),
		...(password === undefined ? [] : [`password ${password}`]),
		...(shutdown ? ['shutdown'] : []),
		...(passive ? ['passive'] : []),
		...(updateSource === undefined ? [] : [`update-source ${updateSource}`]),
		// Waiting saves nothing in a network of a few routers.
		...(reader === 'lab' ? ['advertisement-interval 0'] : []),
		`timers ${keepaliveSeconds} ${holdSeconds}`,
		...(reader === 'lab' ? ['timers connect 1'] : [])
	].map(line => ` neighbor ${address} ${line}`)
}

function familyLines(router: BgpRouter, family: 4 | 6): string[] {
	const neighbors = router.neighbors.filter(({address}) => familyOf(address) === family)
	const networks = router.networks.filter(network => familyOf(network) === family)
	if (neighbors.length + networks.length === 0) return []
	return [
		` address-family ipv${family} unicast`,
		...networks.map(network => `  network ${network}`),
		...neighbors.flatMap(neighbor => policyLines(neighbor).map(line => `  neighbor ${neighbor.address} ${line}`)),
		...(installs(router) ? [] : [`  table-map ${nothing}`]),
		// Without it bgpd spreads flows over all equal paths.
		`  maximum-paths ${maximumPaths(router)}`,
		' exit-address-family'
	]
}

const installs = ({installsRoutes = true}: BgpRouter) => installsRoutes

const policyLines = (neighbor: BgpNeighbor): string[] => [
	'activate',
	...(neighbor.defaultOriginate ? ['default-originate'] : []),
	// Keeps routes that a policy refuses, so that people can see them, and a changed policy applies to them at once.
	'soft-reconfiguration inbound',
	...(neighbor.allowOwnAsn ? ['allowas-in'] : []),
	...(neighbor.maximumPrefixes === undefined ? [] : [`maximum-prefix ${neighbor.maximumPrefixes}`]),
	...(neighbor.prefixListIn === undefined ? [] : [`prefix-list ${neighbor.prefixListIn} in`]),
	...(neighbor.prefixListOut === undefined ? [] : [`prefix-list ${neighbor.prefixListOut} out`]),
	...(neighbor.routeMapIn === undefined ? [] : [`route-map ${neighbor.routeMapIn} in`]),
	...(neighbor.routeMapOut === undefined ? [] : [`route-map ${neighbor.routeMapOut} out`])
]

/** bgpd accepts a name that it does not know: then nothing passes, or everything, without an error. */
function checkNames({neighbors, prefixLists = {}, communityLists = {}, routeMaps = {}}: BgpRouter) {
	const has = (lists: Readonly<Record<string, unknown>>, kind: string, name: string | undefined) => {
		if (name !== undefined && !Object.hasOwn(lists, name)) throw new Error(`no ${kind} is named "${name}"`)
	}
	for (const name of [prefixLists, communityLists, routeMaps].flatMap(Object.keys)) {
		if (!/^[\w.-]+$/.test(name)) throw new Error(`"${name}" is not a name for bgpd: letters, digits, "_", "." and "-"`)
	}
	for (const {prefixListIn, prefixListOut, routeMapIn, routeMapOut, password, description} of neighbors) {
		for (const name of [prefixListIn, prefixListOut]) has(prefixLists, 'prefix list', name)
		for (const name of [routeMapIn, routeMapOut]) has(routeMaps, 'route map', name)
		for (const text of [password, description]) {
			if (text !== undefined && /[\0-\x1f]/.test(text)) {
				throw new Error('a password or description of a neighbor has a line break')
			}
		}
	}
	for (const {match} of Object.values(routeMaps).flat()) {
		has(prefixLists, 'prefix list', match?.prefixList)
		has(communityLists, 'community list', match?.communityList)
	}
	for (const [name, entries] of Object.entries(prefixLists)) {
		if (new Set(entries.map(({prefix}) => familyOf(prefix))).size > 1) throw new Error(`prefix list "${name}" has IPv4 and IPv6`)
	}
}

const familyOf = (text: string): 4 | 6 => (text.includes(':') ? 6 : 4)
const familyWord = (prefix: CidrText | '') => (familyOf(prefix) === 6 ? 'ipv6' : 'ip')
const lines = (...texts: readonly string[]) => texts.map(text => `${text}\n`).join('')
