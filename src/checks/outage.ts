/** The check `outage`: its written form and parsing. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import {type ActionItem, actionKinds} from './actions.ts'
import type {AddressRef} from './address-ref.ts'
import {alone, type CheckKind} from './kind.ts'
import {isFindings, oneOf, readOneOf, titleOf} from './one-of.ts'
import {milliseconds, type Range, readRange, type Units} from './range.ts'
import type {CheckReader} from './reader.ts'

export type Outage = {
	/** Name of a host. */
	readonly from: string
	readonly to: AddressRef
	/** Target of the TCP stream. Absent: there is only the ping. */
	readonly port?: number
	readonly during: ActionItem
	readonly expect: OutageExpect
	/** Interval between two pings, and between two lines of the TCP stream. */
	readonly intervalMs: number
	/** How long after the action traffic may take to flow again. */
	readonly timeoutMs: number
}

export type OutageExpect = {
	/** Milliseconds. `never`: traffic never recovers. */
	readonly gap?: Range | 'never'
	/** Number of pings. */
	readonly lost?: Range
	/** Stall of the TCP stream, in milliseconds. */
	readonly stall?: Range
	readonly tcp?: 'survives' | 'breaks'
	readonly endedBy?: readonly EndedBy[]
}

/**
 * What ended an outage. `dpd`: dead peer detection of IKE. `hold-time`: BGP received nothing for the hold time. `bfd`. `withdrawal`: an explicit
 * NOTIFICATION, shutdown or DELETE, or a link that went down. `return`: the same tunnel came back.
 */
export type EndedBy = (typeof endings)[number]
const endings = ['dpd', 'hold-time', 'bfd', 'withdrawal', 'return'] as const

const range = (noun: string) => is(noun, z.union([z.string(), z.number()])).optional()

const schema = z
	.strictObject({
		from: reference('a host').describe('The host that sends.'),
		to: text("a host, or 'server:5201'").describe(
			'The target. With the port of a tcp or http service a TCP stream runs beside the ping.'
		),
		during: is('one action, such as {fail: {tunnel: office:1}}', oneOf(actionKinds)).describe(
			'The action that the streams run through.'
		),
		expect: is(
			"an object such as {gap: '<= 40 s', endedBy: hold-time}",
			z.strictObject({
				gap: range("a range of time such as '<= 40 s', or never").describe(
					"The longest time in which no ping was answered: '<= 40 s', '1..5 s', 0, or never."
				),
				lost: range("a range such as '<= 300'").describe("How many pings were lost: '<= 300', 0."),
				stall: range("a range of time such as '<= 40 s'").describe('The longest time in which the TCP stream stalled.'),
				tcp: z.enum(['survives', 'breaks']).optional().describe('Whether the same TCP connection survives.'),
				endedBy: is(
					`one of ${endings.join(', ')}, or a list of them`,
					z.union([z.enum(endings), z.array(z.enum(endings)).min(1)])
				)
					.optional()
					.describe('What ended the outage; a list allows any of several.')
			})
		).describe('What is expected.'),
		intervalMs: wholeNumber('milliseconds', {min: 10, max: 1000}).optional().describe('Between two pings. Default: 50.'),
		timeoutMs: wholeNumber('milliseconds', {min: 1000, max: 600_000})
			.optional()
			.describe('How long after the action traffic may take to flow again. Default: 90000.')
	})
	.describe('Measures by a ping and a TCP stream how long an action interrupts traffic.')

type Written = z.input<typeof schema>

export const outage: CheckKind<typeof schema, Outage> = {
	schema,
	measures: true,
	read: readOutage,
	title: ({from, to, during}) => `outage ${from} → ${to.text} during ${titleOf(during, actionKinds)}`,
	nature: () => ({...alone('presence'), changesNetwork: true}),
	scaleTimes: (item, times) => ({...item, timeoutMs: item.timeoutMs * times, expect: scaled(item.expect, times)})
}

export const outageDefaults = {intervalMs: 50, timeoutMs: 90_000} as const

function readOutage(written: Written, path: Path, reader: CheckReader): Outage | undefined {
	const {from, to, expect} = written
	const [, host = to, port] = /^(\[.*\]|[^:]*):(\d{1,5})$/.exec(to) ?? []
	const client = reader.host(from, [...path, 'from'])
	const target = reader.address(host, [...path, 'to'])
	const at = [...path, 'expect']
	if (Object.values(expect).every(one => one === undefined)) {
		reader.fail({path: at, message: 'nothing is expected', fix: "write what is expected, such as {gap: '<= 5 s'}"})
	}
	if (port === undefined && (expect.tcp !== undefined || expect.stall !== undefined)) {
		reader.fail({
			path: [...path, 'to'],
			message: 'without a port there is no TCP stream',
			fix: `write the port of a tcp or http service: '${host}:80'`
		})
	}
	const expected = readExpected(expect, at, reader)
	const during = readOneOf(actionKinds, written.during, [...path, 'during'], reader.context)
	if (isFindings(during)) {
		for (const finding of during) reader.fail(finding)
		return undefined
	}
	if (!client || !target) return undefined
	return {
		from: client,
		to: target,
		...(port !== undefined && {port: Number(port)}),
		during,
		expect: expected,
		intervalMs: written.intervalMs ?? outageDefaults.intervalMs,
		timeoutMs: written.timeoutMs ?? outageDefaults.timeoutMs
	}
}

function readExpected({gap, lost, stall, tcp, endedBy}: Written['expect'], path: Path, reader: CheckReader): OutageExpect {
	const read = (key: string, value: string | number | undefined, units: Units): Range | undefined => {
		if (value === undefined) return undefined
		const fix = units === milliseconds ? "write one such as '<= 40 s', '1..5 s' or 0" : "write one such as '<= 300', '1..5' or 0"
		// A number without its unit is ambiguous.
		const lacksUnit = units === milliseconds && Number(value) !== 0 && !/[a-z]$/i.test(String(value))
		return (
			(lacksUnit ? undefined : readRange(value, units)) ??
			reader.fail({path: [...path, key], message: `"${value}" is not a range`, fix})
		)
	}
	const ranges = {
		gap: gap === 'never' ? ('never' as const) : read('gap', gap, milliseconds),
		lost: read('lost', lost, {}),
		stall: read('stall', stall, milliseconds)
	}
	return {
		...(ranges.gap !== undefined && {gap: ranges.gap}),
		...(ranges.lost && {lost: ranges.lost}),
		...(ranges.stall && {stall: ranges.stall}),
		...(tcp !== undefined && {tcp}),
		...(endedBy !== undefined && {endedBy: [endedBy].flat()})
	}
}

const scaled = (expect: OutageExpect, times: number): OutageExpect => ({
	...expect,
	...(expect.gap && expect.gap !== 'never' && {gap: longer(expect.gap, times)}),
	...(expect.lost && {lost: longer(expect.lost, times)}),
	...(expect.stall && {stall: longer(expect.stall, times)})
})

/** Only the upper limit grows. */
const longer = (range: Range, times: number): Range =>
	range.max === Number.MAX_VALUE || range.max === 0
		? range
		: {...range, text: `${range.text} (or ${times} times as much)`, max: range.max * times}
