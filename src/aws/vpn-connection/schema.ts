/** How a lab file writes VPN connections and their tunnels, in AWS's words (VPN-1…7). */
import {z} from 'zod'
import {cidr, described, is, named, ownId, reference, text, wholeNumber} from '../schema.ts'
import {filterFields, policyFields} from '../site/bgp-policy.ts'

const encryption = z.enum(['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'])
const integrity = z.enum(['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'])

const lists = (groups: string) => ({
	encryption: is('a list of encryption algorithms', z.array(encryption).min(1))
		.optional()
		.describe('AES128, AES256, AES128-GCM-16, AES256-GCM-16. Default: all (VPN-3).'),
	integrity: is('a list of integrity algorithms', z.array(integrity).min(1))
		.optional()
		.describe('SHA1, SHA2-256, SHA2-384, SHA2-512. Default: all (VPN-3).'),
	dhGroups: is('a list of Diffie-Hellman groups', z.array(z.int()).min(1)).optional().describe(`Default: ${groups} (VPN-3).`)
})

const phase = (groups: string, most: number) =>
	z.strictObject({
		...lists(groups),
		lifetimeSeconds: wholeNumber('seconds', {min: 900, max: most}).optional().describe(`900 to ${most}. Default: ${most}.`)
	})

const customerPhase = (groups: string) => is('{encryption, integrity, dhGroups}', z.strictObject(lists(groups)))

const psk = () => text('a pre-shared key').optional()

const customerSchema = is(
	"the device's side of a tunnel: {psk, ike, …}",
	z.strictObject({
		psk: psk().describe("The key that the device has. Default: the tunnel's own; another one, and the two never come together."),
		id: text('an identity')
			.optional()
			.describe("What the device calls itself to AWS, which knows it by the site's public address. Default: that (VPN-6)."),
		peer: text('an IPv4 address')
			.optional()
			.describe("Where the device looks for AWS's end. Default: the tunnel's outside address."),
		ike: is('1 or 2', z.union([z.literal(1), z.literal(2)]))
			.optional()
			.describe('Version of IKE. Default: 2, if the tunnel allows it.'),
		phase1: customerPhase('14')
			.optional()
			.describe('What the device proposes for IKE. Default: AES128-GCM-16, SHA2-256, group 14, as far as the tunnel takes them.'),
		phase2: customerPhase('14').optional().describe('What the device proposes for ESP. Default: as in phase 1.'),
		...policyFields,
		...filterFields,
		trafficSelectors: is(
			'{local: [blocks], remote: [blocks]}',
			z.strictObject({
				local: z.array(cidr()).min(1).describe("Blocks at the site's side."),
				remote: z.array(cidr()).min(1).describe("Blocks at AWS's side.")
			})
		)
			.optional()
			.describe('Of a policy-based device. Default: everything, as route-based ones have it (VPN-3).')
	})
)

export const tunnelSchema = is(
	'a tunnel: {psk, insideCidr, …}',
	z.strictObject({
		psk: psk().describe('8 to 64 letters, digits, `.` and `_`, the first no 0 (VPN-4). Default: 32 made from the names.'),
		insideCidr: cidr().optional().describe('A /30 in 169.254.0.0/16 (VPN-2). Default: a free one.'),
		insideIpv6Cidr: cidr().optional().describe('With `insideIpVersion: ipv6`: a /126 in fd00::/8 (VPN-2). Default: a free one.'),
		outsideIp: text('a public IPv4 address').optional().describe("Address of AWS's end. Default: one of the Region's pool."),
		ike: is('a list of 1 and 2', z.array(z.union([z.literal(1), z.literal(2)])).min(1))
			.optional()
			.describe('Versions of IKE that AWS accepts. Default: both.'),
		phase1: is('{encryption, integrity, dhGroups, lifetimeSeconds}', phase('2, 14 to 24', 28_800))
			.optional()
			.describe('What AWS accepts for IKE. Default: all that it knows.'),
		phase2: is('{encryption, integrity, dhGroups, lifetimeSeconds}', phase('2, 5, 14 to 24', 3600))
			.optional()
			.describe('What AWS accepts for ESP. Default: all that it knows.'),
		rekeyMarginSeconds: wholeNumber('seconds', {min: 60, max: 1800}).optional().describe('Default: 270.'),
		rekeyFuzzPercent: wholeNumber('a percentage', {min: 0, max: 100}).optional().describe('Default: 100.'),
		replayWindowPackets: wholeNumber('packets', {min: 64, max: 2048}).optional().describe('Default: 1024.'),
		dpdTimeoutSeconds: is('seconds, 30 or more', z.int()).optional().describe('Dead peer detection. Default: 30 (VPN-5).'),
		dpdAction: z.enum(['clear', 'none', 'restart']).optional().describe('Default: clear (VPN-5).'),
		startupAction: z
			.enum(['add', 'start'])
			.optional()
			.describe(
				'`start`: AWS initiates, by IKEv2 alone, also when its end has been replaced. Default: add, the device does, once it has found out (VPN-5).'
			),
		customer: customerSchema.optional().describe("Where the device's configuration differs from what AWS handed out."),
		fault: z
			.enum(['drop', 'kill', 'shutdown', 'maintenance'])
			.optional()
			.describe(
				"What has gone wrong: its packets are dropped, AWS's end is dead, its BGP neighbor is shut down, AWS prefers the other one for maintenance."
			)
	})
)

const tunnels = is(
	'a list of two tunnels, or {1: {…}, 2: {…}}',
	z.union([
		z.array(tunnelSchema).max(2),
		z.strictObject({
			1: tunnelSchema.optional().describe('The first tunnel.'),
			2: tunnelSchema.optional().describe('The second tunnel.')
		})
	])
)

export const connectionSchema = is(
	'a VPN connection: {site, gateway}',
	z.strictObject({
		id: ownId('vpn'),
		...described,
		site: reference('a site').describe("The customer's site; its customer gateway."),
		device: reference('a device of the site')
			.optional()
			.describe('Of a site with two gateway devices: which one, a customer gateway of its own. Default: the first.'),
		gateway: is(
			'the name of a VPC, a virtual private gateway or a transit gateway',
			z.union([
				z.string(),
				z.strictObject({
					vpnGateway: z.string().optional().describe("A virtual private gateway; a VPC's own has the VPC's name."),
					transitGateway: z.string().optional().describe('A transit gateway.')
				})
			])
		).describe("AWS's end: a VPC with a virtual private gateway, such a gateway alone, or a transit gateway."),
		insideIpVersion: z
			.enum(['ipv4', 'ipv6'])
			.optional()
			.describe('What the tunnels carry, one of the two; IPv6 at a transit gateway alone (VPN-2). Default: ipv4.'),
		localIpv4NetworkCidr: cidr()
			.optional()
			.describe(
				"IPv4 block at the customer's side that the tunnels are for, as IKE's phase 2 proposes it; nothing else passes. Default: 0.0.0.0/0."
			),
		remoteIpv4NetworkCidr: cidr().optional().describe("IPv4 block at AWS's side that the tunnels are for. Default: 0.0.0.0/0."),
		localIpv6NetworkCidr: cidr()
			.optional()
			.describe("With `insideIpVersion: ipv6`: IPv6 block at the customer's side that the tunnels are for. Default: ::/0."),
		remoteIpv6NetworkCidr: cidr()
			.optional()
			.describe("With `insideIpVersion: ipv6`: IPv6 block at AWS's side that the tunnels are for. Default: ::/0."),
		routing: z.enum(['bgp', 'static']).optional().describe('Default: bgp.'),
		routes: is('a list of blocks', z.array(cidr()))
			.optional()
			.describe('Static routing to a virtual private gateway: blocks of the site (VPN-7). Default: all of them.'),
		customerRoutes: is('a list of blocks', z.array(cidr()))
			.optional()
			.describe(
				'What the device sends into the tunnels whatever it learns. Default with static routing: what is at the other end.'
			),
		association: is('the name of a route table, or false', z.union([z.literal(false), z.string()]))
			.optional()
			.describe("Transit gateway: the table that what comes from the site is searched in. Default: the gateway's default one."),
		propagations: is('a list of route tables', z.array(z.string()))
			.optional()
			.describe('Transit gateway: tables that learn what the site announces (TGW-6). Default: the default one.'),
		accelerated: z
			.boolean()
			.optional()
			.describe(
				'Accelerated VPN: at a transit gateway alone, always ESP in UDP (VPN-12). Differs from AWS: no way through the edge is any shorter. Default: false.'
			),
		bgpTimers: is(
			'{keepaliveSeconds, holdSeconds}',
			z.strictObject({
				keepaliveSeconds: wholeNumber('seconds', {min: 1, max: 60}).optional().describe('Default: 10, as AWS (VPN-7).'),
				holdSeconds: wholeNumber('seconds', {min: 3, max: 180}).optional().describe('Default: 30, as AWS (VPN-7).')
			})
		)
			.optional()
			.describe('Differs from AWS: there these cannot be chosen; lessons may shorten the wait.'),
		bfd: is(
			'true or {intervalMs, multiplier}',
			z.union([
				z.boolean(),
				z.strictObject({
					intervalMs: wholeNumber('milliseconds', {min: 50, max: 60_000}).optional().describe('Default: 300.'),
					multiplier: wholeNumber('a number', {min: 2, max: 255}).optional().describe('Default: 3.')
				})
			])
		)
			.optional()
			.describe('Differs from AWS: it offers no BFD over VPN; a lab may switch it on. Default: false.'),
		tunnels: tunnels.optional().describe('Options of the two tunnels.')
	})
)

export const connectionsSchema = named('VPN connections', connectionSchema)

export type ConnectionWritten = z.input<typeof connectionSchema>
export type TunnelWritten = z.input<typeof tunnelSchema>
