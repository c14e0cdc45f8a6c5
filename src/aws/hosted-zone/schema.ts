import {z} from 'zod'
import {described, flag, is, named, reference, text, wholeNumber} from '../schema.ts'

const values = (noun: string) => is(noun, z.union([z.string(), z.array(z.string()).min(1)]))

/** Types that may be written. The zone's own SOA and NS records are Route 53's. */
export const writtenTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SRV', 'TXT', 'CAA'] as const
export type WrittenType = (typeof writtenTypes)[number]

/** Types that an alias may have. */
export const aliasTypes = ['A', 'AAAA'] as const

const seconds = () => wholeNumber('seconds', {min: 0, max: 2_147_483_647})

/** Values by type. */
const typed = {
	A: values('an address or an instance').optional().describe('IPv4 addresses, or instances: `web`, `main.web.public`.'),
	AAAA: values('an IPv6 address or an instance').optional().describe('IPv6 addresses, or instances.'),
	CNAME: text('a name').optional().describe('The name that this one is an alias of.'),
	MX: values("a text such as '10 mail.corp.internal'").optional().describe('Mail servers: preference and name.'),
	NS: values('a name').optional().describe('Name servers of a part of the zone.'),
	PTR: values('a name').optional().describe('What an address is called, in a zone such as 10.in-addr.arpa.'),
	SRV: values("a text such as '1 10 5432 db.corp.internal'").optional().describe('Priority, weight, port and name.'),
	TXT: values('a text in double quotes').optional().describe('Texts in double quotes.'),
	CAA: values('a text such as \'0 issue "ca.example"\'').optional().describe('Who may issue certificates: flags, tag and value.'),
	ttl: is('seconds, or {A: 60, TXT: 300}', z.union([seconds(), z.partialRecord(z.enum(writtenTypes), seconds())]))
		.optional()
		.describe('Seconds, of all its types or by type. Default: 300.')
}

const plainForms = [z.string(), z.array(z.string()).min(1)] as const

const recordSchema = is('an address, a host, a list of them, or {A: …, TXT: …}', z.union([...plainForms, z.strictObject(typed)]))

const aliased = {
	...typed,
	alias: text('a load balancer, an interface endpoint, or a name of the zone')
		.optional()
		.describe(
			'It answers with the addresses of that: a load balancer or an interface endpoint (`main.web`), or another record of the zone (`web`), in place of values.'
		),
	aliasTypes: is('a list of A and AAAA', z.array(z.enum(aliasTypes)).min(1))
		.optional()
		.describe('Types of records that the alias is. Default: both, A and AAAA.'),
	evaluateTargetHealth: flag()
		.optional()
		.describe(
			'Alias: it counts as unhealthy while none of the targets of the load balancer, or none of the records of the name, is healthy. Default: false.'
		),
	healthCheck: reference('a health check')
		.optional()
		.describe(
			'A health check: while it is unhealthy, other records of the policy are given out. Without a policy it changes nothing.'
		)
}

const part = () =>
	is(
		'a record such as {A: 10.0.0.5}',
		z.strictObject({
			...aliased,
			setIdentifier: text('a text').optional().describe('Its SetIdentifier in the API. Default: its key.')
		})
	)
const setIds = 'records by set identifier'

/** A routing policy replaces values; at most one is allowed. */
const policies = {
	weighted: is(
		setIds,
		z.record(
			z.string().min(1),
			is(
				'a record such as {A: 10.0.0.5, weight: 3}',
				z.strictObject({
					...aliased,
					weight: wholeNumber('a weight', {min: 0, max: 255}).describe(
						'Share of the answers, 0 to 255. 0: only where others are unhealthy.'
					)
				})
			)
		)
	)
		.optional()
		.describe('Each as often as its weight says: `{blue: {A: 10.0.0.5, weight: 9}, green: {A: 10.0.0.6, weight: 1}}`.'),
	failover: is(
		'primary and secondary',
		z.strictObject({
			primary: part().describe('The one that is given out while it is healthy.'),
			secondary: part().optional().describe('The other one.')
		})
	)
		.optional()
		.describe('The secondary one while the primary one is unhealthy.'),
	latency: is('records by Region', z.record(z.string(), part()))
		.optional()
		.describe('That of the Region that is nearest to the VPC that asks.'),
	geolocation: is('records by place', z.record(z.string(), part()))
		.optional()
		.describe('By where the VPC that asks is: countries (`DE`), continents (`continent-EU`), and `"*"`, all others.'),
	multivalue: is(setIds, z.record(z.string().min(1), part()))
		.optional()
		.describe('Up to eight of them, in any order.')
}

const hostedRecordSchema = is(
	'an address, a host, a list of them, {A: …, TXT: …}, {alias: …}, or a routing policy such as {weighted: {…}}',
	z.union([...plainForms, z.strictObject({...aliased, ...policies})])
)

const recordName = z.string().regex(/^(?:@|(?:\*|[\w-]{1,63})(?:\.[\w-]{1,63})*)$/)

const names = is('a name such as web, "@" or "*.apps"', recordName)

/** For DNS servers other than Route 53. */
export const recordsSchema = is('records by name', z.record(names, recordSchema))

export type HostedRecordWritten = z.input<typeof hostedRecordSchema>

export const policyNames = ['weighted', 'failover', 'latency', 'geolocation', 'multivalue'] as const

const account = is('an account', z.union([z.string(), z.int()]))

export const zoneSchema = is(
	'a hosted zone: {name, vpcs, records}',
	z.strictObject({
		id: is('an id such as Z0123456789ABCDEFGHIJ', z.string().regex(/^Z[A-Z0-9]{1,31}$/))
			.optional()
			.describe('Its id in AWS. Default: one made from its name.'),
		...described,
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
		records: is('records by name', z.record(names, hostedRecordSchema))
			.optional()
			.describe('Records by name in the zone; `@` is the zone itself, `*` matches any other name.')
	})
)

export const zonesSchema = named('hosted zones', zoneSchema)
