// What a learner finds out in a lesson without asking for the answer: where packets are lost, never the line that is wrong.
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('answers')
const data = join(work, 'data')
const env = {VPCLAB_STATE_DIR: join(work, 'state'), XDG_DATA_HOME: data, LANG: 'C', LC_ALL: 'C'}
const vpclab = (...words: string[]) =>
	execa(join(import.meta.dirname, '../../vpclab'), words, {reject: false, timeout: 120_000, env, cwd: work, all: true})

test.after.always(async () => {
	await vpclab('down', '--all')
})

/** A line or a path of the lab file, or a change that would help. */
const answer =
	/lab\.yaml:\d+|"(?:line|column)": *\d|"(?:path|patch)": *[^"\s]|"path": *"[^"]|"fixes": *\[\s*\{|tunnels\.\d|What would fix it/

test.serial('no command shows the answer of a lesson with a dead tunnel, unless the learner wants it', async t => {
	t.timeout(300_000)
	const id = 'policy-based'
	await vpclab('learn', id)
	const checks = join(work, 'checks.yaml')
	writeFileSync(
		checks,
		`checks:
  - ping: {from: desk, to: web, expect: reply, withinMs: 1000}
  - tunnel: {tunnel: 'office:2', expect: up, withinMs: 1000}
`
	)
	for (const words of [
		['learn', id, 'check'],
		['learn', id, 'check', '--json'],
		['status', id],
		['status', id, '--json'],
		['check', id, '--checks', checks],
		['check', id, '--checks', checks, '--json'],
		['explain', id, 'desk', 'web'],
		['explain', id, 'desk', 'web', '--json'],
		['explain', id, '--all'],
		['explain', join(data, 'vpclab/lessons', id), 'desk', 'web', '--json'],
		['up', id]
	]) {
		const {all} = await vpclab(...words)
		// The place of a check in the learner's own file of checks is no answer.
		t.notRegex(all.replaceAll(/"at": \{[^}]*\}/g, ''), answer, `${words.join(' ')}\n${all}`)
	}
	const checked = await vpclab('check', id, '--checks', checks)
	t.regex(checked.all, /office:2 is down/, 'the trouble itself is shown')
	t.regex(checked.all, /why: \.\/vpclab explain policy-based desk web/, 'of the lab that runs')
	t.regex((await vpclab('status', id, '--answer')).all, /lab\.yaml:\d+/)
	t.is(JSON.parse((await vpclab('learn', id, 'check', '--json')).stdout).hints, 1)
})
