import test from 'ava'
import fc from 'fast-check'
import pico from 'picocolors'
import {type CheckResult, reportOf} from '../../src/verify/report.ts'
import {renderJson} from '../../src/verify/reporters/json.ts'
import {renderJunit} from '../../src/verify/reporters/junit.ts'
import {live} from '../../src/verify/reporters/live.ts'
import {renderTap} from '../../src/verify/reporters/tap.ts'
import {anyText, commandsTerminal} from '../lab/any-text.ts'

/** A failed, a skipped and a passed result whose every text is any. */
const anyResults: fc.Arbitrary<readonly CheckResult[]> = fc
	.tuple(...Array.from({length: 12}, () => anyText))
	.map(([title, why, expected, got, from, to, address, command, file, point, summary, path]) => {
		const one = {
			index: 0,
			kind: 'http',
			title,
			ms: 5,
			attempts: 2,
			from,
			to,
			address,
			command,
			at: {file, line: 3, column: 1, path}
		} as const
		return [
			{...one, verdict: 'failed', why, expected, got, packets: [{point, summary}]},
			{...one, index: 1, verdict: 'skipped', why},
			{...one, index: 2, verdict: 'passed', expected, got}
		] as readonly CheckResult[]
	})

const anyReport = fc.tuple(anyText, anyResults).map(([lab, results]) => reportOf(lab, results, 10))

test('TAP: as many test points as results, each on a line of its own, whatever is in them', t => {
	fc.assert(
		fc.property(anyReport, report => {
			const text = renderTap([report])
			t.false(commandsTerminal(text))
			const lines = text.slice(0, -1).split('\n')
			t.deepEqual(
				lines.filter(line => /^(not )?ok /.test(line)).map(line => line.slice(0, 10).match(/^(?:not )?ok \d/)?.[0]),
				['not ok 1', 'ok 2', 'ok 3']
			)
			for (const line of lines) t.regex(line, /^(TAP version 14|1\.\.3|(not )?ok \d - .*| {2}(---|\.\.\.|\w+: .*))$/)
		})
	)
})

test('JUnit: well-formed lines of tags, and nothing that commands a terminal', t => {
	fc.assert(
		fc.property(anyReport, report => {
			const text = renderJunit([report])
			t.false(commandsTerminal(text))
			for (const line of text.trimEnd().split('\n')) t.regex(line, /^\s*<[^\n]*>$/)
			t.is(text.match(/<testcase /g)?.length, 3)
		})
	)
})

test('JSON: the data as they are, written out', t => {
	fc.assert(
		fc.property(anyReport, report => {
			const text = renderJson([report])
			t.false(commandsTerminal(text))
			t.deepEqual(JSON.parse(text).labs, JSON.parse(JSON.stringify([report])))
		})
	)
})

test('pretty: what it shows while checks run and at the end commands no terminal; a title is one line', t => {
	fc.assert(
		fc.property(anyReport, report => {
			const written: string[] = []
			const shown = live({write: text => written.push(text), isTerminal: false, colors: pico.createColors(false)})
			shown.onEvent({type: 'started', lab: report.lab, total: 3})
			for (const result of report.results) {
				shown.onEvent({type: 'running', index: result.index, title: result.title})
				shown.onEvent({type: 'retrying', index: result.index, title: result.title, attempts: 2, got: result.got ?? ''})
				shown.onEvent({type: 'ended', result})
			}
			t.is(written.join('').trimEnd().split('\n').length, 4)
			shown.finish([report])
			t.false(commandsTerminal(written.join('')))
		})
	)
})

test('pretty on a terminal: nothing but its own codes', t => {
	fc.assert(
		fc.property(anyReport, report => {
			const written: string[] = []
			const shown = live({
				write: text => written.push(text),
				isTerminal: true,
				columns: () => 40,
				colors: pico.createColors(true)
			})
			shown.onEvent({type: 'started', lab: report.lab, total: 3})
			shown.onEvent({type: 'running', index: 1, title: report.results[1]!.title})
			for (const result of report.results) shown.onEvent({type: 'ended', result})
			shown.finish([report])
			const own = ['\r\u001b[K', ...[0, 1, 2, 22, 31, 32, 33, 36, 39].map(code => `\u001b[${code}m`)]
			t.false(commandsTerminal(own.reduce((text, code) => text.replaceAll(code, ''), written.join(''))))
		})
	)
})
