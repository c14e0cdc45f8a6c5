/**
 * A network for tests of probes: an asker and a target with a router between, both families, and real servers on the target.
 * Each namespace lives as long as the process that holds it: nothing is mounted, and nothing stays when a test dies.
 */
import {once} from 'node:events'
import {readlinkSync} from 'node:fs'
import type {TestFn} from 'ava'
import {execa, type ResultPromise} from 'execa'

export type Network = {
	readonly asker: string
	readonly router: string
	readonly target: string
	/** Sets the MTU between router and target, and makes the client forget what it learned. */
	readonly mtu: (mtuBytes: number) => Promise<void>
	/** Runs a program in a namespace and wants it to succeed; gives what it printed. */
	readonly run: (namespacePath: string, argv: readonly string[], input?: string) => Promise<string>
	/** Replaces the router's `filter` table: the rules stand in its FORWARD chain, both families. */
	readonly filter: (rules: {readonly ipv4?: readonly string[]; readonly ipv6?: readonly string[]}) => Promise<void>
}

export const asker4 = '10.0.0.5'
export const asker6 = 'fd00:a::5'
export const router4 = '10.0.0.1'
export const router6 = 'fd00:a::1'
export const target4 = '10.0.1.5'
export const target6 = 'fd00:b::5'

/** Raises it before a file's tests, and removes it after them, whatever becomes of them. */
export function useNetwork(test: TestFn): Network {
	const processes: ResultPromise[] = []
	let network: Network | undefined
	test.before(async () => {
		network = await raise(processes)
	})
	test.after.always(async () => {
		await Promise.all(
			processes.map(async process => {
				process.kill('SIGKILL')
				await process
			})
		)
	})
	return {
		get asker() {
			return network!.asker
		},
		get router() {
			return network!.router
		},
		get target() {
			return network!.target
		},
		mtu: (...args) => network!.mtu(...args),
		run: (...args) => network!.run(...args),
		filter: (...args) => network!.filter(...args)
	}
}

/** Addresses are there at once, and ICMP errors are not rationed. */
const quick = ['net.ipv6.conf.default.accept_dad=0', 'net.ipv4.icmp_ratelimit=0', 'net.ipv6.icmp.ratelimit=0']

async function raise(processes: ResultPromise[]): Promise<Network> {
	const [asker, router, target] = await Promise.all([hold(processes), hold(processes), hold(processes)])
	const routerPid = router.split('/')[2]!
	await Promise.all([asker, router, target].map(namespace => run(namespace, ['sysctl', '-qw', ...quick])))
	await run(router, ['sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1'])
	await ip(router, ['link set lo up'])
	for (const [namespace, name, addresses, gateways] of [
		[asker, 'left', [`${asker4}/24`, `${asker6}/64`], [router4, router6]],
		[target, 'right', [`${target4}/24`, `${target6}/64`], ['10.0.1.1', 'fd00:b::1']]
	] as const) {
		await ip(namespace, [
			'link set lo up',
			`link add eth0 mtu 9001 type veth peer name ${name} mtu 9001 netns ${routerPid}`,
			...addresses.map(address => `address add ${address} dev eth0 nodad`),
			'link set eth0 up'
		])
		await ip(router, [
			...gateways.map(gateway => `address add ${gateway}/${gateway.includes(':') ? 64 : 24} dev ${name} nodad`),
			`link set ${name} up`
		])
		await ip(
			namespace,
			gateways.map(gateway => `route add default via ${gateway}`)
		)
	}

	await serve(processes, target)
	const filter: Network['filter'] = async ({ipv4 = [], ipv6 = []}) => {
		const text = (rules: readonly string[]) => `*filter\n${rules.map(rule => `-A FORWARD ${rule}\n`).join('')}COMMIT\n`
		await run(router, ['iptables-restore'], text(ipv4))
		await run(router, ['ip6tables-restore'], text(ipv6))
	}

	await Promise.all([
		filter({}),
		run(asker, ['ping', '-c', '1', '-W', '5', target4]),
		until(() => run(asker, ['ping', '-c', '1', '-W', '1', target6]))
	])
	const mtu: Network['mtu'] = async mtuBytes => {
		await ip(router, [`link set right mtu ${mtuBytes}`])
		await ip(target, [`link set eth0 mtu ${mtuBytes}`])
		await ip(asker, ['route flush cache'])
		await run(asker, ['ip', '-6', 'route', 'flush', 'cache'])
	}

	return {asker, router, target, mtu, run, filter}
}

/** A namespace of its own, held by a process; its path. */
async function hold(processes: ResultPromise[]): Promise<string> {
	const holder = execa('unshare', ['--net', 'sleep', '300'], {reject: false, stdio: 'ignore'})
	processes.push(holder as unknown as ResultPromise)
	const path = `/proc/${holder.pid}/ns/net`
	const own = readlinkSync('/proc/self/ns/net')
	await until(async () => {
		if (readlinkSync(path) === own) throw new Error('not yet of its own')
	})
	return path
}

async function serve(processes: ResultPromise[], namespacePath: string): Promise<void> {
	const server = execa('nsenter', [`--net=${namespacePath}`, process.execPath, new URL('server.ts', import.meta.url).pathname], {
		reject: false,
		buffer: false,
		stderr: 'inherit'
	})
	processes.push(server as unknown as ResultPromise)
	await once(server.stdout, 'data')
}

const run: Network['run'] = async (namespacePath, argv, input = '') => {
	const {stdout} = await execa('nsenter', [`--net=${namespacePath}`, ...argv], {input, timeout: 10_000})
	return stdout
}

const ip = async (namespacePath: string, lines: readonly string[]) => run(namespacePath, ['ip', '-batch', '-'], lines.join('\n'))

/** Tries until it succeeds, for 5 seconds. */
async function until<T>(attempt: () => Promise<T>): Promise<T> {
	const deadline = Date.now() + 5000
	while (true) {
		try {
			return await attempt()
		} catch (error) {
			if (Date.now() > deadline) throw error

			await new Promise(resolve => {
				setTimeout(resolve, 10)
			})
		}
	}
}
