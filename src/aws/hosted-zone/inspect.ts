import type {TablePart} from '../../inspect/part.ts'
import type {RecordValue} from '../../model/hosted-zone.ts'

const valueText = (value: RecordValue): string => (typeof value === 'string' ? value : `${value.instance}.${value.which}`)

export const hostedZone: TablePart = {
	word: 'hosted-zones',
	tables: ({hostedZones: zones = []}) => [
		{
			title: 'Hosted zones',
			columns: ['name', 'id', 'domain', 'account', 'vpcs'],
			rows: zones.map(({key, id, name, account, vpcs}) => [key, id, name, account, vpcs ? vpcs.join(' ') : '(public)'])
		},
		...zones.map(({key, name, records}) => ({
			title: `Records of ${key} (${name})`,
			columns: ['name', 'type', 'ttl', 'values'],
			rows: records.map(set => [set.name, set.type, String(set.ttl), set.values.map(valueText).join(' ')])
		}))
	]
}
