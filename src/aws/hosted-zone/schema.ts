import {z} from 'zod'
import {is, named, reference, text, wholeNumber} from '../schema.ts'

const values = (noun: string) => is(noun, z.union([z.string(), z.array(z.string()).min(1)]))

/** Types that may be written. The zone's own SOA and NS are Route 53's. */
export const writtenTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SRV', 'TXT', 'CAA'] as const
export type WrittenType = (typeof writtenTypes)[number]

const recordSchema = is(
	'an address, a host, a list of them, or {A: …, TXT: …}',
	z.union([
		z.string(),
		z.array(z.string()).min(1),
		z.strictObject({
			A: values('an address or an instance').optional().describe('IPv4 addresses, or instances: `web`, `main.web.public`.'),
			AAAA: values('an IPv6 address or an instance').optional().describe('IPv6 addresses, or instances.'),
			CNAME: text('a name').optional().describe('The name that this one is an alias of.'),
			MX: values("a text such as '10 mail.corp.internal'").optional().describe('Mail servers: preference and name.'),
			NS: values('a name').optional().describe('Name servers of a part of the zone.'),
			PTR: values('a name').optional().describe('What an address is called, in a zone such as 10.in-addr.arpa.'),
			SRV: values("a text such as '1 10 5432 db.corp.internal'").optional().describe('Priority, weight, port and name.'),
			TXT: values('a text in double quotes').optional().describe('Texts in double quotes.'),
			CAA: values('a text such as \'0 issue "ca.example"\'')
				.optional()
				.describe('Who may issue certificates: flags, tag and value.'),
			ttl: wholeNumber('seconds', {min: 0, max: 2_147_483_647}).optional().describe('Seconds. Default: 300.')
		})
	])
)

const recordName = z.string().regex(/^(?:@|(?:\*|[\w-]{1,63})(?:\.[\w-]{1,63})*)$/)

export const recordsSchema = is('records by name', z.record(is('a name such as web, "@" or "*.apps"', recordName), recordSchema))

export type RecordWritten = z.input<typeof recordSchema>

const account = is('an account', z.union([z.string(), z.int()]))

export const zoneSchema = is(
	'a hosted zone: {name, vpcs, records}',
	z.strictObject({
		name: text('a domain name').describe('The domain: `corp.internal`.'),
		vpcs: is('a list of VPCs', z.array(reference('a VPC')))
			.optional()
			.describe(
				'VPCs that see it, in whatever Region and account: a private zone. Left out: a public one, in the DNS of the simulated Internet.'
			),
		account: account.optional().describe("Account that it belongs to. Default: the lab's."),
		authorizations: is('a list of VPCs', z.array(reference('a VPC')))
			.optional()
			.describe('VPCs of other accounts that the owner of the zone has authorized to be associated with it.'),
		records: recordsSchema.optional().describe('Records by name in the zone; `@` is the zone itself, `*` matches any other name.')
	})
)

export const zonesSchema = named('hosted zones', zoneSchema)
