// A name with a typo is answered with the name that was meant, by every command that takes one.
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {execa} from 'execa'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('misspelt')
const env = {VPCLAB_STATE_DIR: join(work, 'state'), XDG_DATA_HOME: join(work, 'data')}
const run = (...words: readonly string[]) =>
	execa(join(import.meta.dirname, '../../vpclab'), words, {cwd: work, reject: false, timeout: 60_000, env})

test.after.always(async () => {
	await run('down', '--all')
})

const web = ['web', '--', 'true']
/** Commands that take a lab that runs. */
const ofRunning: readonly (readonly string[])[] = [
	['status'],
	['inspect'],
	['check'],
	['capture'],
	['logs'],
	['metrics'],
	['export'],
	['api'],
	['down'],
	['exec', ...web],
	['shell', 'web'],
	['fail', 'instance', 'web'],
	['heal', 'instance', 'web'],
	['stop', 'web'],
	['start', 'web'],
	['change', '{}']
]

/** Commands that take a lab file as well, and those that take nothing else. */
const ofLabs = [['up'], ['test'], ['graph'], ['explain', 'a', 'b'], ['explain', '--all']]
const ofFiles = [['validate'], ['plan'], ['vpn-config', 'office']]

async function refusesWith(t: ExecutionContext, words: readonly string[], message: RegExp) {
	const {exitCode, stderr} = await run(...words)
	t.is(exitCode, 2, `${words.join(' ')}: ${stderr}`)
	t.regex(stderr, message, words.join(' '))
}

test.serial('a misspelt lab that comes with vpclab', async t => {
	t.timeout(300_000)
	for (const [command = '', ...rest] of [...ofLabs, ...ofFiles])
		await refusesWith(t, [command, 'public-privat', ...rest], /did you mean "public-private"\?/)
	await refusesWith(t, ['validate', '/nonesuch/public-privat'], /did you mean "\/nonesuch\/public-private"\?/)
	for (const [command = '', ...rest] of ofRunning) {
		await refusesWith(
			t,
			[command, 'public-privat', ...rest],
			/did you mean "public-private"\? `vpclab up public-private` raises it/
		)
	}
	await refusesWith(
		t,
		['status', 'public-private'],
		/no lab named "public-private" is running: `vpclab up public-private` raises it/
	)
})

test.serial('a misspelt lesson, and a lesson for a lab', async t => {
	for (const words of [
		['learn', 'mising-icmp-rule'],
		['grade', 'mising-icmp-rule', work]
	]) {
		await refusesWith(t, words, /did you mean "missing-icmp-rule"\?/)
	}
	for (const command of ['up', 'test', 'status']) {
		await refusesWith(t, [command, 'missing-icmp-rule'], /it is a lesson, and `vpclab learn missing-icmp-rule` raises its lab/)
		await refusesWith(t, [command, 'mising-icmp-rule'], /did you mean the lesson "missing-icmp-rule"\?/)
	}
})

test.serial('a misspelt lab that runs', async t => {
	t.timeout(300_000)
	const file = join(work, 'own-network.yaml')
	writeFileSync(file, 'vpcs: {main: {cidr: 10.0.0.0/16}}\n')
	t.is((await run('up', file)).exitCode, 0)
	for (const [command = '', ...rest] of ofLabs)
		await refusesWith(t, [command, 'own-netwrok', ...rest], /did you mean "own-network"\?/)
	for (const [command = '', ...rest] of ofRunning)
		await refusesWith(t, [command, 'own-netwrok', ...rest], /did you mean "own-network"\?/)
	await refusesWith(t, ['status', 'nothing-like-it'], /no lab named "nothing-like-it" is running; there are: own-network/)
})
