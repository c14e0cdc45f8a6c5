import type {TablePart} from '../../inspect/part.ts'
import type {Alias, RecordValue, Routing} from '../../model/hosted-zone.ts'

const valueText = (value: RecordValue): string => (typeof value === 'string' ? value : `${value.instance}.${value.which}`)

const aliasText = ({target}: Alias): string => `alias of ${target.kind === 'record' ? target.name : target.key}`

function routingText(routing: Routing): string {
	const {policy, setIdentifier: id} = routing
	return policy === 'weighted' ? `${policy} ${id} ${routing.weight}` : `${policy} ${id}`
}

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
			columns: ['name', 'type', 'ttl', 'values', 'policy'],
			rows: records.map(set => [
				set.name,
				set.type,
				String(set.ttl),
				set.alias ? aliasText(set.alias) : set.values.map(valueText).join(' '),
				set.routing ? routingText(set.routing) : ''
			])
		}))
	]
}
