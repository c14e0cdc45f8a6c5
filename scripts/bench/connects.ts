/** `serve PORT` accepts connections. `connect ADDRESS PORT` opens 3,000 in turn and prints the median in microseconds. */
import {connect, createServer} from 'node:net'
import {median} from './row.ts'

const [, , what, ...rest] = process.argv

const once = (host: string, port: number): Promise<number> =>
	new Promise((resolve, reject) => {
		const start = performance.now()
		const socket = connect({host, port}, () => {
			const took = performance.now() - start
			socket.resetAndDestroy()
			resolve(took * 1000)
		}).on('error', reject)
	})

if (what === 'serve') {
	createServer(socket => socket.on('error', () => {}).resume()).listen(Number(rest[0]))
} else {
	const [host = '', port = ''] = rest
	const taken: number[] = []
	for (let index = 0; index < 3000; index++) {
		taken.push(await once(host, Number(port)))
	}

	console.log(median(taken.slice(500)).toFixed(2))
}
