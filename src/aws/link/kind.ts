/** Delay, loss and rate of paths to the Internet and between Regions. AWS documents neither; a lab may set them. */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {LinkQuality} from '../../model/model.ts'
import type {Draft} from '../draft.ts'
import {entriesOf, type LabKind, unknownName} from '../kind.ts'
import {isRegion, regionNames} from '../regions.ts'
import {is} from '../schema.ts'

const amount = (noun: string, {min, max}: {min: number; max: number}) =>
	is(`${noun} from ${min} to ${max}`, z.number().min(min).max(max)).optional()

/** One link, the same in both directions. */
export const linkQualitySchema = is(
	'{delayMs, jitterMs, lossPercent, rateMbps}',
	z.strictObject({
		delayMs: amount('milliseconds', {min: 0, max: 1000}).describe(
			'How long a packet is on its way, one way: a round trip takes twice as long. Default: 0.'
		),
		jitterMs: amount('milliseconds', {min: 0, max: 1000}).describe(
			'The delay is up to so much shorter or longer, evenly spread. At most the delay. Default: 0.'
		),
		lossPercent: amount('percent', {min: 0, max: 100}).describe(
			'How many packets are lost, each by chance and each direction by itself. Default: 0.'
		),
		rateMbps: amount('Mbit/s', {min: 0.1, max: 10_000}).describe(
			'What it carries in each direction; what is more waits up to 50 ms, and is dropped beyond that. Default: as much as the machine can.'
		)
	})
)

/** What the schema cannot check about one quality. */
export function* checkLinkQuality({delayMs = 0, jitterMs = 0}: LinkQuality, path: Path): Iterable<Finding> {
	if (jitterMs > delayMs) {
		yield {
			path: [...path, 'jitterMs'],
			message: `packets cannot be ${jitterMs} ms early on a link with a delay of ${delayMs} ms`,
			fix: `write a jitterMs of at most ${delayMs}, or a larger delayMs`
		}
	}
}

const schema = is(
	'{internet, regions}',
	z.strictObject({
		internet: is('{laptop: {delayMs: 20}}', z.record(z.string(), linkQualitySchema))
			.optional()
			.describe(
				"Access to the Internet, by the name of an Internet host, of a site or of a region: `{laptop: {delayMs: 20}}`. A path has the delay of both of its ends' accesses."
			),
		regions: is("{'us-east-1 eu-west-1': {delayMs: 35}}", z.record(z.string(), linkQualitySchema))
			.optional()
			.describe(
				"AWS's own path between two regions, which VPC peerings and transit gateway peerings take: `{'us-east-1 eu-west-1': {delayMs: 35}}`."
			)
	})
)

/** `us-east-1 eu-west-1`, in either order. */
const pairOf = (written: string) => written.trim().split(/[\s,]+/)

/** A site whose device is an instance uses its Region's path. */
const sitesOfTheirOwn = ({vpn}: Draft) => [...vpn.sites.values()].flatMap(({name, instances}) => (instances ? [] : [name]))

export const links: LabKind<typeof schema> = {
	schema,
	codes: {absent: {}, inUse: {}},
	resources: () => [],
	title:
		"Delay, jitter, loss and rate of paths, each in both directions: `{internet: {laptop: {delayMs: 20}}, regions: {'us-east-1 eu-west-1': {delayMs: 35}}}`. Default: none.",
	*check(draft) {
		const {internet, regions} = draft.document.links ?? {}
		const ends = [...Object.keys(draft.document.internet ?? {}), ...sitesOfTheirOwn(draft), ...regionsIn(draft)]
		for (const [name, quality] of entriesOf(internet)) {
			const path = ['links', 'internet', name]
			if (!ends.includes(name)) yield {...unknownName(path, 'Internet host, site or region of this lab', name, ends), at: 'key'}
			yield* checkLinkQuality(quality, path)
		}
		const joined = joinedRegions(draft)
		const seen = new Set<string>()
		for (const [written, quality] of entriesOf(regions)) {
			const path = ['links', 'regions', written]
			yield* checkPair(written, path, joined, seen)
			yield* checkLinkQuality(quality, path)
		}
	},
	resolve: ({document: {links: written}}) => {
		if (!written) return {}
		const {internet = {}, regions = {}} = written
		return {
			links: {
				internet,
				regions: Object.fromEntries(entriesOf(regions).map(([pair, quality]) => [pairOf(pair).toSorted().join(' '), quality]))
			}
		}
	}
}

function* checkPair(written: string, path: Path, joined: ReadonlySet<string>, seen: Set<string>): Iterable<Finding> {
	const pair = pairOf(written)
	const unknown = pair.find(region => !isRegion(region))
	if (pair.length !== 2 || pair[0] === pair[1]) {
		yield {path, at: 'key', message: `"${written}" does not name two regions`, fix: "write two, such as 'us-east-1 eu-west-1'"}
		return
	}
	if (unknown !== undefined) {
		yield {...unknownName(path, 'region', unknown, regionNames), at: 'key'}
		return
	}
	const key = pair.toSorted().join(' ')
	if (seen.has(key)) {
		yield {path, at: 'key', message: `the path between ${pair.join(' and ')} is described twice`, fix: 'keep one of the two'}
	} else if (!joined.has(key)) {
		yield {
			path,
			at: 'key',
			message: `nothing in this lab joins ${pair.join(' and ')}`,
			fix:
				joined.size > 0 ? `use one of: ${[...joined].join(', ')}` : 'peer VPCs or transit gateways of the two, or leave this out'
		}
	}
	seen.add(key)
}

const regionsIn = ({vpcs, transitGateways, vpn}: Draft): Set<string> =>
	new Set([...vpcs.values(), ...transitGateways.values(), ...vpn.gateways.values()].map(({region}) => region))

/** Pairs of Regions that are connected by a peering of any kind. */
function joinedRegions({peerings, vpcs, transitGatewayPeerings, transitGateways}: Draft): Set<string> {
	const pairs = [
		...[...peerings.values()].map(({written}) => [vpcs.get(written.requester), vpcs.get(written.accepter)]),
		...[...transitGatewayPeerings.values()].map(({written}) => [
			transitGateways.get(written.requester),
			transitGateways.get(written.accepter)
		])
	]
	return new Set(
		pairs.flatMap(ends => {
			const regions = [...new Set(ends.flatMap(end => end?.region ?? []))]
			return regions.length === 2 ? [regions.toSorted().join(' ')] : []
		})
	)
}
