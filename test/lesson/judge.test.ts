import test from 'ava'
import {asReport, renderCsv} from '../../src/lesson/grades.ts'
import {judgeStage} from '../../src/lesson/judge.ts'
import type {LessonCheck} from '../../src/lesson/schema.ts'
import {renderVerdict} from '../../src/lesson/words.ts'
import type {CheckResult} from '../../src/verify/report.ts'

const ping = {from: 'a', to: 'b', expect: 'reply'} as const
const checks: readonly LessonCheck[] = [
	{ping, name: {en: 'a reaches b', zh: 'a 可达 b'}, points: 3, fails: {timeout: {en: 'Nothing comes back.', zh: '没有响应。'}}},
	{ping, name: 'c stays out', fails: 'That is too wide.'},
	{ping, name: 'd as well', hidden: true}
]

const result = (index: number, verdict: CheckResult['verdict'], got: 'reply' | 'timeout' = 'timeout'): CheckResult => ({
	index,
	kind: 'ping',
	title: `check ${index}`,
	verdict,
	got,
	outcome: {got} as NonNullable<CheckResult['outcome']>,
	ms: 1,
	attempts: 1,
	at: {path: ''}
})

const judge = (...verdicts: readonly CheckResult['verdict'][]) =>
	judgeStage(
		checks,
		verdicts.map((verdict, index) => result(index, verdict)),
		[],
		'en'
	)

test('points are for what failed at the start, and a broken guard means none', t => {
	t.like(judge('passed', 'passed', 'passed'), {isSolved: true, points: 3, possible: 3})
	t.like(judge('passed', 'failed', 'passed'), {isSolved: false, points: 0})
	t.like(judge('passed', 'passed', 'failed'), {isSolved: false, points: 0}, 'a hidden guard is one as well')
	t.like(judge('failed', 'inconclusive', 'inconclusive'), {isSolved: false, points: 0, possible: 3})
	t.like(judge('passed', 'passed'), {isSolved: false}, 'a check that was not run has not passed')
})

test('a frozen part that was touched means none, whatever passes', t => {
	const all = checks.map((_, index) => result(index, 'passed'))
	t.like(judgeStage(checks, all, ['internet'], 'en'), {isSolved: false, points: 0, touched: ['internet']})
})

test('a failure is told in the learner’s language, by what came', t => {
	const verdict = (language: 'en' | 'zh') => judgeStage(checks, [result(0, 'failed'), result(1, 'failed')], [], language).checks
	t.is(verdict('en')[0]?.message, 'Nothing comes back.')
	t.is(verdict('zh')[0]?.message, '没有响应。')
	t.is(verdict('zh')[0]?.title, 'a 可达 b')
	t.is(verdict('zh')[1]?.message, 'That is too wide.', 'a text without languages is for all of them')
})

test('a hidden check is named once it fails; one that was not asked is neither right nor wrong', t => {
	t.false(renderVerdict(judge('passed', 'passed', 'passed'), 'en').includes('d as well'))
	t.true(renderVerdict(judge('passed', 'passed', 'failed'), 'en').includes('✘ d as well'))
	const open = renderVerdict(judge('failed', 'inconclusive', 'inconclusive'), 'en')
	t.true(open.includes('? c stays out'))
	t.false(open.includes('d as well'))
})

test('reports of a class: a file that is not a lab fails its learner alone, and no field is a formula', t => {
	const solved = {
		learner: '=ann',
		stages: [{id: 'one', ...judge('passed', 'passed', 'passed')}],
		points: 3,
		possible: 3,
		hints: 2,
		attempts: 5
	}
	const broken = {learner: 'bob, jr', points: 0, possible: 3, error: 'line 3: "x" is not a block'}
	t.is(
		renderCsv([solved, broken], ['one']),
		'learner,points,possible,solved,one,hints,attempts,error\r\n\'=ann,3,3,yes,3,2,5,\r\n"bob, jr",0,3,no,0,,,"line 3: ""x"" is not a block"\r\n'
	)
	t.like(asReport(solved), {lab: '=ann', passed: 3, failed: 0})
	t.like(asReport(broken), {failed: 1})
})
