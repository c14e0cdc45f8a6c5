import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import test from 'ava'
import {isRunning} from '../../src/services/process-identity.ts'
import {until} from './net.ts'

// As a daemon of several threads that is being killed: the first one has ended, another one still holds its sockets and locks.
const halfEnded = `
threads->create(sub { <STDIN> })->detach;
syscall(${process.arch === 'arm64' ? 93 : 60}, 0)`

test('a process whose first thread has ended runs until the last has, for until then it holds what it opened', async t => {
	const child = spawn('perl', ['-Mthreads', '-e', halfEnded], {stdio: ['pipe', 'ignore', 'inherit']})
	const ended = new Promise(resolve => child.once('exit', resolve))
	const pid = child.pid!
	const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
	const daemon = {pid, startTime: stat()[19]!}
	await until(
		'its first thread has ended',
		() => stat()[0],
		state => state === 'Z'
	)
	t.true(isRunning(daemon))
	child.stdin.end()
	await ended
	t.false(isRunning(daemon))
})
