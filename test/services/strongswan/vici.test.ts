import {createServer, type Socket} from 'node:net'
import {setImmediate} from 'node:timers/promises'
import test, {type ExecutionContext} from 'ava'
import {Vici, ViciError} from '../../../src/services/strongswan/vici.ts'
import {encodePacket, type Packet, PacketStream} from '../../../src/services/strongswan/vici-codec.ts'
import {temporaryFolder} from '../../temporary-folder.ts'

/** A daemon that answers as told. */
async function daemon(t: ExecutionContext, answer: (packet: Packet, socket: Socket) => unknown): Promise<Vici> {
	const folder = temporaryFolder('vici')
	const sockets = new Set<Socket>()
	const server = createServer(socket => {
		sockets.add(socket)
		const stream = new PacketStream()
		socket.on('error', () => undefined)
		socket.on('data', chunk => {
			for (const packet of stream.add(chunk as Buffer)) answer(packet, socket)
		})
	})
	await new Promise<void>(resolve => server.listen(`${folder}/vici`, resolve))
	t.teardown(async () => {
		for (const socket of sockets) socket.destroy()
		server.close()
	})
	return new Vici(`${folder}/vici`)
}

const response = (message: Packet['message']) => encodePacket({kind: 'response', message})
const event = (name: string, message: Packet['message']) => encodePacket({kind: 'event', name, message})
const confirmation = encodePacket({kind: 'confirmation', message: {}})

test('an answer is put together from single bytes', async t => {
	const vici = await daemon(t, async (_, socket) => {
		for (const byte of response({daemon: 'charon-systemd', version: '5.9.8'})) {
			socket.write(Buffer.from([byte]))
			await setImmediate()
		}
	})
	t.like(await vici.version(), {version: '5.9.8'})
})

test('a request is sent as charon wants it', async t => {
	let seen: Packet | undefined
	const vici = await daemon(t, (packet, socket) => {
		seen = packet
		socket.write(response({success: 'yes'}))
	})
	await vici.initiate('vpn-a')
	t.deepEqual(JSON.parse(JSON.stringify(seen)), {
		kind: 'request',
		name: 'initiate',
		message: {child: 'vpn-a', ike: 'vpn-a', timeout: '-1'}
	})
})

test('a refusal is told in the words of charon', async t => {
	const vici = await daemon(t, (_, socket) =>
		socket.write(response({success: 'no', errmsg: 'invalid value for: version, config discarded'}))
	)
	await t.throwsAsync(vici.loadConnection('a', {}), {
		instanceOf: ViciError,
		message: 'vici: load-conn: invalid value for: version, config discarded'
	})
})

test('a command that charon does not know', async t => {
	const vici = await daemon(t, (_, socket) => socket.write(encodePacket({kind: 'unknownCommand', message: {}})))
	await t.throwsAsync(vici.request('dance'), {message: 'vici: dance: this charon does not know this command'})
})

test('an event that charon does not know', async t => {
	const vici = await daemon(t, (_, socket) => socket.write(encodePacket({kind: 'unknownEvent', message: {}})))
	await t.throwsAsync(vici.events(['alert']), {message: 'vici: events alert: this charon has no event "alert"'})
})

test('a daemon that hangs is not waited for', async t => {
	const vici = await daemon(t, () => undefined)
	await t.throwsAsync(vici.request('version', {}, {timeoutMs: 20}), {message: 'vici: version: no answer within 20 ms'})
})

test('a daemon that dies in the middle of an answer', async t => {
	const vici = await daemon(t, (_, socket) => {
		socket.write(response({a: 'b'}).subarray(0, 6))
		socket.end()
	})
	const error = await t.throwsAsync<ViciError>(vici.version(), {message: 'vici: version: the daemon ended'})
	t.true(error?.isGone)
})

test('no daemon', async t => {
	const error = await t.throwsAsync<ViciError>(new Vici('/nowhere/vici').version(), {
		message: /^vici: version: the daemon is not there \(.*ENOENT/
	})
	t.true(error?.isGone)
})

test('nonsense', async t => {
	const vici = await daemon(t, (_, socket) => socket.write(Buffer.from([0, 0, 0, 1, 99])))
	await t.throwsAsync(vici.version(), {message: 'vici: version: the daemon sent a packet of the unknown kind 99'})
})

test('a list is the row of its events, up to the answer', async t => {
	const vici = await daemon(t, ({kind}, socket) => {
		if (kind === 'register') {
			socket.write(confirmation)
		} else {
			socket.write(Buffer.concat([event('list-sa', {a: {state: 'x'}}), event('list-sa', {b: {state: 'y'}}), response({})]))
		}
	})
	t.deepEqual(JSON.parse(JSON.stringify(await vici.listSas())), [{a: {state: 'x'}}, {b: {state: 'y'}}])
})

test('events come as they happen, those before the end of the daemon too; then they end', async t => {
	const vici = await daemon(t, ({kind}, socket) => {
		if (kind !== 'register') return
		socket.write(confirmation)
		socket.write(event('log', {msg: 'one'}))
		socket.end(event('log', {msg: 'two'}))
	})
	const messages: unknown[] = []
	for await (const {name, message} of await vici.events(['log'])) messages.push([name, message.msg])
	t.deepEqual(messages, [
		['log', 'one'],
		['log', 'two']
	])
})

test('who closes events ends them', async t => {
	const vici = await daemon(t, (_, socket) => socket.write(confirmation))
	const events = await vici.events(['log', 'ike-updown'])
	const ended = (async () => {
		for await (const _ of events) t.fail()
	})()
	events.close()
	await ended
	t.pass()
})

test('events that turn into nonsense are an error', async t => {
	const vici = await daemon(t, (_, socket) => socket.write(Buffer.concat([confirmation, Buffer.from([0, 0, 0, 1, 99])])))
	await t.throwsAsync(
		async () => {
			for await (const _ of await vici.events(['log'])) t.fail()
		},
		{message: /unknown kind 99/}
	)
})
