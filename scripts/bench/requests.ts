/** `serve PORT`: answers requests. `ask HOST PORT`: sends them over 16 connections for two seconds, prints how many a second, and p99 in ms. */
import {Agent, createServer, get} from 'node:http'

const [, , what, ...rest] = process.argv
const connections = 16
const lastsMs = 2000

const once = (host: string, port: string, agent: Agent): Promise<number> =>
	new Promise((resolve, reject) => {
		const start = performance.now()
		get({host, port, agent}, answer => answer.resume().on('end', () => resolve(performance.now() - start))).on('error', reject)
	})

if (what === 'serve') {
	createServer((_request, answer) => void answer.end('ok')).listen(Number(rest[0]))
} else {
	const [host = '', port = ''] = rest
	const agent = new Agent({keepAlive: true, maxSockets: connections})
	const taken: number[] = []
	const start = performance.now()
	await Promise.all(
		Array.from({length: connections}, async () => {
			while (performance.now() - start < lastsMs) taken.push(await once(host, port, agent))
		})
	)
	const seconds = (performance.now() - start) / 1000
	taken.sort((a, b) => a - b)
	console.log(`${(taken.length / seconds).toFixed(0)} ${(taken[Math.floor(taken.length * 0.99)] ?? 0).toFixed(2)}`)
	agent.destroy()
}
