/** How the checks that observe are read: from what stands in the file (`observation-schema.ts`) to what the runner takes (`observation-types.ts`). */

import {suggest} from '../model/did-you-mean.ts'
import type {Path} from '../model/finding.ts'
import {readBgp} from './observation-bgp.ts'
import {readPlace} from './observation-names.ts'
import type {WrittenCarried, WrittenObservations} from './observation-schema.ts'
import {type Carried, type Observations, tunnelReasons} from './observation-types.ts'
import {checkReason, isList, onlyTunnels, range, ranges, readBlock, readTunnel, readTunnels} from './observation-values.ts'
import {bytes, mbps, percent, readRange} from './range.ts'
import type {Reader} from './reader.ts'

type Written<K extends keyof Observations> = WrittenObservations[K]

const readers = {
	bgp: readBgp,
	tunnel(written: Written<'tunnel'>, path: Path, reader: Reader) {
		const {
			state,
			reason,
			bytes: all,
			toAws,
			fromAws,
			...rest
		} = typeof written.expect === 'string' ? ({state: written.expect} as const) : written.expect
		const at = [...path, 'expect']
		// A tunnel that stands may carry a part alone.
		const usual = reason === undefined || reason === 'one-pair-only' ? 'up' : 'down'
		if (reason !== undefined) checkReason(reason, state ?? usual, usual, tunnelReasons, [...at, 'reason'], reader)
		return {
			tunnel: readTunnel(written.tunnel, [...path, 'tunnel'], reader),
			expect: {
				...rest,
				state: state ?? usual,
				...(reason !== undefined && {reason}),
				...ranges({bytes: all, toAws, fromAws}, at, bytes, "write a number of bytes, or a range such as 'more than 0'", reader)
			}
		}
	},
	route(written: Written<'route'>, path: Path, reader: Reader) {
		const at = [...path, 'expect']
		const {via, origin, destination, state} = typeof written.expect === 'string' ? readRouteWord(written.expect) : written.expect
		const names = via === undefined ? undefined : [via].flat()
		for (const name of names ?? [])
			if (!reader.context.names.observation().targets.has(name))
				reader.fail({
					path: typeof written.expect === 'string' ? at : [...at, 'via'],
					message: `no route can lead to "${name}": nothing is named so`,
					fix: suggest(name, [...reader.context.names.observation().targets, 'none', 'blackhole'])
				})
		const block = destination === undefined ? undefined : readBlock(destination, [...at, 'destination'], reader)
		return {
			place: reader.take(readPlace(written.at, [...path, 'at'], reader.context.names.observation())),
			to: reader.address(written.to, [...path, 'to']),
			expect: {
				got: state === 'none' ? 'none' : state === 'blackhole' ? 'blackhole' : 'route',
				...(names && {via: names}),
				...(origin && {origin}),
				...(block && {destination: block})
			}
		}
	},
	balance(written: Written<'balance'>, path: Path, reader: Reader) {
		const over =
			written.over === undefined
				? [...new Set([...reader.context.names.observation().tunnels.values()].flat())]
				: readTunnels(written.over, [...path, 'over'], reader)
		if (over.length === 0 && written.over === undefined)
			reader.fail({path, message: 'there are no tunnels over which flows could spread', fix: 'add a VPN connection'})
		const at = [...path, 'expect']
		const {expect} = written
		const isShort = typeof expect !== 'object' || isList(expect)
		const both = isShort ? readCarried(expect, at, over, reader) : undefined
		const {toAws, fromAws, oneFlowOneTunnel} = isShort ? {} : expect
		const there = both ?? (toAws === undefined ? undefined : readCarried(toAws, [...at, 'toAws'], over, reader))
		const back = both ?? (fromAws === undefined ? undefined : readCarried(fromAws, [...at, 'fromAws'], over, reader))
		return {
			...readStream(written, path, reader),
			flows: written.flows ?? 64,
			over,
			expect: {...(there && {toAws: there}), ...(back && {fromAws: back}), ...(oneFlowOneTunnel && {oneFlowOneTunnel})}
		}
	},
	throughput(written: Written<'throughput'>, path: Path, reader: Reader) {
		return {
			...readStream(written, path, reader),
			seconds: written.seconds ?? 1,
			...(written.bytes !== undefined && {bytes: written.bytes}),
			expect: range(written.expect, [...path, 'expect'], mbps, "write a range such as '>= 50 Mbit/s'", reader)
		}
	}
}

export const observationReaders = Object.fromEntries(
	Object.entries(readers).map(([kind, read]) => [
		kind,
		(written: never, path: Path, reader: Reader) => {
			const {withinMs} = written as {readonly withinMs?: number}
			const body: object | undefined = read(written, path, reader)
			return body && {...body, ...(withinMs !== undefined && {withinMs})}
		}
	])
) as Record<keyof Observations, (written: never, path: Path, reader: Reader) => object | undefined>

type RouteWords = Partial<Exclude<Written<'route'>['expect'], string>> & {readonly state?: string | undefined}

const readRouteWord = (written: string): Omit<RouteWords, 'state'> & {readonly state?: string} =>
	written === 'none' || written === 'blackhole' ? {state: written} : {via: written}

function readCarried(written: WrittenCarried, path: Path, over: readonly string[], reader: Reader): Carried {
	const {used, share} = typeof written === 'object' && !isList(written) ? written : {used: written, share: undefined}
	const isShort = typeof written !== 'object' || isList(written)
	const at = isShort ? path : [...path, 'used']
	const found = used === undefined ? undefined : readUsed(used, at, over, reader)
	return {
		...(found && {used: found}),
		...ranges({share}, path, percent, "write a range such as 'at least 10%'", reader)
	}
}

function readUsed(
	written: number | string | readonly string[],
	path: Path,
	over: readonly string[],
	reader: Reader
): NonNullable<Carried['used']> | undefined {
	if (written === 'all') return {kind: 'all'}
	const {tunnels} = reader.context.names.observation()
	const names = typeof written === 'number' ? [] : [written].flat()
	if (isList(written) || names.some(name => tunnels.has(name))) {
		const these = readTunnels(names, path, reader)
		const outside = these.find(name => !over.includes(name))
		if (outside !== undefined)
			return reader.fail({path, message: `"${outside}" is not among the tunnels that are counted`, fix: 'add it to "over"'})
		return {kind: 'these', tunnels: these}
	}
	const found = readRange(written as number | string)
	if (found) return {kind: 'count', range: found}
	return reader.fail({
		path,
		message: `"${String(written)}" does not say which tunnels carry packets`,
		fix: suggest(String(written), ['all', ...onlyTunnels(tunnels)])
	})
}

/** `web:5201`. */
function readStream(written: Pick<Written<'balance'>, 'from' | 'to'>, path: Path, reader: Reader) {
	const at = [...path, 'to']
	const [, to, port] = /^([^:]*):(\d{1,5})$/.exec(written.to) ?? []
	const number = Number(port)
	const from = reader.host(written.from, [...path, 'from'])
	if (to === undefined || number < 1 || number > 65_535)
		return reader.fail({
			path: at,
			message: `"${written.to}" does not say which port`,
			fix: `write host:port, such as '${written.to.replace(/:.*/, '')}:5201'`
		})
	const target = reader.address(to, at)
	if (target && target.kind !== 'host')
		reader.fail({
			path: at,
			message: `"${to}" is no host of this lab: the check listens there itself`,
			fix: 'write the name of a host'
		})
	return {from, to: target, port: number}
}
