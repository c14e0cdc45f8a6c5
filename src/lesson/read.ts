/** Reads a lesson, and makes the labs of its stages' starts and solutions. Pure. */
import {networkEdits} from '../lab/difference.ts'
import {BadLab} from '../lab/problem.ts'
import {type LoadedLab, patchLab} from '../lab/read.ts'
import {type OtherChecks, readChecksEach} from '../lab/read-checks.ts'
import {shapeFindings} from '../lab/shape.ts'
import {readSource, type Source} from '../lab/source.ts'
import type {Finding, Path} from '../model/finding.ts'
import {
	type Language,
	type LessonCheck,
	type LessonWritten,
	lessonSchema,
	type Repair,
	type StageWritten,
	textIn
} from './schema.ts'

export type Lesson = {
	/** The name of its folder. */
	readonly id: string
	readonly written: LessonWritten
	readonly source: Source
	readonly stages: readonly Stage[]
}

export type Stage = {
	readonly index: number
	readonly written: StageWritten
	/** The lab after the lesson's own solutions of all earlier stages. */
	readonly start: LoadedLab
	/** The lab after the lesson's own solution. */
	readonly solved: LoadedLab
}

/**
 * A lesson from its text and its lab.
 * @throws BadLab with all problems: shape, patches that do not fit the lab, frozen parts that do not exist, checks.
 */
export function readLesson(id: string, {text, file}: {readonly text: string; readonly file: string}, lab: LoadedLab): Lesson {
	const source = readSource(text, file)
	const findings = shapeFindings(lessonSchema, source.document)
	if (findings.length > 0) throw new BadLab(source.locateAll(findings))
	const written = source.document as LessonWritten
	const own =
		lab.checks.length > 0
			? [{path: [], message: 'the lab of a lesson has no checks of its own', fix: 'move them into its stages'}]
			: []
	const bad = [...own, ...sameIds(written), ...unknownFrozen(written, lab)]
	if (bad.length > 0) throw new BadLab(source.locateAll(bad))
	const stages: Stage[] = []
	let before = lab
	for (const [index, stage] of written.stages.entries()) {
		const at = ['stages', index]
		const start = stage.start ? patched(before, stage.start, source, [...at, 'start']) : before
		checkStage({index, written: stage, start}, source)
		const solved = repaired(start, stage.solution, source, [...at, 'solution', 'change'])
		for (const kind of ['traps', 'alternatives'] as const)
			for (const [number, repair] of (stage[kind] ?? []).entries())
				repaired(start, repair, source, [...at, kind, number, 'change'])
		stages.push({index, written: stage, start, solved})
		before = solved
	}
	return {id, written, source, stages}
}

/** A lab after a repair: one patch, or several in order. Throws BadLab. */
export const afterRepair = (lab: LoadedLab, {change}: Repair): LoadedLab => [change].flat().reduce(patchLab, lab)

const repaired = (lab: LoadedLab, repair: Repair, source: Source, path: Path): LoadedLab =>
	inPlace(() => afterRepair(lab, repair), source, path)

const patched = (lab: LoadedLab, patch: unknown, source: Source, path: Path): LoadedLab =>
	inPlace(() => patchLab(lab, patch), source, path)

/** Reports a patch's problem at its place in the lesson, not in the lab. */
function inPlace(make: () => LoadedLab, source: Source, path: Path): LoadedLab {
	try {
		return make()
	} catch (error) {
		if (!(error instanceof BadLab)) throw error
		throw new BadLab(
			source.locateAll(
				error.problems.map(({path: inLab, message, code, fix}) => ({
					path,
					at: 'key',
					message: `${inLab}: ${message}`,
					...(code !== undefined && {code}),
					...(fix !== undefined && {fix})
				}))
			)
		)
	}
}

/** A stage's checks as a lab's. */
export function checksOf(
	{index, written}: Pick<Stage, 'index' | 'written'>,
	{source}: Pick<Lesson, 'source'>,
	language: Language
): OtherChecks {
	const inLesson = (path: Path): Path => ['stages', index, ...path]
	return {
		file: source.file,
		checks: written.checks.map(check => plainCheck(check, language)),
		locate: (path, at) => source.locate(inLesson(path), at),
		locateAll: findings => source.locateAll([...findings].map(finding => ({...finding, path: inLesson(finding.path)})))
	}
}

const plainCheck = ({points: _, fails: __, hidden: ___, name, ...check}: LessonCheck, language: Language): object => ({
	...check,
	...(name !== undefined && {name: textIn(name, language)})
})

/** Checks must fit the lab at the start of the stage. */
function checkStage(stage: Pick<Stage, 'index' | 'written' | 'start'>, source: Source): void {
	const problems = readChecksEach(stage.start, checksOf(stage, {source}, 'en')).flatMap(one =>
		'problems' in one ? one.problems : []
	)
	if (problems.length > 0) throw new BadLab(problems)
}

function* sameIds({stages}: LessonWritten): Generator<Finding> {
	for (const [index, {id}] of stages.entries()) {
		if (stages.findIndex(stage => stage.id === id) === index) continue
		yield {path: ['stages', index, 'id'], message: `two stages are called "${id}"`, fix: 'choose another name'}
	}
}

function* unknownFrozen({frozen = []}: LessonWritten, {document}: LoadedLab): Generator<Finding> {
	for (const [index, path] of frozen.entries()) {
		const found = path
			.split('.')
			.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), document)
		if (found !== undefined) continue
		const fix = 'write a path of the lab file, such as vpcs.main.instances'
		yield {path: ['frozen', index], message: `the lab has no ${path}`, fix}
	}
}

/** Paths of frozen parts that a learner's lab has changed. `starts`: each part may be as in any of them. */
export function touchedFrozen(
	{written: {frozen = []}}: Pick<Lesson, 'written'>,
	starts: readonly LoadedLab[],
	now: LoadedLab
): readonly string[] {
	const edits = starts.map(start => networkEdits(start, now))
	return frozen.filter(path => edits.every(those => those.some(edit => liesIn(edit.path, path.split('.')))))
}

/** Whether one path contains the other. */
const liesIn = (path: Path, frozen: readonly string[]): boolean =>
	frozen.every((key, index) => path[index] === undefined || String(path[index]) === key)
