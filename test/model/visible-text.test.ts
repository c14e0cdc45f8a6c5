import test from 'ava'
import fc from 'fast-check'
import {BadLab, toProblem} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'
import {fitLabName, isLabName} from '../../src/model/lab-name.ts'
import {visible, visibleJson, visibleLine} from '../../src/model/visible-text.ts'
import {anyText, commandsTerminal} from '../lab/any-text.ts'

test('escapes, NUL, carriage returns, C1 controls and reordering characters are written out, letters of any script stay', t => {
	t.is(visible('\u001b[31mred\u0000\r\u009b2J\u202e'), String.raw`\x1b[31mred\x00\r\x9b2J\u202e`)
	t.is(visible('Grüße 日本 👍\n\tx'), 'Grüße 日本 👍\n\tx')
	t.is(visibleLine('a\nok 2 - forged\t'), String.raw`a\nok 2 - forged\t`)
	t.is(visible('\ud800'), String.raw`\ud800`)
})

test('no text reaches the terminal with anything that commands it, and what is written out already stays', t => {
	fc.assert(
		fc.property(anyText, text => {
			t.false(commandsTerminal(visible(text)))
			t.false(/[\n\t]/.test(visibleLine(text)))
			t.is(visibleLine(visibleLine(text)), visibleLine(text))
		})
	)
})

test('JSON stays the same data', t => {
	fc.assert(
		fc.property(fc.dictionary(anyText, anyText), value => {
			const text = visibleJson(value, '\t')
			t.false(commandsTerminal(text))
			t.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
		})
	)
})

test('a problem is as many lines whatever is written in file, path, message and fix', t => {
	fc.assert(
		fc.property(anyText, anyText, anyText, anyText, fc.nat(200), fc.nat(50), (file, key, message, excerpt, column, length) => {
			const place = {line: 3, column: column + 1, excerpt: excerpt.replaceAll('\n', ''), length: length + 1}
			const {message: shown} = new BadLab([toProblem({path: ['vpcs', key], message, fix: `x${message}`}, file, place)])
			t.false(commandsTerminal(shown), shown)
			t.is(shown.split('\n').length, 4)
		})
	)
})

test('what a lab file says of itself in a wrong place is shown without commanding the terminal', t => {
	fc.assert(
		fc.property(anyText, text => {
			for (const document of [
				{name: `/${text}`},
				{vpcs: {[`-${text}`]: {}}},
				{checks: [{ping: {from: text, to: text, expect: text}}]}
			]) {
				const {message} = t.throws(() => readLab(JSON.stringify(document), {name: 'x'}), {instanceOf: BadLab})!
				t.false(commandsTerminal(message), JSON.stringify(message))
			}
		})
	)
})

test('any text has a lab name near it, and none that leads out of its folder or ends as a lock does', t => {
	fc.assert(fc.property(anyText, text => t.true(isLabName(fitLabName(text)))))
	for (const name of [
		'',
		'.',
		'..',
		'../x',
		'a/b',
		'-x',
		'.x',
		'x.lock',
		'x.lock.lock',
		'a b',
		'a\n',
		'ü',
		'y'.repeat(61),
		'\0'
	]) {
		t.false(isLabName(name), name)
	}
	for (const name of ['x', 'lock', 'x.lock2', 'default', 'all', '7', 'A_b.c-d', 'y'.repeat(60)]) t.true(isLabName(name), name)
})
