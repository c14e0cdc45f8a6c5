import test from 'ava'
import {natureOf} from '../../src/checks/all.ts'
import {judgeRun, renderRun} from '../../src/checks/run.run.ts'
import type {Run} from '../../src/checks/run.ts'
import {action} from '../verify/lab.ts'

const ran = (exitStatus: number, stdout = '', stderr = '') => ({exitStatus, stdout, stderr})
function whyWrong(expect: Run['expect'], ...args: Parameters<typeof ran>) {
	const verdict = judgeRun(expect, ran(...args))
	return verdict.passed ? undefined : verdict.why
}

test('exit status and both outputs must be as expected, and all that is not is said', t => {
	t.is(whyWrong({exitStatus: 0, stdout: {pattern: '^default', flags: 'm'}}, 0, 'a\ndefault via 10.0.0.1\n'), undefined)
	t.is(whyWrong({exitStatus: 'fails'}, 2), undefined)
	t.is(whyWrong({exitStatus: 1}, 2, '', 'no route\n'), 'expected exit status 1, got exit status 2: no route')
	t.is(
		whyWrong({exitStatus: 'fails', stdout: {text: 'none'}}, 0, 'one\n'),
		'expected fails, got exit status 0: one; stdout "none" was expected, and it was "one"'
	)
})

test('a command that is not there, or is killed, has not failed in the sense of a check', t => {
	t.is(
		whyWrong({exitStatus: 'fails'}, 127, '', 'vpclab: nmap: No such file or directory\n'),
		'the command could not be run: vpclab: nmap: No such file or directory'
	)
	t.is(whyWrong({exitStatus: 127}, 127), undefined)
	t.deepEqual(judgeRun({exitStatus: 'fails'}, {trouble: 'it ran longer than 10 ms, and was killed'}), {
		passed: false,
		why: 'it ran longer than 10 ms, and was killed'
	})
})

test('of a long output the beginning is said', t => {
	t.is(renderRun(ran(0, `${'x'.repeat(300)}\n`)), `exit status 0: ${'x'.repeat(200)}…`)
	t.is(renderRun(ran(1)), 'exit status 1')
})

test('a command that must fail is a negative check: a network that is not up yet would do as well', t => {
	const expecting = (exitStatus: number | 'fails') =>
		natureOf(action({kind: 'run', host: 'web', command: ['true'], expect: {exitStatus}, timeoutMs: 1})).expects
	t.is(expecting(0), 'presence')
	t.is(expecting('fails'), 'silence')
	t.is(expecting(1), 'silence')
})
