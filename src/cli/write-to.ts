import {writeFileSync} from 'node:fs'
import {BadInput} from './failing.ts'

/** Errors: `BadInput`. */
export function writeTo(file: string, text: string) {
	try {
		writeFileSync(file, text)
	} catch (error) {
		throw new BadInput(`${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? error}`)
	}
}
