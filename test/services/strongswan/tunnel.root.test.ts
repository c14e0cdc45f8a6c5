import test from 'ava'
import {startCapture} from '../../../src/capture/capture.ts'
import {adoptCharon, type Charon, type CharonPlace, startCharon} from '../../../src/services/strongswan/charon.ts'
import {renderSwanctlConf} from '../../../src/services/strongswan/render.ts'
import {type TunnelNews, watchCharon} from '../../../src/services/strongswan/watch.ts'
import {inside, tunnelEnds, userspace} from '../ends.ts'
import {customerAddress, type TestNet, testNet, until} from '../net.ts'

let net: TestNet
test.before(async () => {
	net = await testNet()
})
test.after.always(() => net?.close())

const running = new Set<Charon>()
test.afterEach.always(async () => {
	await Promise.all([...running].map(charon => charon.stop({signal: 'SIGKILL'})))
	running.clear()
	await net.setLost([])
})

const places = {
	aws: (): CharonPlace => ({folder: net.folder('aws-a'), underlayPath: net.path('aws-a'), routerPath: net.path('aws')}),
	customer: (): CharonPlace => ({folder: net.folder('cust-a'), underlayPath: net.path('cust-a'), routerPath: net.path('cgw')})
}

async function start(...given: Parameters<typeof startCharon>): Promise<Charon> {
	const charon = await startCharon(...given)
	running.add(charon)
	return charon
}

/** The end that waits first: without a watch nobody would try again. */
async function startBoth(ends: ReturnType<typeof tunnelEnds>) {
	const aws = await start(userspace(ends.aws), places.aws())
	return {aws, customer: await start(userspace(ends.customer), places.customer())}
}

const isUp = (charon: Charon) => async () => (await charon.states())[0]!.isUp
const untilUp = (charon: Charon, timeoutMs = 30_000) => until('the tunnel is up', isUp(charon), Boolean, timeoutMs)
const ping = (count = 3) =>
	net.run('cgw', ['ping', '-q', '-c', String(count), '-i', '0.05', '-W', '1', inside.a.aws], {reject: false})

/** What a watch tells, gathered. */
async function gather(charon: Charon) {
	const news: TunnelNews[] = []
	const watch = await watchCharon(charon, {retryMs: 500})
	const ended = (async () => {
		for await (const one of watch) news.push(one)
	})()
	return {
		news,
		async close() {
			watch.close()
			await ended
		}
	}
}

for (const ikeVersion of [2, 1] as const) {
	test.serial(
		`IKEv${ikeVersion}: a ping passes through the tunnel, and outside there is nothing but ESP in UDP 4500`,
		async t => {
			const begin = performance.now()
			const {customer, aws} = await startBoth(tunnelEnds('a', {ikeVersion}))
			await untilUp(customer)
			t.log(`up after ${Math.round(performance.now() - begin)} ms`)
			const capture = await startCapture({points: [{name: 'core', namespacePath: net.path('core'), link: 'aws-a'}]})
			t.regex(await ping(), / 3 received/)
			const {packets} = await capture.stop()
			t.is(packets.length, 6)
			t.true(packets.every(({udp}) => udp?.sourcePort === 4500 && udp.destinationPort === 4500))
			const [state] = await aws.states()
			t.like(state, {isUp: true, ike: {version: ikeVersion, state: 'ESTABLISHED', remote: {address: customerAddress}}})
			t.like(state?.children[0], {state: 'INSTALLED', isEncapsulated: true, packetsIn: 3, packetsOut: 3, bytesIn: 252})
		}
	)
}

test.serial('GCM in both phases, and other groups', async t => {
	const proposals = {encryption: ['AES256-GCM-16'], integrity: ['SHA2-384'], dhGroups: [20]} as const
	const {customer} = await startBoth(tunnelEnds('a', {phase1: proposals, phase2: proposals}))
	await untilUp(customer)
	t.regex(await ping(), / 3 received/)
	t.regex((await customer.states())[0]!.children[0]!.proposal, /^AES_GCM_16-256/)
})

test.serial('another secret: the reason, and the tunnel as soon as both have the same', async t => {
	const ends = tunnelEnds('a')
	const aws = await start(userspace({...ends.aws, psk: 'another_secret'}), places.aws())
	const told = await gather(aws)
	const begin = performance.now()
	const customer = await start(userspace(ends.customer), places.customer())
	const trying = await gather(customer)
	const {seen} = await until(
		'AWS knows why',
		() => told.news.find(one => one.kind === 'reason'),
		reason => reason !== undefined
	)
	t.log(`known after ${Math.round(performance.now() - begin)} ms`)
	t.like(seen, {name: 'vpn-a', reason: {kind: 'wrong-psk', isCause: true, words: 'the two ends have different pre-shared keys'}})
	await until(
		'the customer is told',
		() => trying.news.some(one => one.kind === 'reason' && one.reason.kind === 'authentication'),
		Boolean
	)
	t.false(await isUp(customer)())
	await aws.reload(userspace(ends.aws))
	const {ms} = await untilUp(customer)
	t.log(`up ${Math.round(ms)} ms after the secret was put right`)
	t.regex(await ping(), / 3 received/)
	await Promise.all([told.close(), trying.close()])
})

test.serial('an unreachable peer is said to be so', async t => {
	await net.setLost(['a'])
	const customer = await start(userspace(tunnelEnds('a').customer), places.customer())
	const told = await gather(customer)
	await until('unreachable', () => told.news.some(one => one.kind === 'reason' && one.reason.kind === 'unreachable'), Boolean)
	await told.close()
	t.pass()
})

test.serial('a dead peer: DPD ends the tunnel, the link that follows it goes down, and comes back with it', async t => {
	const ends = tunnelEnds('a', {dpd: {timeoutSeconds: 3, action: 'clear'}})
	const following = {...ends.aws, link: {...ends.aws.link, followsTunnel: true}}
	const [aws, customer] = await Promise.all([
		start(userspace(following), places.aws()),
		start(userspace(ends.customer), places.customer())
	])
	const watch = await gather(aws)
	const trying = await gather(customer)
	const link = async () => JSON.parse(await net.run('aws', ['ip', '-json', 'link', 'show', 'vpn-a']))[0].flags.includes('UP')
	await untilUp(customer)
	await until('the link is up', link, Boolean)
	t.regex(await ping(), / 3 received/)
	await net.setLost(['a'])
	const {ms} = await until('the link is down', link, up => !up)
	t.log(`DPD of 3 s took the link down after ${Math.round(ms)} ms`)
	t.false(await isUp(aws)())
	const isDead = (one: TunnelNews) => one.kind === 'reason' && one.reason.kind === 'peer-is-dead'
	await until(
		'AWS knows why',
		() => watch.news,
		news => news.some(isDead)
	)
	await net.setLost([])
	await until('the link is up again', link, Boolean)
	t.regex(await ping(), / 3 received/)
	await Promise.all([watch.close(), trying.close()])
})

test.serial('who ends in order tells the peer; who is killed takes the link along', async t => {
	const {aws, customer} = await startBoth(tunnelEnds('a'))
	await untilUp(customer)
	const watch = await gather(aws)
	await customer.stop()
	await until('AWS knows', () => watch.news.some(one => one.kind === 'reason' && one.reason.kind === 'deleted-by-peer'), Boolean)
	await until('AWS has no tunnel', isUp(aws), up => !up)
	await aws.stop({signal: 'SIGKILL'})
	await until(
		'the watch ends',
		() => watch.news.at(-1)?.kind,
		kind => kind === 'ended'
	)
	t.false((await net.run('aws', ['ip', '-br', 'link'])).includes('vpn-a'))
	await watch.close()
})

test.serial('an end that is called before it knows the caller is called again at once, not when the next turn comes', async t => {
	const ends = tunnelEnds('a')
	const aws = await start(userspace({...ends.aws, remote: {address: '203.0.113.1'}}), places.aws())
	const customer = await start(userspace(ends.customer), places.customer())
	await until(
		'the call was refused',
		async () => (await customer.log()).some(line => line.includes('NO_PROPOSAL_CHOSEN')),
		Boolean
	)
	const watch = await watchCharon(customer, {retryMs: 60_000})
	const watching = (async () => {
		for await (const _ of watch);
	})()
	await aws.reload(userspace(ends.aws))
	await untilUp(customer, 20_000)
	watch.close()
	await watching
	t.pass()
})

test.serial('it is found again without a break, and one that is started where one runs takes its place', async t => {
	const ends = tunnelEnds('a')
	const {aws, customer} = await startBoth(ends)
	await untilUp(customer)
	const found = await adoptCharon(userspace(ends.aws), places.aws())
	t.is(found?.process.pid, aws.process.pid)
	t.true((await found!.states())[0]!.isUp)
	const again = await start(userspace(ends.aws), places.aws())
	t.not(again.process.pid, aws.process.pid)
	t.false(aws.isRunning)
	const watch = await gather(customer)
	await customer.vici.terminate('vpn-a', {force: true})
	await until('the tunnel with the new one', isUp(again), Boolean)
	await until('it carries', ping, text => / 3 received/.test(text))
	await watch.close()
	await again.stop({signal: 'SIGKILL'})
	t.is(await adoptCharon(userspace(ends.aws), places.aws()), undefined)
})

test.serial("a swanctl.conf of the user's own is loaded by swanctl", async t => {
	const ends = tunnelEnds('a')
	await start(userspace(ends.aws), places.aws())
	const customer = await start(
		{
			...userspace(ends.customer),
			own: {text: renderSwanctlConf(userspace(ends.customer)), connection: 'vpn-a', children: ['vpn-a']}
		},
		places.customer()
	)
	await untilUp(customer)
	t.regex(await ping(), / 3 received/)
})

test.serial('what charon does not understand is told in its words, and nothing is left running', async t => {
	const {aws} = tunnelEnds('a')
	const broken = {...aws, trafficSelectors: {local: ['nonsense'], remote: ['0.0.0.0/0']}}
	await t.throwsAsync(startCharon(userspace(broken), places.aws()), {
		message: /^vici: load-conn: invalid value for: local_ts, config discarded/
	})
	t.is(await adoptCharon(userspace(aws), places.aws()), undefined)
})
