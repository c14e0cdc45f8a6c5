import type {TablePart} from '../../inspect/part.ts'
import {named, privateOf} from '../../inspect/words.ts'
import {interfaceOf} from '../../model/interfaces.ts'

export const natGateway: TablePart = {
	word: 'nat-gateways',
	tables: lab => [
		{
			title: 'NAT gateways',
			columns: ['name', 'id', 'subnet', 'connectivity', 'private', 'public', 'eni'],
			rows: lab.vpcs.flatMap(vpc =>
				(vpc.natGateways ?? []).map(({key, id, subnet, connectivity, interface: own}) => {
					const eni = interfaceOf(vpc, own)
					return [key, id, subnet, connectivity, privateOf([eni]), eni.privateIps[0]?.publicIp?.address, eni.id]
				})
			)
		},
		{
			title: 'Regional NAT gateways',
			columns: ['name', 'id', 'zone', 'public'],
			rows: lab.vpcs.flatMap(({regionalNatGateways = []}) =>
				regionalNatGateways.flatMap(({key, id, zones}) => zones.map(({zone, address}) => [key, id, zone, address]))
			)
		}
	],
	target: ({key = ''}, _lab, vpc) => named(key, [...(vpc.natGateways ?? []), ...(vpc.regionalNatGateways ?? [])])
}
