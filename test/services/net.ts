/** Two routers, an Internet between them, and the namespaces in which charon runs: what the tests of daemons stand on. */
import {mkdtemp} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {execa} from 'execa'
import {destroy, type Kernel, namespacePath, openKernel, prepare} from '../../src/kernel/kernel.ts'
import type {LinkEnd, Step} from '../../src/plan/types.ts'

/** Outside addresses of two AWS endpoints, and the customer's one. */
export const awsAddresses = {a: '198.51.100.1', b: '198.51.100.2'} as const
export const customerAddress = '203.0.113.10'
export type TunnelKey = keyof typeof awsAddresses

/**
 * `vpc-host` - `aws` ~ (`aws-a`, `aws-b`) - `core` - `cgw` - `lan-host`; the customer's charons stand in `cust-a` and `cust-b`,
 * which both own the customer's address, as `cgw` itself does. All on the wire is there; tunnels and BGP are not.
 */
export type TestNet = {
	readonly stateDir: string
	readonly kernel: Kernel
	path(namespace: string): string
	/** A folder for one daemon. */
	folder(name: string): string
	run(
		namespace: string,
		argv: readonly string[],
		options?: {reject?: boolean; input?: string; timeoutMs?: number}
	): Promise<string>
	/** UDP between one AWS endpoint and the customer: lost or let through again. */
	setLost(lost: readonly TunnelKey[]): Promise<void>
	close(): Promise<void>
}

let links = 0
const mac = () => `02:00:00:00:${(++links >> 8).toString(16).padStart(2, '0')}:${(links & 255).toString(16).padStart(2, '0')}`

/** A link with an address of a /31 at each end. */
function wire(a: string, aName: string, b: string, bName: string, net: string): Step[] {
	const end = (namespace: string, name: string): LinkEnd => ({namespace, name, mac: mac(), mtuBytes: 1500, group: 0, up: true})
	const ends = [end(a, aName), end(b, bName)] as const
	return [
		{do: 'add-link', link: {ends}},
		...ends.map((one): Step => ({do: 'set-link', namespace: one.namespace, end: one})),
		...ends.map(
			(one, index): Step => ({
				do: 'add-address',
				namespace: one.namespace,
				address: {link: one.name, address: `${net}.${index}/31`}
			})
		)
	]
}

const route = (namespace: string, destination: string, link: string, via?: string, table = 254): Step => ({
	do: 'replace-route',
	namespace,
	route: {table, destination, type: 'unicast', nexthops: [{link, ...(via && {via})}]}
})

const address = (namespace: string, text: string): Step => ({do: 'add-address', namespace, address: {link: 'lo', address: text}})

const routerSysctls = {
	'net.ipv4.ip_forward': '1',
	'net.ipv4.conf.all.rp_filter': '0',
	'net.ipv4.conf.default.rp_filter': '0',
	'net.ipv4.conf.all.accept_local': '1',
	'net.ipv4.fib_multipath_hash_policy': '1',
	'net.ipv4.conf.all.ignore_routes_with_linkdown': '1',
	'net.ipv4.conf.default.ignore_routes_with_linkdown': '1'
}

const namespaces = ['core', 'aws', 'aws-a', 'aws-b', 'cgw', 'cust-a', 'cust-b', 'lan-host', 'vpc-host']

function steps(): Step[] {
	const keys = ['a', 'b'] as const
	return [
		...namespaces.map((namespace): Step => ({do: 'add-namespace', namespace})),
		...['core', 'aws', 'cgw'].flatMap(namespace =>
			Object.entries(routerSysctls).map(([key, value]): Step => ({do: 'set-sysctl', namespace, key, value}))
		),
		...wire('core', 'cgw', 'cgw', 'up', '100.64.0'),
		route('core', `${customerAddress}/32`, 'cgw', '100.64.0.1'),
		route('cgw', '0.0.0.0/0', 'up', '100.64.0.0'),
		address('cgw', `${customerAddress}/32`),
		// What is the router's own is asked for after the rules that tell the tunnels apart.
		{do: 'add-rule', namespace: 'cgw', rule: {family: 4, priority: 100, table: 255}},
		{do: 'delete-rule', namespace: 'cgw', rule: {family: 4, priority: 0, table: 255}},
		...keys.flatMap((key, index): Step[] => {
			const outside = `${awsAddresses[key]}/32`
			const [awsNet, customerNet] = [`100.64.1${index}`, `100.64.2${index}`]
			return [
				...wire('core', `aws-${key}`, `aws-${key}`, 'eth0', awsNet),
				address(`aws-${key}`, outside),
				route('core', outside, `aws-${key}`, `${awsNet}.1`),
				route(`aws-${key}`, '0.0.0.0/0', 'eth0', `${awsNet}.0`),
				...wire('cgw', `cust-${key}`, `cust-${key}`, 'eth0', customerNet),
				address(`cust-${key}`, `${customerAddress}/32`),
				route(`cust-${key}`, '0.0.0.0/0', 'eth0', `${customerNet}.0`),
				route('cgw', `${customerAddress}/32`, `cust-${key}`, `${customerNet}.1`, 101 + index),
				{
					do: 'add-rule',
					namespace: 'cgw',
					rule: {family: 4, priority: 10, from: outside, to: `${customerAddress}/32`, iif: 'up', table: 101 + index}
				}
			]
		}),
		...wire('cgw', 'lan', 'lan-host', 'eth0', '10.1.0'),
		route('cgw', '10.1.0.0/31', 'lan'),
		route('lan-host', '0.0.0.0/0', 'eth0', '10.1.0.0'),
		...wire('aws', 'vpc', 'vpc-host', 'eth0', '10.2.0'),
		route('aws', '10.2.0.0/31', 'vpc'),
		route('vpc-host', '0.0.0.0/0', 'eth0', '10.2.0.0')
	]
}

export async function testNet(): Promise<TestNet> {
	const stateDir = await mkdtemp(join('/run', `vpclab-test-daemons-${process.pid}-`))
	await prepare(stateDir)
	const kernel = await openKernel({stateDir})
	const path = (namespace: string) => namespacePath(stateDir, namespace)
	const net: TestNet = {
		stateDir,
		kernel,
		path,
		folder: name => join(stateDir, 'daemons', name),
		run: async (namespace, argv, {reject = true, input, timeoutMs = 15_000} = {}) =>
			(
				await execa('nsenter', [`--net=${path(namespace)}`, ...argv], {
					reject,
					timeout: timeoutMs,
					...(input !== undefined && {input})
				})
			).stdout,
		setLost: lost =>
			kernel.apply([{do: 'restore-firewall', namespace: 'core', family: 4, text: firewall(lost.map(key => awsAddresses[key]))}]),
		async close() {
			await kernel.close()
			await destroy(stateDir)
		}
	}
	try {
		await kernel.apply(steps())
		return net
	} catch (error) {
		await net.close()
		throw error
	}
}

const firewall = (lost: readonly string[]) => `*filter
:INPUT ACCEPT [0:0]
:FORWARD ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
${lost.map(address => `-A FORWARD -p udp -s ${address} -j DROP\n-A FORWARD -p udp -d ${address} -j DROP\n`).join('')}COMMIT
`

/** How many times longer everything may take: an emulated machine (scripts/vm) says so. */
export const slow = Number(process.env.VPCLAB_TESTS_SLOW ?? 1)

/** Waits for a state, and says how long that took. Errors: names what did not come, and how it was instead. */
export async function until<T>(
	what: string,
	look: () => Promise<T> | T,
	isSo: (seen: T) => boolean,
	timeoutMs = 30_000
): Promise<{readonly seen: T; readonly ms: number}> {
	const begin = performance.now()
	for (;;) {
		const seen = await look()
		const ms = performance.now() - begin
		if (isSo(seen)) return {seen, ms}
		if (ms > timeoutMs * slow) {
			throw new Error(`not within ${timeoutMs * slow} ms: ${what}; but: ${JSON.stringify(seen)?.slice(0, 2000)}`)
		}
		await pause(20)
	}
}
