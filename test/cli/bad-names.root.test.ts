import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {commandsTerminal} from '../lab/any-text.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('names')
const root = join(work, 'state')
const run = (...words: string[]) =>
	execa(join(import.meta.dirname, '../../vpclab'), words, {reject: false, timeout: 60_000, env: {VPCLAB_STATE_DIR: root}})
const network = 'vpcs: {main: {cidr: 10.0.0.0/16}}\n'

const badNames = ['x.lock', '../../x', 'My Lab', 'y'.repeat(100_000), '', '-x', 'a\u001b[31m\nb']

test.serial(
	'a lab name that cannot be one is refused by validate, up and test alike, with its line and what to write',
	async t => {
		t.timeout(180_000)
		for (const [index, name] of badNames.entries()) {
			const file = join(work, `lab${index}.yaml`)
			writeFileSync(file, `${network}name: ${JSON.stringify(name)}\n`)
			for (const command of index < 2 ? ['validate', 'up', 'test', 'plan'] : ['validate']) {
				const {exitCode, stderr} = await run(command, file)
				t.is(exitCode, 2, `${command} ${name.slice(0, 20)}: ${stderr}`)
				t.regex(stderr, /lab\d\.yaml:2:7 name: /)
				t.regex(stderr, /^ {2}fix: call it [\w.-]+$/m)
				t.false(commandsTerminal(stderr))
				t.true(stderr.length < 2000)
			}
		}
	}
)

test.serial(
	'every command that takes the name of a lab says what is wrong with one that cannot be, and exits with 2',
	async t => {
		t.timeout(180_000)
		const file = join(work, 'good.yaml')
		writeFileSync(file, network)
		for (const words of [
			['up', file, '--name', '../../x'],
			['up', file, '--name', 'x.lock'],
			['up', '../../x'],
			['down', '../../x'],
			['exec', 'x.lock', 'web', '--', 'true'],
			['shell', '../x\u001b[31m', 'web'],
			['inspect', 'x.lock'],
			['status', 'a\u001b]0;t\u0007'],
			['capture', '../../x'],
			['test', '../../x'],
			['measure-failover', 'x.lock'],
			['\u001b[31mup']
		]) {
			const {exitCode, stderr} = await run(...words)
			t.is(exitCode, 2, `${words.join(' ')}: ${stderr}`)
			t.not(stderr, '')
			t.false(commandsTerminal(stderr), JSON.stringify(stderr))
		}
	}
)

test.serial('a file or folder whose name makes no lab name lends the nearest one', async t => {
	for (const [folder, name] of [
		['x.lock', 'x-lock'],
		['.hidden place', 'hidden-place'],
		['z'.repeat(200), 'z'.repeat(60)],
		['ж', 'lab']
	] as const) {
		mkdirSync(join(work, folder), {recursive: true})
		writeFileSync(join(work, folder, 'lab.yaml'), network)
		const {exitCode, stdout, stderr} = await run('validate', join(work, folder))
		t.is(exitCode, 0, stderr)
		t.true(stdout.includes(`lab "${name}" is well-formed`), stdout)
	}
})
