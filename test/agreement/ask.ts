/** Questions put to a raised network by the prober, which listens on every host as well. */
import {fileURLToPath} from 'node:url'
import {execa} from 'execa'
import type {NamespaceName} from '../../src/net/names.ts'
import {namespaceOf} from '../../src/plan/names.ts'
import type {HostListener, Plan} from '../../src/plan/types.ts'
import type {Asked} from './questions.ts'

export type Answer = {
	readonly got: string
	readonly ttl?: number
	readonly client?: string
	readonly host?: string
}

/** Asks all at once; whoever is silent is waited for that long, 1,000 ms by default. */
export type Ask = (questions: readonly Asked[], timeoutMs?: number) => Promise<Map<number, Answer>>

/** setns, clock_gettime and recvmsg. */
const systemCalls: Readonly<Record<string, readonly number[]>> = {x64: [308, 228, 47], arm64: [268, 113, 212]}

const prober = fileURLToPath(new URL('prober.pl', import.meta.url))

/** `plan`: whose hosts listen as it says. */
export const asking =
	(plan: Plan, pathOf: (namespace: NamespaceName) => string): Ask =>
	async (questions, timeoutMs = 1000) => {
		if (questions.length === 0) return new Map()
		const lines = [
			...Object.entries(hostListeners(plan)).flatMap(([name, listeners]) => [
				...(listeners.length > 0 ? [['enter', pathOf(name)]] : []),
				...listeners.flatMap(({protocol, port, addresses}) =>
					protocol === 'udp'
						? addresses.map(address => ['listen', 'udp', address, port, hostOf(name)])
						: [['listen', 'tcp', '::', port, hostOf(name)]]
				)
			]),
			...[...Map.groupBy(questions, ({host}) => host)].flatMap(([host, own]) => [
				['enter', pathOf(namespaceOfHost(plan, host))],
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

/** AWS's own services are no question of the networks here. */
const hostListeners = ({namespaces}: Plan): Readonly<Record<NamespaceName, readonly HostListener[]>> =>
	Object.fromEntries(
		Object.entries(namespaces).map(([name, {listeners}]) => [
			name,
			listeners.filter((one): one is HostListener => ['http', 'tcp', 'udp'].includes(one.protocol))
		])
	)

/** What the predictor calls it. */
const hostOf = (namespace: NamespaceName) => namespace.slice(namespace.indexOf('.') + 1)

function namespaceOfHost({namespaces}: Plan, host: string): NamespaceName {
	const found = [namespaceOf.instance(host), namespaceOf.siteHost(host), namespaceOf.internetHost(host)].find(name =>
		Object.hasOwn(namespaces, name)
	)
	if (found === undefined) throw new RangeError(`there is no host ${host}`)
	return found
}
