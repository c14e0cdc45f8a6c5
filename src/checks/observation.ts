/** The common part of checks that inspect the observed state of a running lab, or measure it. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import type {CheckKind, Reading} from './kind.ts'
import type {CheckReader} from './reader.ts'

export type Observation = {
	/** How long the expectation may take to become true. Default: the run's. */
	readonly withinMs?: number
}

type Own<Schema extends z.ZodType<unknown, {readonly withinMs?: number | undefined}>, Body extends object> = Pick<
	CheckKind<Schema, Body & Observation>,
	'schema' | 'title' | 'nature' | 'forbids' | 'measures'
> & {
	read(...args: Parameters<CheckKind<Schema, Body>['read']>): Reading<Body> | undefined
}

/** Makes a kind of observation from its own parts. Its default timeout is longer than that of probes, since IKE and BGP take time. */
export const observationKind = <
	Schema extends z.ZodType<unknown, {readonly withinMs?: number | undefined}>,
	Body extends object
>({
	read,
	...own
}: Own<Schema, Body>): CheckKind<Schema, Body & Observation> => ({
	...own,
	withinMs: 15_000,
	read(written, ...rest) {
		const body = read(written, ...rest)
		const {withinMs} = written
		return body && {...body, ...(withinMs !== undefined && {withinMs})}
	}
})

export const within = {
	withinMs: wholeNumber('milliseconds', {min: 0, max: 600_000})
		.optional()
		.describe('How long what is expected may take to become true. Default: 15000, or the value of `--within`.')
}

export const rangeSchema = (noun: string) => is(noun, z.union([z.number(), z.string()]))
export const namesSchema = (noun: string) => is(noun, z.union([z.string(), z.array(z.string()).min(1)]))
export const hostSchema = () => reference('a host').describe('The host that sends.')
export const targetSchema = () =>
	text("a host and a port, such as 'web:5201'").describe(
		'The target and its port. The check itself listens there, so nothing else may; security groups have to allow it.'
	)

/** `web:5201`. */
export function readStream(written: {readonly from: string; readonly to: string}, path: Path, reader: CheckReader) {
	const at = [...path, 'to']
	const [, to, port] = /^([^:]*):(\d{1,5})$/.exec(written.to) ?? []
	const number = Number(port)
	const from = reader.host(written.from, [...path, 'from'])
	if (to === undefined || number < 1 || number > 65_535) {
		return reader.fail({
			path: at,
			message: `"${written.to}" has no port`,
			fix: `write host:port, such as '${written.to.replace(/:.*/, '')}:5201'`
		})
	}
	const target = reader.address(to, at)
	if (target && target.kind !== 'host') {
		reader.fail({
			path: at,
			message: `"${to}" is not a host of this lab: the check listens there itself`,
			fix: 'write the name of a host'
		})
	}
	return {from, to: target, port: number}
}
