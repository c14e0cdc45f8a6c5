import type {TablePart} from '../../inspect/part.ts'
import {privateIpOf} from '../../model/interfaces.ts'

export const resolverEndpoint: TablePart = {
	word: 'resolver-endpoints',
	tables: ({resolverEndpoints: endpoints = [], resolverRules: rules = [], vpcs}) => [
		{
			title: 'Endpoints of the resolver',
			columns: ['name', 'id', 'direction', 'vpc', 'addresses'],
			rows: endpoints.map(({key, id, direction, vpc: name, interfaces}) => {
				const vpc = vpcs.find(one => one.key === name)
				return [key, id, direction, name, vpc && interfaces.map(one => privateIpOf(vpc, one)).join(' ')]
			})
		},
		{
			title: 'Rules of the resolver',
			columns: ['name', 'id', 'domain', 'type', 'endpoint', 'targets', 'vpcs'],
			rows: rules.map(({key, id, domain, forward, vpcs: associated}) => [
				key,
				id,
				domain || '.',
				forward ? 'FORWARD' : 'SYSTEM',
				forward?.endpoint,
				forward?.targets.map(({address, port}) => `${address}:${port}`).join(' '),
				associated.join(' ')
			])
		}
	]
}
