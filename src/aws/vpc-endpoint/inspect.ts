import type {TablePart} from '../../inspect/part.ts'
import {named, privateOf} from '../../inspect/words.ts'
import {interfaceOf} from '../../model/interfaces.ts'
import type {VpcEndpoint} from '../../model/model.ts'

export const vpcEndpoint: TablePart = {
	word: 'vpc-endpoints',
	tables: lab => {
		const all = lab.vpcs.flatMap(vpc => (vpc.vpcEndpoints ?? []).map(endpoint => ({vpc, endpoint})))
		return [
			{
				title: 'VPC endpoints',
				columns: ['name', 'id', 'type', 'service', 'where', 'private'],
				rows: all.map(({vpc, endpoint}) => [
					endpoint.key,
					endpoint.id,
					endpoint.type,
					endpoint.serviceName,
					whereOf(endpoint),
					endpoint.type === 'Gateway' ? '' : privateOf(endpoint.interfaces.map(one => interfaceOf(vpc, one.interface)))
				])
			},
			{
				title: 'Names of interface endpoints',
				columns: ['name', 'endpoint', 'addresses'],
				rows: all.flatMap(({vpc, endpoint}) =>
					endpoint.type === 'Interface'
						? endpoint.names.map(({name, interfaces}) => [
								name,
								endpoint.key,
								privateOf(interfaces.map(key => interfaceOf(vpc, key)))
							])
						: []
				)
			}
		]
	},
	target: ({key = ''}, _lab, vpc) => named(key, vpc.vpcEndpoints ?? [])
}

const whereOf = (endpoint: VpcEndpoint): string =>
	(endpoint.type === 'Gateway' ? endpoint.routeTables : endpoint.interfaces.map(({subnet}) => subnet)).join(' ')
