import test from 'ava'
import {counts, durations, isWithin, readRange} from '../../src/lab/range.ts'

const holds = (written: string | number, value: number, units = durations) => {
	const range = readRange(written, units)
	return range && isWithin(range, value)
}

test('a time has a unit, a limit or two ends', t => {
	t.is(holds('<= 40 s', 40_000), true)
	t.is(holds('<= 40 s', 40_001), false)
	t.is(holds('>= 500ms', 499), false)
	t.is(holds('1..5 s', 1000), true)
	t.is(holds('1..5 s', 999), false)
	t.is(holds('500 ms..2 s', 2000), true)
	t.is(holds('<= 1.5 s', 1500), true)
	t.is(holds('1 min', 60_000), true)
})

test('nothing needs no unit', t => {
	t.is(holds(0, 0), true)
	t.is(holds('0..2 s', 1), true)
	t.is(holds(0, 1), false)
})

test('a count has no unit', t => {
	t.is(holds(300, 300, counts), true)
	t.is(holds('<= 300', 301, counts), false)
	t.is(readRange('300 s', counts), undefined)
})

test('what is no range is none', t => {
	for (const text of ['', 'few', '5', '<= s', '5..1 s', '<= 1..2 s', '-1 s', '5 parsecs', '< 5 s'])
		t.is(readRange(text, durations), undefined, text)
})
