/** A learner's own copy of a lesson's lab: its files, and the lab that runs from them. */
import {copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {renderRunning} from '../lab/export.ts'
import {loadLab} from '../lab/load.ts'
import {type LoadedLab, patchLab} from '../lab/read.ts'
import type {Lesson, Stage} from '../lesson/read.ts'
import {type LiveLab, liveLab} from '../life/network.ts'
import {reconcile, runningLab} from '../life/reconcile.ts'
import {learnerFolder, learnersLab} from './progress.ts'

export type SessionOptions = {readonly what: string; readonly signal: AbortSignal; readonly onWait?: (holder: string) => void}

/** The lab at the start of the stage, for `reset` and to detect changes of frozen parts. */
const startFileOf = ({id}: Pick<Lesson, 'id'>, {written}: Stage): string => join(learnerFolder(id), `start-${written.id}.yaml`)

/** Makes the learner's files if they do not exist: the stage's lab, and the files that the lesson's lab reads. */
export function prepareFiles(lesson: Lesson, stage: Stage): void {
	const folder = learnerFolder(lesson.id)
	mkdirSync(folder, {recursive: true})
	const from = dirname(lesson.source.file)
	for (const entry of readdirSync(from, {withFileTypes: true})) {
		const isForLab = entry.isFile() && !['lab.yaml', 'lesson.yaml'].includes(entry.name) && !entry.name.endsWith('.md')
		if (isForLab) copyFileSync(join(from, entry.name), join(folder, basename(entry.name)))
	}
	if (!existsSync(startFileOf(lesson, stage))) write(startFileOf(lesson, stage), renderRunning(stage.start))
	if (!existsSync(learnersLab(lesson.id))) write(learnersLab(lesson.id), renderRunning(stage.start))
}

/** The running lab, raised from the learner's file if it is not running. */
export async function openSession(lesson: Lesson, stage: Stage, options: SessionOptions): Promise<LiveLab> {
	prepareFiles(lesson, stage)
	const state = runningLab(lesson.id) ?? (await apply(lesson, options))
	return liveLab(state, options)
}

/** Reconciles the lab with the learner's file. */
async function apply({id}: Lesson, options: SessionOptions) {
	const loaded = await loadLab(learnersLab(id), {name: id, badChecks: 'report', previous: name => runningLab(name)?.loaded})
	return (await reconcile(id, () => loaded, options)).state
}

export const loadStart = (lesson: Lesson, stage: Stage): Promise<LoadedLab> =>
	loadLab(startFileOf(lesson, stage), {name: lesson.id, badChecks: 'report'})

/** Restores the start of the stage. */
export async function resetStage(lesson: Lesson, stage: Stage, options: SessionOptions): Promise<void> {
	prepareFiles(lesson, stage)
	copyFileSync(startFileOf(lesson, stage), learnersLab(lesson.id))
	await apply(lesson, options)
}

/** Starts the next stage from the learner's current lab. Errors: `BadLab`, if the stage does not fit it. */
export async function beginStage(lesson: Lesson, stage: Stage, lab: LiveLab, options: SessionOptions): Promise<void> {
	const {loaded} = lab.state()
	const start = stage.written.start ? patchLab(loaded, stage.written.start) : loaded
	write(startFileOf(lesson, stage), renderRunning(start))
	copyFileSync(startFileOf(lesson, stage), learnersLab(lesson.id))
	await apply(lesson, options)
}

/** Deletes all progress: the lesson starts over. */
export const forget = ({id}: Lesson): void => rmSync(learnerFolder(id), {recursive: true, force: true})

function write(file: string, text: string): void {
	writeFileSync(`${file}.new`, text)
	renameSync(`${file}.new`, file)
}
