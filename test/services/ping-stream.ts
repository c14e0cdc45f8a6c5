import {spawn} from 'node:child_process'
import {until} from './net.ts'

/** 50 pings a second, until `stop()`: it waits for the answer to one that was sent since, and gives the numbers of those that never came. */
export async function pingStream(namespacePath: string, address: string): Promise<{stop(): Promise<readonly number[]>}> {
	const child = spawn('nsenter', [`--net=${namespacePath}`, 'ping', '-n', '-i', '0.02', address], {
		stdio: ['ignore', 'pipe', 'ignore']
	})
	const answered = new Set<number>()
	let rest = ''
	let highest = 0
	child.stdout.on('data', data => {
		const lines = (rest + data).split('\n')
		rest = lines.pop()!
		for (const line of lines) {
			const number = Number(/^\d+ bytes from .* icmp_seq=(\d+) /.exec(line)?.[1] ?? 0)
			if (number > 0) answered.add(number)
			highest = Math.max(highest, number)
		}
	})
	const untilNewer = () => {
		// Two: the first may have been on its way when this was called.
		const wanted = highest + 2
		return until(
			'pings are answered',
			() => highest,
			now => now >= wanted
		)
	}
	await untilNewer()
	return {
		async stop() {
			await untilNewer()
			child.kill('SIGINT')
			return Array.from({length: highest}, (_, index) => index + 1).filter(number => !answered.has(number))
		}
	}
}
