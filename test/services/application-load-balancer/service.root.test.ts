import {join} from 'node:path'
import test from 'ava'
import {applicationLoadBalancer} from '../../../src/services/application-load-balancer/service.ts'
import {temporaryFolder} from '../../temporary-folder.ts'
import {forward, specOf} from './balanced.ts'

const folder = temporaryFolder('alb')
const place = {folder: join(folder, 'alb.main.shop.a'), logsFolder: folder, pathOf: () => '/proc/self/ns/net'}
const fixed = (body: string) => ({type: 'fixed-response', status: 200, contentType: 'text/plain', body}) as const
const port = 18_080
const placed = (body: string) => ({namespace: 'nlb.main.shop.a', daemon: specOf(port, [], {}, fixed(body))})
const ask = async () => (await fetch(`http://127.0.0.1:${port}/`)).text()

test.serial('a node starts, takes changes while it runs, is taken over, and ends', async t => {
	const first = await applicationLoadBalancer.start(placed('one'), place)
	t.teardown(() => first.kill())
	t.is(await ask(), 'one')
	t.true(await first.reload(placed('two').daemon))
	t.is(await ask(), 'two')

	const adopted = await applicationLoadBalancer.adopt(placed('two').daemon, placed('two'), place)
	t.deepEqual(adopted?.pids, first.pids)
	const second = await applicationLoadBalancer.start(placed('three'), place)
	t.teardown(() => second.kill())
	t.notDeepEqual(second.pids, first.pids)
	t.is(await ask(), 'three')
	await second.kill()
	await t.throwsAsync(ask)
	t.is(await applicationLoadBalancer.adopt(placed('three').daemon, placed('three'), place), undefined)
})

test.serial('a listener that cannot be opened is told, and the others serve', async t => {
	const busy = {...placed('one').daemon, listeners: placed('one').daemon.listeners}
	const node = await applicationLoadBalancer.start({namespace: 'n', daemon: busy}, place)
	t.teardown(() => node.kill())
	const other = {...place, folder: join(folder, 'alb.main.shop.b')}
	const [listener] = busy.listeners
	const rules = [{priority: 'default', conditions: [], action: forward({})}] as const
	const spec = {...busy, listeners: [listener!, {protocol: 'HTTP', port: port + 1, rules} as const]}
	const second = await applicationLoadBalancer.start({namespace: 'n', daemon: spec}, other)
	t.teardown(() => second.kill())
	const reports = await second.watch()
	for await (const problems of reports) {
		t.is(problems.length, 1)
		t.regex(problems[0] ?? '', /^HTTP:18080: .*EADDRINUSE/)
		break
	}
	reports.close()
	t.is((await fetch(`http://127.0.0.1:${port + 1}/`)).status, 503)
})
