/**
 * Run inside a host's namespace. `echo PORT`: sends UDP back. `send ADDRESS PORT FLOWS INTERVAL_MS`: that many flows, each from
 * a port of its own, until a line comes on stdin; then prints, as JSON, the longest gap between two answers of each flow.
 */
import {createSocket} from 'node:dgram'

const [what, ...args] = process.argv.slice(2)
if (what === 'echo') {
	const socket = createSocket('udp4')
	socket.on('message', (message, {address, port}) => socket.send(message, port, address))
	socket.bind(Number(args[0]), () => console.log('ready'))
} else {
	const [address, port, flows, intervalMs] = [args[0]!, ...args.slice(1).map(Number)]
	const seen = Array.from({length: flows!}, () => ({last: performance.now(), gap: 0, answers: 0}))
	const sockets = seen.map(flow => {
		const socket = createSocket('udp4')
		socket.on('message', () => {
			const now = performance.now()
			if (flow.answers++ > 0) flow.gap = Math.max(flow.gap, now - flow.last)
			flow.last = now
		})
		// What cannot be sent is a gap, no failure.
		socket.on('error', () => {})
		socket.bind()
		return socket
	})
	setInterval(() => {
		for (const socket of sockets) socket.send('x', port, address, () => {})
	}, intervalMs)
	console.log('ready')
	process.stdin.once('data', () => {
		const now = performance.now()
		console.log(JSON.stringify(seen.map(({last, gap, answers}) => ({answers, gapMs: Math.round(Math.max(gap, now - last))}))))
		process.exit()
	})
}
