/**
 * The runner over a network that is only imagined: what it asks when, and what it makes of the answers.
 * Long, since probes, actions and captures share one imagined network.
 */
import {setTimeout as delay} from 'node:timers/promises'
import test from 'ava'
import type {CheckItem} from '../../src/checks/all.ts'
import type {ProbeOutcome, ProbeRequest} from '../../src/probes/outcomes.ts'
import type {StartCapture} from '../../src/verify/network.ts'
import {type CheckEvent, exitStatusOf} from '../../src/verify/report.ts'
import {type RunChecksOptions, runChecks} from '../../src/verify/run-checks.ts'
import {action, network, probe, ref} from './lab.ts'

const connect = (from = 'web', to = 'db', rest: object = {}) =>
	probe(from, to, {kind: 'tcp', port: 5432, expect: {got: 'connect'}}, rest)
const silence = (from = 'web', to = 'db') => probe(from, to, {kind: 'tcp', port: 5432, expect: {got: 'timeout'}})
const stop = action({kind: 'stop', instance: 'web'})
const capture = (rest: object = {}) =>
	action({
		kind: 'capture',
		points: ['web', 'igw:main'],
		during: connect(),
		expect: [{point: 'web', seen: true, packet: {kind: 'fields', flags: ['syn']}}],
		...rest
	})

const connected: ProbeOutcome = {got: 'connect', answered: true}
const run = (
	items: readonly CheckItem[],
	answer: (request: ProbeRequest) => ProbeOutcome | Promise<ProbeOutcome>,
	rest: RunChecksOptions = {},
	on = network()
) => runChecks(items, on, {probe: async (_, request) => answer(request), ...rest})

/** What runs at the same time, by title. */
async function inParallel(items: readonly CheckItem[], options: RunChecksOptions = {}) {
	const seen: string[][] = []
	let running = 0
	const enter = async (name: string) => {
		if (running++ === 0) seen.push([])

		seen.at(-1)!.push(name)
		await delay(5)
		running--
	}

	await runChecks(items, network({act: async () => enter('action')}), {
		...options,
		async probe(_, request) {
			await enter(request.address)
			return request.address === '10.0.2.5' ? connected : {got: 'timeout'}
		},
		startCapture: async () => {
			await enter('capture')
			return {stop: async () => ({packets: [], statistics: []})}
		}
	})
	return seen
}

test('consecutive probes run at the same time, and silence is asked after what is expected; actions and captures stand between them', async t => {
	t.deepEqual(await inParallel([silence('web', 'app'), connect(), connect(), stop, connect(), capture(), connect(), connect()]), [
		['10.0.2.5', '10.0.2.5'],
		['10.1.0.5'],
		['action'],
		['10.0.2.5'],
		['capture'],
		['10.0.2.5'],
		['10.0.2.5', '10.0.2.5']
	])
})

const tunnelUp = action({kind: 'tunnel', tunnel: 'office:1', expect: {state: 'up'}})
const routeThere = (expect: object = {got: 'route'}) =>
	action({kind: 'route', place: {kind: 'subnet', key: 'main.app', text: 'main.app'}, to: ref('db'), expect, withinMs: 0})
const verdictsOf = ({results}: {readonly results: readonly {readonly verdict: string}[]}) => results.map(({verdict}) => verdict)

test('what waits for a state is a barrier: what stands after it starts, and its time begins, when that is done', async t => {
	const order: string[] = []
	let looks = 0
	const isUp = {...(await network().status()).report, tunnels: [{tunnel: 'office:1', isUp: true, sinceMs: 0, at: 'lab.yaml:1:1'}]}
	const on = network({
		async status() {
			order.push('looked')
			await delay(100)
			const now = await network().status()
			return ++looks < 4 ? now : {...now, report: isUp}
		}
	})
	const hasty = connect('web', 'db', {withinMs: 400})
	let asked = 0
	const report = await run(
		[tunnelUp, hasty],
		() => {
			order.push('asked')
			return ++asked < 2 ? {got: 'refused'} : connected
		},
		{},
		on
	)
	t.deepEqual(verdictsOf(report), ['passed', 'passed'])
	t.is(order.lastIndexOf('looked') + 1, order.indexOf('asked'))
})

test('silence is asked once the network has converged: before that it proves nothing', async t => {
	const order: string[] = []
	const events: CheckEvent[] = []
	const on = network({
		async converge(until, {onPending}) {
			order.push(until)
			onPending?.(['tunnel office:1'])
			await delay(5)
			return []
		}
	})
	const report = await run(
		[connect(), silence(), silence('web', 'app'), stop, silence()],
		({address}) => {
			order.push(address)
			return order.includes('converged') ? {got: 'timeout'} : connected
		},
		{onEvent: event => events.push(event)},
		on
	)
	t.deepEqual(verdictsOf(report), ['passed', 'passed', 'passed', 'passed', 'passed'])
	t.deepEqual(order, ['10.0.2.5', 'converged', '10.0.2.5', '10.1.0.5', 'converged', '10.0.2.5'], 'once for each stage')
	t.true(events.some(event => event.type === 'converging' && event.pending[0] === 'tunnel office:1'))
})

test('where the network does not converge, silence is not asked and says nothing; what is expected is asked all the same', async t => {
	const on = network({converge: async () => ['tunnel office:1', 'BGP session of office:1']})
	const asked: string[] = []
	const ask = ({address}: ProbeRequest) => {
		asked.push(address)
		return connected
	}
	const report = await run([silence('web', 'app'), connect()], ask, {}, on)
	t.deepEqual(verdictsOf(report), ['inconclusive', 'passed'])
	t.is(
		report.results[0]!.why,
		'not run: the network has not converged, so this check would prove nothing: tunnel office:1, BGP session of office:1'
	)
	t.deepEqual(asked, ['10.0.2.5'])
	t.like(report, {inconclusive: 1, failed: 0})
	t.is(exitStatusOf(report), 1)
})

test('a state that must not come is waited for until nothing is still to come, and not until what was there has gone', async t => {
	const waited: string[] = []
	const on = network({
		async converge(until) {
			waited.push(until)
			return []
		}
	})
	await run([routeThere({got: 'none'}), routeThere(), tunnelUp, connect()], () => connected, {withinMs: 0}, on)
	t.deepEqual(waited, ['arrived'])
})

test('where something expected before it is missing, silence, refusal and absence say so, until the next action that is made', async t => {
	const refused = probe('web', 'db', {kind: 'tcp', port: 81, expect: {got: 'refused'}})
	const unseen = capture({during: connect(), expect: [{point: 'web', seen: false, packet: {kind: 'fields', flags: ['rst']}}]})
	const kept = action({kind: 'change', patch: {vpcs: {}}, refused: 'InvalidVpc.Range'})
	const on = network({
		async act(item) {
			if (item.kind === 'change') throw Object.assign(new Error('no'), {problems: [{code: 'InvalidVpc.Range'}]})
		}
	})
	const report = await run(
		[silence(), connect(), silence(), refused, routeThere({got: 'none'}), unseen, kept, silence(), stop, silence()],
		() => ({got: 'timeout'}),
		{withinMs: 0, startCapture: seeing('syn')},
		on
	)
	t.deepEqual(verdictsOf(report), [
		'passed',
		'failed',
		...Array<string>(4).fill('inconclusive'),
		'passed',
		'inconclusive',
		'passed',
		'passed'
	])
	t.is(report.results[2]!.why, 'not run: a check before it failed, so this one would prove nothing: tcp web → db:5432: connect')
})

test('no more than so many at once', async t => {
	let running = 0
	let most = 0
	await run(
		Array.from({length: 20}, () => connect()),
		async () => {
			most = Math.max(most, ++running)
			await delay(2)
			running--
			return connected
		},
		{concurrency: 3}
	)
	t.is(most, 3)
})

test('what is expected to become true is asked until it is', async t => {
	let asked = 0
	const events: CheckEvent[] = []
	const report = await run([connect()], () => (++asked < 4 ? {got: 'refused'} : connected), {
		onEvent: event => events.push(event)
	})
	t.like(report.results[0], {verdict: 'passed', attempts: 4, got: 'connect: the connection is established'})
	t.deepEqual(
		events.map(event => (event.type === 'retrying' ? `retrying: ${event.got}` : event.type)),
		['started', 'running', ...Array<string>(3).fill('retrying: refused: the packet arrived and nothing listens'), 'ended']
	)
})

test('but not for ever', async t => {
	const report = await run([connect()], () => ({got: 'refused'}), {withinMs: 200})
	const [result] = report.results
	t.like(result, {
		verdict: 'failed',
		why: 'expected connect (the connection is established), got refused: the packet arrived and nothing listens'
	})
	// After 50 and 100 ms; a busy machine may get round to fewer.
	t.true(result!.attempts >= 1 && result!.attempts <= 3, String(result!.attempts))
})

test('as long as the check itself says, if it does', async t => {
	let asked = 0
	const refusedTwice = () => (++asked < 3 ? ({got: 'refused'} as const) : connected)
	const patient = await run([connect('web', 'db', {withinMs: 5000})], refusedTwice, {withinMs: 0})
	t.like(patient.results[0], {verdict: 'passed', attempts: 3})
	const hasty = await run([connect('web', 'db', {withinMs: 0})], () => ({got: 'refused'}), {withinMs: 5000})
	t.like(hasty.results[0], {verdict: 'failed', attempts: 1})
})

test('silence is waited for once, and an answer in its place settles it', async t => {
	let asked = 0
	const report = await run([silence()], () => {
		asked++
		return connected
	})
	t.is(asked, 1)
	t.like(report.results[0], {
		verdict: 'failed',
		why: 'expected timeout (packets vanish), got connect: the connection is established'
	})
	t.like((await run([silence()], () => ({got: 'timeout'}))).results[0], {verdict: 'passed', attempts: 1})
})

test('a probe that could not be made is not made again', async t => {
	const report = await run([connect()], () => ({got: 'failed', message: 'perl is not installed'}))
	t.like(report.results[0], {verdict: 'failed', attempts: 1, why: 'the probe could not be made: perl is not installed'})
})

test('who cannot be asked, and who cannot ask, is said in words and nobody is asked', async t => {
	const report = await run([connect('down'), connect('nobody'), connect('web', 'db.public')], () => connected)
	t.deepEqual(
		report.results.map(({why}) => why),
		['down is stopped: it cannot send', 'there is no host "nobody"', 'db.public has no public IPv4 address']
	)
})

test('a result tells all that a report needs', async t => {
	const report = await run([connect('laptop', 'web')], () => connected, {cli: 'vpclab'})
	t.like(report, {lab: 'demo', passed: 1, failed: 0, skipped: 0})
	const {ms, ...result} = report.results[0]!
	t.true(ms >= 0)
	t.deepEqual(result, {
		index: 0,
		kind: 'tcp',
		title: 'tcp laptop → web:5432: connect',
		verdict: 'passed',
		expected: 'connect',
		got: 'connect: the connection is established',
		attempts: 1,
		from: 'laptop',
		to: 'web:5432',
		address: '54.0.0.5',
		command: 'echo whoami | vpclab exec demo laptop -- socat -t 2 - TCP:54.0.0.5:5432,connect-timeout=2',
		outcome: connected,
		at: {path: 'checks[0]', file: 'labs/demo/lab.yaml', line: 24, column: 5}
	})
})

test('facts are looked up as the one who saw them would', async t => {
	const asks = async (from: string, to: string, expect: object, outcome: object) =>
		(
			await run(
				[probe(from, to, {kind: 'tcp', port: 80, expect: {got: 'connect', ...expect}} as never)],
				() => ({...connected, ...outcome}) as ProbeOutcome,
				{withinMs: 0}
			)
		).results[0]!.verdict
	const web = {kind: 'host', text: 'web', host: 'web', which: 'client'}
	t.is(await asks('web', 'laptop', {client: web}, {client: '54.0.0.5'}), 'passed', 'the Internet sees its public address')
	t.is(await asks('web', 'db', {client: web}, {client: '10.0.0.5'}), 'passed', 'a neighbour sees its private address')
	t.is(await asks('laptop', 'web', {server: web}, {server: '10.0.0.5'}), 'passed', 'a server knows itself by its private address')
	t.is(await asks('web', 'laptop', {client: web}, {client: '10.0.0.5'}), 'failed')
	t.is(await asks('db', 'web', {host: 'main.web'}, {host: 'web'}), 'passed', 'a service calls itself by its shortest name')
})

test('after an action that failed the rest is skipped', async t => {
	const failing = network({
		async act() {
			throw new Error('the kernel said no')
		}
	})
	const report = await run([connect(), stop, connect()], () => connected, {}, failing)
	t.deepEqual(
		report.results.map(({verdict, why}) => [verdict, why]),
		[
			['passed', undefined],
			['failed', 'the kernel said no'],
			['skipped', 'an action before it failed: stop web']
		]
	)
	t.is(exitStatusOf(report), 1)
})

const refusing = (...codes: (string | undefined)[]) =>
	network({
		async act() {
			throw Object.assign(new Error('lab.yaml:1:1 vpcs.main: no'), {problems: codes.map(code => ({message: 'no', code}))})
		}
	})
const change = action({kind: 'change', patch: {vpcs: {}}, refused: 'InvalidVpc.Range'})

test('a change that must be refused passes only if it is, with that code', async t => {
	const result = async (on: ReturnType<typeof network>) => (await run([change], () => connected, {}, on)).results[0]!
	t.like(await result(refusing('InvalidVpc.Range')), {verdict: 'passed', got: 'refused with InvalidVpc.Range'})
	t.like(await result(refusing(undefined, 'InvalidSubnet.Range')), {
		verdict: 'failed',
		why: 'expected refused with InvalidVpc.Range, got refused with InvalidSubnet.Range: lab.yaml:1:1 vpcs.main: no'
	})
	t.like(await result(refusing(undefined)), {
		verdict: 'failed',
		why: 'expected refused with InvalidVpc.Range, it failed: lab.yaml:1:1 vpcs.main: no'
	})
	t.like(await result(network()), {verdict: 'failed', why: 'expected refused with InvalidVpc.Range, but the change was made'})
})

const seeing =
	(...flags: string[]): StartCapture =>
	async ({points, filter}) => ({
		stop: async () => ({
			packets: points.flatMap(({name}) =>
				flags.map(
					flag => ({point: name, summary: `IP ${filter ?? 'any'} [${flag}]`, ip: {version: 4}, tcp: {flags: [flag]}}) as never
				)
			),
			statistics: []
		})
	})

test('a capture passes if its probe does and its points saw what they should', async t => {
	const report = await run([capture()], () => connected, {startCapture: seeing('syn')})
	t.like(report.results[0], {
		verdict: 'passed',
		expected: 'connect; web sees SYN',
		got: 'connect: the connection is established; web: 1 of 1 packets',
		from: 'web'
	})
	t.is(report.results[0]!.packets, undefined)
})

test('a capture that did not see it shows what it saw', async t => {
	const report = await run([capture()], () => connected, {startCapture: seeing('ack')})
	t.like(report.results[0], {
		verdict: 'failed',
		why: 'web must see SYN, and did not',
		packets: [
			{point: 'web', summary: 'IP any [ack]'},
			{point: 'igw:main', summary: 'IP any [ack]'}
		]
	})
})

test('a packet match that is a filter is a capture of its own', async t => {
	const filters: (string | undefined)[] = []
	const startCapture: StartCapture = async options => {
		filters.push(options.filter)
		return seeing('syn')(options)
	}

	const expect = [{point: 'web', seen: true, count: 1, packet: {kind: 'filter', filter: 'tcp[tcpflags] & tcp-syn != 0'}}]
	const report = await run([capture({filter: 'port 80', expect})], () => connected, {startCapture})
	t.is(report.results[0]!.verdict, 'passed')
	t.deepEqual(filters, ['port 80', '(port 80) and (tcp[tcpflags] & tcp-syn != 0)'])
})

test('a capture that cannot be made is said in words', async t => {
	const result = async (item: CheckItem, startCapture: StartCapture) =>
		(await run([item], () => connected, {startCapture})).results[0]!.why
	t.is(await result(capture({points: ['web', 'nowhere']}), seeing()), 'there is no point nowhere; there are: igw:main, web')
	t.is(
		await result(capture(), async () => {
			throw new Error('syntax error in filter')
		}),
		'the capture could not start: syntax error in filter'
	)
	t.is(
		await result(capture({expect: []}), async () => ({
			async stop() {
				throw new Error('the link went away')
			}
		})),
		'the capture failed: the link went away'
	)
	t.is(
		await result(capture({expect: []}), async () => ({
			stop: async () => ({packets: [], statistics: [{point: 'web', dropped: 3}]})
		})),
		'the capture missed 3 packets'
	)
})

test('interrupted: what waits is skipped, what runs ends', async t => {
	const controller = new AbortController()
	const report = await runChecks([connect(), stop, connect()], network(), {
		signal: controller.signal,
		async probe() {
			controller.abort()
			return {got: 'refused'}
		}
	})
	t.deepEqual(
		report.results.map(({verdict, why}) => [verdict, why]),
		[
			['failed', 'expected connect (the connection is established), got refused: the packet arrived and nothing listens'],
			['skipped', 'interrupted'],
			['skipped', 'interrupted']
		]
	)
})

test('without checks all is well', async t => {
	const report = await run([], () => connected)
	t.like(report, {passed: 0, failed: 0, skipped: 0, inconclusive: 0, results: []})
	t.is(exitStatusOf(report), 0)
})
