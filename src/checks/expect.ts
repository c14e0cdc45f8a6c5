/** What a check expects: an outcome, and facts that come with it. */

import type {Path} from '../model/finding.ts'
import {milliseconds, readRange} from './range.ts'
import type {Reader} from './reader.ts'
import type {Facts} from './types.ts'

type WrittenExpect =
	| readonly string[]
	| number
	| string
	| ({readonly got?: number | string | undefined} & {readonly [K in keyof Facts]?: unknown})

/**
 * `reply`, `200`, or `{got: reply, ttl: 255}`; of a trace the list of its hops. `good` is what is expected if only facts are.
 */
export function readExpect(
	written: WrittenExpect,
	good: number | string | undefined,
	path: Path,
	reader: Reader
): {expect: {got: number | string | undefined} & Facts} {
	if (typeof written !== 'object') return {expect: {got: written}}
	const at = [...path, 'expect']
	if (isList(written)) return {expect: {got: good, route: readRoute(written, at, reader)}}
	const facts: Record<string, unknown> = {}
	for (const [key, value] of Object.entries(written)) {
		if (key !== 'got' && value !== undefined) facts[key] = readFact(key as keyof Facts, value, [...at, key], reader)
	}
	return {expect: {got: written.got ?? good, ...facts}}
}

function readFact(key: keyof Facts, value: unknown, path: Path, reader: Reader): unknown {
	switch (key) {
		case 'client':
		case 'server':
		case 'from':
			return reader.address(String(value), path)
		case 'host':
			return reader.host(String(value), path)
		case 'rttMs':
			return (
				readRange(value as number | string, milliseconds) ??
				reader.fail({
					path,
					message: `"${value}" is no range of milliseconds`,
					fix: "write one such as '70 to 120' or at least 40"
				})
			)
		case 'body':
			return readBody(String(value), path, reader)
		case 'route':
			return readRoute(value as readonly string[], path, reader)
		default:
			return value
	}
}

function readBody(written: string, path: Path, reader: Reader): Facts['body'] {
	const [, pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(written) ?? []
	if (pattern === undefined) return {text: written}
	try {
		new RegExp(pattern, flags)
		return {pattern, flags}
	} catch (error) {
		return reader.fail({
			path,
			message: `${written} is no pattern: ${(error as Error).message}`,
			fix: 'write a text, or a regular expression between slashes'
		})
	}
}

const isList = (written: WrittenExpect): written is readonly string[] => Array.isArray(written)

const readRoute = (hops: readonly string[], path: Path, reader: Reader): NonNullable<Facts['route']> =>
	hops.flatMap((hop, index) => {
		if (hop === '*') return {kind: 'silent' as const, text: hop}
		return hop === 'any' ? {kind: 'any' as const, text: hop} : (reader.address(hop, [...path, index]) ?? [])
	})
