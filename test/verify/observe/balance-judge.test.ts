import test from 'ava'
import {readRange} from '../../../src/checks/range.ts'
import {type BalanceSeen, directionSeen, judgeBalance, type TunnelCount} from '../../../src/verify/observe/balance-judge.ts'

const tunnels = ['a:1', 'a:2', 'b:1', 'b:2']

/** Packets per tunnel in both directions. */
const counts = (...packets: readonly number[]): readonly TunnelCount[] =>
	tunnels.map((tunnel, index) => ({tunnel, toAws: packets[index] ?? 0, fromAws: packets[index] ?? 0}))

const seen = (many: readonly TunnelCount[], alone: readonly TunnelCount[] = counts(400), done = 64): BalanceSeen => ({
	about: 'balance',
	flows: 64,
	done,
	toAws: directionSeen(many, 'toAws', 64),
	fromAws: directionSeen(many, 'fromAws', 64),
	oneFlow: {toAws: directionSeen(alone, 'toAws', 1), fromAws: directionSeen(alone, 'fromAws', 1)}
})

const spread = counts(375, 475, 300, 450)
const all = {used: {kind: 'all'}} as const

test('a tunnel that carries half of a flow is used; BGP and keepalives are not flow', t => {
	t.deepEqual(directionSeen(counts(1600, 4, 9, 3), 'toAws', 64).used, ['a:1'])
	t.deepEqual(directionSeen(counts(1575, 25, 2, 0), 'toAws', 64).used, ['a:1', 'a:2'])
	t.deepEqual(directionSeen(counts(), 'toAws', 64).used, [])
})

test('flows that spread over all tunnels: all, four, and no share below what was asked', t => {
	t.true(judgeBalance({toAws: all, fromAws: all}, seen(spread)).passed)
	t.true(judgeBalance({toAws: {used: {kind: 'count', range: readRange(4)!}}}, seen(spread)).passed)
	const verdict = judgeBalance({toAws: {...all, share: readRange('at least 20%', {'%': 1})!}}, seen(spread))
	t.is(verdict.passed ? '' : verdict.why, 'share of b:1 to AWS: expected at least 20%, got 18.8%')
})

test('flows in one tunnel of four: the failing text has every count', t => {
	const verdict = judgeBalance({fromAws: all}, seen(counts(1600, 4)))
	t.is(
		verdict.passed ? '' : verdict.why,
		'tunnels that carry from AWS: expected all 4, got 1 (a:1 1600 packets, 99.8%; a:2 4 packets, 0.2%)'
	)
	t.true(judgeBalance({fromAws: {used: {kind: 'these', tunnels: ['a:1']}}}, seen(counts(1600, 4))).passed)
	t.false(judgeBalance({fromAws: {used: {kind: 'these', tunnels: ['a:2']}}}, seen(counts(1600, 4))).passed)
})

test('only the direction that is named counts', t => {
	const one = {
		about: 'balance',
		flows: 64,
		done: 64,
		toAws: directionSeen(counts(1600), 'toAws', 64),
		fromAws: directionSeen(spread, 'fromAws', 64)
	} as const
	t.true(judgeBalance({fromAws: all}, one).passed)
	t.false(judgeBalance({fromAws: all, toAws: all}, one).passed)
})

test('one flow alone must be on one tunnel, whichever', t => {
	t.true(judgeBalance({oneFlowOneTunnel: true}, seen(spread, counts(3, 400, 0, 2))).passed)
	const verdict = judgeBalance({oneFlowOneTunnel: true}, seen(spread, counts(200, 200)))
	t.regex(
		verdict.passed ? '' : verdict.why,
		/^one flow alone to AWS: expected one tunnel, got a:1 200 packets, 50%; a:2 200 packets, 50%/
	)
})

test('flows that did not get through are what is wrong, not how they spread', t => {
	t.deepEqual(judgeBalance({toAws: all}, seen(spread, counts(400), 60)), {passed: false, why: 'only 60 of 64 flows got through'})
})
