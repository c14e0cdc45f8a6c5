/** What learners have done, kept where reboots of the lab and of the machine leave it. */
import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join} from 'node:path'
import {z} from 'zod'

const stageSchema = z.object({
	hints: z.number().int().min(0).default(0),
	attempts: z.number().int().min(0).default(0),
	isRevealed: z.boolean().default(false),
	/** Of the best attempt. */
	points: z.number().min(0).default(0),
	isSolved: z.boolean().default(false)
})

const schema = z.object({
	/** Index of the stage that the learner is in. */
	stage: z.number().int().min(0).default(0),
	stages: z.record(z.string(), stageSchema).default({})
})

export type Progress = z.infer<typeof schema>
export type StageProgress = z.infer<typeof stageSchema>

/** `XDG_DATA_HOME`, as other programs have it. */
export const learnerFolder = (id: string): string =>
	join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'vpclab', 'lessons', id)

const fileOf = (id: string) => join(learnerFolder(id), 'progress.json')

/** Of a file that is not there, or damaged: nothing done yet. */
export function readProgress(id: string): Progress {
	try {
		return schema.parse(JSON.parse(readFileSync(fileOf(id), 'utf8')))
	} catch {
		return schema.parse({})
	}
}

export const stageProgress = ({stages}: Progress, stage: string): StageProgress => stages[stage] ?? stageSchema.parse({})

/** Whole or not at all. */
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
