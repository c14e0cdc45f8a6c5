import test from 'ava'
import {milliseconds, readRange} from '../../../src/checks/range.ts'
import {judgeOutage, type OutageOutcome, renderOutcome} from '../../../src/verify/outage/judge.ts'

const outcome: OutageOutcome = {
	gapMs: 2700,
	cameBack: true,
	sent: 100,
	lost: 54,
	gap: {startMs: 0, endMs: 2700},
	tcp: {survived: true, stallMs: 3400},
	endedBy: 'hold-time',
	because: 'nothing came',
	events: []
}
const range = (text: string) => readRange(text, milliseconds)!

test('all that is expected must hold, and what does not is said', t => {
	t.deepEqual(judgeOutage({gap: range('1..5 s'), tcp: 'survives', endedBy: ['hold-time', 'dpd']}, outcome), {passed: true})
	t.deepEqual(judgeOutage({gap: range('<= 1 s'), endedBy: ['bfd'], tcp: 'breaks'}, outcome), {
		passed: false,
		why: 'gap <= 1 s was expected, and it was 2.7 s; the TCP stream was to break, and it survived; bfd was to end it, and ended by hold-time (nothing came)'
	})
})

test('what never came back is a result, which has to be expected', t => {
	const never = {...outcome, cameBack: false, gapMs: 90_000}
	t.deepEqual(judgeOutage({gap: 'never'}, never), {passed: true})
	t.false(judgeOutage({lost: range('0..60 s')}, never).passed)
	t.false(judgeOutage({gap: 'never'}, outcome).passed)
})

test('it is said in one line', t => {
	t.is(
		renderOutcome(outcome),
		'gap 2.7 s, 54 of 100 pings lost, TCP survived a stall of 3.4 s, ended by hold-time (nothing came)'
	)
})
