/** Real servers for tests of probes; run inside the target's namespace. Prints a line when all of them listen. */
import {createSocket} from 'node:dgram'
import {createServer as createHttpServer} from 'node:http'
import {createServer, type Socket} from 'node:net'

/** Ports, by what the server there does. */
export const ports = {
	http: 80,
	/** Answers a text of its own, says nothing about the client. */
	page: 81,
	/** Accepts, and never answers. */
	mute: 82,
	/** Accepts, and resets as soon as something is said. */
	reset: 83,
	/** Accepts, and closes as soon as something is said. */
	closing: 84,
	/** Answers something that is not HTTP. */
	babble: 85,
	tcp: 5432,
	udp: 53,
	/** Nothing listens. */
	nothing: 9
} as const

const plain = (address: string | undefined) => address?.replace(/^::ffff:/, '')
const facts = ({remoteAddress, remotePort, localAddress, localPort}: Socket) => ({
	host: 'web',
	client: plain(remoteAddress),
	clientPort: remotePort,
	address: plain(localAddress),
	port: localPort
})

if (import.meta.main) {
	const listening = [
		createHttpServer((request, response) => {
			response.setHeader('Server', 'vpclab')
			response.setHeader('Content-Type', 'application/json')
			response.end(JSON.stringify({...facts(request.socket), path: request.url, method: request.method}))
		}).listen(ports.http),
		createHttpServer((_, response) => {
			response.statusCode = 503
			response.end('closed for today\n')
		}).listen(ports.page),
		createServer(() => {}).listen(ports.mute),
		createServer(socket => socket.on('error', () => {}).once('data', () => socket.resetAndDestroy())).listen(ports.reset),
		createServer(socket => socket.on('error', () => {}).once('data', () => socket.end())).listen(ports.closing),
		createServer(socket => socket.on('error', () => {}).once('data', () => socket.end('hello there\n'))).listen(ports.babble),
		createServer(socket => {
			let first = true
			let waiting = ''
			socket
				.on('error', () => {})
				.on('data', data => {
					waiting += data
					const lines = waiting.split('\n')
					waiting = lines.pop() ?? ''
					for (const line of lines) {
						socket.write(`${first && line === 'whoami' ? JSON.stringify(facts(socket)) : line}\n`)
						first = false
					}
				})
		}).listen(ports.tcp),
		createSocket('udp4', (message, {address, port}) => {
			const answer = message.toString() === 'whoami' ? JSON.stringify({host: 'web', client: address, clientPort: port}) : message
			udp4.send(answer, port, address)
		}).bind(ports.udp),
		createSocket({type: 'udp6', ipv6Only: true}, (message, {address, port}) => {
			const answer = message.toString() === 'whoami' ? JSON.stringify({host: 'web', client: address, clientPort: port}) : message
			udp6.send(answer, port, address)
		}).bind(ports.udp)
	]
	const udp4 = listening.at(-2) as ReturnType<typeof createSocket>
	const udp6 = listening.at(-1) as ReturnType<typeof createSocket>
	await Promise.all(
		listening.map(
			server =>
				new Promise(resolve => {
					server.once('listening', resolve)
				})
		)
	)
	process.stdout.write('listening\n')
}
