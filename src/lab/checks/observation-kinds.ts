/** How the checks that observe are read: from what stands in the file (`observation-schema.ts`) to what the runner takes (`observation-types.ts`). */
import {parseCidr} from '../../net/address.ts'
import type {Reader} from '../check-reader.ts'
import {suggest} from '../did-you-mean.ts'
import type {Path} from '../problem.ts'
import {readPlace, readRouter} from './observation-names.ts'
import type {WrittenCarried, WrittenObservations} from './observation-schema.ts'
import {bgpReasons, type Carried, type Observations, tunnelReasons} from './observation-types.ts'
import {bytes, mbps, percent, type Range, readRange, type Units} from './range.ts'

type Written<K extends keyof Observations> = WrittenObservations[K]

export const observationReaders = {
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
			at: reader.take(readPlace(written.at, [...path, 'at'], reader.context.names.observation())),
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
		if (over.length === 0)
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

function readBgp(written: Written<'bgp'>, path: Path, reader: Reader) {
	const {tunnel, side = 'aws', at, route} = written
	const expect = typeof written.expect === 'string' ? {word: written.expect} : written.expect
	const below = [...path, 'expect']
	if ((tunnel === undefined) === (at === undefined))
		return reader.fail({
			path,
			message: 'a bgp check looks at one tunnel, or with a route at one gateway or site',
			fix: 'write either "tunnel: \'office:1\'", or "at: main" with a "route"'
		})
	if (at !== undefined && written.side !== undefined)
		reader.fail({path: [...path, 'side'], message: '"side" belongs to a tunnel: a gateway has one side', fix: 'leave it out'})
	const place =
		at === undefined
			? {kind: 'tunnel' as const, tunnel: readTunnel(tunnel ?? '', [...path, 'tunnel'], reader), side, text: tunnel ?? ''}
			: reader.take(readRouter(at, [...path, 'at'], reader.context.names.observation()))
	const misplaced = Object.keys(expect).find(key => (route === undefined ? pathKeys : sessionKeys).has(key))
	if (misplaced !== undefined)
		reader.fail({
			path: [...below, misplaced],
			message:
				route === undefined ? `a session has no "${misplaced}": a route has` : `a route has no "${misplaced}": a session has`,
			fix: route === undefined ? 'add a "route"' : 'leave "route" out'
		})
	const word = 'word' in expect ? expect.word : undefined
	if (route === undefined) {
		if (at !== undefined)
			return reader.fail({
				path,
				message: `it does not say which route of "${at}"`,
				fix: 'add "route": a block such as 10.0.0.0/16'
			})
		if (word === 'none')
			return reader.fail({
				path: below,
				message: 'a session is established or down',
				fix: 'write established or down, or add a "route"'
			})
		const {state, received, sent, holdSeconds, reason} =
			'word' in expect ? {state: expect.word as 'established' | 'down'} : expect
		if (reason !== undefined) checkReason(reason, state ?? 'down', 'down', bgpReasons, [...below, 'reason'], reader)
		return {
			about: 'session',
			tunnel: place?.kind === 'tunnel' ? place.tunnel : undefined,
			side,
			expect: {
				state: state ?? (reason === undefined ? 'established' : 'down'),
				...ranges({received, sent}, below, {}, "write a number, or a range such as 'at least 1'", reader),
				...(holdSeconds !== undefined && {holdSeconds}),
				...(reason !== undefined && {reason})
			}
		}
	}
	if (word !== undefined && word !== 'none')
		return reader.fail({
			path: below,
			message: `a route is not ${word}`,
			fix: 'write none, or {via, asPath, med, localPreference}'
		})
	const {via, asPath, med, localPreference, origin} = 'word' in expect ? {} : expect
	return {
		about: 'path',
		at: place,
		route: readBlock(route, [...path, 'route'], reader),
		expect: {
			known: word !== 'none',
			...(via !== undefined && {via: readTunnels(via, [...below, 'via'], reader)}),
			...(asPath && {asPath}),
			...(med !== undefined && {med}),
			...(localPreference !== undefined && {localPreference}),
			...(origin && {origin})
		}
	}
}

const sessionKeys: ReadonlySet<string> = new Set(['state', 'received', 'sent', 'holdSeconds', 'reason'])
const pathKeys: ReadonlySet<string> = new Set(['via', 'asPath', 'med', 'localPreference', 'origin'])

type RouteWords = Partial<Exclude<Written<'route'>['expect'], string>> & {readonly state?: string | undefined}

const readRouteWord = (written: string): Omit<RouteWords, 'state'> & {readonly state?: string} =>
	written === 'none' || written === 'blackhole' ? {state: written} : {via: written}

function checkReason(reason: string, state: string, down: string, known: readonly string[], path: Path, reader: Reader): void {
	if (state !== down) reader.fail({path, message: `what is ${state} has no such reason`, fix: 'leave "reason" out'})
	else if (!known.includes(reason)) reader.fail({path, message: `no reason is called "${reason}"`, fix: suggest(reason, known)})
}

function readTunnel(written: string, path: Path, reader: Reader): string | undefined {
	const {tunnels} = reader.context.names.observation()
	const [first, second] = tunnels.get(written) ?? []
	if (first !== undefined && second === undefined) return first
	return reader.fail(
		first === undefined
			? {path, message: `no tunnel is named "${written}"`, fix: suggest(written, onlyTunnels(tunnels))}
			: {path, message: `"${written}" is a connection, with two tunnels`, fix: `write ${first} or ${second}`}
	)
}

function readTunnels(written: string | readonly string[], path: Path, reader: Reader): readonly string[] {
	const {tunnels} = reader.context.names.observation()
	const all = [written].flat().flatMap((name, index) => {
		const found = tunnels.get(name)
		if (found) return found
		reader.fail({
			path: typeof written === 'string' ? path : [...path, index],
			message: `no connection or tunnel is named "${name}"`,
			fix: suggest(name, tunnels.keys())
		})
		return []
	})
	return [...new Set(all)]
}

const onlyTunnels = (tunnels: ReadonlyMap<string, readonly string[]>): string[] =>
	[...tunnels].filter(([, found]) => found.length === 1).map(([name]) => name)

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

function readBlock(written: string, path: Path, reader: Reader) {
	const read = parseCidr(written)
	return (
		read ??
		reader.fail({path, message: `"${written}" is no block`, fix: 'write an address and a prefix length, such as 10.0.0.0/16'})
	)
}

function range(written: number | string, path: Path, units: Units, fix: string, reader: Reader): Range | undefined {
	return readRange(written, units) ?? reader.fail({path, message: `"${written}" is no range`, fix})
}

function ranges<K extends string>(
	written: Readonly<Record<K, number | string | undefined>>,
	path: Path,
	units: Units,
	fix: string,
	reader: Reader
): Partial<Record<K, Range>> {
	const read: Partial<Record<K, Range>> = {}
	for (const [key, value] of Object.entries(written) as [K, number | string | undefined][]) {
		const found = value === undefined ? undefined : range(value, [...path, key], units, fix, reader)
		if (found) read[key] = found
	}
	return read
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value)
