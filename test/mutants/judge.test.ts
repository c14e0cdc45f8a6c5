import test from 'ava'
import {judgeMutant} from '../../scripts/mutants/judge.ts'
import type {Mutant} from '../../scripts/mutants/mutants.ts'
import {needless, outcomesOf, renderLab} from '../../scripts/mutants/outcomes.ts'
import type {Prohibition} from '../../scripts/mutants/prohibitions.ts'
import type {CheckResult} from '../../src/verify/report.ts'

const silence: Prohibition = {index: 4, title: 'nobody answers', forbids: {kind: 'answer'}}
const unseen: Prohibition = {index: 4, title: 'nothing is seen', forbids: {kind: 'packet', match: 0, point: 'web'}}

const mutantOf = (target: Prohibition): Mutant => ({
	name: 'mutant',
	placed: [],
	targets: [target],
	document: {},
	positions: [1, 4]
})
const base: CheckResult = {index: 1, kind: 'ping', title: '', verdict: 'failed', ms: 1, attempts: 1, at: {path: ''}}

const isKilled = (target: Prohibition, result: Partial<CheckResult>) =>
	judgeMutant(mutantOf(target), {results: [base, {...base, ...result}]})[0]?.isKilled

test('a check is killed by the answer that it forbids', t => {
	t.true(isKilled(silence, {outcome: {got: 'connect'} as CheckResult['outcome'] & object}))
	t.true(isKilled(silence, {outcome: {got: 'refused'} as CheckResult['outcome'] & object}))
})

test('a check that passed, was not judged, or could not be asked is not killed', t => {
	t.false(isKilled(silence, {verdict: 'passed', outcome: {got: 'timeout'}}))
	t.false(isKilled(silence, {verdict: 'skipped', why: 'a check before it failed'}))
	t.false(isKilled(silence, {why: 'a check before it failed'}))
	t.false(isKilled(silence, {outcome: {got: 'failed', message: 'no such namespace'}}))
	t.false(isKilled(silence, {outcome: {got: 'timeout'}, why: 'a check before it failed'}))
})

test('a capture is killed by the packet that it forbids, not by its probe alone', t => {
	t.false(isKilled(unseen, {outcome: {got: 'timeout'}, why: 'expected reply, got timeout'}))
	t.true(isKilled(unseen, {why: 'expected timeout, got reply; web must not see a packet from pc, and saw it once'}))
})

test('a mutant that did not run kills nothing, and says why', t => {
	const [judged] = judgeMutant(mutantOf(silence), undefined, 'exit status 3: no ESP')
	t.false(judged?.isKilled)
	t.regex(judged?.got ?? '', /exit status 3: no ESP/)
})

const reasons = [
	{lab: 'demo', check: 'nobody answers', reason: 'AWS never does'},
	{lab: 'other', check: 'nothing is seen', reason: 'AWS never does'}
]

test('what no mutant reaches needs a reason; a reason that is not needed is an error', t => {
	const reached = {
		prohibition: silence,
		placed: [{at: 'start' as const, mutation: {label: 'group open', edit: <T>(same: T) => same}}]
	}
	const labOf = (outcomes: ReturnType<typeof outcomesOf>) => ({lab: 'demo', outcomes, mutants: 1, seconds: 1})
	const [without] = outcomesOf('demo', [{prohibition: silence}], [], [])
	const withReason = outcomesOf('demo', [{prohibition: silence}], [], reasons)
	const killed = outcomesOf('demo', [reached], [{prohibition: silence, isKilled: true, got: 'connect'}], reasons)
	t.is(without?.outcome, 'unexplained')
	t.is(withReason[0]?.outcome, 'unreachable')
	t.deepEqual(needless(reasons, [labOf(withReason)]), [])
	t.is(killed[0]?.outcome, 'killed')
	t.deepEqual(needless(reasons, [labOf(killed)]), ['demo: "nobody answers" is reached by a mutant: take its reason away'])
	t.deepEqual(needless(reasons, [labOf([])]), [
		'demo: "nobody answers" is not a check of it that forbids something: take its reason away'
	])
})

test('a check that survives is told with its mutant and what came', t => {
	const placed = [{at: 'start' as const, mutation: {label: 'the group is open', edit: <T>(same: T) => same}}]
	const outcomes = outcomesOf(
		'demo',
		[{prohibition: silence, placed}],
		[{prohibition: silence, isKilled: false, got: 'passed: timeout'}],
		[]
	)
	t.is(
		renderLab({lab: 'demo', outcomes, mutants: 1, seconds: 3}),
		'demo: 1 checks, 1 mutants, 0 killed, 1 survived (3 s)\n  ✖ survived: checks[4] nobody answers\n      mutant: the group is open\n      passed: timeout'
	)
})
