/** Learners' progress, stored where it survives reboots of the lab and of the machine. */
import {existsSync, mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {basename, dirname, join, resolve} from 'node:path'
import {z} from 'zod'
import {readRegularFile} from '../lab/regular-file.ts'

const stageSchema = z.object({
	hints: z.number().int().min(0).default(0),
	/** How often `status` or `explain` revealed an answer. */
	answers: z.number().int().min(0).default(0),
	attempts: z.number().int().min(0).default(0),
	isRevealed: z.boolean().default(false),
	/** Points of the best attempt. */
	points: z.number().min(0).default(0),
	isSolved: z.boolean().default(false)
})

const schema = z.object({
	/** Index of the learner's current stage. */
	stage: z.number().int().min(0).default(0),
	/** The current stage's id. Absent: no stage was started. */
	stageId: z.string().optional(),
	stages: z.record(z.string(), stageSchema).default({})
})

export type Progress = z.infer<typeof schema>
export type StageProgress = z.infer<typeof stageSchema>

/** In `XDG_DATA_HOME`, like other programs' data. */
export const learnerFolder = (id: string): string =>
	join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'vpclab', 'lessons', id)

/** The file that the learner edits. */
export const learnersLab = (id: string): string => join(learnerFolder(id), 'lab.yaml')

/** Whether a lab of that name belongs to a learner. */
export const isOfLearner = (lab: string): boolean => existsSync(learnersLab(lab))

/** The lesson that the file or folder belongs to. Undefined: it is not a learner's. */
export function lessonOfFile(file: string): string | undefined {
	const path = resolve(file)
	const id = basename(basename(path) === 'lab.yaml' ? dirname(path) : path)
	return [learnersLab(id), learnerFolder(id)].includes(path) && isOfLearner(id) ? id : undefined
}

const fileName = 'progress.json'
const fileOf = (id: string) => join(learnerFolder(id), fileName)

/** A missing or damaged file means that nothing is done yet. */
export const readProgress = (id: string): Progress => readProgressIn(learnerFolder(id)) ?? schema.parse({})

/** Undefined: the folder has no progress file, or a damaged one. */
export function readProgressIn(folder: string): Progress | undefined {
	const {bytes} = readRegularFile(join(folder, fileName), longestBytes)
	try {
		return bytes && schema.parse(JSON.parse(bytes.toString('utf8')))
	} catch {
		return undefined
	}
}

const longestBytes = 100_000

/** Number of hints taken, revealed answers included. */
export const hintsTaken = ({hints, answers}: StageProgress): number => hints + answers

export const stageProgress = ({stages}: Progress, stage: string): StageProgress => stages[stage] ?? stageSchema.parse({})

/** Atomic: the file is written as a whole or not at all. */
export function writeProgress(id: string, progress: Progress): void {
	const file = fileOf(id)
	mkdirSync(dirname(file), {recursive: true})
	writeFileSync(`${file}.new`, `${JSON.stringify(progress, undefined, '\t')}\n`)
	renameSync(`${file}.new`, file)
}

export const withStage = (progress: Progress, stage: string, change: Partial<StageProgress>): Progress => ({
	...progress,
	stages: {...progress.stages, [stage]: {...stageProgress(progress, stage), ...change}}
})

/** Counts for the learner's current stage. */
export function countAnswer(id: string): void {
	const progress = readProgress(id)
	const {stageId} = progress
	if (stageId === undefined) return
	writeProgress(id, withStage(progress, stageId, {answers: stageProgress(progress, stageId).answers + 1}))
}
