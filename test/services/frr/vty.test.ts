import {createServer, type Socket} from 'node:net'
import {setImmediate} from 'node:timers/promises'
import test, {type ExecutionContext} from 'ava'
import {parse, untilEnded, VtyError, vty} from '../../../src/services/frr/vty.ts'
import {temporaryFolder} from '../../temporary-folder.ts'

/** A daemon that answers as told. */
async function daemon(t: ExecutionContext, answer: (command: string, socket: Socket) => unknown): Promise<string> {
	const folder = temporaryFolder('vty')
	const sockets = new Set<Socket>()
	const server = createServer(socket => {
		sockets.add(socket)
		socket.on('error', () => undefined)
		let rest = ''
		socket.setEncoding('utf8').on('data', text => {
			const commands = (rest + text).split('\0')
			rest = commands.pop()!
			for (const command of commands) answer(command, socket)
		})
	})
	await new Promise<void>(resolve => server.listen(`${folder}/vty`, resolve))
	t.teardown(async () => {
		for (const socket of sockets) socket.destroy()
		server.close()
	})
	return `${folder}/vty`
}

const answered = (text: string, status = 0) => Buffer.concat([Buffer.from(text), Buffer.from([0, 0, 0, status])])

test('commands are run one after the other, after enable', async t => {
	const seen: string[] = []
	const path = await daemon(t, (command, socket) => {
		seen.push(command)
		socket.write(answered(`<${command}>`))
	})
	t.deepEqual(await vty(path, ['show version', ' indented']), ['<show version>', '< indented>'])
	t.deepEqual(seen, ['enable', 'show version', ' indented'])
})

test('answers to many commands may come in one piece', async t => {
	let together = Buffer.alloc(0)
	const commands = Array.from({length: 120}, (_, n) => `show ${n}`)
	const path = await daemon(t, (command, socket) => {
		together = Buffer.concat([together, answered(command === 'show 7' ? '' : command)])
		if (!['enable', 'show 49', 'show 99', 'show 119'].includes(command)) return
		socket.write(together)
		together = Buffer.alloc(0)
	})
	t.deepEqual(
		await vty(path, commands),
		commands.map(command => (command === 'show 7' ? '' : command))
	)
})

test('an answer is put together from single bytes, umlauts too', async t => {
	const path = await daemon(t, async (command, socket) => {
		for (const byte of answered(command === 'enable' ? '' : 'Zürich\n')) {
			socket.write(Buffer.from([byte]))
			await setImmediate()
		}
	})
	t.deepEqual(await vty(path, ['show']), ['Zürich\n'])
})

test('the first command that is refused is told, with what the daemon said, and nothing is sent after those that went with it', async t => {
	const seen: string[] = []
	const path = await daemon(t, (command, socket) => {
		seen.push(command)
		socket.write(command === ' nonsense' ? answered('% Unknown command:  nonsense\n', 2) : answered(''))
	})
	const more = Array.from({length: 100}, (_, n) => `b${n}`)
	const error = await t.throwsAsync<VtyError>(vty(path, ['a', ' nonsense', ...more]), {
		instanceOf: VtyError,
		message: 'nonsense: % Unknown command:  nonsense'
	})
	t.false(error?.isGone)
	t.deepEqual(seen, ['enable', 'a', ' nonsense', ...more.slice(0, 48)])
})

test('a daemon that hangs, one that dies, none at all', async t => {
	const hangs = await daemon(t, () => undefined)
	await t.throwsAsync(vty(hangs, ['show'], {timeoutMs: 20}), {message: 'enable: no answer within 20 ms'})
	const dies = await daemon(t, (_, socket) => socket.end('half'))
	t.true((await t.throwsAsync<VtyError>(vty(dies, [])))?.isGone)
	t.true((await t.throwsAsync<VtyError>(vty('/nowhere/vty', [])))?.isGone)
})

test('JSON is read; nothing is an empty object; anything else is an error', t => {
	t.deepEqual(parse('{"a": [1]}\n'), {a: [1]})
	t.deepEqual(parse('\n'), {})
	t.throws(() => parse('% no such thing'), {instanceOf: VtyError, message: 'show: no JSON: % no such thing'})
})

test('the end of a daemon is noticed without asking', async t => {
	let end = () => {}
	const folder = temporaryFolder('vty')
	const server = createServer(socket => {
		end = () => socket.destroy()
		server.emit('arrived')
	})
	await new Promise<void>(resolve => server.listen(`${folder}/vty`, resolve))
	t.teardown(async () => {
		server.close()
	})
	const ended = untilEnded(`${folder}/vty`)
	await new Promise(resolve => server.once('arrived', resolve))
	end()
	await ended
	await untilEnded('/nowhere/vty')
	await untilEnded(`${folder}/vty`, AbortSignal.abort())
	t.pass()
})
