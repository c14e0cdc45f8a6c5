import test from 'ava'
import {bytes, isWithin, mbps, percent, readRange} from '../../src/checks/range.ts'

const fits = (text: number | string, value: number, units = {}) => isWithin(readRange(text, units)!, value)

test('a number is what it must be', t => {
	t.true(fits(3, 3))
	t.false(fits('3', 4))
	t.false(fits(0, 1))
})

test('limits in signs and in words mean the same', t => {
	for (const text of ['>= 10', 'at least 10']) {
		t.deepEqual(
			[9.9, 10, 11].map(value => fits(text, value)),
			[false, true, true],
			text
		)
	}
	for (const text of ['> 0', 'more than 0']) {
		t.deepEqual(
			[0, 1].map(value => fits(text, value)),
			[false, true],
			text
		)
	}
	for (const text of ['<= 2', 'at most 2']) {
		t.deepEqual(
			[2, 3].map(value => fits(text, value)),
			[true, false],
			text
		)
	}
	for (const text of ['< 2', 'less than 2']) {
		t.deepEqual(
			[1.9, 2].map(value => fits(text, value)),
			[true, false],
			text
		)
	}
	for (const text of ['1 to 3', '1..3', '1-3']) {
		t.deepEqual(
			[0, 1, 3, 4].map(value => fits(text, value)),
			[false, true, true, false],
			text
		)
	}
})

test('units are those of the quantity; both ends of a range may share one', t => {
	t.true(fits('at least 10%', 10, percent))
	t.true(fits('>= 1 Gbit/s', 1000, mbps))
	t.true(fits('9 to 11 Mbit/s', 10, mbps))
	t.false(fits('9 to 11 kbit/s', 10, mbps))
	t.true(fits('500 kbit/s to 1 Mbit/s', 0.7, mbps))
	t.true(fits('more than 1 kB', 1001, bytes))
})

test('what is not a range is none: words, units of something else, ends the wrong way round', t => {
	for (const text of ['', 'many', 'at least', '>', '3 parsecs', '-1', '3 to 1']) t.is(readRange(text), undefined, text)
	t.is(readRange('10%', mbps), undefined)
	t.is(readRange('10 constructor', bytes), undefined)
})
