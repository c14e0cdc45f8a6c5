/** The schema of Direct Connect connections, their virtual interfaces, and Direct Connect gateways. */
import {z} from 'zod'
import {linkQualitySchema} from '../link/kind.ts'
import {cidr, flag, is, named, ownId, text, wholeNumber} from '../schema.ts'
import {policyFields} from '../site/bgp-policy.ts'

/** DX-1: rates in Mbps, by AWS's names for them. */
export const dedicatedRates = {'1Gbps': 1000, '10Gbps': 10_000, '100Gbps': 100_000, '400Gbps': 400_000} as const
export const hostedRates = {
	'50Mbps': 50,
	'100Mbps': 100,
	'200Mbps': 200,
	'300Mbps': 300,
	'400Mbps': 400,
	'500Mbps': 500,
	'1Gbps': 1000,
	'2Gbps': 2000,
	'5Gbps': 5000,
	'10Gbps': 10_000,
	'25Gbps': 25_000
} as const

const vlan = () => is('a VLAN from 1 to 4094', z.int())
const authKey = () => text('an MD5 key of 6 to 80 characters')

const virtualInterfaceSchema = is(
	'a virtual interface: {type, vlan, gateway}',
	z.strictObject({
		id: ownId('dxvif'),
		type: is('private, transit or public', z.enum(['private', 'transit', 'public']))
			.optional()
			.describe(
				"private: to a virtual private gateway, or by a Direct Connect gateway to several; transit: by one to transit gateways; public: to AWS's public addresses (DX-4). Default: private."
			),
		vlan: vlan().describe('The tag of its frames on the wire, 1 to 4094 (DX-2).'),
		gateway: is(
			'the name of a VPC, a virtual private gateway or a Direct Connect gateway',
			z.union([
				z.string(),
				z.strictObject({
					vpnGateway: z.string().optional().describe("A virtual private gateway; a VPC's own has the VPC's name."),
					directConnectGateway: z.string().optional().describe('A Direct Connect gateway.')
				})
			])
		)
			.optional()
			.describe(
				"Where it ends, unless it is public: a VPC's virtual private gateway, such a gateway alone, or a Direct Connect gateway."
			),
		prefixes: is('a list of blocks such as [198.51.100.0/24]', z.array(cidr()))
			.optional()
			.describe(
				'Of a public one: the public IPv4 prefixes that the customer owns and announces, at most 1,000 (DX-4). AWS takes packets from no others.'
			),
		amazonAddress: text('an address with its prefix length, such as 169.254.96.1/30')
			.optional()
			.describe("AWS's peer address, of a /30 or /31 (DX-2). Default: chosen from 169.254.0.0/16."),
		customerAddress: text('an address with its prefix length, such as 169.254.96.2/30')
			.optional()
			.describe("The other address of that block, the customer's."),
		authKey: authKey().optional().describe('TCP MD5 key of the BGP session (DX-2). Default: generated.'),
		mtu: is('1500, 9001 (private) or 8500 (transit)', z.union([z.literal(1500), z.literal(9001), z.literal(8500)]))
			.optional()
			.describe('MTU: 1500, or with jumbo frames 9001 (private) and 8500 (transit) (DX-8). Default: 1500.'),
		bfd: flag()
			.optional()
			.describe("The customer's router uses BFD, which AWS's end always offers, 300 ms × 3 (DX-3). Default: false."),
		bgpTimers: is(
			'{keepaliveSeconds, holdSeconds}',
			z.strictObject({
				keepaliveSeconds: wholeNumber('seconds', {min: 1, max: 60}).optional().describe('Default: 30, as AWS (DX-3).'),
				holdSeconds: wholeNumber('seconds', {min: 3, max: 180}).optional().describe('Default: 90, as AWS (DX-3).')
			})
		)
			.optional()
			.describe("What the customer's router asks for; AWS's end takes down to 1 and 3 (DX-3)."),
		customer: is(
			"the customer's end: {vlan, authKey, …}",
			z.strictObject({
				vlan: vlan().optional().describe("Another tag than AWS's: the session never comes up (DX-2)."),
				authKey: authKey().optional().describe("Another key than AWS's: the session never comes up (DX-2)."),
				...policyFields,
				localPreference: policyFields.localPreference.describe(
					'Of what it learns here: the router sends where it is highest. Default: 200, so it prefers Direct Connect to VPN.'
				),
				communities: is('a list such as [7224:7300]', z.array(z.string()))
					.optional()
					.describe(
						'Of what it advertises. AWS sends back by 7224:7300 (high) before 7224:7200 (medium) before 7224:7100 (low); none is medium (DX-7). On a public one 7224:9100 keeps its prefixes in the Region, 7224:9200 on the continent, 7224:9300 or none propagates them to every Region.'
					)
			})
		)
			.optional()
			.describe("What is different at the customer's router.")
	})
)

const connectionSchema = is(
	'a Direct Connect connection: {location, site, bandwidth, virtualInterfaces}',
	z.strictObject({
		id: ownId('dxcon'),
		location: text('a location such as EqDC2').describe("Direct Connect location, by AWS's code: EqDC2."),
		region: text('a region').optional().describe("The location's region. Default: the lab's."),
		site: text('the name of a site').describe('Whose router is at the other end of the cross connect.'),
		bandwidth: text('1Gbps, 10Gbps, 100Gbps or 400Gbps; hosted 50Mbps to 25Gbps')
			.optional()
			.describe('Dedicated: 1Gbps, 10Gbps, 100Gbps, 400Gbps; hosted: 50Mbps to 25Gbps (DX-1). Default: 1Gbps.'),
		hosted: flag()
			.optional()
			.describe(
				"A partner's connection: one virtual interface, and what exceeds its bandwidth is dropped (DX-1). Default: false."
			),
		virtualInterfaces: named('virtual interfaces', virtualInterfaceSchema)
			.optional()
			.describe('Virtual interfaces by name: `{prod: {vlan: 101, gateway: main}}`.'),
		link: linkQualitySchema
			.omit({rateMbps: true})
			.optional()
			.describe('Delay, jitter and loss of the line between the site and the location: `{delayMs: 3}`. Default: none.'),
		fault: is('down', z.literal('down')).optional().describe('down: nothing passes on it.')
	})
)

const prefixes = () => is('a list of blocks', z.array(cidr()))

const gatewaySchema = is(
	'a Direct Connect gateway: {asn, associations}',
	z.strictObject({
		id: is('a UUID', z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
			.optional()
			.describe('Its id in AWS. Default: one made from its name.'),
		asn: is('an ASN', z.int()).optional().describe("Private ASN of AWS's end of its sessions. Default: 64512."),
		associations: named(
			'associations',
			is(
				'an association: {allowedPrefixes}',
				z.strictObject({
					allowedPrefixes: prefixes()
						.optional()
						.describe(
							"Of a virtual private gateway a filter: a block of the VPC is announced if one of these holds it; default: the VPC's blocks. Of a transit gateway exactly what is announced (DX-6)."
						),
					association: is('the name of a route table, or false', z.union([z.literal(false), z.string()]))
						.optional()
						.describe(
							"Transit gateway: the table that what comes from the site is searched in. Default: the gateway's default one."
						),
					propagations: is('a list of route tables', z.array(z.string()))
						.optional()
						.describe('Transit gateway: tables that learn what the site announces. Default: the default one.')
				})
			)
		)
			.optional()
			.describe(
				'By the name of a VPC with a virtual private gateway, or of a transit gateway: `{prod: {allowedPrefixes: [10.0.0.0/16]}}`. Never both kinds (DX-5).'
			)
	})
)

export const connectionsSchema = named('Direct Connect connections', connectionSchema)
export const gatewaysSchema = named('Direct Connect gateways', gatewaySchema)

export type ConnectionWritten = z.input<typeof connectionSchema>
export type VirtualInterfaceWritten = z.input<typeof virtualInterfaceSchema>
export type GatewayWritten = z.input<typeof gatewaySchema>
