/**
 * Names in checks: hosts, instances, capture points, and anything with a name, an id or an address. Looked up in the directory of a draft, since
 * a check refers to what the file defines.
 */
import type {CapturePart} from '../aws/capture-point.ts'
import {directoryOf} from '../aws/directory.ts'
import type {Draft} from '../aws/draft.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Directory, Resource} from '../model/directory.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {KindName} from '../model/kind-names.ts'
import {type ObservationNames, observationNamesOf} from './observation-names.ts'

export type Names = {
	readonly directory: Directory
	/** Hosts by each name that is unique, short or full. */
	readonly hosts: ReadonlyMap<string, Resource>
	/** Names that several hosts share, with unique names of those hosts. */
	readonly ambiguous: ReadonlyMap<string, readonly string[]>
	/** Names of capture points by their prefix. */
	readonly points: (part: CapturePart) => ReadonlySet<string> | ReadonlyMap<string, string>
	/** Only needed by observations: created on first use. */
	readonly observation: () => ObservationNames
}

const known = new WeakMap<Draft, Names>()

export function namesOf(draft: Draft): Names {
	const found = known.get(draft) ?? makeNames(draft)
	known.set(draft, found)
	return found
}

function makeNames(draft: Draft): Names {
	const directory = directoryOf(draft)
	let observation: ObservationNames | undefined
	const points = new Map<CapturePart, ReadonlySet<string> | ReadonlyMap<string, string>>()
	return {
		directory,
		...hostsOf(directory),
		points(part) {
			const names = points.get(part) ?? part.names(draft)
			points.set(part, names)
			return names
		},
		observation: () => {
			observation ??= observationNamesOf(draft)
			return observation
		}
	}
}

/** A name that is a host's key always means that host, even if it is the short name of others. */
function hostsOf({resources}: Directory): Pick<Names, 'hosts' | 'ambiguous'> {
	const all = resources.filter(({isHost}) => isHost)
	const hosts = new Map(all.map(one => [one.key, one]))
	const ambiguous = new Map<string, readonly string[]>()
	const byShort = Map.groupBy(
		all.flatMap(host => (host.names ?? []).map(name => ({name, host}))),
		({name}) => name
	)
	for (const [name, group] of byShort) {
		const [first, ...others] = group
		if (hosts.has(name) || !first) continue
		if (others.length === 0) {
			hosts.set(name, first.host)
		} else {
			ambiguous.set(
				name,
				group.map(({host}) => host.key)
			)
		}
	}
	return {hosts, ambiguous}
}

export const isFinding = (value: unknown): value is Finding => typeof value === 'object' && value !== null && 'message' in value

/** A host by name, id or address, or what is wrong with it. */
export function readHost(written: string, path: Path, names: Names): string | Finding {
	const {hosts, ambiguous, directory} = names
	if (hosts.has(written)) return written
	const several = ambiguous.get(written)
	if (several) {
		return {path, message: `"${written}" is ambiguous: there are ${several.join(' and ')}`, fix: `write ${several.join(' or ')}`}
	}
	const [key, ...others] = directory.hostsAt(written)
	if (key !== undefined && others.length === 0) return shortName(key, names)
	if (key !== undefined) {
		return {
			path,
			message: `several hosts have ${written}: ${[key, ...others].join(' and ')}`,
			fix: `write ${[key, ...others].join(' or ')}`
		}
	}
	return {path, message: `no host is named "${written}"`, fix: suggest(written, shortNames(hosts))}
}

/** A host that can be stopped. */
export function readInstance(written: string, path: Path, names: Names): string | Finding {
	const found = readHost(written, path, names)
	const host = isFinding(found) ? undefined : names.hosts.get(found)
	if (!host || host.kind === 'instance') return found
	return {path, message: `"${written}" is a ${host.noun}, not an instance`, fix: 'name an instance'}
}

/** The usual one of a host's unique names. */
function shortName(key: string, {hosts}: Names): string {
	const host = hosts.get(key)
	return host?.names?.find(name => hosts.get(name) === host) ?? key
}

/** The shortest name of each host, for suggestions. */
export function shortNames(hosts: Names['hosts']): readonly string[] {
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

/** Reads the name of a thing of some kind: its key, or one of its ids or addresses. */
export function readThing(
	written: string,
	path: Path,
	{directory}: Names,
	{noun, among}: {readonly noun: string; readonly among: (one: Resource) => boolean}
): string | Finding {
	const all = directory.resources.filter(among)
	if (all.some(({key}) => key === written)) return written
	const [found, ...others] = directory.find(written).filter(among)
	if (found && others.length === 0) return found.key
	return {
		path,
		message: `no ${noun} is named "${written}"`,
		fix: suggest(
			written,
			all.map(({key}) => key)
		)
	}
}

/** All things of a kind except hosts. */
export const ofKind =
	(kind: KindName) =>
	(one: Resource): boolean =>
		one.kind === kind && !one.isHost

/** A finding if the host has no such interface. */
export function checkDevice(host: string, number: number, path: Path, {hosts}: Names): Finding | undefined {
	const count = hosts.get(host)?.interfaces?.length ?? 1
	if (number < count) return undefined
	return {
		path,
		message: `"${host}" has no interface eth${number}`,
		fix: count === 1 ? 'it has eth0 only' : `it has eth0 to eth${count - 1}`
	}
}
