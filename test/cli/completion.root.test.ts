import {spawn, spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {smallLab} from '../life/small-lab.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('completion')
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const {PATH = ''} = process.env
const env = {
	PATH: `${work}/bin:${PATH}`,
	HOME: work,
	TERM: 'dumb',
	VPCLAB_STATE_DIR: `/run/vpclab-completion-${process.pid}`,
	NODE_NO_WARNINGS: '1'
}

/** A `vpclab` that completes as the true one does, and else writes down what it is called with. */
test.before(t => {
	mkdirSync(`${work}/bin`, {recursive: true})
	mkdirSync(`${work}/labs/a lab`, {recursive: true})
	const internet = {...smallLab.internet, 'my-host': '198.51.100.7'}
	writeFileSync(`${work}/labs/a lab/lab.json`, JSON.stringify({...smallLab, name: 'small', internet}))
	writeFileSync(
		`${work}/bin/vpclab`,
		`#!/bin/sh
if [ "$1" = completion ]; then
	${process.execPath} ${main} "$@"
	echo answered >>${work}/answered
else
	{ printf '<%s>' "$@"; echo; } >>${work}/called
fi
`
	)
	chmodSync(`${work}/bin/vpclab`, 0o755)
	const up = spawnSync(process.execPath, [main, 'up', `${work}/labs/a lab`], {env, encoding: 'utf8'})
	t.is(up.status, 0, up.stderr)
})

test.after.always(() => {
	spawnSync(process.execPath, [main, 'down', '--all'], {env})
	rmSync(env.VPCLAB_STATE_DIR, {recursive: true, force: true})
})

/** As typed at a terminal; `→` is the tab key. */
const typed: Readonly<Record<string, string>> = {
	'vpclab insp→sma→route→': '<inspect><small><route-tables>',
	'vpclab up lab→a→l→': '<up><labs/a lab/lab.json>',
	'vpclab shell small my→': '<shell><small><my-host>',
	'vpclab capture small igw:main:o→': '<capture><small><igw:main:outside>',
	'vpclab capture small w→--co→3': '<capture><small><web><--count><3>',
	'vpclab vpn-config labs office --format=stro→': '<vpn-config><labs><office><--format=strongswan>',
	'vpclab exec small web -- vpcl→labs/a→lab→': '<exec><small><web><--><vpclab><labs/a lab/lab.json>',
	'vpclab shell nowhere x→': '<shell><nowhere><x>'
}

const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [])

/** What is typed while a tab is at work would be another word. */
async function type(
	shell: string,
	lines: readonly string[]
): Promise<{readonly called: readonly string[]; readonly screen: string}> {
	for (const file of ['called', 'answered']) rmSync(`${work}/${file}`, {force: true})
	const child = spawn('script', ['-qec', shell, '/dev/null'], {env, cwd: work})
	let screen = ''
	child.stdout.setEncoding('utf8').on('data', text => {
		screen += text
	})
	const done = () => linesOf(`${work}/called`).length + linesOf(`${work}/answered`).length
	for (const [index, part] of lines.flatMap(line => `${line}\n`.split(/(?<=→)/)).entries()) {
		child.stdin.write(part.replace('→', '\t'))
		for (let tries = 0; done() <= index && tries < 400; tries++) await pause(25)
		for (let before = -1; before !== screen.length; await pause(index === 0 ? 700 : 70)) before = screen.length
	}
	child.stdin.end('exit\n')
	await new Promise(resolve => child.once('close', resolve))
	return {called: linesOf(`${work}/called`), screen}
}

for (const [shell, command] of Object.entries({bash: 'bash --norc --noprofile -i', zsh: 'zsh -f -i'})) {
	test.serial(`${shell} completes what is typed, and says nothing else`, async t => {
		const {called, screen} = await type(command, [`source <(vpclab completion ${shell})`, ...Object.keys(typed)])
		t.deepEqual(called, Object.values(typed), screen)
		t.notRegex(screen, /error|not found|vpclab: /)
	})
}

test.serial('fish offers the same, with what each word is', t => {
	const offered = (line: string) => {
		const {stdout, stderr} = spawnSync('fish', ['-c', 'vpclab completion fish | source; complete -C $argv', line], {
			env,
			cwd: work,
			encoding: 'utf8'
		})
		t.is(stderr, '')
		return stdout.trimEnd().split('\n')
	}
	t.deepEqual(offered('vpclab insp'), ['inspect\tshow what a running lab consists of, as AWS would'])
	t.deepEqual(offered('vpclab inspect sm'), ['small\ta running lab'])
	t.deepEqual(offered('vpclab up labs/a'), ['labs/a lab/'])
	t.deepEqual(offered('vpclab shell small my'), ['my-host'])
	t.deepEqual(offered('vpclab capture small igw:main:o'), [
		'igw:main:outside\tinternet gateway of main, the side of the Internet'
	])
	t.deepEqual(offered('vpclab vpn-config labs office --format=stro'), ['--format=strongswan'])
	t.true(offered('vpclab exec small web -- vpcl').some(line => line.startsWith('vpclab')))
	t.deepEqual(offered('vpclab exec small web -- vpclab lab'), ['labs/'])
	t.deepEqual(offered('vpclab shell nowhere x'), [''])
})
