import type {TablePart} from '../../inspect/part.ts'

export const vpc: TablePart = {
	word: 'vpcs',
	tables: lab => [
		{
			title: 'VPCs',
			columns: ['name', 'id', 'account', 'region', 'blocks', 'internet gateway', 'egress-only'],
			rows: lab.vpcs.map(({key, id, account, region, cidrs, ipv6Cidrs, internetGateway, egressOnlyInternetGateway}) => [
				key,
				id,
				account,
				region,
				[...cidrs, ...ipv6Cidrs].join(' '),
				internetGateway?.id,
				egressOnlyInternetGateway?.id
			])
		}
	]
}
