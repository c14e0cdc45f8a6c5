/** Values in observations: tunnels by name, blocks, ranges, reasons. A value that cannot be parsed is undefined, with a finding. */

import {suggest} from '../model/did-you-mean.ts'
import type {Resource} from '../model/directory.ts'
import type {Path} from '../model/finding.ts'
import {parseCidr} from '../net/address.ts'
import {nameAmong} from './observation-names.ts'
import {type Range, readRange, type Units} from './range.ts'
import type {CheckReader} from './reader.ts'

/** A known reason for a tunnel or session to be down. */
export function readReason<R extends string>(
	written: string,
	{state, down}: {readonly state: string; readonly down: string},
	known: Readonly<Record<R, true>>,
	path: Path,
	reader: CheckReader
): R | undefined {
	if (state !== down) return reader.fail({path, message: `"${state}" has no reason`, fix: 'leave "reason" out'})
	if (Object.hasOwn(known, written)) return written as R
	return reader.fail({path, message: `no reason is called "${written}"`, fix: suggest(written, Object.keys(known))})
}

type Among = 'tunnels' | 'ways'

export function readTunnel(written: string, path: Path, reader: CheckReader, among: Among = 'tunnels'): string | undefined {
	const names = reader.context.names.observation()
	const known = names[among]
	const found = known.get(nameAmong(known, written, names.directory, isWay)) ?? []
	const [first] = found
	if (first !== undefined && (found.length === 1 || first === written)) return first
	return reader.fail(
		first === undefined
			? {path, message: `no ${nouns[among]} is named "${written}"`, fix: suggest(written, onlyTunnels(known))}
			: {path, message: `"${written}" is a whole connection`, fix: `write ${found.join(' or ')}`}
	)
}

const nouns: Readonly<Record<Among, string>> = {tunnels: 'tunnel', ways: 'tunnel or virtual interface'}

/** Whether BGP can run over it. */
const isWay = ({kind}: Resource): boolean => kind === 'vpn-connection' || kind === 'direct-connect'

export function readTunnels(
	written: string | readonly string[],
	path: Path,
	reader: CheckReader,
	among: Among = 'tunnels'
): readonly string[] {
	const names = reader.context.names.observation()
	const known = names[among]
	const all = [written].flat().flatMap((name, index) => {
		const found = known.get(nameAmong(known, name, names.directory, isWay))
		if (found) return found
		reader.fail({
			path: typeof written === 'string' ? path : [...path, index],
			message: `no connection or ${nouns[among]} is named "${name}"`,
			fix: suggest(name, known.keys())
		})
		return []
	})
	return [...new Set(all)]
}

export const onlyTunnels = (tunnels: ReadonlyMap<string, readonly string[]>): string[] =>
	[...tunnels].filter(([, found]) => found.length === 1).map(([name]) => name)

export function readBlock(written: string, path: Path, reader: CheckReader) {
	const read = parseCidr(written)
	return (
		read ??
		reader.fail({path, message: `"${written}" is not a block`, fix: 'write an address and a prefix length, such as 10.0.0.0/16'})
	)
}

export function ranges<K extends string>(
	written: Readonly<Record<K, number | string | undefined>>,
	path: Path,
	units: Units,
	fix: string,
	reader: CheckReader
): Partial<Record<K, Range>> {
	const read: Partial<Record<K, Range>> = {}
	for (const [key, value] of Object.entries(written) as [K, number | string | undefined][]) {
		const found = value === undefined ? undefined : range(value, [...path, key], units, fix, reader)
		if (found) read[key] = found
	}
	return read
}

export const range = (written: number | string, path: Path, units: Units, fix: string, reader: CheckReader): Range | undefined =>
	readRange(written, units) ?? reader.fail({path, message: `"${written}" is not a range`, fix})

export const isList = (value: unknown): value is readonly string[] => Array.isArray(value)
