/** The route that a packet takes somewhere, with its origin. */
import {z} from 'zod'
import {is, reference, text} from '../aws/schema.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Cidr} from '../net/address.ts'
import type {AddressRef} from './address-ref.ts'
import {alone} from './kind.ts'
import {namesSchema, observationKind, within} from './observation.ts'
import {nameAmong, type RoutePlace, readPlace} from './observation-names.ts'
import {readBlock} from './observation-values.ts'

export type Route = {
	readonly place: RoutePlace
	readonly to: AddressRef
	/** `none`: no route, the packet is dropped. `blackhole`: a route that drops it. */
	readonly expect: {
		readonly got: 'route' | 'none' | 'blackhole'
		/** Any name of the target, or of all the tunnels that share the flows. */
		readonly via?: readonly string[]
		readonly origin?: RouteOrigin
		readonly destination?: Cidr
	}
}

const routeOrigins = ['local', 'static', 'propagated', 'prefix-list', 'bgp'] as const
export type RouteOrigin = (typeof routeOrigins)[number]

const schema = z
	.strictObject({
		...within,
		at: reference('a subnet, route table, gateway, site or host').describe(
			'Where: a subnet, a route table, a transit gateway (`hub`) or one of its tables (`hub.default`), a virtual private gateway (`main`), a site, a host. `subnet:`, `table:`, `vgw:`, `tgw:`, `site:` or `host:` in front resolves an ambiguous name.'
		),
		to: text('a host or an address').describe('Where a packet goes.'),
		expect: is(
			'the name of a target, none, blackhole, or {via, origin, destination}',
			z.union([
				z.string(),
				z.strictObject({
					via: namesSchema('a target or tunnel, or a list of tunnels')
						.optional()
						.describe(
							'Where it is sent: `internet-gateway`, `vpn-gateway`, `local`, a gateway, an attachment, a tunnel; a list: the tunnels that share it.'
						),
					origin: z.enum(routeOrigins).optional().describe("The route's origin."),
					destination: text('a block such as 10.0.0.0/16').optional().describe('Its prefix.'),
					state: z.enum(['active', 'blackhole']).optional().describe('Default: active.')
				})
			])
		).describe('The route in force; `none`: there is none; `blackhole`: one that drops.')
	})
	.describe('The route that a packet takes somewhere, with its origin.')

export const route = observationKind<typeof schema, Route>({
	schema,
	read(written, path, reader) {
		const at = [...path, 'expect']
		const {via, origin, destination, state} = typeof written.expect === 'string' ? readRouteWord(written.expect) : written.expect
		const {directory, targets} = reader.context.names.observation()
		const names = via === undefined ? undefined : [via].flat().map(name => nameAmong(targets, name, directory))
		for (const name of names ?? []) {
			if (!targets.has(name)) {
				reader.fail({
					path: typeof written.expect === 'string' ? at : [...at, 'via'],
					message: `no route can lead to "${name}": nothing is named so`,
					fix: suggest(name, [...targets, 'none', 'blackhole'])
				})
			}
		}
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
	title({place, to, expect: {got, via, origin}}) {
		const expected = got === 'route' ? [via?.join(', '), origin].filter(Boolean).join(', ') || 'one' : got
		return `route at ${place.text} to ${to.text}: ${expected}`
	},
	nature: ({expect}) => alone(expect.got === 'none' ? 'absence' : 'presence'),
	forbids: ({expect}) => (expect.got === 'route' ? [] : [{kind: 'route'}])
})

type RouteWords = Partial<Exclude<z.input<typeof schema>['expect'], string>> & {readonly state?: string | undefined}

const readRouteWord = (written: string): Omit<RouteWords, 'state'> & {readonly state?: string} =>
	written === 'none' || written === 'blackhole' ? {state: written} : {via: written}
