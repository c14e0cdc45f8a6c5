import type {Reader} from '../check-reader.ts'
import type {Path} from '../problem.ts'
import {readRouter} from './observation-names.ts'
import type {WrittenObservations} from './observation-schema.ts'
import {bgpReasons} from './observation-types.ts'
import {checkReason, ranges, readBlock, readTunnel, readTunnels} from './observation-values.ts'

/** A session, by what it runs over; or what became of a prefix. */
export function readBgp(written: WrittenObservations['bgp'], path: Path, reader: Reader) {
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
			? {kind: 'tunnel' as const, tunnel: readTunnel(tunnel ?? '', [...path, 'tunnel'], reader, 'ways'), side, text: tunnel ?? ''}
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
		const {state, received, sent, holdSeconds, bfd, reason} =
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
				...(bfd && {bfd}),
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
		place,
		route: readBlock(route, [...path, 'route'], reader),
		expect: {
			known: word !== 'none',
			...(via !== undefined && {via: readTunnels(via, [...below, 'via'], reader, 'ways')}),
			...(asPath && {asPath}),
			...(med !== undefined && {med}),
			...(localPreference !== undefined && {localPreference}),
			...(origin && {origin})
		}
	}
}

const sessionKeys: ReadonlySet<string> = new Set(['state', 'received', 'sent', 'holdSeconds', 'bfd', 'reason'])
const pathKeys: ReadonlySet<string> = new Set(['via', 'asPath', 'med', 'localPreference', 'origin'])
