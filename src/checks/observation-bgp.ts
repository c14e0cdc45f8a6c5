/** How the check `bgp` is read: of a session, or of a prefix that a router has. */

import type {Path} from '../model/finding.ts'
import {readRouter} from './observation-names.ts'
import type {WrittenObservations} from './observation-schema.ts'
import {bgpReasons} from './observation-types.ts'
import {checkReason, ranges, readBlock, readTunnel, readTunnels} from './observation-values.ts'
import type {Reader} from './reader.ts'

type Written = WrittenObservations['bgp']
type Expected = Exclude<Written['expect'], string>

/** A session, by what it runs over; or what became of a prefix. */
export function readBgp(written: Written, path: Path, reader: Reader) {
	const {tunnel, at, route} = written
	if ((tunnel === undefined) === (at === undefined))
		return reader.fail({
			path,
			message: 'a bgp check looks at one tunnel, or with a route at one gateway or site',
			fix: 'write either "tunnel: \'office:1\'", or "at: main" with a "route"'
		})
	if (at !== undefined && written.side !== undefined)
		reader.fail({path: [...path, 'side'], message: '"side" belongs to a tunnel: a gateway has one side', fix: 'leave it out'})
	const misplaced =
		typeof written.expect === 'string'
			? undefined
			: Object.keys(written.expect).find(key => (route === undefined ? pathKeys : sessionKeys).has(key))
	if (misplaced !== undefined)
		reader.fail({
			path: [...path, 'expect', misplaced],
			message:
				route === undefined ? `a session has no "${misplaced}": a route has` : `a route has no "${misplaced}": a session has`,
			fix: route === undefined ? 'add a "route"' : 'leave "route" out'
		})
	return route === undefined ? readSession(written, path, reader) : readPath(written, route, path, reader)
}

const sessionKeys: ReadonlySet<string> = new Set(['state', 'received', 'sent', 'holdSeconds', 'bfd', 'reason'])
const pathKeys: ReadonlySet<string> = new Set(['via', 'asPath', 'med', 'localPreference', 'origin'])

const tunnelAt = ({tunnel = ''}: Written, path: Path, reader: Reader) => readTunnel(tunnel, [...path, 'tunnel'], reader, 'ways')

function readSession(written: Written, path: Path, reader: Reader) {
	const {at, side = 'aws'} = written
	const below = [...path, 'expect']
	if (at !== undefined) {
		reader.take(readRouter(at, [...path, 'at'], reader.context.names.observation()))
		return reader.fail({
			path,
			message: `it does not say which route of "${at}"`,
			fix: 'add "route": a block such as 10.0.0.0/16'
		})
	}
	const tunnel = tunnelAt(written, path, reader)
	if (written.expect === 'none')
		return reader.fail({
			path: below,
			message: 'a session is established or down',
			fix: 'write established or down, or add a "route"'
		})
	const expect: Expected = typeof written.expect === 'string' ? {state: written.expect} : written.expect
	const {state, received, sent, holdSeconds, bfd, reason} = expect
	if (reason !== undefined) checkReason(reason, state ?? 'down', 'down', bgpReasons, [...below, 'reason'], reader)
	return {
		about: 'session',
		tunnel,
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

function readPath(written: Written, route: string, path: Path, reader: Reader) {
	const {at, tunnel = '', side = 'aws', expect} = written
	const below = [...path, 'expect']
	const place =
		at === undefined
			? {kind: 'tunnel' as const, tunnel: tunnelAt(written, path, reader), side, text: tunnel}
			: reader.take(readRouter(at, [...path, 'at'], reader.context.names.observation()))
	if (typeof expect === 'string' && expect !== 'none')
		return reader.fail({
			path: below,
			message: `a route is not ${expect}`,
			fix: 'write none, or {via, asPath, med, localPreference}'
		})
	const {via, asPath, med, localPreference, origin}: Partial<Expected> = typeof expect === 'string' ? {} : expect
	return {
		about: 'path',
		place,
		route: readBlock(route, [...path, 'route'], reader),
		expect: {
			known: expect !== 'none',
			...(via !== undefined && {via: readTunnels(via, [...below, 'via'], reader, 'ways')}),
			...(asPath && {asPath}),
			...(med !== undefined && {med}),
			...(localPreference !== undefined && {localPreference}),
			...(origin && {origin})
		}
	}
}
