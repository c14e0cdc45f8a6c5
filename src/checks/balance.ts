/** How flows are spread over tunnels, by counting each tunnel's ESP packets. */
import {z} from 'zod'
import {flag, is, wholeNumber} from '../aws/schema.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Path} from '../model/finding.ts'
import type {AddressRef} from './address-ref.ts'
import {alone} from './kind.ts'
import {hostSchema, namesSchema, observationKind, rangeSchema, readStream, targetSchema, within} from './observation.ts'
import {nameAmong} from './observation-names.ts'
import {isList, onlyTunnels, ranges, readTunnels} from './observation-values.ts'
import {percent, type Range, readRange} from './range.ts'
import type {CheckReader} from './reader.ts'

export type Balance = {
	readonly from: string
	readonly to: AddressRef
	/** An unused port, at which the check itself listens. */
	readonly port: number
	readonly flows: number
	/** `office:1`. */
	readonly over: readonly string[]
	readonly expect: {
		readonly toAws?: Carried
		readonly fromAws?: Carried
		/** One more flow, without others, must stay on one tunnel in each direction. */
		readonly oneFlowOneTunnel?: true
	}
}

/** `all`: each of the counted ones. */
export type Carried = {
	readonly used?:
		| {readonly kind: 'all'}
		| {readonly kind: 'count'; readonly range: Range}
		| {readonly kind: 'these'; readonly tunnels: readonly string[]}
	/** Percentage of the packets, for each tunnel that is used. */
	readonly share?: Range
}

const carried = () =>
	is(
		'all, a number of tunnels such as 1, a list of tunnels, or {used, share}',
		z.union([
			z.number(),
			z.string(),
			z.array(z.string()).min(1),
			z.strictObject({
				used: is(
					"all, a number such as 1 or 'at least 2', or a list of tunnels",
					z.union([z.number(), z.string(), z.array(z.string())])
				)
					.optional()
					.describe('Tunnels that carry: all of them, how many, or exactly which.'),
				share: rangeSchema("percent such as 'at least 10%'")
					.optional()
					.describe('Share of the packets on each tunnel that is used.')
			})
		])
	)

const schema = z
	.strictObject({
		...within,
		from: hostSchema(),
		to: targetSchema(),
		flows: wholeNumber('a number of flows', {min: 1, max: 500})
			.optional()
			.describe('TCP connections at the same time, each from a port of its own. Default: 64.'),
		over: namesSchema('a connection or tunnel, or a list of them')
			.optional()
			.describe(
				"The tunnels whose ESP packets are counted; a connection stands for both of its tunnels. Default: all of the lab's."
			),
		expect: is(
			'all, a number of tunnels, a list of tunnels, or {toAws, fromAws, oneFlowOneTunnel}',
			z.union([
				z.number(),
				z.string(),
				z.array(z.string()).min(1),
				z.strictObject({
					toAws: carried().optional().describe('What carries to AWS.'),
					fromAws: carried().optional().describe('What carries from AWS.'),
					oneFlowOneTunnel: flag().optional().describe('True: one more flow, alone, must stay on one tunnel in each direction.')
				})
			])
		).describe('Which tunnels carry packets, in both directions or in each: `all`, how many, which.')
	})
	.describe('How flows are spread over tunnels, by the ESP packets of each.')

type WrittenCarried = z.input<ReturnType<typeof carried>>

export const balance = observationKind<typeof schema, Balance>({
	schema,
	read(written, path, reader) {
		const over =
			written.over === undefined
				? [...new Set([...reader.context.names.observation().tunnels.values()].flat())]
				: readTunnels(written.over, [...path, 'over'], reader)
		if (over.length === 0 && written.over === undefined) {
			reader.fail({path, message: 'there are no tunnels over which flows could spread', fix: 'add a VPN connection'})
		}
		const at = [...path, 'expect']
		const {expect} = written
		const isShort = typeof expect !== 'object' || isList(expect)
		const both = isShort ? readCarried(expect, at, over, reader) : undefined
		const {toAws, fromAws, oneFlowOneTunnel} = isShort ? {} : expect
		const there = both ?? (toAws === undefined ? undefined : readCarried(toAws, [...at, 'toAws'], over, reader))
		const back = both ?? (fromAws === undefined ? undefined : readCarried(fromAws, [...at, 'fromAws'], over, reader))
		return {
			...readStream(written, path, reader),
			flows: written.flows ?? 64,
			over,
			expect: {...(there && {toAws: there}), ...(back && {fromAws: back}), ...(oneFlowOneTunnel && {oneFlowOneTunnel})}
		}
	},
	title: ({flows, from, to, port, expect}) =>
		`balance of ${flows} flows ${from} → ${to.text}:${port}: ${renderExpectedBalance(expect)}`,
	nature: () => alone('presence')
})

function readCarried(written: WrittenCarried, path: Path, over: readonly string[], reader: CheckReader): Carried {
	const {used, share} = typeof written === 'object' && !isList(written) ? written : {used: written, share: undefined}
	const isShort = typeof written !== 'object' || isList(written)
	const at = isShort ? path : [...path, 'used']
	const found = used === undefined ? undefined : readUsed(used, at, over, reader)
	return {
		...(found && {used: found}),
		...ranges({share}, path, percent, "write a range such as 'at least 10%'", reader)
	}
}

function readUsed(
	written: number | string | readonly string[],
	path: Path,
	over: readonly string[],
	reader: CheckReader
): NonNullable<Carried['used']> | undefined {
	if (written === 'all') return {kind: 'all'}
	const {tunnels, directory} = reader.context.names.observation()
	const names = typeof written === 'number' ? [] : [written].flat().map(name => nameAmong(tunnels, name, directory))
	if (isList(written) || names.some(name => tunnels.has(name))) {
		const these = readTunnels(names, path, reader)
		const outside = these.find(name => !over.includes(name))
		if (outside !== undefined) {
			return reader.fail({path, message: `"${outside}" is not among the tunnels that are counted`, fix: 'add it to "over"'})
		}
		return {kind: 'these', tunnels: these}
	}
	const found = readRange(written as number | string)
	if (found) return {kind: 'count', range: found}
	return reader.fail({
		path,
		message: `"${String(written)}" is not a number or list of tunnels`,
		fix: suggest(String(written), ['all', ...onlyTunnels(tunnels)])
	})
}

export const renderExpectedBalance = ({toAws, fromAws, oneFlowOneTunnel}: Balance['expect']): string =>
	[
		...Object.entries({toAws, fromAws}).flatMap(([direction, carried]) =>
			carried ? [`${directionWords[direction as keyof typeof directionWords]} ${renderCarried(carried)}`] : []
		),
		...(oneFlowOneTunnel ? ['one flow on one tunnel'] : [])
	].join(', ')

export const directionWords = {toAws: 'to AWS', fromAws: 'from AWS'} as const

const renderCarried = ({used, share}: Carried): string =>
	[
		...(used?.kind === 'all' ? ['all tunnels'] : []),
		...(used?.kind === 'these' ? [used.tunnels.join(', ') || 'none'] : []),
		...(used?.kind === 'count' ? [`${used.range.text} tunnels`] : []),
		...(share ? [`each ${share.text}`] : [])
	].join(', ')
