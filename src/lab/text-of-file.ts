/** The text of a template, plan or state. */
import {longestFileBytes} from './limits.ts'
import {BadLab, toProblem} from './problem.ts'
import {readRegularFile} from './regular-file.ts'
import {readText} from './text.ts'

/** Throws BadLab. */
export function textOfFile(file: string): string {
	const read = readRegularFile(file, longestFileBytes)
	if (!read.bytes) {
		throw new BadLab([toProblem({path: [], message: `it ${read.unreadable}`, fix: 'name a file that can be read'}, file)])
	}
	return readText(read.bytes, file)
}
