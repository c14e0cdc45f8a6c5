import type {HostedZone} from '../../model/hosted-zone.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {checkZones} from './checks.ts'
import {domainOf} from './domain.ts'
import {type ZoneWritten, zoneAccount} from './draft.ts'
import {recordSetsOf} from './records.ts'
import {zonesSchema} from './schema.ts'

export const zoneId = (key: string, {id}: Pick<ZoneWritten, 'id'>): string => id ?? `Z${idOf('z', key).slice(2).toUpperCase()}`

function resolveZone(key: string, written: ZoneWritten, draft: Draft): HostedZone {
	const name = domainOf(written.name)
	return {
		key,
		id: zoneId(key, written),
		account: zoneAccount(written, draft),
		name,
		...(written.vpcs && {vpcs: written.vpcs}),
		records: entriesOf(written.records).flatMap(([own, record]) => recordSetsOf(own, record, name, draft))
	}
}

export const hostedZones: LabKind<typeof zonesSchema> = {
	schema: zonesSchema,
	codes: {absent: {hostedZones: 'NoSuchHostedZone'}, inUse: {}},
	title: 'Hosted zones by name: `{corp: {name: corp.internal, vpcs: [main], records: {web: 10.0.0.5}}}`.',
	check: checkZones,
	*resources({document: {hostedZones: zones}}) {
		for (const [key, written] of entriesOf(zones)) {
			yield {
				kind: 'hosted-zone',
				noun: 'hosted zone',
				key,
				names: [key, domainOf(written.name)],
				ids: [zoneId(key, written)],
				path: ['hostedZones', key]
			}
		}
	},
	resolve(draft) {
		const all = entriesOf(draft.document.hostedZones)
		return all.length > 0 ? {hostedZones: all.map(([key, written]) => resolveZone(key, written, draft))} : {}
	}
}
