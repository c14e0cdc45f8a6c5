/** Network ACLs as they are written. */
import {z} from 'zod'
import {cidr, described, is, named, ownId, portRange} from '../schema.ts'

const protocols = ['all', 'tcp', 'udp', 'icmp', 'icmpv6'] as const
export const protocol = () =>
	is('all, tcp, udp, icmp, icmpv6 or a protocol number', z.union([z.enum(protocols), z.int().min(0).max(255)]))

export const entrySchema = is(
	'an entry such as {allow: tcp, ports: 80, from: 0.0.0.0/0}',
	z.strictObject({
		allow: protocol().optional().describe('Lets this protocol pass. Either `allow` or `deny`.'),
		deny: protocol().optional().describe('Drops this protocol, silently. Either `allow` or `deny`.'),
		ports: portRange()
			.optional()
			.describe('tcp and udp: destination port or range. Default: all. Replies go to ephemeral ports: `1024-65535` (NACL-4).'),
		type: is('an ICMP type', z.union([z.int(), z.string()]))
			.optional()
			.describe('icmp: type by number or name, such as `echo-request`. Default: all (NACL-6).'),
		code: is('an ICMP code', z.int()).optional().describe('icmp: code. Default: any.'),
		from: cidr().optional().describe('Ingress: block that it comes from.'),
		to: cidr().optional().describe('Egress: block that it goes to.')
	})
)

const numbersTo = (what: string) =>
	is('entries by number: {100: {allow: tcp, ports: 80, from: 0.0.0.0/0}}', z.record(z.string(), entrySchema.describe(what)))

const aclSchema = is(
	'a network ACL: {ingress, egress}',
	z.strictObject({
		id: ownId('acl'),
		...described,
		ingress: numbersTo('Entry for what enters the subnet.')
			.optional()
			.describe('By rule number, 1 to 32766; the first that matches decides, then everything is denied.'),
		egress: numbersTo('Entry for what leaves the subnet.')
			.optional()
			.describe('By rule number. Stateless: replies need a rule of their own.')
	})
)

export const schema = named('network ACLs', aclSchema)
