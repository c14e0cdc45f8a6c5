/** Failed availability zones, and the zone ids behind zone names (MOD-1, NAT-7). Zones are not defined, only referred to. */
import {z} from 'zod'
import {suggest} from '../../model/did-you-mean.ts'
import {checkAccount} from '../account.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {zonesOf} from '../regions.ts'
import {is} from '../schema.ts'
import {splitAccount} from './directory.ts'

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
					.describe('`failed`: every network interface in the zone is cut off, in all accounts. Default: available.'),
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
		"Zones that have failed, `{a: {state: failed}}`, and the real zones behind names, `{a: {id: use1-az4}}`. A zone is written as a letter in the lab's region, as `eu-west-1a` or by its id; `partner/eu-west-1a` where another account means another one.",
	*check(draft) {
		for (const [written] of entriesOf(draft.document.zones)) {
			const {account, name} = splitAccount(written)
			for (const finding of checkAccount(account, ['zones', written], draft.document)) yield {...finding, at: 'key'}
			if (draft.zones.idOf(name) === undefined) {
				const letters = zonesOf(draft.region).map(zone => zone.slice(draft.region.length))
				yield {
					path: ['zones', written],
					at: 'key',
					message: `${draft.region} has no zone "${name}"`,
					code: 'InvalidParameterValue',
					fix: suggest(name, letters)
				}
			}
		}
	},
	resolve(draft) {
		const failed = entriesOf(draft.document.zones).filter(([, {state}]) => state === 'failed')
		return {failedZones: [...new Set(failed.flatMap(([written]) => draft.zones.idOfEntry(written) ?? []))].sort()}
	}
}
