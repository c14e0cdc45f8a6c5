/** Reads lessons with their labs. */
import {basename, dirname, join, resolve} from 'node:path'
import {longestFileBytes} from '../lab/limits.ts'
import {loadLab} from '../lab/load.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import {readRegularFile} from '../lab/regular-file.ts'
import {type Lesson, readLesson} from '../lesson/read.ts'
import {lessonFileName} from './shipped-lessons.ts'

/** Errors: `BadLab` with all problems. */
export async function loadLesson(folder: string): Promise<Lesson> {
	const file = join(folder, lessonFileName)
	const read = readRegularFile(file, longestFileBytes)
	if (!read.bytes) {
		throw new BadLab([toProblem({path: [], message: `it ${read.unreadable}`, fix: 'name a folder with a lesson.yaml'}, file)])
	}
	const lab = await loadLab(folder)
	return readLesson(basename(resolve(dirname(file))), {text: read.bytes.toString('utf8'), file}, lab)
}
