/**
 * Building blocks of all kinds' schemas. Zod checks types and keys; the meaning of a text (a block, a name) is checked by the kind's `check()`,
 * with AWS's error codes. Every part has a noun for messages (`is()`) and, by `describe()`, the hover text of an editor.
 */
import {z} from 'zod'
import {labNameNoun, labNamePattern} from '../model/lab-name.ts'

/** The noun for a schema's value in messages: `an IPv4 block such as 10.0.0.0/16`. */
export const nouns = z.registry<{noun: string}>()

export function is<S extends z.ZodType>(noun: string, schema: S): S {
	nouns.add(schema, {noun})
	return schema
}

export const text = (noun: string) => is(noun, z.string())
export const flag = () => is('true or false', z.boolean())
export const yes = () => is('true', z.literal(true))
export const wholeNumber = (noun: string, {min, max}: {min: number; max: number}) =>
	is(`${noun} from ${min} to ${max}`, z.int().min(min).max(max))

/** Names are parts of keys, host names and links: letters, digits, `-` and `_`. */
export const namePattern = /^[A-Za-z0-9][\w-]{0,62}$/
const name = z.string().regex(namePattern)

export const labNameSchema = is(labNameNoun, z.string().regex(labNamePattern))

/** A section: things by name. */
export const named = <S extends z.ZodType>(noun: string, schema: S) => is(`${noun} by name`, z.record(name, schema))

export const cidr = () => text('a block such as 10.0.0.0/16')
export const reference = (noun: string) => text(`the name of ${noun}`)

/** AWS's own id of an imported thing. Default: derived from its name (MOD-2). */
export const ownId = (prefix: string) =>
	is(`an id such as ${prefix}-0123456789abcdef0`, z.string().regex(new RegExp(`^${prefix}-[0-9a-f]{8,17}$`)))
		.optional()
		.describe('Its id in AWS. Default: one made from its name.')

export const ownMac = () =>
	is('a MAC address such as 02:12:34:56:78:9a', z.string().regex(/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/))
		.optional()
		.describe('Its MAC address. Default: one made from its id.')

const tagValue = is('a text, or false', z.union([z.string(), z.literal(false)]))

/** Tags as written. `Name: false`: it has no tag with that key. */
export const tagsSchema = () => is('tags: {team: blue}', z.record(z.string(), tagValue)).optional()

/** Data in AWS's answers about a thing that does not affect packets. */
export const awsOnly = {
	aws: is('what AWS answers: {InstanceTenancy: default}', z.record(z.string(), z.unknown()))
		.optional()
		.describe('What AWS answers about it beside the rest, in the words of its API; no packet depends on it.')
}

/** The same, with tags. */
export const described = {
	tags: tagsSchema().describe('Tags. `Name` is its name in this file, unless written; `Name: false`: it has none.'),
	...awsOnly
}

/** A port, several ports, a range. Read by `readPorts()`. */
const portOrRange = is('a port such as 80 or a range such as "8000-8080"', z.union([z.int(), z.string()]))
export const ports = () =>
	is(
		'a port such as 80, a range such as "8000-8080", a list of them, or all',
		z.union([z.int(), z.string(), z.array(portOrRange)])
	)
export const portRange = () => portOrRange

/** An ICMP type by name or number, or `{type, code}`. Read by `readIcmp()`. */
export const icmp = () =>
	is(
		'all, an ICMP type such as echo-request, or {type, code}',
		z.union([
			z.int(),
			z.string(),
			z.strictObject({
				type: z.union([z.int(), z.string()]).describe('ICMP type: a number, or a name such as echo-request.'),
				code: z.int().optional().describe('ICMP code. Default: any.')
			})
		])
	)

/** Services of a host. Read by `readServices()`. */
export const services = () =>
	is(
		"a list such as [http, 'tcp:5432']",
		z.array(
			is(
				"http, https, 'http:8080', 'tcp:5432', 'udp:53', or {http: 80, body: text}",
				z.union([
					z.string(),
					z.strictObject({
						http: z.int().optional().describe('HTTP on this port.'),
						https: z.int().optional().describe('HTTP over TLS on this port, with a certificate that the lab signs for the host.'),
						tcp: z.int().optional().describe('TCP echo on this port.'),
						udp: z.int().optional().describe('UDP echo on this port.'),
						body: z
							.string()
							.optional()
							.describe('http only: what it answers. Default: who it is, and whom it sees as its client.'),
						proxyProtocol: z
							.boolean()
							.optional()
							.describe('Connections must begin with a header of the PROXY protocol, version 2. Not of udp. Default: false.'),
						status: z.int().min(100).max(599).optional().describe('http only: the status that it answers. Default: 200.')
					})
				])
			)
		)
	)
