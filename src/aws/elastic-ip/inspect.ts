import type {TablePart} from '../../inspect/part.ts'

export const elasticIp: TablePart = {
	word: 'elastic-ips',
	tables: lab => [
		{
			title: 'Elastic addresses',
			columns: ['name', 'address', 'allocation', 'association', 'region', 'account'],
			rows: lab.elasticIps.map(({key, address, allocationId, associationId, region, account}) => [
				key,
				address,
				allocationId,
				associationId ?? 'not associated',
				region,
				account
			])
		}
	]
}
