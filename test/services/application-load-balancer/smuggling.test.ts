import {type AddressInfo, createConnection, createServer, type Socket} from 'node:net'
import {setTimeout as pause} from 'node:timers/promises'
import test, {type ExecutionContext} from 'ava'
import type {LoggedRequest} from '../../../src/services/application-load-balancer/access-log.ts'
import {Balancer} from '../../../src/services/application-load-balancer/balancer.ts'
import {Servers} from '../../../src/services/application-load-balancer/server.ts'
import {newAuthority} from '../../../src/services/authority/certificates.ts'
import {group, specOf} from './balanced.ts'
import {generator, mutated} from './mutations.ts'

/** A target that believes every framing that a careless server would, and notes the requests that it takes the bytes for. */
const carelessTarget =
	(seen: string[]) =>
	(socket: Socket): void => {
		let bytes = ''
		socket.on('error', () => undefined)
		socket.setEncoding('latin1').on('data', (chunk: string) => {
			bytes += chunk
			for (let length = requestIn(bytes); length !== undefined; length = requestIn(bytes)) {
				seen.push(/^\S+ (\S+)/.exec(bytes)?.[1] ?? `not a request: ${JSON.stringify(bytes.slice(0, 60))}`)
				bytes = bytes.slice(length)
				socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
			}
		})
	}

/** The length of the first request, if it is whole. A chunked coding wins over a length, however it is written; else the first length counts. */
function requestIn(bytes: string): number | undefined {
	const head = bytes.indexOf('\r\n\r\n')
	if (head === -1) return undefined
	const headers = bytes.slice(0, head)
	const begin = head + 4
	if (/^\s*transfer-encoding[^\n]*chunked/im.test(headers)) {
		const end = /(?:^|\r\n)0+[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(bytes.slice(begin))
		return end ? begin + end.index + end[0].length : undefined
	}
	const length = Number.parseInt(/^\s*content-length\s*:\s*\+?(\d+)/im.exec(headers)?.[1] ?? '0', 10)
	return bytes.length >= begin + length ? begin + length : undefined
}

async function balance(t: ExecutionContext) {
	const seen: string[] = []
	const target = createServer(carelessTarget(seen))
	await new Promise<void>(resolve => target.listen(0, '127.0.0.1', resolve))
	const spare = createServer()
	await new Promise<void>(resolve => spare.listen(0, '127.0.0.1', resolve))
	const {port} = spare.address() as AddressInfo
	await new Promise(resolve => spare.close(resolve))
	const targets = [{id: 'i-0', address: '127.0.0.1', port: (target.address() as AddressInfo).port}]
	const log: LoggedRequest[] = []
	const balancer = new Balancer(
		specOf(port, [{...group, targets, registered: [`i-0:${targets[0]?.port}`]}], {idleTimeoutSeconds: 2})
	)
	const servers = new Servers(balancer, one => log.push(one), newAuthority('tests'))
	t.deepEqual(await servers.update(balancer.spec.listeners), [])
	t.teardown(() => {
		target.close()
		return servers.update([])
	})
	return {port, seen, log}
}

/** Sends bytes, and leaves when an answer has come, or none for a while. */
const send = (port: number, text: string, waitMs = 1000): Promise<string> =>
	new Promise(resolve => {
		const socket = createConnection({host: '127.0.0.1', port})
		let heard = ''
		const leave = () => socket.destroy()
		let timer = setTimeout(leave, waitMs)
		socket.on('error', () => undefined)
		socket.on('data', chunk => {
			heard += chunk.toString('latin1')
			clearTimeout(timer)
			timer = setTimeout(leave, 20)
		})
		socket.on('close', () => {
			clearTimeout(timer)
			resolve(heard)
		})
		socket.write(text, 'latin1')
	})

const pathOf = ({request}: LoggedRequest): string => request.split(' ')[1]?.replace(/^https?:\/\/[^/]*/, '') ?? ''

const count = 2000
const atOnce = 40

test('ALB-1: of thousands of mutated requests a target sees those that the load balancer has read, and no other', async t => {
	t.timeout(300_000)
	const {port, seen, log} = await balance(t)
	const pick = generator(20_261_201)
	const requests = Array.from({length: count}, (_, number) => mutated(number, pick))
	const answers = new Map<string, number>()
	let next = 0
	const worker = async () => {
		for (let text = requests[next++]; text !== undefined; text = requests[next++]) {
			const status = /^HTTP\/1\.1 (\d{3})/.exec(await send(port, text))?.[1] ?? 'nothing'
			answers.set(status, (answers.get(status) ?? 0) + 1)
		}
	}
	await Promise.all(Array.from({length: atOnce}, worker))
	await pause(2500)

	const forwarded = new Map<string, number>()
	for (const one of log) if (one.action === 'forward') forwarded.set(pathOf(one), (forwarded.get(pathOf(one)) ?? 0) + 1)
	const surplus = [...Map.groupBy(seen, path => path)].filter(([path, all]) => all.length > (forwarded.get(path) ?? 0))
	t.deepEqual(
		surplus.map(([path, all]) => `${path}: seen ${all.length}, sent ${forwarded.get(path) ?? 0}`),
		[]
	)
	t.true(seen.length > count / 20, 'many pass unharmed')
	t.true((answers.get('400') ?? 0) > count / 20, 'and many are refused')
	t.regex(await send(port, 'GET /after HTTP/1.1\r\nHost: shop\r\n\r\n', 10_000), /^HTTP\/1\.1 200 /)
})

test('clients that send nothing, half a request or one byte at a time keep nobody waiting, and are sent away', async t => {
	t.timeout(60_000)
	const {port} = await balance(t)
	const ends: string[] = []
	const slow = Array.from({length: 300}, (_, number) => {
		const socket = createConnection({host: '127.0.0.1', port})
		socket.on('error', () => undefined)
		socket.on('close', () => ends.push('closed'))
		socket.resume()
		if (number % 3 > 0) socket.write('POST /half HTTP/1.1\r\nHost: shop\r\nContent-')
		const drip = number % 3 === 2 ? setInterval(() => socket.write('a'), 500) : undefined
		socket.on('close', () => clearInterval(drip))
		return socket
	})
	t.teardown(() => slow.map(socket => socket.destroy()))
	for (let asked = 0; asked < 20; asked++) {
		t.regex(await send(port, 'GET /well HTTP/1.1\r\nHost: shop\r\n\r\n', 10_000), /^HTTP\/1\.1 200 /)
	}
	for (let waited = 0; ends.length < slow.length && waited < 100; waited++) await pause(200)
	t.is(ends.length, slow.length)
})
