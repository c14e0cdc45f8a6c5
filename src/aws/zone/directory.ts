/**
 * Zone names and zone ids (MOD-1). `us-east-1a` is a name that each account maps to a zone in its own way; `use1-az1` is the same zone for every
 * account. What fails, and what is compared between accounts, goes by id.
 */
import {accountOf, defaultAccount, defaultRegion} from '../account.ts'
import {entriesOf} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {isRegion, regionNames, zoneIdsOf, zoneNamed, zonesOf} from '../regions.ts'

/** Zone ids of an account by the zone names of a Region. */
export type ZoneIds = ReadonlyMap<string, string>

export type ZoneDirectory = {
	idsIn(region: string, account: string): ZoneIds
	/** The id of a zone by letter (`a`, of the lab's Region), name, id, or an account's name for it: `partner/us-east-1a`. */
	idOf(written: string): string | undefined
	/** The id of the zone that an entry of `zones` is about: its own id, or that of its name. */
	idOfEntry(key: string): string | undefined
}

export type ZonesWritten = Pick<LabDocument, 'zones' | 'region' | 'account' | 'accounts'>

/** The part of a zone's name after the Region: `a`; of a local zone `-lax-1a`; of a Wavelength zone `-wl1-bos-wlz-1`. */
const afterRegion = /^(?:-[a-z]+-\d+)?[a-z]$|^-wl\d+(?:-[a-z]+)+-\d+$/

/** An entry of the lab file that maps a name, for one account or for all. */
type Mapping = {readonly zone: string; readonly id: string; readonly account: string | undefined}

export function zoneDirectory(document: ZonesWritten): ZoneDirectory {
	const home = {
		region: document.region !== undefined && isRegion(document.region) ? document.region : defaultRegion,
		account: accountOf(document, document.account) ?? defaultAccount
	}
	const mappings = Map.groupBy(mappingsIn(document, home.region), ({zone}) => regionOf(zone))
	const givenIds = new Set([...mappings.values()].flat().map(({id}) => id))
	const known = new Map<string, ZoneIds>()
	const idsIn = (region: string, account: string): ZoneIds => {
		const key = `${region} ${account}`
		const ids = known.get(key) ?? zoneIds(region, account, mappings.get(region) ?? [])
		known.set(key, ids)
		return ids
	}
	const idOf = (written: string): string | undefined => {
		const {account, name} = splitAccount(written)
		const of = account === undefined ? home.account : accountOf(document, account)
		if (of === undefined) return undefined
		if (isZoneId(name) || givenIds.has(name)) return name
		const region = regionOf(name) ?? home.region
		const ids = idsIn(region, of)
		return ids.get(zoneNamed(name, region, ids) ?? '')
	}
	return {idsIn, idOf, idOfEntry: key => document.zones?.[key]?.id ?? idOf(key)}
}

/** An account's own mappings first, then those for all accounts, then the remaining ids for the remaining names. */
function zoneIds(region: string, account: string, mappings: readonly Mapping[]): ZoneIds {
	const own = new Map(mappings.filter(one => one.account === account).map(({zone, id}) => [zone, id]))
	const ownIds = new Set(own.values())
	const general = mappings.filter(one => one.account === undefined && !ownIds.has(one.id))
	const given = new Map([...general.map(({zone, id}) => [zone, id] as const), ...own])
	const taken = new Set(given.values())
	const rest = zoneIdsOf(region, account).filter(id => !taken.has(id))
	const names = new Set([...zonesOf(region), ...mappings.map(({zone}) => zone)])
	return new Map([...names].map(zone => [zone, given.get(zone) ?? rest.shift() ?? `${zone}-id`]))
}

const mappingsIn = (document: ZonesWritten, homeRegion: string): readonly Mapping[] =>
	entriesOf(document.zones).flatMap(([key, {id}]) => {
		const {account, name} = splitAccount(key)
		const zone = regionOf(name) === undefined ? zonesOf(homeRegion).find(one => one === homeRegion + name) : name
		return id === undefined || zone === undefined
			? []
			: [{zone, id, account: account === undefined ? undefined : (accountOf(document, account) ?? account)}]
	})

/** `partner/us-east-1a`. */
export function splitAccount(written: string): {readonly account: string | undefined; readonly name: string} {
	const slash = written.indexOf('/')
	return slash === -1 ? {account: undefined, name: written} : {account: written.slice(0, slash), name: written.slice(slash + 1)}
}

/** The Region of a zone's name. Undefined: it is a letter or an id. */
const regionOf = (name: string): string | undefined =>
	regionNames.find(region => name.startsWith(region) && afterRegion.test(name.slice(region.length)))

const isZoneId = (name: string): boolean =>
	/-az\d+$/.test(name) && regionNames.some(region => zoneIdsOf(region, '').includes(name))
