import {Argument, Command} from 'commander'
import {loadLesson} from '../learn/load.ts'
import {hintsTaken, learnersLab, readProgress, stageProgress, withStage, writeProgress} from '../learn/progress.ts'
import {lessonsBelow, shippedLessons} from '../learn/shipped-lessons.ts'
import type {Lesson, Stage} from '../lesson/read.ts'
import {type Language, textIn} from '../lesson/schema.ts'
import {renderRepair, renderTask, renderVerdict, words} from '../lesson/words.ts'
import type {LiveLab} from '../life/network.ts'
import {BadInput, needRoot} from './failing.ts'
import {interruption, printWaiting} from './interruption.ts'
import {folderOfLesson, languageOf} from './lessons.ts'
import {section} from './table.ts'
import {print, printJson, printNote} from './terminal.ts'

type Options = {readonly lang?: string; readonly json?: true}

export const learnCommand = () =>
	new Command('learn')
		.description('Lessons: a network to repair, judged by packets. Without a lesson: lists them, with your progress.')
		.argument('[lesson]', 'name of a lesson, or its folder')
		.addArgument(
			new Argument('[what]', 'what to do in it (default: raise its lab, show the task)').choices([
				'task',
				'check',
				'hint',
				'reveal',
				'reset',
				'restart',
				'next',
				'prove'
			])
		)
		.option('--lang <language>', 'en or zh (default: by LANG)')
		.option('--json', 'as JSON')
		.addHelpText(
			'after',
			`
Examples:
  vpclab learn                              the lessons, and what is done
  vpclab learn nat-in-wrong-subnet          its lab is raised, its task shown
  vpclab learn nat-in-wrong-subnet check    judged by packets
  vpclab learn nat-in-wrong-subnet hint
  vpclab learn nat-in-wrong-subnet next     the next stage, once this one is solved
  vpclab down nat-in-wrong-subnet           progress stays, and so does what you made of the lab

check   says which checks pass; points are for those that failed at the start, the others must hold or nothing counts
hint    one more hint; reveal shows a solution, and then the stage gives no points
reset   begins the stage anew; restart the whole lesson
prove   for authors: raises every state of the lesson and shows that its checks fail and pass as they should

In a lesson \`vpclab status\` and \`vpclab explain\` show where packets are lost, not the line that is wrong; --answer does, and counts as a hint.`
		)
		.action(learn)

async function learn(named: string | undefined, what: string | undefined, options: Options) {
	const language = languageOf(options.lang)
	if (named === undefined) return list(language, options)
	const lesson = await loadLesson(folderOfLesson(named))
	needRoot('vpclab learn')
	if (what === 'prove') return prove(lesson)
	await attend(lesson, what ?? 'task', language, options)
}

async function list(language: Language, {json}: Options): Promise<void> {
	const lessons = await Promise.all(lessonsBelow(shippedLessons()).map(loadLesson))
	const rows = lessons.map(lesson => ({
		lesson: lesson.id,
		title: textIn(lesson.written.title, language),
		level: lesson.written.level,
		minutes: lesson.written.minutes,
		...scoreOf(lesson)
	}))
	if (json) return void printJson(rows)
	const cells = rows.map(({lesson, title, level, minutes, solved, stages, points, possible}) => [
		lesson,
		title,
		level,
		`${minutes} min`,
		`${solved} of ${stages} stages`,
		`${points} of ${possible} points`
	])
	print(section('Lessons', ['lesson', 'title', 'level', 'time', 'solved', 'points'], cells))
}

function scoreOf({id, stages}: Lesson) {
	const progress = readProgress(id)
	const all = stages.map(({written}) => stageProgress(progress, written.id))
	return {
		solved: all.filter(({isSolved}) => isSolved).length,
		stages: stages.length,
		points: all.reduce((sum, {points}) => sum + points, 0),
		possible: stages.flatMap(({written}) => written.checks).reduce((sum, {points = 0}) => sum + points, 0)
	}
}

async function prove(lesson: Lesson): Promise<void> {
	const {proveLesson} = await import('../learn/prove.ts')
	const signal = interruption()
	const name = `${lesson.id.slice(0, 40)}-${process.pid}`
	const problems = await proveLesson(lesson, {name, signal, onState: what => printNote(`${lesson.id}: ${what}\n`)})
	for (const problem of problems) print(`${problem}\n`)
	print(
		problems.length === 0
			? `${lesson.id} is proven: its checks fail and pass as they should\n`
			: `${lesson.id}: ${problems.length} faults\n`
	)
	process.exitCode = problems.length === 0 ? 0 : 1
}

type Attending = {
	readonly lesson: Lesson
	readonly stage: Stage
	readonly language: Language
	readonly lab: LiveLab
	readonly options: {readonly what: string; readonly signal: AbortSignal; readonly onWait: (holder: string) => void}
	readonly json: boolean
}

async function attend(
	lesson: Lesson,
	what: string,
	language: Language,
	{json = false}: {readonly json?: boolean}
): Promise<void> {
	const session = await import('../learn/session.ts')
	const options = {what: 'vpclab learn', signal: interruption(), onWait: printWaiting}
	if (what === 'restart') {
		session.forget(lesson)
		await session.resetStage(lesson, lesson.stages[0]!, options)
	}
	const stage = lesson.stages[Math.min(readProgress(lesson.id).stage, lesson.stages.length - 1)]!
	const lab = await session.openSession(lesson, stage, options)
	writeProgress(lesson.id, {...readProgress(lesson.id), stageId: stage.written.id})
	const attending = {lesson, stage, language, lab, options, json}
	switch (what) {
		case 'check':
			return check(attending)
		case 'hint':
			return hint(attending)
		case 'reveal':
			writeProgress(lesson.id, withStage(readProgress(lesson.id), stage.written.id, {isRevealed: true, points: 0}))
			print(`${renderRepair(stage.written.solution, language)}\n`)
			return
		case 'next':
			return next(attending)
		case 'reset':
			await session.resetStage(lesson, stage, options)
			break
	}
	print(`${renderTask(lesson, stage, learnersLab(lesson.id), language)}\n`)
}

async function check({lesson, stage, language, lab, options, json}: Attending): Promise<void> {
	const [{checkStage}, {loadStart}] = await Promise.all([import('../learn/check-stage.ts'), import('../learn/session.ts')])
	const verdict = await checkStage(stage, lesson, lab, [await loadStart(lesson, stage)], {language, signal: options.signal})
	options.signal.throwIfAborted()
	const {id} = stage.written
	const progress = readProgress(lesson.id)
	const before = stageProgress(progress, id)
	const earned = before.isRevealed ? 0 : verdict.points
	writeProgress(
		lesson.id,
		withStage(progress, id, {
			attempts: before.attempts + 1,
			points: Math.max(before.points, earned),
			isSolved: before.isSolved || verdict.isSolved
		})
	)
	if (json) {
		printJson({stage: id, attempts: before.attempts + 1, hints: hintsTaken(before), ...verdict})
	} else {
		print(`${renderVerdict(verdict, language)}\n${verdict.isSolved ? `${whatIsNext(lesson, stage, language)}\n` : ''}`)
	}
	process.exitCode = verdict.isSolved ? 0 : 1
}

function whatIsNext(lesson: Lesson, stage: Stage, language: Language): string {
	if (stage.index < lesson.stages.length - 1) return words[language].next(lesson.id)
	const {points, possible} = scoreOf(lesson)
	return words[language].finished(points, possible)
}

function hint({lesson, stage, language}: Attending): void {
	const {id, hints = []} = stage.written
	const progress = readProgress(lesson.id)
	const {hints: given} = stageProgress(progress, id)
	const one = hints[given]
	if (one === undefined) return void print(`${words[language].noMoreHints}\n`)
	writeProgress(lesson.id, withStage(progress, id, {hints: given + 1}))
	print(`${words[language].hint(given + 1, hints.length)}${textIn(one, language)}\n`)
}

async function next({lesson, stage, language, lab, options}: Attending): Promise<void> {
	const progress = readProgress(lesson.id)
	if (!stageProgress(progress, stage.written.id).isSolved) throw new BadInput(words[language].notSolved)
	const following = lesson.stages[stage.index + 1]
	if (!following) return void print(`${whatIsNext(lesson, stage, language)}\n`)
	const {beginStage} = await import('../learn/session.ts')
	await beginStage(lesson, following, lab, options)
	writeProgress(lesson.id, {...progress, stage: following.index, stageId: following.written.id})
	print(`${renderTask(lesson, following, learnersLab(lesson.id), language)}\n`)
}
