import {writeFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {Command} from 'commander'
import type {Grade} from '../lesson/grades.ts'
import type {Lesson} from '../lesson/read.ts'
import {BadInput, needRoot} from './failing.ts'
import {interruption} from './interruption.ts'
import {folderOfLesson, languageOf} from './lessons.ts'
import {section} from './table.ts'
import {print, printJson, printNote} from './terminal.ts'

type Options = {readonly report?: readonly string[]; readonly json?: true; readonly jobs?: string; readonly lang?: string}

export const gradeCommand = () =>
	new Command('grade')
		.description("Grades a class's solutions of a lesson: each lab is raised, judged by packets, and taken down.")
		.argument('<lesson>', 'name of a lesson, or its folder')
		.argument('<handedIn...>', 'a lab file or a folder with one for each learner, named after them')
		.option(
			'-r, --report <kind=file>',
			'json, junit or csv, to a file; can be repeated',
			(value: string, before: readonly string[] = []) => [...before, value]
		)
		.option('--json', 'as JSON to standard output')
		.option('--jobs <n>', 'how many labs at once (default: by processors and free memory)')
		.option('--lang <language>', 'en or zh (default: by LANG)')
		.addHelpText(
			'after',
			`
Examples:
  vpclab grade missing-icmp-rule class/*
  vpclab grade missing-icmp-rule class/* --report csv=grades.csv --report junit=grades.xml

All stages are checked in the lab that was handed in. Its own checks are ignored, parts that the lesson froze must be unchanged,
and a file that is not a lab, is too large or not judged within three minutes only fails its learner. No report shows the solution of a stage.
Hints and attempts are those of a learner's progress.json beside the lab file.

docs/classroom/grade.yml is a workflow for the repository of a class.

Exit status: 0 all were graded, whatever the grades, 2 bad input, 3 this machine lacks something.`
		)
		.action(grade)

async function grade(named: string, handedIn: readonly string[], {report = [], json, jobs, lang}: Options): Promise<void> {
	needRoot('vpclab grade')
	const reports = report.map(readReportFile)
	const language = languageOf(lang)
	const signal = interruption()
	const [{loadLesson}, {gradeOne}, {runLabs}, {readJobs}] = await Promise.all([
		import('../learn/load.ts'),
		import('../learn/grade.ts'),
		import('../verify/suite/run-labs.ts'),
		import('./suite.ts')
	])
	const lesson = await loadLesson(folderOfLesson(named))
	let done = 0
	const grades = await runLabs(
		handedIn.map((path, index) => ({
			isAlone: false,
			run: async () => {
				const one = await gradeOne(lesson, path, {name: `grade-${process.pid}-${index}`, language, signal, withinMs: 5000})
				printNote(`${++done}/${handedIn.length} ${one.learner}: ${one.error ?? `${one.points} of ${one.possible} points`}\n`)
				return one
			}
		})),
		// Most of a learner's time is waiting for packets that do not come.
		{atOnce: readJobs(jobs, handedIn.length, 4 * availableParallelism()), signal, onEvent: () => undefined}
	)
	signal.throwIfAborted()
	for (const {kind, file} of reports) writeFileSync(file, await rendered(kind, grades, lesson))
	if (json) {
		printJson(grades)
		return
	}
	print(
		section(
			'Grades',
			['learner', 'points', ...idsOf(lesson), 'error'],
			grades.map(one => rowOf(one, lesson))
		)
	)
}

const idsOf = ({stages}: Lesson): readonly string[] => stages.map(({written}) => written.id)

const rowOf = ({learner, points, possible, stages, error}: Grade, lesson: Lesson) => [
	learner,
	`${points} of ${possible}`,
	...idsOf(lesson).map(id => {
		const stage = stages?.find(one => one.id === id)
		return stage && (stage.isSolved ? 'solved' : `${stage.points} of ${stage.possible}`)
	}),
	error
]

const kinds = ['json', 'junit', 'csv'] as const
type ReportFile = {readonly kind: (typeof kinds)[number]; readonly file: string}

function readReportFile(text: string): ReportFile {
	const [name = '', ...rest] = text.split('=')
	const kind = kinds.find(one => one === name)
	const file = rest.join('=')
	if (!kind || file === '') throw new BadInput(`--report ${text}: write json=FILE, junit=FILE or csv=FILE`)
	return {kind, file}
}

async function rendered(kind: ReportFile['kind'], grades: readonly Grade[], lesson: Lesson): Promise<string> {
	if (kind === 'json') return `${JSON.stringify({lesson: lesson.id, grades}, undefined, '\t')}\n`
	const {asReport, renderCsv} = await import('../lesson/grades.ts')
	if (kind === 'csv') return renderCsv(grades, idsOf(lesson))
	const {renderJunit} = await import('../verify/reporters/junit.ts')
	return renderJunit(grades.map(asReport))
}
