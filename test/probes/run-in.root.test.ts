import test from 'ava'
import {runIn} from '../../src/probes/run-in.ts'

const here = '/proc/self/ns/net'
const soon = {timeoutMs: 100, allowanceMs: 0}

test.serial('a program that runs too long is killed, and that is not an answer', async t => {
	const {broken, exitCode} = await runIn(here, ['sleep', '60'], soon)
	t.regex(broken ?? '', /^sleep was killed after \d+\.\d s; is this machine too busy\?$/)
	t.is(exitCode, undefined)
})

test.serial('one that somebody else kills has said nothing either', async t => {
	t.regex((await runIn(here, ['sh', '-c', 'echo half; kill -9 $$'], {timeoutMs: 5000})).broken ?? '', /^sh was killed after/)
})

test.serial('one that ended in time has answered, though this process was too busy to see it', async t => {
	const running = runIn(here, ['echo', 'an answer'], soon)
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000)
	t.like(await running, {exitCode: 0, stdout: 'an answer\n', broken: undefined})
})
