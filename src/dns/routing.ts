/** Which of several records with one name and type Route 53 returns (R53-1). Pure: randomness is passed in. */
import type {Routing} from '../model/hosted-zone.ts'
import {distance, regionPlaces} from '../net/region-places.ts'
import type {ResourceRecord} from './types.ts'

export type Chooser = {
	/** The Region of the VPC whose resolver asks. Undefined: the client's location is unknown. */
	readonly region: string | undefined
	/** A random number from 0 to below 1. */
	readonly chance: () => number
	readonly isHealthy: (record: ResourceRecord) => boolean
}

/** Records of one SetIdentifier, which are returned together. */
type RecordGroup = {readonly routing: Routing; readonly records: readonly ResourceRecord[]; readonly isHealthy: boolean}

const mostValues = 8

/** Records without a policy are all returned. */
export function chosen(records: readonly ResourceRecord[], chooser: Chooser): readonly ResourceRecord[] {
	const plain = records.filter(({routing}) => routing === undefined)
	const groups = groupsOf(records, chooser)
	const [first] = groups
	return first ? [...plain, ...choices[first.routing.policy](groups, chooser).flatMap(one => one.records)] : plain
}

/** Whether answers to the same question vary at random. */
export const isByChance = (records: readonly ResourceRecord[]): boolean =>
	records.some(
		({routing, affinity}) => routing?.policy === 'weighted' || routing?.policy === 'multivalue' || affinity !== undefined
	)

function groupsOf(records: readonly ResourceRecord[], {isHealthy}: Chooser): readonly RecordGroup[] {
	const byId = Map.groupBy(
		records.filter(({routing}) => routing !== undefined),
		({routing}) => routing!.setIdentifier
	)
	return [...byId.values()].map(all => ({routing: all[0]!.routing!, records: all, isHealthy: all.some(isHealthy)}))
}

type Choose = (all: readonly RecordGroup[], chooser: Chooser) => readonly RecordGroup[]

/** If none is healthy, all count as healthy. */
function healthyOf(all: readonly RecordGroup[]): readonly RecordGroup[] {
	const healthy = all.filter(one => one.isHealthy)
	return healthy.length > 0 ? healthy : all
}

const weightOf = ({routing}: RecordGroup): number => (routing.policy === 'weighted' ? routing.weight : 0)

/** Records with weight 0 are used only if all others are unhealthy, and then with equal probability. */
const byWeight: Choose = (all, {chance}) => {
	const heavy = all.filter(one => weightOf(one) > 0)
	const usable =
		[heavy.filter(one => one.isHealthy), all.filter(one => one.isHealthy), heavy, all].find(some => some.length > 0) ?? []
	const total = usable.reduce((sum, one) => sum + weightOf(one), 0)
	if (total === 0) return usable.slice(Math.floor(chance() * usable.length)).slice(0, 1)
	let left = chance() * total
	const found = usable.find(one => {
		left -= weightOf(one)
		return left < 0
	})
	return found ? [found] : []
}

const byRole: Choose = all => {
	const [primary, secondary] = (['primary', 'secondary'] as const).map(role =>
		all.find(({routing}) => routing.policy === 'failover' && routing.role === role)
	)
	const found = [primary, secondary].find(one => one?.isHealthy) ?? primary ?? secondary
	return found ? [found] : []
}

const byLatency: Choose = (all, {region}) => {
	const distanceTo = ({routing}: RecordGroup) =>
		region !== undefined && routing.policy === 'latency' ? distance(region, routing.region) : 0
	const [nearest] = healthyOf(all).toSorted((a, b) => distanceTo(a) - distanceTo(b))
	return nearest ? [nearest] : []
}

/** The smallest area that contains the client, or the default. Without either there is no answer. */
const byPlace: Choose = (all, {region = ''}) => {
	const {country, continent} = regionPlaces[region] ?? {}
	const areas = [country, `continent-${continent}`, '*'].flatMap(area =>
		all.filter(({routing}) => routing.policy === 'geolocation' && routing.place === area)
	)
	return healthyOf(areas).slice(0, 1)
}

const several: Choose = (all, {chance}) =>
	healthyOf(all)
		.map(one => ({one, order: chance()}))
		.sort((a, b) => a.order - b.order)
		.slice(0, mostValues)
		.map(({one}) => one)

const choices: Readonly<Record<Routing['policy'], Choose>> = {
	weighted: byWeight,
	failover: byRole,
	latency: byLatency,
	geolocation: byPlace,
	multivalue: several
}
