/** What the supervisor makes of the contract of services, whatever the service: shown with one that is made for it. */
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import test from 'ava'
import {type Ran, Supervisors} from '../../src/agent/daemons/supervisors.ts'
import type {Service, ServiceTypes} from '../../src/services/contract.ts'
import type {Observed} from '../../src/services/observed.ts'
import {identify, isRunning} from '../../src/services/process-identity.ts'
import {loadService} from '../../src/services/registry.ts'
import {type GreeterSpec, type GreeterTypes, greeter} from './greeter.ts'
import {until} from './net.ts'

let folder: string
let supervisors: Supervisors
/** What the lab would be computed with, and over which links routes are lost. */
let reconciled: {readonly facts: unknown; readonly links: readonly string[]}[]
let said: string[]

function start() {
	const [own, words] = [reconciled, said]
	return new Supervisors({
		folder,
		loadService: async kind => (kind === 'greeter' ? (greeter as Service<ServiceTypes>) : loadService(kind)),
		reconcileLearned: async (_, learned, links) => {
			own.push({facts: learned(), links: [...links]})
			return 0
		},
		log: text => words.push(text)
	})
}

test.beforeEach(() => {
	folder = mkdtempSync('/run/vpclab-test-')
	mkdirSync(`${folder}/ns`)
	for (const name of ['here', 'there']) symlinkSync(`/proc/${process.pid}/ns/net`, `${folder}/ns/${name}`)
	reconciled = []
	said = []
	supervisors = start()
})

test.afterEach.always(async () => {
	await supervisors.run([]).catch(() => undefined)
	await until('nothing is to be computed', observe, ({reconciliations: {isDue}}) => !isDue)
	supervisors.killAll()
	rmSync(folder, {recursive: true, force: true})
})

const one = (greeting: string, more: Partial<GreeterSpec> = {}, namespace = 'here') => ({
	namespace,
	daemon: {kind: 'greeter', id: 'one', greeting, ...more} as const
})
const run = (...wanted: ReturnType<typeof one>[]): Promise<Ran> => supervisors.run(wanted)
const observe = () => supervisors.observe()
const shownOf = ({shown}: Observed) => (shown as {readonly greeter?: GreeterTypes['shown']}).greeter ?? []
const wordsOf = (now: Observed) => shownOf(now).map(({id, words}) => `${id} ${words}`)
/** As an agent that was killed has left it. */
async function leave(placed: ReturnType<typeof one>) {
	const own = `${folder}/daemons/${placed.daemon.id}`
	mkdirSync(`${folder}/daemons`, {recursive: true})
	const running = await greeter.start(placed, {
		folder: own,
		logsFolder: `${folder}/flow-logs`,
		pathOf: namespace => `${folder}/ns/${namespace}`
	})
	writeFileSync(`${own}/daemon.json`, JSON.stringify(placed.daemon))
	return running
}
const daemon = (now: Observed, id = 'one') => now.daemons.find(each => each.id === id)!
const pidNow = async () => daemon(await observe()).pids[0]!

test.serial('what instances report is folded into what is shown, and the lab is computed with the facts', async t => {
	t.like(await run(one('hello'), {...one('ciao'), daemon: {kind: 'greeter', id: 'two', greeting: 'ciao'}}), {
		daemons: 2,
		started: 2,
		refused: []
	})
	const {seen} = await until('both have spoken', observe, now => wordsOf(now).join() === 'one hello,two ciao')
	t.like(daemon(seen), {kind: 'greeter', namespace: 'here', state: 'running', starts: 1})
	await until(
		'it is computed',
		() => reconciled,
		all => JSON.stringify(all.at(-1)?.facts) === '{"greeter":{"one":"hello","two":"ciao"}}'
	)
	t.deepEqual(JSON.parse(readFileSync(`${folder}/learned.json`, 'utf8')), {greeter: {one: 'hello', two: 'ciao'}})
	t.deepEqual(reconciled.flatMap(({links}) => links).sort(), ['link-one', 'link-two'], 'they were made')
	const {seen: calm} = await until('calm', observe, ({reconciliations: {isDue}}) => !isDue)
	t.deepEqual(await run(one('hello'), {...one('ciao'), daemon: {kind: 'greeter', id: 'two', greeting: 'ciao'}}), {
		daemons: 2,
		started: 0,
		changed: 0,
		stopped: 0,
		refused: []
	})
	t.deepEqual(daemon(await observe()).pids, daemon(calm).pids)
})

test.serial(
	'death: it is started again at once; what it had reported is forgotten, and its links are known to be lost',
	async t => {
		await run(one('hello'))
		const pid = await pidNow()
		await until('it has spoken', observe, now => wordsOf(now).join() === 'one hello')
		const {number} = await supervisors.changed(undefined)
		reconciled.length = 0
		process.kill(pid, 'SIGKILL')
		t.true((await supervisors.changed(number)).number > number, 'whoever waits for a change is told')
		const {seen} = await until('another one runs', observe, now => daemon(now).state === 'running' && daemon(now).pids[0] !== pid)
		t.like(daemon(seen), {starts: 2})
		t.is(daemon(seen).trouble, undefined, 'the reason goes with it')
		await until('it has spoken again', observe, now => wordsOf(now).join() === 'one hello')
		t.true(reconciled.some(({links}) => links.includes('link-one')))
		t.deepEqual(said, ['one: it ended; it is started again'])
	}
)

test.serial('one that keeps ending is tried again after longer and longer pauses, with its last words as the reason', async t => {
	const begin = performance.now()
	const {refused, started} = await run(one('HANG for ever'))
	t.is(started, 1)
	t.deepEqual(refused, [], 'another attempt may help')
	const {seen} = await until('it waits', observe, now => daemon(now).state === 'waiting')
	t.is(daemon(seen).trouble, 'greeter was not ready within 700 ms')
	t.deepEqual(daemon(seen).pids, [], 'what hung was ended')
	t.true(performance.now() - begin >= 1400, 'tried twice')
	t.deepEqual(await run(one('hello')), {daemons: 1, started: 0, changed: 1, stopped: 0, refused: []})
	t.like(daemon(await observe()), {state: 'running'}, 'with another configuration at once')
})

test.serial('a configuration that is not taken is refused in its own words, and is not tried again by itself', async t => {
	const {refused} = await run(one('REFUSE this'))
	t.like(refused[0], {id: 'one', isRefused: true, state: 'waiting', trouble: 'bad word: REFUSE this'})
	t.like(await run(one('hello')), {changed: 1, refused: []})
	t.is(daemon(await observe()).isRefused, undefined)
})

test.serial('another configuration is taken without a restart; where it cannot be, it is started anew', async t => {
	await run(one('hello'))
	const pid = await pidNow()
	t.like(await run(one('hi')), {changed: 1, started: 0})
	await until('it says so', observe, now => wordsOf(now).join() === 'one hi')
	t.is(await pidNow(), pid)
	t.like(await run(one('RESTART now')), {changed: 1, started: 0})
	await until('it says that too', observe, now => wordsOf(now).join() === 'one RESTART now')
	t.not(await pidNow(), pid)
	t.is(identify(pid), undefined)
})

test.serial('one that is to be at another place is stopped, and started there', async t => {
	await run(one('hello'))
	const pid = await pidNow()
	t.like(await run(one('hello', {house: 'other'})), {stopped: 1, started: 1, changed: 0})
	const second = await pidNow()
	t.not(second, pid)
	t.like(await run(one('hello', {house: 'other'}, 'there')), {stopped: 1, started: 1}, 'in another namespace')
	t.not(await pidNow(), second)
})

test.serial('one that leaves the plan ends as its configuration says, with all that is known of it, even stopped', async t => {
	await run(one('hello'))
	process.kill(await pidNow(), 'SIGSTOP')
	t.like(await run(), {daemons: 0, stopped: 1})
	t.false(existsSync(`${folder}/daemons/goodbye`))
	t.false(existsSync(`${folder}/daemons/one`))
	t.deepEqual(shownOf(await observe()), [])
	await run(one('hello', {sendsDelete: true}))
	await run()
	t.is(readFileSync(`${folder}/daemons/goodbye`, 'utf8'), 'goodbye\n')
})

test.serial('the next agent adopts what runs, and has its report before anything is concluded', async t => {
	const before = await leave(one('hello'))
	t.like(await run(one('hi')), {started: 1})
	const now = await observe()
	t.like(daemon(now), {pids: before.pids, starts: 0, state: 'running'})
	t.is(wordsOf(now).length, 1, 'reloaded, it may say either')
})

test.serial('what runs at another place is not adopted, nor what cannot be given its configuration: it is ended', async t => {
	for (const wanted of [one('hi', {house: 'other'}), one('RESTART now')]) {
		const before = await leave(one('hello'))
		await run(wanted)
		t.like(daemon(await observe()), {starts: 1, state: 'running'})
		t.deepEqual(before.pids.map(identify), [undefined])
		await run()
	}
})

test.serial('its own troubles are told by service, beside those of the supervisor', async t => {
	await run(one('mmm'))
	const {seen} = await until('it has spoken', observe, now => wordsOf(now).join() === 'one mmm')
	t.deepEqual(seen.troubles as object, {
		greeter: [{daemon: 'one', part: 'mouth', kind: 'mumbles', words: 'nobody understands it', line: 'mmm', isCause: true}]
	})
})

test.serial('measurements are taken while somebody looks, and are not changes by themselves', async t => {
	await run(one('hello'))
	await until('it has spoken', observe, now => wordsOf(now).join() === 'one hello')
	await supervisors.command('one', {name: 'say', argument: 'psst'})
	await until('it says so', observe, now => wordsOf(now).join() === 'one psst')
	const {number} = await supervisors.changed(undefined)
	t.is(shownOf(await supervisors.observe({fresh: true}))[0]?.signals, 1)
	t.is((await supervisors.changed(undefined)).number, number)
	await t.throwsAsync(supervisors.command('nobody', {name: 'say', argument: ''}), {message: 'nobody does not run'})
})

test.serial('the agent ends: nothing is left', async t => {
	await run(one('hello'))
	const found = identify(await pidNow())!
	supervisors.killAll()
	await until(
		'it is gone',
		async () => isRunning(found),
		isIt => !isIt
	)
	await t.throwsAsync(supervisors.run([]), {message: 'the agent ends'})
	t.false(isRunning(found))
})

test.serial('a service that nobody knows is an error that names those there are', async t => {
	const stranger = {namespace: 'here', daemon: {kind: 'dns', id: 'x'}}
	const {message} = (await t.throwsAsync(supervisors.run([stranger])))!
	const [, named = ''] = /^no service is called "dns"; there are: (.*)$/.exec(message) ?? []
	const names = named.split(', ')
	t.true(names.includes('ipsec') && names.includes('bgp'), message)
	for (const name of names) t.truthy(await loadService(name as never), name)
})
