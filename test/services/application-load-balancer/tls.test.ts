import {X509Certificate} from 'node:crypto'
import {createServer} from 'node:http'
import {connect as http2Connect} from 'node:http2'
import {type AddressInfo, createServer as createTcpServer} from 'node:net'
import {connect} from 'node:tls'
import test from 'ava'
import type {LoggedRequest} from '../../../src/services/application-load-balancer/access-log.ts'
import {Balancer} from '../../../src/services/application-load-balancer/balancer.ts'
import {Servers} from '../../../src/services/application-load-balancer/server.ts'
import {newAuthority} from '../../../src/services/authority/certificates.ts'
import {bestFor} from '../../../src/services/authority/listener-certificates.ts'
import {forward, group, specOf} from './balanced.ts'

test('the name itself before the domain that it is in; a wildcard is for one label', t => {
	const names = ['*.example.com', 'shop.example.com']
	t.is(bestFor('shop.example.com', names), 'shop.example.com')
	t.is(bestFor('api.example.com', names), '*.example.com')
	t.is(bestFor('a.b.example.com', names), undefined)
	t.is(bestFor('example.com', names), undefined)
})

test('a client gets the certificate of the name that it asks for, else the first; the target hears plain HTTP', async t => {
	const target = createServer(async (asked, answer) => {
		let sent = ''
		for await (const chunk of asked) sent += chunk
		answer.setHeader('Set-Cookie', ['x=1', 'y=2'])
		answer.end(JSON.stringify(sent === '' ? asked.headers : {headers: asked.headers, url: asked.url, sent}))
	})
	const logged: LoggedRequest[] = []
	const free = createTcpServer()
	const portOf = (server: typeof free): Promise<number> =>
		new Promise(resolve => void server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
	const [targetPort, port] = [await portOf(target), await portOf(free)]
	await new Promise(resolve => free.close(resolve))
	const own = {...group, targets: [{id: 'i-1', address: '127.0.0.1', port: targetPort}]}
	const spec = specOf(port, [own], {tlsHeaders: true})
	const listener = {protocol: 'HTTPS', port, rules: [{priority: 'default', conditions: [], action: forward({web: 1})}]} as const
	const authority = newAuthority('tests')
	const servers = new Servers(new Balancer(spec), one => void logged.push(one), authority)
	t.deepEqual(await servers.update([{...listener, certificates: ['shop.example.com', '*.internal.example.com']}]), [])
	t.teardown(async () => {
		await servers.update([])
		target.close()
		target.closeAllConnections()
	})

	const ask = (servername: string, checked = servername): Promise<{name: string; heard: string}> =>
		new Promise((resolve, reject) => {
			const checkServerIdentity = (_host: string, {raw}: {raw: Buffer}) =>
				new X509Certificate(raw).checkHost(checked) ? undefined : new Error('another name')
			const socket = connect({port, host: '127.0.0.1', servername, ca: authority.certificate, checkServerIdentity})
			let heard = ''
			socket.on('error', reject).setEncoding('latin1')
			socket.on('data', (text: string) => {
				heard += text
			})
			socket.on('secureConnect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
			const name = () => socket.getPeerCertificate().subject.CN
			socket.on('secureConnect', () => socket.on('close', () => resolve({name: certificate, heard})))
			let certificate = ''
			socket.on('secureConnect', () => {
				certificate = String(name())
			})
		})
	t.is((await ask('api.internal.example.com')).name, '*.internal.example.com')
	t.is((await ask('unknown.org', 'shop.example.com')).name, 'shop.example.com')
	const session = http2Connect(`https://127.0.0.1:${port}`, {
		servername: 'shop.example.com',
		ca: authority.certificate,
		checkServerIdentity: () => undefined
	})
	t.teardown(() => session.destroy())
	const asked = await Promise.all(
		['one', 'two'].map(
			body =>
				new Promise<{status: unknown; cookies: unknown; got: string}>((resolve, reject) => {
					const stream = session.request({
						':method': 'POST',
						':path': `/${body}`,
						':authority': 'shop.example.com',
						cookie: ['a=1', 'b=2']
					})
					let [got, status, cookies]: [string, unknown, unknown] = ['', 0, undefined]
					stream.setEncoding('utf8').on('data', text => {
						got += text
					})
					stream.on('response', headers => {
						status = headers[':status']
						cookies = headers['set-cookie']
					})
					stream.on('end', () => resolve({status, cookies, got})).on('error', reject)
					stream.end(body)
				})
		)
	)
	for (const [index, body] of ['one', 'two'].entries()) {
		const {status, cookies, got} = asked[index] ?? {}
		t.is(status, 200, 'ALB-1: HTTP/2 in front')
		t.deepEqual(cookies, ['x=1', 'y=2'])
		const {headers, sent, url} = JSON.parse(got ?? '{}')
		t.is(sent, body, 'a body of unknown length goes to the target whole')
		t.is(url, `/${body}`)
		t.is(headers.host, `shop.example.com:${port}`)
		t.is(headers.cookie, 'a=1; b=2')
		t.is(headers['x-forwarded-proto'], 'https')
		t.is(headers[':path'], undefined)
	}
	t.is(logged.at(-1)?.type, 'h2')

	const {heard} = await ask('shop.example.com')
	t.regex(heard, /^HTTP\/1\.1 200 /)
	t.regex(heard, /"x-forwarded-proto":"https"/)
	t.regex(heard, /"x-amzn-tls-version":"TLSv1\.3"/)
})
