/** Finds the lesson and the language given on the command line. */
import {existsSync} from 'node:fs'
import {basename} from 'node:path'
import {isLesson, lessonsBelow, shippedLessons} from '../learn/shipped-lessons.ts'
import {type Language, languages} from '../lesson/schema.ts'
import {suggest} from '../model/did-you-mean.ts'
import {BadInput} from './failing.ts'

/** Errors: `BadInput`. */
export function languageOf(given: string | undefined): Language {
	const wanted = given ?? (/^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'zh' : 'en')
	const found = languages.find(one => one === wanted)
	if (!found) throw new BadInput(`there is no language "${wanted}"; use one of: ${languages.join(', ')}`)
	return found
}

/** A shipped lesson by its name, or a folder. Errors: `BadInput`. */
export function folderOfLesson(named: string): string {
	if (existsSync(named) && isLesson(named)) return named
	const shipped = lessonsBelow(shippedLessons())
	const found = shipped.find(folder => basename(folder) === named)
	if (found) return found
	if (existsSync(named)) throw new BadInput(`${named} holds no lesson.yaml`)
	throw new BadInput(
		`no lesson is named "${named}": ${suggest(
			named,
			shipped.map(folder => basename(folder))
		)}`
	)
}
