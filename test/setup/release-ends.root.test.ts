import {readdirSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import test from 'ava'
import {$} from 'zx'
import {runUnshared} from '../../scripts/release-parts/debian.ts'
import {identify, isGoneWithin, readText} from '../../src/services/process-identity.ts'

const unshared = ['unshare', '--pid', '--fork', '--kill-child']

const pidOf = (commandLine: string) =>
	readdirSync('/proc').find(entry => readText(`/proc/${entry}/cmdline`).replaceAll('\0', ' ').trim() === commandLine)

test.serial('what runs in namespaces of its own, deaf to signals, ends with all that it started', async t => {
	const interrupted = new AbortController()
	$.signal = interrupted.signal
	const longCommand = `sleep 100.${process.pid}`
	const running = runUnshared([...unshared, 'sh', '-c', `trap '' TERM INT; ${longCommand} & wait`], {
		quiet: true,
		stdio: 'ignore'
	})
	let pid: string | undefined
	do await pause(20)
	while (!(pid = pidOf(longCommand)))
	const sleeping = identify(Number(pid))!
	interrupted.abort(new Error('enough'))
	await t.throwsAsync(running, {message: 'enough'})
	t.true(await isGoneWithin(sleeping, 10_000))
	await t.throwsAsync(runUnshared(['true'], {}), {message: 'enough'}, 'nothing is started any more')
})
