// Proves the shipped lessons with packets: `npm test` those without daemons in every state, of the others the start and the solution;
// `npm run test:lessons` all of them in every state.
import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {loadLesson} from '../../src/learn/load.ts'
import {proveLesson} from '../../src/learn/prove.ts'
import {lessonsBelow, shippedLessons} from '../../src/learn/shipped-lessons.ts'
import type {Lesson} from '../../src/lesson/read.ts'
import {hasDaemons} from '../../src/life/plan-daemons.ts'
import {compile} from '../../src/plan/compile.ts'
import {runLabs} from '../../src/verify/suite/run-labs.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const {signal} = new AbortController()
const isWhole = process.env.VPCLAB_LESSONS === 'all'
const isStatic = ({stages}: Lesson): boolean => stages.every(({solved}) => !hasDaemons(compile(solved.lab)))

/** Rates and times, of which a lab beside it would take some. */
const measures = ({source}: Lesson): boolean => /throughput:|rttMs:/.test(source.text)

test.serial('each lesson: its start fails, each trap fails, each repair passes', async t => {
	t.timeout(1_200_000)
	const lessons = await Promise.all(lessonsBelow(shippedLessons()).map(loadLesson))
	const jobs = lessons.map(lesson => ({
		isAlone: measures(lesson),
		run: async () => {
			const states = isWhole || isStatic(lesson) ? 'all' : 'ends'
			const begin = performance.now()
			const problems = await proveLesson(lesson, {name: `${lesson.id.slice(0, 40)}-${process.pid}`, signal, states})
			t.log(`${lesson.id}: ${states}, ${((performance.now() - begin) / 1000).toFixed(0)} s`)
			return problems.map(problem => `${lesson.id}: ${problem}`)
		}
	}))
	// They wait for packets most of the time.
	t.deepEqual((await runLabs(jobs, {atOnce: 5, signal, onEvent: () => undefined})).flat(), [])
})

const work = temporaryFolder('prove')

test.serial('an author is told what a lesson does not hold', async t => {
	const folder = join(work, 'bad-lesson')
	cpSync(join(shippedLessons(), 'missing-icmp-rule'), folder, {recursive: true})
	const file = join(folder, 'lesson.yaml')
	// A trap is the solution, and what must hold from the start does not.
	writeFileSync(
		file,
		readFileSync(file, 'utf8')
			.replace('from: 203.0.113.20/32}]}}}}}}\n      aws', 'from: 0.0.0.0/0}]}}}}}}\n      aws')
			.replace("{from: office, to: 'web:22', expect: timeout}", "{from: office, to: 'web:81', expect: connect}")
	)
	const problems = await proveLesson(await loadLesson(folder), {name: `bad-lesson-${process.pid}`, signal})
	t.true(
		problems.includes(
			'stage "ping", at its start: "no other port was opened" has no points, and fails before anything is changed'
		)
	)
	t.true(problems.some(problem => problem.startsWith('stage "ping", the solution: "a stranger does not" does not pass')))
})
