/** An expected text: the whole text, or a pattern that must match part of it. */
import type {Path} from '../model/finding.ts'
import type {CheckReader} from './reader.ts'

export type TextPattern = {readonly text: string} | {readonly pattern: string; readonly flags: string}

/** `/hello \w+/i` is a pattern; everything else is a whole text. */
export function readTextPattern(written: string, path: Path, reader: CheckReader): TextPattern | undefined {
	const [, pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(written) ?? []
	if (pattern === undefined) return {text: written}
	try {
		new RegExp(pattern, flags)
		return {pattern, flags}
	} catch (error) {
		return reader.fail({
			path,
			message: `${written} is not a pattern: ${(error as Error).message}`,
			fix: 'write a text, or a regular expression between slashes'
		})
	}
}

/** A final newline is ignored. */
export const fitsText = (expected: TextPattern, text: string): boolean =>
	'text' in expected ? text.trimEnd() === expected.text.trimEnd() : new RegExp(expected.pattern, expected.flags).test(text)

export const renderTextPattern = (expected: TextPattern): string =>
	'text' in expected ? shorten(expected.text) : `/${expected.pattern}/${expected.flags}`

export const shorten = (text: string): string => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)
