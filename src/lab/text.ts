/** Decodes the bytes of a lab file. */
import {longestFileBytes} from './limits.ts'
import {BadLab, toProblem} from './problem.ts'

/** The text of `bytes`. Throws BadLab for what is not UTF-8, or too long for any lab. */
export function readText(bytes: Uint8Array, file: string): string {
	const bad = (message: string, fix: string) => new BadLab([toProblem({path: [], message, fix}, file)])
	if (bytes.length > longestFileBytes) {
		throw bad(
			`the file has ${Math.ceil(bytes.length / 1e6)} MB, and a lab file at most ${longestFileBytes / 1e6}`,
			'name a lab file'
		)
	}
	const [first, second] = bytes
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		throw bad('the file is UTF-16, and a lab file is UTF-8', 'save it as UTF-8, or: iconv -f UTF-16 -t UTF-8 OLD > NEW')
	}
	try {
		const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
		if (!text.includes('\0')) return text
	} catch {
		// Reported below.
	}
	const {line, column} = placeOfFault(bytes)
	throw new BadLab([
		{...toProblem({path: [], message: 'the file is not text in UTF-8', fix: 'name a lab file: YAML or JSON'}, file), line, column}
	])
}

/** The place of the first byte that is not UTF-8. Columns count characters. */
function placeOfFault(bytes: Uint8Array): {line: number; column: number} {
	const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
	const before = text.slice(0, Math.max(0, text.search(/[\0\uFFFD]/)))
	return {line: before.split('\n').length, column: before.length - before.lastIndexOf('\n')}
}
