/** Building blocks of the schemas of describe answers. */
import {z} from 'zod'
import {family, parseAddress, parseCidr} from '../net/address.ts'

export const text = z.string()
export const address4 = text.refine(value => parseAddress(value) !== undefined && family(value) === 4, 'is not an IPv4 address')
export const address6 = text.refine(value => parseAddress(value) !== undefined && family(value) === 6, 'is not an IPv6 address')
export const block4 = text.refine(
	value => parseCidr(value, {maskHostBits: true}) !== undefined && family(value) === 4,
	'is not an IPv4 block'
)
export const block6 = text.refine(
	value => parseCidr(value, {maskHostBits: true}) !== undefined && family(value) === 6,
	'is not an IPv6 block'
)
export const block = text.refine(value => parseCidr(value, {maskHostBits: true}) !== undefined, 'is not a block')
export const flag = z.boolean()
export const list = <S extends z.ZodType>(schema: S) =>
	z
		.array(schema)
		.nullish()
		.transform(items => items ?? [])
/** AWS leaves out empty values; some tools write null. */
export const maybe = <S extends z.ZodType>(schema: S) => schema.nullish().transform(value => value ?? undefined)

export const tags = list(z.object({Key: text, Value: maybe(text)}))
export const owner = {OwnerId: maybe(text)}
export const tagged = {Tags: tags}
/** A gateway's attachments to VPCs. */
export const attachments = list(z.object({VpcId: maybe(text), State: maybe(text)}))
