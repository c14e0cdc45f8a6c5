/** Failed availability zones, and the physical zone of a zone's name (MOD-1, NAT-7). Zones are not defined, only referred to. */
import {z} from 'zod'
import {suggest} from '../../model/did-you-mean.ts'
import type {Draft} from '../draft.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {regionNames, zoneIdsOf, zoneNamed, zonesOf} from '../regions.ts'
import {is} from '../schema.ts'

const schema = is(
	'zones by letter or name: {a: {state: failed}}',
	z.record(
		z.string(),
		is(
			'{state: failed}',
			z.strictObject({
				state: z
					.enum(['available', 'failed'])
					.optional()
					.describe('`failed`: every network interface in the zone is cut off. Default: available.'),
				id: is('a zone id such as use1-az2', z.string().regex(/^[a-z]+\d(?:-[a-z]+\d*)+$/))
					.optional()
					.describe('The real zone behind the name, such as use1-az2. Default: one that depends on the account (MOD-1).')
			})
		)
	)
)

export const zones: LabKind<typeof schema> = {
	schema,
	codes: {absent: {}, inUse: {}},
	resources: () => [],
	title:
		"Zones that have failed: `{a: {state: failed}}`; by letter in the lab's region, or as `eu-west-1a`. Of an imported network also the real zones behind the names; `123456789012/eu-west-1a` where another account means another one.",
	*check(draft) {
		for (const [written] of entriesOf(draft.document.zones)) {
			if (zoneOf(written, draft) === undefined) {
				const letters = zonesOf(draft.region).map(zone => zone.slice(draft.region.length))
				yield {
					path: ['zones', written],
					at: 'key',
					message: `${draft.region} has no zone "${written}"`,
					code: 'InvalidParameterValue',
					fix: suggest(written, letters)
				}
			}
		}
	},
	resolve(draft) {
		const failed = entriesOf(draft.document.zones).filter(([, {state}]) => state === 'failed')
		return {failedZones: [...new Set(failed.flatMap(([written]) => zoneOf(written, draft) ?? []))].sort()}
	}
}

const accountPart = /^\d{12}\//

/** The zone ids of a Region's zone names, as an account sees them: those in the file, and the remaining ids for the remaining names. */
export function zoneIdsIn(
	region: string,
	account: string,
	draft: Pick<Draft, 'document' | 'region' | 'account'>
): ReadonlyMap<string, string> {
	const given = new Map<string, string>()
	const entries = entriesOf(draft.document.zones)
	// A value for one account overrides the value for all.
	for (const [written, {id}] of entries.toSorted(([a], [b]) => Number(accountPart.test(a)) - Number(accountPart.test(b)))) {
		const of = accountPart.exec(written)?.[0].slice(0, 12)
		const zone = zoneOf(written, draft)
		if (id !== undefined && zone !== undefined && (of === undefined || of === account)) given.set(zone, id)
	}
	const taken = new Set(given.values())
	const rest = zoneIdsOf(region, account).filter(id => !taken.has(id))
	return new Map(zonesIn(region, draft.document).map(zone => [zone, given.get(zone) ?? rest.shift() ?? `${zone}-id`]))
}

/** The part of a zone's name after the Region: `a`; of a local zone `-lax-1a`; of a Wavelength zone `-wl1-bos-wlz-1`. */
const localZone = /^(?:-[a-z]+-\d+)?[a-z]$|^-wl\d+(?:-[a-z]+)+-\d+$/

/** Zone names of a Region: those of every account, and those that the file maps to a physical zone. */
export function zonesIn(region: string, {zones: written}: Draft['document']): readonly string[] {
	const zoneNames = entriesOf(written).flatMap(([name, {id}]) => (id === undefined ? [] : name.replace(accountPart, '')))
	const own = zoneNames.filter(name => name.startsWith(region) && localZone.test(name.slice(region.length)))
	return [...new Set([...zonesOf(region), ...own])]
}

/** A zone of any Region by name, or of the lab's Region by letter or id; zones that are only in the file included. */
export function zoneOf(
	written: string,
	{region, account, document}: Pick<Draft, 'region' | 'account' | 'document'>
): string | undefined {
	const name = written.replace(accountPart, '')
	const other = regionNames.find(one => zonesIn(one, document).includes(name))
	return other === undefined ? zoneNamed(name, region, account, zonesIn(region, document)) : name
}
