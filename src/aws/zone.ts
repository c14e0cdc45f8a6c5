/** Availability zones that have failed (MOD-1, NAT-7). A zone is not defined, only named. */
import {z} from 'zod'
import {suggest} from '../lab/did-you-mean.ts'
import type {Draft} from './draft.ts'
import {entriesOf, type LabKind} from './kind.ts'
import {regionNames, zoneNamed, zonesOf} from './regions.ts'
import {is} from './schema.ts'

const schema = is(
	'zones by letter or name: {a: {state: failed}}',
	z.record(
		z.string(),
		is(
			'{state: failed}',
			z.strictObject({
				state: z.enum(['available', 'failed']).describe('`failed`: every network interface in the zone is cut off.')
			})
		)
	)
)

export const zones: LabKind<typeof schema> = {
	schema,
	title: "Zones that have failed: `{a: {state: failed}}`; by letter in the lab's region, or as `eu-west-1a`.",
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

/** A zone of any region by its name, of the lab's region by its letter or id. */
export function zoneOf(written: string, {region, account}: Pick<Draft, 'region' | 'account'>): string | undefined {
	const other = regionNames.find(name => zonesOf(name).includes(written))
	return other === undefined ? zoneNamed(written, region, account) : written
}
