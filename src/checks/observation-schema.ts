/** Shapes of the checks that observe. What they mean is read in `observation-kinds.ts`. */
import {z} from 'zod'
import {flag, is, reference, text, wholeNumber} from '../aws/schema.ts'
import {routeOrigins} from './observation-types.ts'

const range = (noun: string) => is(noun, z.union([z.number(), z.string()]))
const count = () => range("a number such as 2, or a range such as 'at least 1'")
const amount = () => range("bytes such as 'more than 0' or '>= 10 kB'")
const names = (noun: string) => is(noun, z.union([z.string(), z.array(z.string()).min(1)]))
const tunnel = () => reference('a tunnel such as office:1')
const side = () =>
	z.enum(['aws', 'customer']).optional().describe("Whose view: AWS's end or the customer's device. Default: aws.")
const host = () => reference('a host').describe('The host that begins.')
const target = () =>
	text("a host and a port, such as 'web:5201'").describe(
		'Who is sent to, and at which port. The check itself listens there, so nothing else may; security groups have to let it in.'
	)

const carried = () =>
	is(
		'all, a number of tunnels such as 1, a list of tunnels, or {used, share}',
		z.union([
			z.number(),
			z.string(),
			z.array(z.string()).min(1),
			z.strictObject({
				used: is(
					"all, a number such as 1 or 'at least 2', or a list of tunnels",
					z.union([z.number(), z.string(), z.array(z.string())])
				)
					.optional()
					.describe('Tunnels that carry: all of them, how many, or exactly which.'),
				share: range("percent such as 'at least 10%'")
					.optional()
					.describe('Of the packets, that each tunnel which carries at all has.')
			})
		])
	)

const within = {
	withinMs: wholeNumber('milliseconds', {min: 0, max: 600_000})
		.optional()
		.describe('How long what is expected has to become true. Default: 15000, or what `--within` says.')
}

export const observationSchemas = {
	bgp: z
		.strictObject({
			...within,
			tunnel: reference('a tunnel such as office:1, or a virtual interface')
				.optional()
				.describe('What the session runs over: a tunnel (`office:1`) or a virtual interface of Direct Connect (`primary.prod`).'),
			side: side(),
			at: reference('a gateway or site')
				.optional()
				.describe('With `route`: whose choice is looked at: a virtual private gateway (`main`), a transit gateway, a site.'),
			route: text('a block such as 10.0.0.0/16')
				.optional()
				.describe('A prefix: what was learned of it over the tunnel, or what the gateway or site at `at` has chosen.'),
			expect: is(
				'established, down, none, or {state, received, sent, via, asPath, …}',
				z.union([
					z.enum(['established', 'down', 'none']),
					z.strictObject({
						state: z.enum(['established', 'down']).optional().describe('Of the session. Default: established.'),
						received: count().optional().describe('Prefixes that came and were taken.'),
						sent: count().optional().describe('Prefixes that were told to the neighbor.'),
						holdSeconds: wholeNumber('seconds', {min: 0, max: 65_535}).optional().describe('Hold time that both ends agreed on.'),
						bfd: z
							.enum(['up', 'down'])
							.optional()
							.describe('Whether BFD watches over it now. It comes up a moment after the session.'),
						reason: text('a reason such as hold-time').optional().describe('Why it is down: hold-time, wrong-asn, shut-down, …'),
						via: names('a tunnel, or a list of tunnels')
							.optional()
							.describe('With `route`: the tunnels that carry it, all of them.'),
						asPath: is('a list of AS numbers such as [65001]', z.array(z.int().min(1).max(4_294_967_295)))
							.optional()
							.describe('With `route`: its AS path, nearest first.'),
						med: wholeNumber('a MED', {min: 0, max: 4_294_967_295}).optional().describe('With `route`: its MED.'),
						localPreference: wholeNumber('a preference', {min: 0, max: 4_294_967_295})
							.optional()
							.describe('With `route`: its local preference.'),
						origin: z.enum(['static', 'bgp']).optional().describe('With `route` and `at`: where it is from.')
					})
				])
			).describe('What must be so. With `route`, `none`: there is no such route.')
		})
		.describe("A BGP session's state, or what became of a route."),
	tunnel: z
		.strictObject({
			...within,
			tunnel: tunnel().describe('Which: `office:1`.'),
			expect: is(
				'up, down, or {state, reason, ike, esp, bytes, …}',
				z.union([
					z.enum(['up', 'down']),
					z.strictObject({
						state: z.enum(['up', 'down']).optional().describe('Default: up, or down with a reason.'),
						reason: text('a reason such as wrong-psk').optional().describe('Why it is down: wrong-psk, ike-proposals, …'),
						ikeVersion: is('1 or 2', z.union([z.literal(1), z.literal(2)]))
							.optional()
							.describe('Version of IKE.'),
						ike: text('a part of an IKE proposal')
							.optional()
							.describe("Part of IKE's proposal as `vpclab status` shows it: `MODP_2048`."),
						esp: text('a part of an ESP proposal').optional().describe("Part of ESP's proposal: `AES_GCM_16-128`."),
						bytes: amount().optional().describe('Bytes that it has carried, both directions together.'),
						toAws: amount().optional().describe('Bytes that it has carried to AWS.'),
						fromAws: amount().optional().describe('Bytes that it has carried from AWS.')
					})
				])
			).describe('What must be so.')
		})
		.describe(
			'The state of a VPN tunnel: its IKE and ESP, at both ends. One whose packets are lost is down once DPD has noticed, after 30 s unless the tunnel says otherwise; its BGP session, which AWS counts in as well, is for `bgp`.'
		),
	route: z
		.strictObject({
			...within,
			at: reference('a subnet, route table, gateway, site or host').describe(
				'Where: a subnet, a route table, a transit gateway (`hub`) or one of its tables (`hub.default`), a virtual private gateway (`main`), a site, a host. `subnet:`, `table:`, `vgw:`, `tgw:`, `site:` or `host:` in front tells which, if a name is several.'
			),
			to: text('a host or an address').describe('Where a packet goes.'),
			expect: is(
				'the name of a target, none, blackhole, or {via, origin, destination}',
				z.union([
					z.string(),
					z.strictObject({
						via: names('a target or tunnel, or a list of tunnels')
							.optional()
							.describe(
								'Where it is sent: `internet-gateway`, `vpn-gateway`, `local`, a gateway, an attachment, a tunnel; a list: the tunnels that share it.'
							),
						origin: z.enum(routeOrigins).optional().describe('Where the route is from.'),
						destination: text('a block such as 10.0.0.0/16').optional().describe('Its prefix.'),
						state: z.enum(['active', 'blackhole']).optional().describe('Default: active.')
					})
				])
			).describe('The route in force; `none`: there is none; `blackhole`: one that drops.')
		})
		.describe('The route that a packet takes somewhere, with its origin.'),
	balance: z
		.strictObject({
			...within,
			from: host(),
			to: target(),
			flows: wholeNumber('a number of flows', {min: 1, max: 500})
				.optional()
				.describe('TCP connections at the same time, each from a port of its own. Default: 64.'),
			over: names('a connection or tunnel, or a list of them')
				.optional()
				.describe("The tunnels whose ESP packets are counted; a connection stands for both of its. Default: all of the lab's."),
			expect: is(
				'all, a number of tunnels, a list of tunnels, or {toAws, fromAws, oneFlowOneTunnel}',
				z.union([
					z.number(),
					z.string(),
					z.array(z.string()).min(1),
					z.strictObject({
						toAws: carried().optional().describe('What carries to AWS.'),
						fromAws: carried().optional().describe('What carries from AWS.'),
						oneFlowOneTunnel: flag().optional().describe('True: one more flow, alone, must stay on one tunnel in each direction.')
					})
				])
			).describe('Which tunnels carry packets, in both directions or in each: `all`, how many, which.')
		})
		.describe('How many flows spread over tunnels, by the ESP packets of each.'),
	throughput: z
		.strictObject({
			...within,
			from: host(),
			to: target(),
			seconds: is('seconds', z.number().min(0.1).max(600)).optional().describe('How long at most. Default: 1.'),
			bytes: is('bytes', z.number().min(1).max(1e12)).optional().describe('How much at most. Default: as much as goes.'),
			expect: range("Mbit/s such as '>= 50 Mbit/s' or '9 to 11 Mbit/s'").describe('How fast it must be, of payload.')
		})
		.describe('How fast one TCP stream is.')
}

export type WrittenObservations = {readonly [K in keyof typeof observationSchemas]: z.input<(typeof observationSchemas)[K]>}

export type WrittenCarried = z.input<ReturnType<typeof carried>>
