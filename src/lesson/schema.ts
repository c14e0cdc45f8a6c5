/** The format of a lesson: `lesson.yaml` beside a `lab.yaml` without checks. */
import {z} from 'zod'
import {is, text, wholeNumber} from '../aws/schema.ts'
import {checkSchema} from '../checks/schema.ts'

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** A text in one or more languages, always including English. */
const texts = () =>
	is(
		'a text, or one a language: {en: …, zh: …}',
		z.union([z.string(), z.strictObject({en: z.string(), zh: z.string().optional()})])
	)

export type Texts = z.infer<ReturnType<typeof texts>>

const patch = () => is('a patch of the lab file', z.record(z.string(), z.unknown()))

/** A lab file's check, with its role in the lesson. */
const lessonCheckSchema = is(
	'a check such as {http: {from: a, to: b, expect: 200}, name: …, points: 2}',
	checkSchema.omit({name: true}).extend({
		name: texts().optional().describe('What it shows, for the learner.'),
		points: wholeNumber('points', {min: 1, max: 100})
			.optional()
			.describe('What it is worth. It must fail at the start. Default: none, a guard: it must hold from start to end.'),
		fails: is('a text, or one for each outcome: {timeout: …, client: …}', z.union([texts(), z.record(z.string(), texts())]))
			.optional()
			.describe(
				'Messages for the learner when it fails: by the outcome (`timeout`, `refused`), or the fact that differs (`client`).'
			),
		hidden: z.boolean().optional().describe('Not listed in the task. It is judged all the same.')
	})
)

const repairSchema = z.strictObject({
	change: is('a patch, or a list of them', z.union([patch(), z.array(patch())])).describe('The repair, as a patch of the lab.'),
	aws: text('calls of the `aws` command').optional().describe('The same by the `aws` command.'),
	why: texts().optional().describe('Why it is right, or for a trap: why it is wrong.')
})

const stageSchema = is(
	'a stage {id, task, checks, hints, solution}',
	z.strictObject({
		id: text('a short name').describe('Names the stage in progress and reports.'),
		start: patch().optional().describe('Changes what the stage before it left. Default: nothing.'),
		task: texts().describe('What there is to do.'),
		checks: z.array(lessonCheckSchema).min(1).describe('How it is judged: by packets.'),
		hints: z.array(texts()).optional().describe('From the gentle one to the plain one.'),
		traps: z.array(repairSchema).optional().describe('Repairs that look right and are not: each must fail a check.'),
		alternatives: z.array(repairSchema).optional().describe('Other repairs that are as good: each must pass all checks.'),
		solution: repairSchema.describe('A repair that passes all checks.')
	})
)

export const lessonSchema = is(
	'a lesson {title, level, minutes, stages}',
	z.strictObject({
		title: texts().describe('Its title.'),
		level: z.enum(['easy', 'medium', 'hard']).describe('How hard it is.'),
		minutes: wholeNumber('minutes', {min: 1, max: 600}).describe('How long it takes a learner.'),
		frozen: z
			.array(text('a path such as vpcs.main.instances'))
			.optional()
			.describe('Parts of the lab that a repair may not touch, by their paths in the lab file.'),
		stages: z.array(stageSchema).min(1).describe('One after the other; each begins where the one before it ended.')
	})
)

export type LessonWritten = z.infer<typeof lessonSchema>
export type StageWritten = LessonWritten['stages'][number]
export type LessonCheck = StageWritten['checks'][number]
export type Repair = StageWritten['solution']

/** For editors. */
export const lessonJsonSchema = (): Record<string, unknown> => ({
	title: 'vpclab lesson',
	...z.toJSONSchema(lessonSchema, {target: 'draft-7', io: 'input'})
})

export const textIn = (given: Texts, language: Language): string =>
	(typeof given === 'string' ? given : (given[language] ?? given.en)).trimEnd()
