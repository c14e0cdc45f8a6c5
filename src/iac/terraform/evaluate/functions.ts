/** Terraform's functions, but for those that read files, and `try` and `can`. Doc: https://developer.hashicorp.com/terraform/language/functions */
import {createHash} from 'node:crypto'
import {parse, stringify} from 'yaml'
import {type Fn, text} from './arguments.ts'
import {collections} from './functions-collections.ts'
import {network} from './functions-network.ts'
import {textFunctions} from './functions-text.ts'
import {ArgumentError, nameOfType} from './values.ts'

const hash =
	(algorithm: string, encoding: 'hex' | 'base64' = 'hex'): Fn['call'] =>
	args =>
		createHash(algorithm).update(text(args, 0)).digest(encoding)

function decoded(args: readonly unknown[], read: (whole: string) => unknown, what: string): unknown {
	try {
		return read(text(args, 0))
	} catch {
		throw new ArgumentError(`this is no ${what}`)
	}
}

/** Keys in their order, and what HTML takes for markup escaped, as Go does. */
const json = (value: unknown): string =>
	JSON.stringify(value ?? null, (_key, inner) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
			: inner
	).replaceAll(/[<>&\u2028\u2029]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

const encoding: Readonly<Record<string, Fn>> = {
	base64decode: {call: args => Buffer.from(text(args, 0), 'base64').toString()},
	base64encode: {call: args => Buffer.from(text(args, 0)).toString('base64')},
	base64sha256: {call: hash('sha256', 'base64')},
	jsondecode: {call: args => decoded(args, whole => JSON.parse(whole), 'JSON')},
	jsonencode: {call: ([value]) => json(value)},
	md5: {call: hash('md5')},
	nonsensitive: {movesItems: true, call: ([value]) => value},
	sensitive: {movesItems: true, call: ([value]) => value},
	sha1: {call: hash('sha1')},
	sha256: {call: hash('sha256')},
	sha512: {call: hash('sha512')},
	type: {call: ([value]) => nameOfType(value)},
	urlencode: {call: args => encodeURIComponent(text(args, 0)).replaceAll('%20', '+')},
	yamldecode: {call: args => decoded(args, whole => parse(whole), 'YAML')},
	yamlencode: {call: ([value]) => stringify(value)}
}

export const functions: Readonly<Record<string, Fn>> = {...collections, ...network, ...textFunctions, ...encoding}
