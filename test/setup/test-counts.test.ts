import test from 'ava'
import {add, closingWords, countAva, countWhole, foundNoTests, none, render} from '../../scripts/test-counts.ts'

const closing = (...lines: string[]): string =>
	['', '  ✔ 3 tests passed as a title', '  ─', '', ...lines.map(line => `  ${line}`)].join('\n')

test('ava’s closing lines are added up', t => {
	t.deepEqual(countAva(closing('12 tests passed'), true), {passed: 12, failed: 0, skipped: 0})
	t.deepEqual(countAva(closing('1 test failed', '2 tests skipped'), false), {passed: 1, failed: 1, skipped: 2})
	t.deepEqual(countAva(closing('\u001b[32m1 test passed\u001b[39m', '1 hook failed', '1 uncaught exception'), false), {
		passed: 1,
		failed: 2,
		skipped: 0
	})
})

test('a stage that ended badly has failed, whatever it printed', t => {
	t.is(countAva('', false).failed, 1)
	t.is(countAva(closing('5 tests passed'), false).failed, 1)
	t.is(countWhole(false).failed, 1)
})

test('a stage whose tests are not written yet is told from one that fails', t => {
	t.true(foundNoTests('\n  ✘ Couldn’t find any files to test\n'))
	t.false(foundNoTests(closing('1 test failed')))
})

test('the last line is the one that CI looks for', t => {
	t.is(render(add(countWhole(true), {passed: 41, failed: 0, skipped: 0})), '42 passed, 0 failed')
	t.is(render(add(none, {passed: 1, failed: 2, skipped: 3})), '1 passed, 2 failed, 3 skipped')
})

test('what failed is said again at the end: what ava prints below its rule, without the tests that passed', t => {
	const output = ['  ✔ one', '  ✘ [fail]: two', '  ─', '', '  two', '', '  Difference:', '', '  1 test failed', ''].join('\n')
	t.is(closingWords(output), 'two\n\n  Difference:\n\n  1 test failed')
	t.is(closingWords('src/a.ts(1,2): error TS1\n'), 'src/a.ts(1,2): error TS1')
	t.is(closingWords(Array.from({length: 100}, (_, at) => `${at}`).join('\n')).split('\n').length, 60)
})
