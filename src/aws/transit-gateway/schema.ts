/** How a lab file writes transit gateways, their VPC attachments and their route tables (TGW-1…4, TGW-7, TGW-11, SG-8). */
import {z} from 'zod'
import {described, flag, is, named, ownId, ownMac, reference, text} from '../schema.ts'
import {transitRoutesSchema} from './routes.ts'

const attachedSubnet = is(
	'the name of a subnet, or {subnet, privateIp}',
	z.union([
		z.string(),
		z.strictObject({
			subnet: reference('a subnet').describe('The subnet, by name.'),
			privateIp: text('an IPv4 address').optional().describe("Address of the gateway's interface there. Default: a free one."),
			interfaceId: ownId('eni'),
			mac: ownMac()
		})
	])
)
const attachedSubnets = () => is('a list of subnets, one a zone', z.array(attachedSubnet))

const tableOrNone = (what: string) =>
	is('the name of a route table, or false', z.union([z.literal(false), z.string()]))
		.optional()
		.describe(what)

const attachmentSchema = is(
	'a list of subnets, one a zone, or {vpc, subnets, …}',
	z.union([
		attachedSubnets(),
		z.strictObject({
			id: ownId('tgw-attach'),
			...described,
			vpc: reference('a VPC').optional().describe("The VPC. Default: the one with the attachment's name."),
			subnets: attachedSubnets().describe(
				'Where the gateway has its interfaces, one subnet a zone. A zone without one cannot reach the gateway (TGW-2).'
			),
			accepted: is('true, false or rejected', z.union([z.boolean(), z.literal('rejected')]))
				.optional()
				.describe('False: still pending, and nothing passes (TGW-11). Default: true.'),
			association: tableOrNone(
				'The route table that what comes from the VPC is searched in; false: none, and it is dropped. Default: the default one.'
			),
			propagations: is('a list of route tables', z.array(z.string()))
				.optional()
				.describe('Route tables that learn the routes to the VPC. Default: the default one (TGW-3).'),
			applianceMode: flag()
				.optional()
				.describe('One zone for both directions of a flow, as a stateful firewall needs it (TGW-7). Default: false.'),
			securityGroupReferencing: flag()
				.optional()
				.describe('False: this VPC takes no part, even if the gateway carries references to security groups. Default: true.')
		})
	])
)

const routeTableSchema = is(
	'a route table: {routes: {destination: attachment}}',
	z.strictObject({
		id: ownId('tgw-rtb'),
		...described,
		routes: transitRoutesSchema
			.optional()
			.describe('Static routes, to blocks or prefix lists: `{10.0.0.0/8: dev, offices: blackhole}`.')
	})
)

const gatewaySchema = is(
	'a transit gateway: {attachments, …}',
	z.strictObject({
		id: ownId('tgw'),
		...described,
		region: text('a region').optional().describe("Region. Default: the lab's."),
		account: is('an account', z.union([z.string(), z.int()]))
			.optional()
			.describe("Account. Default: the lab's. VPCs of others are attached by sharing."),
		asn: is('a private ASN', z.int()).optional().describe('64512 to 65534, or 4200000000 to 4294967294. Default: 64512.'),
		attachments: named('attachments', attachmentSchema)
			.optional()
			.describe('Attachments of VPCs by name: `{dev: [tgw-a, tgw-b]}` attaches VPC dev by these two subnets.'),
		routeTables: named('route tables', routeTableSchema)
			.optional()
			.describe('Route tables by name. One called "default" is there by itself (TGW-1).'),
		defaultAssociation: tableOrNone('The table of attachments that name none; false: they have none. Default: default.'),
		defaultPropagation: tableOrNone(
			'The table that learns of attachments that say nothing else; false: none does. Default: default.'
		),
		autoAcceptSharedAttachments: flag().optional().describe('Attachments of other accounts need no acceptance. Default: false.'),
		securityGroupReferencing: flag()
			.optional()
			.describe('Rules of one VPC may name security groups of another across this gateway (SG-8). Default: false.'),
		vpnEcmp: flag().optional().describe('Flows are shared among VPN tunnels with equal routes (TGW-6). Default: true.')
	})
)

export const transitGatewaysSchema = named('transit gateways', gatewaySchema)

export type GatewayWritten = z.input<typeof gatewaySchema>
export type RouteTableWritten = z.input<typeof routeTableSchema>
export type AttachmentEntry = z.input<typeof attachmentSchema>
/** The long form; an entry may also be just a list of subnets. */
export type AttachmentWritten = Exclude<AttachmentEntry, readonly unknown[]>
