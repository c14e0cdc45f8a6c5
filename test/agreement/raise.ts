/** A lab's plan on real namespaces, without an agent: the prober listens itself. */
import {mkdtemp} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {execa} from 'execa'
import {destroy, namespacePath, openKernel, prepare} from '../../src/kernel/kernel.ts'
import type {Lab} from '../../src/lab/model.ts'
import {compile} from '../../src/plan/compile.ts'
import {diff} from '../../src/plan/diff.ts'
import {namespaceOf} from '../../src/plan/names.ts'
import type {Plan} from '../../src/plan/types.ts'
import type {Asked} from './questions.ts'

export type Answer = {
	readonly got: string
	readonly ttl?: number
	readonly client?: string
	readonly host?: string
}

/** Asks all at once; whoever is silent is waited for that long, 1,000 ms by default. */
export type Ask = (questions: readonly Asked[], timeoutMs?: number) => Promise<Map<number, Answer>>

/** Raises the lab, hands it to `use`, and takes it away whatever happens. */
export const withNetwork = async <T>(lab: Lab, use: (ask: Ask) => Promise<T>): Promise<T> => {
	const folder = await mkdtemp('/run/vpclab-agreement-')
	const plan = withoutRates(compile(lab))
	try {
		await prepare(folder)
		const kernel = await openKernel({stateDir: folder})
		try {
			await kernel.apply(diff(undefined, plan))
		} finally {
			await kernel.close()
		}
		return await use((questions, timeoutMs = 1000) => askAll(folder, lab, plan, questions, timeoutMs))
	} finally {
		await destroy(folder)
	}
}

/** Linux sends a host few ICMP errors a second, and a hundred questions come at once. */
const withoutRates = (plan: Plan): Plan => ({
	...plan,
	namespaces: Object.fromEntries(
		Object.entries(plan.namespaces).map(([name, {sysctls, ...rest}]) => [
			name,
			{...rest, sysctls: {...sysctls, 'net.ipv4.icmp_ratelimit': '0', 'net.ipv6.icmp.ratelimit': '0'}}
		])
	)
})

/** setns, clock_gettime and recvmsg. */
const systemCalls: Readonly<Record<string, readonly number[]>> = {x64: [308, 228, 47], arm64: [268, 113, 212]}

const askAll = async (
	folder: string,
	lab: Lab,
	plan: Plan,
	questions: readonly Asked[],
	timeoutMs: number
): Promise<Map<number, Answer>> => {
	if (questions.length === 0) return new Map()
	const prober = fileURLToPath(new URL('prober.pl', import.meta.url))
	const isInternet = (host: string) => lab.internetHosts.some(({name}) => name === host)
	const namespace = (host: string) => (isInternet(host) ? namespaceOf.internetHost(host) : namespaceOf.instance(host))
	const lines = [
		...Object.entries(plan.namespaces).flatMap(([name, {listeners}]) => [
			...(listeners.length > 0 ? [['enter', namespacePath(folder, name)]] : []),
			...listeners.flatMap(({protocol, port, addresses, host}) =>
				protocol === 'udp'
					? addresses.map(address => ['listen', 'udp', address, port, host])
					: [['listen', 'tcp', '::', port, host]]
			)
		]),
		...[...Map.groupBy(questions, ({host}) => host)].flatMap(([host, own]) => [
			['enter', namespacePath(folder, namespace(host))],
			...own.map(({id, protocol, from, to, port, sourcePort}) => ['probe', id, protocol, from, to, port, sourcePort])
		])
	]
	const {stdout} = await execa('perl', [prober, ...(systemCalls[process.arch] ?? []).map(String), String(timeoutMs)], {
		input: `${lines.map(line => line.join('\t')).join('\n')}\n`,
		timeout: timeoutMs + 20_000
	})
	return new Map(
		stdout.split('\n').map(line => {
			const [id, got = '', ttl, client, host] = line.split('\t')
			return [Number(id), {got, ...(ttl && {ttl: Number(ttl)}), ...(client && {client}), ...(host && {host})}]
		})
	)
}
