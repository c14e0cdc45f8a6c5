/** Shapes of the checks and actions of a lab file. What they mean is read in `check-kinds.ts`. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import {observationSchemas} from './observation-schema.ts'
import {outageSchema} from './outage.ts'
import {howSchema, tunnelActionSchemas, tunnelFaultFields} from './tunnel-actions.ts'

const addressHint =
	'`web` is its address as the asker would use it; `web.public`, `web.private`, `web.ipv6` and `web.eth1` choose.'

const probeFields = (to: string) => ({
	from: reference('a host').describe('The host that asks: an instance (`web`, or `main.web`) or one on the Internet.'),
	to: text(to).describe(`Who is asked: ${to}. ${addressHint}`),
	source: text('an address, or web.eth1')
		.optional()
		.describe('What it sends from, as `ping -I`. Default: what the host takes by itself.'),
	v6: is('true or false', z.boolean()).optional().describe('Ask over IPv6 where the target has both. Default: false.'),
	timeoutMs: wholeNumber('milliseconds', {min: 1, max: 600_000})
		.optional()
		.describe("How long silence is listened to. Default: the probe's own."),
	withinMs: wholeNumber('milliseconds', {min: 0, max: 600_000})
		.optional()
		.describe(
			'How long what is expected has to become true; it is asked again until then. Default: 5000, or `vpclab test --within`.'
		)
})

const facts = {
	ttl: wholeNumber('a TTL', {min: 0, max: 255}).optional().describe('TTL of the answer as it arrived.'),
	client: text('an address or host')
		.optional()
		.describe('Address of the client as the server saw it: `203.0.113.10`, `nat.public`, `web.private`.'),
	server: text('an address or host').optional().describe('Address over which the server was reached, as it saw it.'),
	host: reference('a host').optional().describe('Who answered.'),
	body: text('a text or /pattern/').optional().describe('The whole body, or a pattern that is found in it: `/hello \\w+/i`.'),
	from: text('an address or host').optional().describe('Who said "unreachable" or "too big".'),
	pathMtu: wholeNumber('an MTU', {min: 68, max: 65_535}).optional().describe('MTU that the router named.'),
	rttMs: is("milliseconds such as '70 to 120'", z.union([z.number(), z.string()]))
		.optional()
		.describe("How long the round trip took, in milliseconds: `'70 to 120'`, `at least 40`."),
	hops: wholeNumber('a number of hops', {min: 0, max: 255}).optional().describe('How many hops away it is; a neighbour is 1.'),
	route: is("a list of hops such as [nat, '*', web]", z.array(z.string()))
		.optional()
		.describe("Every hop, the target included: addresses or names; '*' answers nothing, 'any' is whatever it is.")
}

type Fact = keyof typeof facts

/** An outcome, or an outcome with facts. Left out of an object, the outcome is the good one. */
function expectSchema<const Outcome extends string, const F extends Fact>(
	outcomes: readonly Outcome[],
	noun: string,
	names: readonly F[],
	number?: z.ZodInt
) {
	const outcome = is(noun, number ? z.union([z.enum(outcomes), number]) : z.enum(outcomes))
	const chosen = Object.fromEntries(names.map(name => [name, facts[name]])) as Pick<typeof facts, F>
	return is(
		`${noun}; or {got: outcome, ${names[0]}: …}`,
		z.union([outcome, z.strictObject({got: outcome.optional().describe('The outcome. Default: the good one.'), ...chosen})])
	)
}

const answered = ['client', 'server', 'host', 'from'] as const
const size = (what: string) => wholeNumber('bytes', {min: 0, max: 65_507}).optional().describe(what)

export const probeSchemas = {
	ping: z
		.strictObject({
			...probeFields('a host or an address'),
			expect: expectSchema(['reply', 'timeout', 'unreachable', 'too-big'], 'reply, timeout, unreachable or too-big', [
				'ttl',
				'from',
				'pathMtu',
				'rttMs'
			]).describe('What must come.'),
			sizeBytes: size('Bytes of ICMP payload. Default: 56.'),
			dontFragment: is('true or false', z.boolean()).optional().describe('Sets DF. Default: false.')
		})
		.describe('ICMP echo.'),
	tcp: z
		.strictObject({
			...probeFields("a host or an address with a port, such as 'db:5432'"),
			expect: expectSchema(
				['connect', 'timeout', 'refused', 'reset', 'unreachable'],
				'connect, timeout, refused, reset or unreachable',
				answered
			).describe('What must come: `refused` is an RST to the SYN, `reset` one to a connection that stood.'),
			idleSeconds: is('seconds', z.number().min(0).max(86_400))
				.optional()
				.describe('How long the connection lies idle before something is sent over it. Default: 0.'),
			sizeBytes: wholeNumber('bytes', {min: 0, max: 10_000_000})
				.optional()
				.describe('How much is sent over it and must come back. Default: a short line.')
		})
		.describe('Opens a TCP connection.'),
	udp: z
		.strictObject({
			...probeFields("a host or an address with a port, such as 'dns:53'"),
			expect: expectSchema(
				['reply', 'timeout', 'refused', 'unreachable'],
				'reply, timeout, refused or unreachable',
				answered
			).describe('What must come.'),
			sizeBytes: size('Bytes of payload. Default: a short line.')
		})
		.describe('Sends a datagram and waits for its echo.'),
	http: z
		.strictObject({
			...probeFields('a host, an address or a URL, such as http://web:8080/path'),
			expect: expectSchema(
				['timeout', 'refused', 'reset', 'unreachable'],
				'a status such as 200, timeout, refused, reset or unreachable',
				['client', 'server', 'host', 'body', 'from'],
				z.int().min(100).max(599)
			).describe('What must come.')
		})
		.describe('Asks for a page.'),
	trace: z
		.strictObject({
			...probeFields('a host or an address'),
			protocol: z.enum(['icmp', 'udp', 'tcp']).optional().describe('What is sent. Default: icmp.'),
			port: wholeNumber('a port', {min: 1, max: 65_535}).optional().describe('tcp only: the port. Default: 80.'),
			expect: is(
				'a list of hops, reached, timeout, unreachable, or {hops: 2}',
				z.union([
					facts.route.unwrap(),
					...expectSchema(['reached', 'timeout', 'unreachable'], 'reached, timeout or unreachable', ['hops', 'route', 'from'])
						.options
				])
			).describe('The hops in order, or what must come.')
		})
		.describe('Follows the route, hop by hop.'),
	mtu: z
		.strictObject({
			...probeFields('a host or an address'),
			expect: expectSchema(
				['timeout', 'unreachable'],
				'a number of bytes, timeout or unreachable',
				['from'],
				z.int().min(0).max(65_535)
			).describe('Largest packet that gets through, headers included.')
		})
		.describe('Looks for the largest packet that gets through.')
}

export type WrittenProbes = {readonly [K in keyof typeof probeSchemas]: z.input<(typeof probeSchemas)[K]>}

const packetSchema = is(
	"a tcpdump filter such as 'tcp port 80', or {protocol, src, dst, …}",
	z.union([
		z.string(),
		z.strictObject({
			protocol: z.enum(['tcp', 'udp', 'icmp', 'icmpv6']).optional().describe('Protocol.'),
			src: text('an address or host').optional().describe(`Source address. ${addressHint}`),
			dst: text('an address or host').optional().describe('Destination address.'),
			srcPort: wholeNumber('a port', {min: 0, max: 65_535}).optional().describe('Source port.'),
			dstPort: wholeNumber('a port', {min: 0, max: 65_535}).optional().describe('Destination port.'),
			flags: is('a list such as [syn, ack]', z.array(z.enum(['syn', 'ack', 'fin', 'rst', 'psh', 'urg'])))
				.optional()
				.describe('tcp: exactly these flags.'),
			type: is('an ICMP type', z.union([z.int(), z.string()]))
				.optional()
				.describe('icmp: type, by number or name.'),
			code: z.int().optional().describe('icmp: code.'),
			ttl: wholeNumber('a TTL', {min: 0, max: 255}).optional().describe('TTL or hop limit.'),
			direction: z
				.enum(['in', 'out'])
				.optional()
				.describe(
					'Whether it comes in or goes out, at an instance, an ENI or a NAT gateway: what one of them forwards does both.'
				)
		})
	])
)

const points = is('a point, or a list of points', z.union([z.string(), z.array(z.string()).min(1)]))

export const captureSchema = z.strictObject({
	at: points.describe(
		'Where: `web` (as its own tcpdump sees it), `web:eth1`, `eni:web` (outside, as AWS delivers it), `igw:main`, `nat:main.nat`, `pcx:a-b`, `tgw:hub.dev:use1-az1`; `vpclab capture LAB` lists them.'
	),
	filter: text('a tcpdump filter').optional().describe("As tcpdump takes it: 'tcp port 80'. Default: everything."),
	during: is(
		'one probe, such as {ping: {from, to, expect}}',
		z.strictObject(
			Object.fromEntries(Object.entries(probeSchemas).map(([kind, schema]) => [kind, schema.optional()])) as {
				[K in keyof typeof probeSchemas]: z.ZodOptional<(typeof probeSchemas)[K]>
			}
		)
	).describe('The probe that runs while the capture watches.'),
	expect: is(
		'a list such as [{at: web, sees: {flags: [syn]}}]',
		z.array(
			z.strictObject({
				at: text('a point').optional().describe('Where. Default: the only point.'),
				sees: packetSchema.optional().describe('A packet that must be seen there.'),
				missing: packetSchema.optional().describe('A packet that must not be seen there.'),
				count: wholeNumber('a number', {min: 1, max: 1_000_000}).optional().describe('How often exactly. Default: at least once.')
			})
		)
	).describe('What must be seen where.')
})

export type WrittenCapture = z.input<typeof captureSchema>
export type WrittenPacket = z.input<typeof packetSchema>

const fault = (verb: string) =>
	z.strictObject({
		zone: text('a zone').optional().describe(`A zone to ${verb}: \`a\` or \`us-east-1a\`.`),
		instance: reference('an instance').optional().describe(`An instance to ${verb}: the host under it.`),
		link: text('an interface').optional().describe(`A link to ${verb}: \`web\`, \`web:eth1\`, or a network interface.`),
		...tunnelFaultFields
	})

export const actionSchemas = {
	change: is('a patch of the lab file', z.record(z.string(), z.unknown())).describe(
		'A patch in the terms of this file: null deletes, {add: […], remove: […]} edits a list.'
	),
	fail: fault('fail').extend({how: howSchema}).describe('Makes a zone, an instance, a link, a VPN tunnel or a site fail.'),
	heal: fault('heal').describe('Makes it whole again.'),
	stop: reference('an instance').describe(
		'Stops an instance: its automatic public address goes, routes to it become blackholes.'
	),
	start: reference('an instance').describe('Starts it again.'),
	...tunnelActionSchemas
}

export type WrittenFault = z.input<(typeof actionSchemas)['fail']>

const kindSchemas = {
	...probeSchemas,
	capture: captureSchema.describe('Watches points of the network while a probe runs.'),
	...observationSchemas,
	outage: outageSchema(actionSchemas).describe('Measures by a ping and a TCP stream how long an action interrupts traffic.'),
	...actionSchemas
}

export type CheckKey = keyof typeof kindSchemas
export const checkKeys = Object.keys(kindSchemas) as readonly CheckKey[]
export const actionKeys = Object.keys(actionSchemas) as readonly (keyof typeof actionSchemas)[]
export const probeKeys = Object.keys(probeSchemas) as readonly (keyof typeof probeSchemas)[]

export const checkSchema = is(
	'a check such as {ping: {from: a, to: b, expect: reply}}',
	z.strictObject({
		name: text('a sentence').optional().describe('What it shows, as a sentence.'),
		...(Object.fromEntries(Object.entries(kindSchemas).map(([key, schema]) => [key, schema.optional()])) as {
			[K in CheckKey]: z.ZodOptional<(typeof kindSchemas)[K]>
		}),
		refused: text('an AWS error code')
			.optional()
			.describe('With `change`: it must be refused with this code, such as InvalidVpc.Range.')
	})
)

export type WrittenCheck = z.input<typeof checkSchema>
