import {createServer as createHttp} from 'node:http'
import {type AddressInfo, createServer as createTcp, type Server} from 'node:net'
import test from 'ava'
import {attempt} from '../../../src/services/route-health/attempt.ts'
import type {EndpointCheck} from '../../../src/services/route-health/types.ts'

async function listening(server: Server): Promise<number> {
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
	server.unref()
	return (server.address() as AddressInfo).port
}
const checkOf = (port: number, more: Partial<EndpointCheck> = {}): EndpointCheck => ({
	key: 'web',
	protocol: 'HTTP',
	address: '127.0.0.1',
	port,
	path: '/health',
	sendsServerName: true,
	intervalSeconds: 30,
	failureThreshold: 3,
	sources: ['127.0.0.1'],
	...more
})
const asked = (check: EndpointCheck) => attempt(check, '127.0.0.2', [])

test('R53-2: 2xx and 3xx count, others do not; the request names the host', async t => {
	const seen: unknown[] = []
	const port = await listening(
		createHttp((request, response) => {
			seen.push([request.url, request.headers.host, request.socket.remoteAddress])
			response.writeHead(request.url === '/gone' ? 302 : request.url === '/sick' ? 503 : 200).end()
		})
	)
	t.deepEqual(await asked(checkOf(port, {hostName: 'www.shop.example'})), {
		isSuccess: true,
		result: 'Success: HTTP Status Code 200, OK'
	})
	t.true((await asked(checkOf(port, {path: '/gone'}))).isSuccess)
	t.deepEqual(await asked(checkOf(port, {path: '/sick'})), {
		isSuccess: false,
		result: 'Failure: HTTP Status Code 503, Service Unavailable'
	})
	t.deepEqual(seen[0], ['/health', `www.shop.example:${port}`, '127.0.0.2'], 'from the address of the checker')
})

test('R53-2: a search string counts in the first 5,120 bytes of the body alone', async t => {
	const port = await listening(createHttp((_request, response) => void response.end(`${'x'.repeat(5115)}alive, late`)))
	t.true((await asked(checkOf(port, {searchString: 'alive'}))).isSuccess)
	t.regex((await asked(checkOf(port, {searchString: 'late'}))).result, /^Failure: .* did not include the search string/)
})

test('a closed port, and a server that says nothing', async t => {
	const gone = createTcp()
	const port = await listening(gone)
	await new Promise(resolve => gone.close(resolve))
	t.regex((await asked(checkOf(port))).result, /^Failure: Connection refused/)
	t.regex((await asked(checkOf(port, {protocol: 'TCP'}))).result, /^Failure: Connection refused/)
	const silent = await listening(createTcp(() => undefined))
	t.true((await asked(checkOf(silent, {protocol: 'TCP'}))).isSuccess)
	t.regex((await asked(checkOf(silent))).result, /^Failure: The health checker did not receive a response/)
})

test('whatever a server sends instead of HTTP is a failure', async t => {
	for (const text of ['\0\xff', 'HTTP/1.1 200', 'SSH-2.0-x\r\n', '']) {
		const port = await listening(createTcp(socket => socket.on('error', () => undefined).end(text)))
		t.false((await asked(checkOf(port))).isSuccess, text)
		t.false((await asked(checkOf(port, {protocol: 'HTTPS'}))).isSuccess, text)
	}
})
