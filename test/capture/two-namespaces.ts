import {execa} from 'execa'
import type {Target} from '../../src/capture/tcpdump.ts'

/** Two namespaces of a test's own with a link between them: 10.9.0.1 and fd00:9::1 (`left`), 10.9.0.2 and fd00:9::2 (`right`). */
export type TwoNamespaces = {
	readonly left: Target
	readonly right: Target
	/** Runs one program on a side, to its end. */
	run(side: 'left' | 'right', argv: readonly [string, ...string[]]): Promise<string>
	/** Sends this many UDP packets from left to right, port 5000, as fast as a shell can. */
	sendUdp(count: number, text?: string): Promise<void>
	close(): Promise<void>
}

export async function twoNamespaces(): Promise<TwoNamespaces> {
	// A namespace lives as long as the process in it, which dies with this one.
	const holders = [0, 1].map(() =>
		execa('setpriv', ['--pdeathsig', 'KILL', 'unshare', '--net', 'sh', '-c', 'echo; exec sleep 600'], {
			reject: false,
			buffer: false,
			stdin: 'ignore'
		})
	)
	await Promise.all(holders.map(holder => new Promise(resolve => holder.stdout.once('data', resolve))))
	const paths = holders.map(({pid}) => `/proc/${pid}/ns/net`)
	const target = (index: number): Target => ({
		name: ['left', 'right'][index]!,
		namespacePath: paths[index]!,
		link: ['l0', 'r0'][index]!
	})
	const run = async (side: 'left' | 'right', [file, ...args]: readonly [string, ...string[]]) => {
		const {stdout} = await execa('nsenter', [`--net=${paths[side === 'left' ? 0 : 1]}`, file, ...args], {timeout: 20_000})
		return stdout
	}
	const setUp = (side: 'left' | 'right', lines: string) => run(side, ['sh', '-ec', lines])
	await setUp(
		'left',
		`ip link add l0 address 02:00:00:00:00:01 type veth peer name r0 address 02:00:00:00:00:02 netns ${holders[1]!.pid}`
	)
	await Promise.all(
		(['left', 'right'] as const).map((side, index) =>
			setUp(
				side,
				`link=${target(index).link}
				ip link set lo up
				ip link set $link addrgenmode none
				ip address add 10.9.0.${index + 1}/24 dev $link
				ip -6 address add fd00:9::${index + 1}/64 dev $link nodad
				ip link set $link up
				ip neighbour replace 10.9.0.${2 - index} lladdr 02:00:00:00:00:0${2 - index} dev $link nud permanent
				ip neighbour replace fd00:9::${2 - index} lladdr 02:00:00:00:00:0${2 - index} dev $link nud permanent`
			)
		)
	)
	return {
		left: target(0),
		right: target(1),
		run,
		async sendUdp(count, text = 'x') {
			await run('left', [
				'bash',
				'-c',
				'for ((i = 0; i < $0; i++)); do echo -n "$1" >/dev/udp/10.9.0.2/5000; done 2>/dev/null || true',
				String(count),
				text
			])
		},
		async close() {
			for (const holder of holders) holder.kill('SIGKILL')
			await Promise.all(holders)
		}
	}
}
