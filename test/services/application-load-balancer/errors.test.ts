import {createServer as createHttpServer, type IncomingMessage, type RequestListener, request} from 'node:http'
import {type AddressInfo, createConnection, createServer, type Server, type Socket} from 'node:net'
import test, {type ExecutionContext} from 'ava'
import type {LoggedRequest} from '../../../src/services/application-load-balancer/access-log.ts'
import {Balancer} from '../../../src/services/application-load-balancer/balancer.ts'
import {Servers} from '../../../src/services/application-load-balancer/server.ts'
import type {BalancedGroup} from '../../../src/services/application-load-balancer/types.ts'
import {newAuthority} from '../../../src/services/authority/certificates.ts'
import {group, specOf} from './balanced.ts'

const listen = (server: Server, port = 0): Promise<number> =>
	new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
	})

async function freePort(): Promise<number> {
	const server = createServer()
	const port = await listen(server)
	await new Promise(resolve => server.close(resolve))
	return port
}

type Answer = {readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: string}

const ask = (port: number, {path = '/', headers = {}, method = 'GET', body = ''} = {}): Promise<Answer> =>
	new Promise((resolve, reject) => {
		const asking = request({host: '127.0.0.1', port, path, headers, method, agent: false}, async answer => {
			const text = (await answer.toArray()).join('')
			resolve({status: answer.statusCode ?? 0, headers: answer.headers, body: text})
		})
		asking.on('error', reject)
		asking.end(body)
	})

/** Raw text both ways. */
const say = (port: number, text: string): Promise<string> =>
	new Promise(resolve => {
		const socket = createConnection({host: '127.0.0.1', port})
		let heard = ''
		socket.setEncoding('latin1').on('data', chunk => {
			heard += chunk
		})
		socket.on('error', () => undefined)
		socket.on('close', () => resolve(heard))
		socket.write(text)
	})

const authority = newAuthority('tests')

type Options = Parameters<typeof specOf>[2]

/** A load balancer in front of such targets. */
async function balance(t: ExecutionContext, ports: readonly number[], more: Partial<BalancedGroup> = {}, change: Options = {}) {
	const port = await freePort()
	const targets = ports.map((one, index) => ({id: `i-${index}`, address: '127.0.0.1', port: one}))
	const registered = targets.map(({id, port: own}) => `${id}:${own}`)
	const whole: BalancedGroup = {...group, targets, registered, ...more}
	const log: LoggedRequest[] = []
	const balancer = new Balancer(specOf(port, [whole], change))
	const servers = new Servers(balancer, one => log.push(one), authority)
	t.deepEqual(await servers.update(balancer.spec.listeners), [])
	t.teardown(() => servers.update([]))
	return {port, balancer, log, group: whole}
}

async function speaking(t: ExecutionContext, answer: (socket: Socket) => void): Promise<number> {
	const sockets = new Set<Socket>()
	const server = createServer({allowHalfOpen: true}, socket => {
		sockets.add(socket.on('error', () => undefined))
		answer(socket)
	})
	const port = await listen(server)
	t.teardown(() => {
		server.close()
		for (const socket of sockets) socket.destroy()
	})
	return port
}

async function serving(t: ExecutionContext, answer: RequestListener): Promise<number> {
	const server = createHttpServer(answer)
	const port = await listen(server)
	t.teardown(() => {
		server.close()
		server.closeAllConnections()
	})
	return port
}

test('ALB-4: 503 where nobody is registered', async t => {
	const {port, log} = await balance(t, [])
	const {status, headers, body} = await ask(port)
	t.is(status, 503)
	t.is(headers.server, 'awselb/2.0')
	t.true(body.includes('<center><h1>503 Service Temporarily Unavailable</h1></center>'))
	t.is(log[0]?.status, 503)
	t.is(log[0]?.target, undefined)
})

test('ALB-4: 502 where nothing listens, where a target resets, closes or talks nonsense', async t => {
	const refusing = await freePort()
	t.is((await ask((await balance(t, [refusing])).port)).status, 502)
	const resetting = await speaking(t, socket => socket.once('data', () => socket.resetAndDestroy()))
	t.is((await ask((await balance(t, [resetting])).port)).status, 502)
	const closing = await speaking(t, socket => socket.once('data', () => socket.end()))
	t.is((await ask((await balance(t, [closing])).port)).status, 502)
	const babbling = await speaking(t, socket => socket.once('data', () => socket.end('hello\r\n\r\n')))
	const {port, log} = await balance(t, [babbling])
	t.is((await ask(port)).status, 502)
	t.is(log[0]?.target, `127.0.0.1:${babbling}`)
	t.is(log[0]?.targetStatus, undefined)
})

test('ALB-4: 504 where a target says nothing within the idle timeout, or less than it has announced', async t => {
	const silent = await speaking(t, () => undefined)
	t.is((await ask((await balance(t, [silent], {}, {idleTimeoutSeconds: 1})).port)).status, 504)
	const short = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello'
	const waiting = await speaking(t, socket => socket.once('data', () => socket.write(short)))
	t.is((await ask((await balance(t, [waiting], {}, {idleTimeoutSeconds: 1})).port)).status, 504)
	const ending = await speaking(t, socket => socket.once('data', () => socket.end(short)))
	t.is((await ask((await balance(t, [ending])).port)).status, 502)
})

test('ALB-4: a connection to a target is used again, and closed once it lies idle for the idle timeout', async t => {
	const closed = Promise.withResolvers<void>()
	let connections = 0
	const target = await speaking(t, socket => {
		connections++
		socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
		socket.on('end', () => closed.resolve())
	})
	const {port} = await balance(t, [target], {}, {idleTimeoutSeconds: 1})
	t.is((await ask(port)).status, 200)
	t.is((await ask(port)).status, 200)
	t.is(connections, 1)
	await closed.promise
})

test('ALB-4: 502 once the deregistration delay of a target is over that still has not answered', async t => {
	const silent = await speaking(t, () => undefined)
	const {port, balancer, group: own} = await balance(t, [silent], {deregistrationDelaySeconds: 1})
	const asked = ask(port)
	const under = Promise.withResolvers<void>()
	const look = setInterval(() => balancer.hasWork(own) && under.resolve(), 5)
	await under.promise
	clearInterval(look)
	const began = performance.now()
	balancer.update(specOf(port, [{...own, targets: [], registered: []}]))
	t.is((await asked).status, 502)
	t.true(performance.now() - began > 900)
})

test('a client that leaves ends the request at the target, and is logged with 460', async t => {
	const gone = Promise.withResolvers<void>()
	const heard = Promise.withResolvers<void>()
	const silent = await speaking(t, socket => {
		socket.on('data', () => heard.resolve()).on('close', () => gone.resolve())
		socket.on('end', () => socket.end())
	})
	const {port, log} = await balance(t, [silent])
	const client = createConnection({host: '127.0.0.1', port})
	client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
	await heard.promise
	client.destroy()
	await gone.promise
	t.is(log[0]?.status, 460)
})

test('requests that could be read in two ways are refused, and none reaches a target split', async t => {
	const urls: string[] = []
	const target = await serving(t, (asked, answer) => {
		urls.push(asked.url ?? '')
		answer.end('ok')
	})
	const {port} = await balance(t, [target])
	const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n'
	const first = (text: string) => text.split('\r\n')[0]
	const post = (headers: string, body: string) => `POST /first HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n${body}`
	t.regex(first(await say(port, post('Content-Length: 6\r\nContent-Length: 5', '0\r\n\r\nG')))!, / 400 /)
	t.regex(first(await say(port, post('Content-Length: 6\r\nTransfer-Encoding: chunked', `0\r\n\r\n${smuggled}`)))!, / 400 /)
	t.regex(first(await say(port, post('Transfer-Encoding: xchunked', smuggled)))!, / (400|501) /)
	t.regex(first(await say(port, 'nonsense\r\n\r\n'))!, / 400 /)
	t.regex(first(await say(port, 'GET / HTTP/3.7\r\nHost: x\r\n\r\n'))!, / 505 /)
	t.regex(first(await say(port, 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))!, / 405 /)
	t.deepEqual(urls, [])
})

test('requests take turns, and with a cookie a client comes back to its target', async t => {
	const named = (name: string) => serving(t, (_asked, answer) => void answer.end(name))
	const {port, balancer, group: own} = await balance(t, [await named('one'), await named('two')])
	const bodies = [await ask(port), await ask(port), await ask(port)].map(({body}) => body)
	t.deepEqual(bodies, ['one', 'two', 'one'])
	balancer.update(specOf(port, [{...own, cookie: {type: 'lb_cookie', seconds: 60, name: ''}}]))
	const {headers, body} = await ask(port)
	const [cookie = ''] = headers['set-cookie'] ?? []
	t.regex(cookie, /^AWSALB=[^;]+; Expires=[^;]+; Path=\/$/)
	for (let time = 0; time < 4; time++) {
		t.is((await ask(port, {headers: {cookie: cookie.split(';')[0] ?? ''}})).body, body)
	}
})

test('a body goes to the target whole, and its answer comes back whole, however long', async t => {
	const target = await serving(t, (asked, answer) => void asked.pipe(answer))
	const {port, log} = await balance(t, [target])
	const body = 'x'.repeat(3_000_000)
	t.is((await ask(port, {method: 'POST', body})).body.length, body.length)
	t.is((await ask(port, {method: 'POST', headers: {'transfer-encoding': 'chunked'}, body: 'short'})).body, 'short')
	t.deepEqual(
		log.map(({status, targetStatus, sentBytes}) => [status, targetStatus, sentBytes]),
		[
			[200, 200, body.length],
			[200, 200, 5]
		]
	)
})

test('WebSocket: what both sides send passes once the target has agreed', async t => {
	const target = await speaking(t, socket => {
		socket.once('data', head => {
			t.regex(head.toString(), /\r\nUpgrade: websocket\r\n/i)
			t.regex(head.toString(), /\r\nX-Forwarded-For: 127\.0\.0\.1\r\n/)
			socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
			socket.on('data', chunk => socket.end(`echo ${chunk}`))
		})
	})
	const {port} = await balance(t, [target])
	const socket = createConnection({host: '127.0.0.1', port})
	socket.write('GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
	let heard = ''
	socket.setEncoding('latin1').on('data', (chunk: string) => {
		if (heard === '') socket.write('hi')
		heard += chunk
	})
	await new Promise(resolve => socket.on('close', resolve))
	t.regex(heard, /^HTTP\/1\.1 101 [\s\S]*echo hi$/)
})
