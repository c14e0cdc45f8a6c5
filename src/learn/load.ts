/** Finds lessons, and reads them with their labs. */
import {existsSync, readdirSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {longestFileBytes} from '../lab/limits.ts'
import {loadLab} from '../lab/load.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import {readRegularFile} from '../lab/regular-file.ts'
import {type Lesson, readLesson} from '../lesson/read.ts'

const fileName = 'lesson.yaml'

/** The lessons shipped with the program: the build is one folder deeper than the source. */
export const shippedLessons = (): string =>
	[fileURLToPath(new URL('../../lessons', import.meta.url)), fileURLToPath(new URL('../../../lessons', import.meta.url))].find(
		existsSync
	) ?? 'lessons'

/** Lesson folders directly below a folder, by name. */
export const lessonsBelow = (folder: string): readonly string[] =>
	existsSync(folder)
		? readdirSync(folder)
				.sort()
				.map(name => join(folder, name))
				.filter(isLesson)
		: []

export const isLesson = (folder: string): boolean => existsSync(join(folder, fileName))

/** Errors: `BadLab` with all problems. */
export async function loadLesson(folder: string): Promise<Lesson> {
	const file = join(folder, fileName)
	const read = readRegularFile(file, longestFileBytes)
	if (!read.bytes) {
		throw new BadLab([toProblem({path: [], message: `it ${read.unreadable}`, fix: 'name a folder with a lesson.yaml'}, file)])
	}
	const lab = await loadLab(folder)
	return readLesson(basename(resolve(dirname(file))), {text: read.bytes.toString('utf8'), file}, lab)
}
