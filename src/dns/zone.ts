import type {ResourceRecord, Zone} from './types.ts'

/** Whether a name is the zone's own or below it. All names are in the zone `''`. */
export const isWithin = (name: string, zone: string): boolean => zone === '' || name === zone || name.endsWith(`.${zone}`)

/** The most specific zone that contains a name; the first of several equal ones. */
export function mostSpecific<T extends {readonly name: string}>(name: string, all: readonly T[]): T | undefined {
	let best: T | undefined
	for (const one of all) if (isWithin(name, one.name) && (!best || one.name.length > best.name.length)) best = one
	return best
}

/** Records of a name. Undefined: the zone has no such name. Empty: only names below it exist (RFC 8020). */
export function recordsOf(zone: Zone, name: string): readonly ResourceRecord[] | undefined {
	const own = ownRecords(zone, name)
	if (own) return own
	const names = namesOf(zone)
	if (names.has(name) || name === zone.name) return []
	// RFC 4592: a wildcard applies below the nearest existing name.
	for (let above = parentOf(name); isWithin(above, zone.name); above = parentOf(above)) {
		if (names.has(above) || above === zone.name) return ownRecords(zone, `*.${above}`)
		if (above === '') break
	}
	return undefined
}

const ownRecords = ({records}: Zone, name: string): readonly ResourceRecord[] | undefined =>
	Object.hasOwn(records, name) ? records[name] : undefined

const parentOf = (name: string): string => name.slice(name.indexOf('.') + 1 || name.length)

const indexes = new WeakMap<Zone, ReadonlySet<string>>()

/** Names with records, and all their parents within the zone. */
function namesOf(zone: Zone): ReadonlySet<string> {
	const known = indexes.get(zone)
	if (known) return known
	const names = new Set<string>()
	for (const name of Object.keys(zone.records)) {
		for (let at = name; at !== zone.name && at !== '' && !names.has(at); at = parentOf(at)) names.add(at)
	}
	indexes.set(zone, names)
	return names
}
