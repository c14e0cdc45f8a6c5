import {existsSync} from 'node:fs'
import test from 'ava'
import {execa} from 'execa'
import {nat64} from '../../../src/services/nat64/service.ts'
import type {Nat64Spec} from '../../../src/services/nat64/types.ts'
import {temporaryFolder} from '../../temporary-folder.ts'

const namespace = `t64-${process.pid}`
const folder = temporaryFolder('nat64')
const place = {folder, logsFolder: folder, pathOf: (name: string) => `/run/netns/${name}`}
const daemon: Nat64Spec = {
	kind: 'nat64',
	id: 'nat64.test',
	link: 'tayga',
	prefix: 'fd64:ff9b::/96',
	pool: '198.18.0.0/15',
	address: '198.18.0.1'
}
const wanted = {namespace, daemon}

const inside = async (...argv: string[]) => (await execa('ip', ['netns', 'exec', namespace, ...argv], {reject: false})).stdout

test.before(async () => {
	await execa('ip', ['netns', 'add', namespace])
})
test.after.always(async () => {
	await execa('ip', ['netns', 'delete', namespace], {reject: false})
})

test.serial('a translator has its TUN and routes when it has started, and takes all of it along when it ends', async t => {
	const running = await nat64.start(wanted, place)
	t.regex(await inside('ip', '-6', 'route'), /fd64:ff9b::\/96 dev tayga/)
	t.regex(await inside('ip', 'route'), /198\.18\.0\.0\/15 dev tayga/)
	await running.kill()
	t.is(await inside('ip', '-o', 'link', 'show', 'dev', 'tayga'), '')
})

test.serial(
	'one that runs is adopted by the next agent, one that was killed is not, and says so while it is watched',
	async t => {
		const running = await nat64.start(wanted, place)
		const adopted = await nat64.adopt(daemon, wanted, place)
		t.deepEqual(adopted?.pids, running.pids)
		const watch = await running.watch()
		const reports = watch[Symbol.asyncIterator]()
		t.is((await reports.next()).value, 'translates')
		await running.kill()
		t.true((await reports.next()).done)
		t.is(await nat64.adopt(daemon, wanted, place), undefined)
	}
)

test.serial('one that was left by a dead agent is replaced, never doubled', async t => {
	const first = await nat64.start(wanted, place)
	const second = await nat64.start(wanted, place)
	t.false(existsSync(`/proc/${first.pids[0]}`) && first.pids[0] === second.pids[0])
	t.regex(await inside('ip', '-6', 'route'), /fd64:ff9b::\/96 dev tayga/)
	await second.kill()
})
