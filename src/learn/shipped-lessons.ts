/** Finds folders of lessons. */
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

export const lessonFileName = 'lesson.yaml'

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

export const isLesson = (folder: string): boolean => existsSync(join(folder, lessonFileName))
