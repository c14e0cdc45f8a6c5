/** A BGP session, identified by the tunnel or virtual interface it runs over; or the route of a prefix at a router or over a tunnel. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import type {BgpReason} from '../model/trouble.ts'
import type {Cidr} from '../net/address.ts'
import {alone} from './kind.ts'
import {namesSchema, observationKind, rangeSchema, within} from './observation.ts'
import {type RouterPlace, readRouter} from './observation-names.ts'
import {ranges, readBlock, readReason, readTunnel, readTunnels} from './observation-values.ts'
import {includesNone, type Range} from './range.ts'
import type {CheckReader} from './reader.ts'

export type SessionCheck = {
	readonly about: 'session'
	readonly tunnel: string
	/** The end whose view counts: AWS's or the customer's. */
	readonly side: 'aws' | 'customer'
	readonly expect: {
		readonly state: 'established' | 'down'
		/** Number of prefixes. */
		readonly received?: Range
		readonly sent?: Range
		readonly holdSeconds?: number
		readonly bfd?: 'up' | 'down'
		/** Only if down: the reason. */
		readonly reason?: BgpReason
	}
}

export type PathCheck = {
	readonly about: 'path'
	/** The routes in use at a router; or those received over a tunnel at one end, used or not. */
	readonly place:
		| RouterPlace
		| {readonly kind: 'tunnel'; readonly tunnel: string; readonly side: 'aws' | 'customer'; readonly text: string}
	readonly route: Cidr
	/** `known: false`: there is no such route. */
	readonly expect: {
		readonly known: boolean
		/** Tunnels that carry it. */
		readonly via?: readonly string[]
		/** Nearest first. */
		readonly asPath?: readonly number[]
		readonly med?: number
		readonly localPreference?: number
		readonly origin?: 'static' | 'bgp'
	}
}

const reasons: Readonly<Record<BgpReason, true>> = {
	'wrong-asn': true,
	'hold-time': true,
	bfd: true,
	'too-many-prefixes': true,
	'shut-down': true,
	'shut-down-by-neighbor': true,
	'closed-by-neighbor': true,
	'interface-down': true,
	'no-route': true,
	'no-answer': true,
	'waits-for-tunnel': true,
	'no-policy': true,
	'one-sided': true,
	other: true
}

const count = () => rangeSchema("a number such as 2, or a range such as 'at least 1'")
const side = () =>
	z.enum(['aws', 'customer']).optional().describe("Which end's view: AWS's end or the customer's device. Default: aws.")

const schema = z
	.strictObject({
		...within,
		tunnel: reference('a tunnel such as office:1, or a virtual interface')
			.optional()
			.describe('What the session runs over: a tunnel (`office:1`) or a virtual interface of Direct Connect (`primary.prod`).'),
		side: side(),
		at: reference('a gateway or site')
			.optional()
			.describe(
				'With `route`: the router whose selection is checked: a virtual private gateway (`main`), a transit gateway, a site.'
			),
		route: text('a block such as 10.0.0.0/16')
			.optional()
			.describe('A prefix: what was learned for it over the tunnel, or what the gateway or site `at` has selected.'),
		expect: is(
			'established, down, none, or {state, received, sent, via, asPath, …}',
			z.union([
				z.enum(['established', 'down', 'none']),
				z.strictObject({
					state: z.enum(['established', 'down']).optional().describe('Of the session. Default: established.'),
					received: count().optional().describe('Prefixes received and accepted.'),
					sent: count().optional().describe('Prefixes advertised to the neighbor.'),
					holdSeconds: wholeNumber('seconds', {min: 0, max: 65_535}).optional().describe('Hold time that both ends agreed on.'),
					bfd: z
						.enum(['up', 'down'])
						.optional()
						.describe('Whether BFD protects it now. BFD comes up a moment after the session.'),
					reason: text('a reason such as hold-time').optional().describe('Why it is down: hold-time, wrong-asn, shut-down, …'),
					via: namesSchema('a tunnel, or a list of tunnels')
						.optional()
						.describe('With `route`: the tunnels that carry it, all of them.'),
					asPath: is('a list of AS numbers such as [65001]', z.array(z.int().min(1).max(4_294_967_295)))
						.optional()
						.describe('With `route`: its AS path, nearest first.'),
					med: wholeNumber('a MED', {min: 0, max: 4_294_967_295}).optional().describe('With `route`: its MED.'),
					localPreference: wholeNumber('a preference', {min: 0, max: 4_294_967_295})
						.optional()
						.describe('With `route`: its local preference.'),
					origin: z.enum(['static', 'bgp']).optional().describe('With `route` and `at`: its origin.')
				})
			])
		).describe('What is expected. With `route`, `none`: no such route.')
	})
	.describe("A BGP session's state, or what became of a route.")

type Written = z.input<typeof schema>
type Expected = Exclude<Written['expect'], string>

export const bgp = observationKind<typeof schema, SessionCheck | PathCheck>({
	schema,
	read: readBgp,
	title: item =>
		item.about === 'session'
			? `bgp ${item.tunnel}${item.side === 'customer' ? ' at the customer' : ''}: ${item.expect.state}`
			: `bgp ${item.route} at ${item.place.text}: ${item.expect.known ? (item.expect.via?.join(', ') ?? 'known') : 'none'}`,
	nature(item) {
		if (item.about === 'path') return alone(item.expect.known ? 'presence' : 'absence')
		const {state, reason, received, sent} = item.expect
		// "Down" alone is negative; with an expected reason, it is positive.
		return alone((state === 'down' && reason === undefined) || includesNone(received, sent) ? 'absence' : 'presence')
	},
	forbids(item) {
		if (item.about === 'path') return item.expect.known ? [] : [{kind: 'path'}]
		return item.expect.state === 'down' ? [{kind: 'session'}] : []
	}
})

/** Reads a check of a session, or of a prefix. */
function readBgp(written: Written, path: Path, reader: CheckReader) {
	const {tunnel, at, route} = written
	if ((tunnel === undefined) === (at === undefined)) {
		return reader.fail({
			path,
			message: 'a bgp check looks at one tunnel, or with a route at one gateway or site',
			fix: 'write either "tunnel: \'office:1\'", or "at: main" with a "route"'
		})
	}
	if (at !== undefined && written.side !== undefined) {
		reader.fail({path: [...path, 'side'], message: '"side" belongs to a tunnel: a gateway has one side', fix: 'leave it out'})
	}
	const misplaced =
		typeof written.expect === 'string'
			? undefined
			: Object.keys(written.expect).find(key => (route === undefined ? pathKeys : sessionKeys).has(key))
	if (misplaced !== undefined) {
		reader.fail({
			path: [...path, 'expect', misplaced],
			message:
				route === undefined ? `a session has no "${misplaced}": a route has` : `a route has no "${misplaced}": a session has`,
			fix: route === undefined ? 'add a "route"' : 'leave "route" out'
		})
	}
	return route === undefined ? readSession(written, path, reader) : readPath(written, route, path, reader)
}

const sessionKeys: ReadonlySet<string> = new Set(['state', 'received', 'sent', 'holdSeconds', 'bfd', 'reason'])
const pathKeys: ReadonlySet<string> = new Set(['via', 'asPath', 'med', 'localPreference', 'origin'])

const tunnelAt = ({tunnel = ''}: Written, path: Path, reader: CheckReader) =>
	readTunnel(tunnel, [...path, 'tunnel'], reader, 'ways')

function readSession(written: Written, path: Path, reader: CheckReader) {
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
	if (written.expect === 'none') {
		return reader.fail({
			path: below,
			message: 'a session is established or down',
			fix: 'write established or down, or add a "route"'
		})
	}
	const expect: Expected = typeof written.expect === 'string' ? {state: written.expect} : written.expect
	const {state, received, sent, holdSeconds, bfd, reason} = expect
	const why =
		reason === undefined
			? undefined
			: readReason(reason, {state: state ?? 'down', down: 'down'}, reasons, [...below, 'reason'], reader)
	return {
		about: 'session' as const,
		tunnel,
		side,
		expect: {
			state: state ?? (reason === undefined ? 'established' : 'down'),
			...ranges({received, sent}, below, {}, "write a number, or a range such as 'at least 1'", reader),
			...(holdSeconds !== undefined && {holdSeconds}),
			...(bfd && {bfd}),
			...(why && {reason: why})
		}
	}
}

function readPath(written: Written, route: string, path: Path, reader: CheckReader) {
	const {at, tunnel = '', side = 'aws', expect} = written
	const below = [...path, 'expect']
	const place =
		at === undefined
			? {kind: 'tunnel' as const, tunnel: tunnelAt(written, path, reader), side, text: tunnel}
			: reader.take(readRouter(at, [...path, 'at'], reader.context.names.observation()))
	if (typeof expect === 'string' && expect !== 'none') {
		return reader.fail({
			path: below,
			message: `a route is not ${expect}`,
			fix: 'write none, or {via, asPath, med, localPreference}'
		})
	}
	const {via, asPath, med, localPreference, origin}: Partial<Expected> = typeof expect === 'string' ? {} : expect
	return {
		about: 'path' as const,
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
