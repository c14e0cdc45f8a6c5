/** Which names things of a stack may have in a lab document. Pure. */
import {reservedNames} from '../aws/reserved-names.ts'
import {namePattern} from '../aws/schema.ts'

export const longestName = 63

export const isFree = (name: string, taken: ReadonlySet<string>): boolean =>
	!taken.has(name) && !reservedNames.has(name) && !/^sg-/i.test(name) && namePattern.test(name)
