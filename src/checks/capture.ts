/** Captures at points of the network while a probe runs. */
import {z} from 'zod'
import {is, text, wholeNumber} from '../aws/schema.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Path} from '../model/finding.ts'
import {tellsDirection} from './capture-points.ts'
import {alone, type CheckKind} from './kind.ts'
import {isFindings, oneOf, readOneOf, titleOf} from './one-of.ts'
import {type PacketMatch, packetSchema, readPacket} from './packet-match.ts'
import {forbidsAnswer, given, probeNature} from './probe.ts'
import {type ProbeItem, probeKinds} from './probes.ts'
import type {CheckReader} from './reader.ts'

export type Capture = {
	/** Names of points: `web`, `web:eth1`, `eni:web`, `igw:main`, `nat:main.nat`, `pcx:a-b`, `tgw:hub.dev:use1-az1`. Includes all points of `expect`. */
	readonly points: readonly string[]
	/** Filter in tcpdump's syntax. Default: everything. */
	readonly filter?: string
	/** The probe that runs while packets are captured; its own expectation must be met, too. */
	readonly during: ProbeItem
	readonly expect: readonly ExpectedMatch[]
}

/** A packet that must be captured, or must not be, at a point. */
export type ExpectedMatch = {
	readonly point: string
	readonly seen: boolean
	readonly packet: PacketMatch
	/** How many must be captured. Absent: at least one. */
	readonly count?: number
}

const points = is('a point, or a list of points', z.union([z.string(), z.array(z.string()).min(1)]))

const schema = z
	.strictObject({
		at: points.describe(
			'Where: `web` (as its own tcpdump sees it), `web:eth1`, `eni:web` (outside, as AWS delivers it), `igw:main`, `nat:main.nat`, `pcx:a-b`, `tgw:hub.dev:use1-az1`; `vpclab capture LAB` lists them.'
		),
		filter: text('a tcpdump filter').optional().describe("In tcpdump's syntax: 'tcp port 80'. Default: everything."),
		during: is('one probe, such as {ping: {from, to, expect}}', oneOf(probeKinds)).describe(
			'The probe that runs during the capture.'
		),
		expect: is(
			'a list such as [{at: web, sees: {flags: [syn]}}]',
			z.array(
				z.strictObject({
					at: text('a point').optional().describe('Where. Default: the only point.'),
					sees: packetSchema.optional().describe('A packet that must be seen there.'),
					missing: packetSchema.optional().describe('A packet that must not be seen there.'),
					count: wholeNumber('a number', {min: 1, max: 1_000_000})
						.optional()
						.describe('How often exactly. Default: at least once.')
				})
			)
		).describe('What must be seen where.')
	})
	.describe('Captures at points of the network while a probe runs.')

type Written = z.input<typeof schema>

export const capture: CheckKind<typeof schema, Capture> = {
	schema,
	read: readCapture,
	title: ({points, during}) => `capture at ${points.join(', ')} during ${titleOf(during, probeKinds)}`,
	nature: ({during, expect}) =>
		alone(probeNature(during).expects === 'silence' || expect.some(({seen}) => !seen) ? 'silence' : 'presence'),
	forbids: ({during, expect}) => [
		...forbidsAnswer(during),
		...expect.flatMap(({seen, point}, match) => (seen ? [] : [{kind: 'packet' as const, match, point}]))
	]
}

function readCapture(written: Written, path: Path, reader: CheckReader) {
	const points = [written.at]
		.flat()
		.map((point, index) => reader.point(point, Array.isArray(written.at) ? [...path, 'at', index] : [...path, 'at']))
	const [only] = points
	const during = readOneOf(probeKinds, written.during, [...path, 'during'], reader.context)
	if (isFindings(during)) for (const finding of during) reader.fail(finding)
	const expect = written.expect.map((match, index): ExpectedMatch | undefined => {
		const at = [...path, 'expect', index]
		const {sees, missing, count} = match
		if ((sees === undefined) === (missing === undefined)) {
			return reader.fail({
				path: at,
				message: 'a packet is seen at a point, or missing there',
				fix: 'write either "sees" or "missing"'
			})
		}
		if (match.at === undefined && points.length > 1) {
			return reader.fail({
				path: at,
				message: 'the point is missing',
				fix: `add "at": one of ${points.join(', ')}`
			})
		}
		const point = match.at === undefined ? only : reader.point(match.at, [...at, 'at'])
		if (point !== undefined && !points.includes(point)) {
			reader.fail({
				path: [...at, 'at'],
				message: `"${match.at}" is not among the points of this capture`,
				fix: suggest(
					point,
					points.filter(one => one !== undefined)
				)
			})
		}
		if (count !== undefined && sees === undefined) {
			reader.fail({path: [...at, 'count'], message: 'what is missing cannot be counted', fix: 'leave "count" out'})
		}
		const packet = readPacket(sees ?? missing ?? '', [...at, sees === undefined ? 'missing' : 'sees'], reader)
		if (packet.kind === 'fields' && packet.direction !== undefined && !tellsDirection(point ?? '', reader.context.names)) {
			reader.fail({
				path: [...at, sees === undefined ? 'missing' : 'sees', 'direction'],
				message: `"${point}" does not tell incoming from outgoing packets`,
				fix: 'leave "direction" out, or capture at an instance, an ENI (eni:web) or a NAT gateway (nat:nat)'
			})
		}
		return {point: point ?? '', seen: sees !== undefined, packet, ...(count !== undefined && {count})}
	})
	return {points, ...given(written, ['filter']), during: during as ProbeItem, expect}
}
