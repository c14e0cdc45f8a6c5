import type {TablePart} from '../../inspect/part.ts'

export const vpc: TablePart = {
	word: 'vpcs',
	tables: (lab, _targetOf, ofVpcs) => [
		{
			title: 'VPCs',
			columns: ['name', 'id', 'account', 'region', 'blocks', ...ofVpcs.map(({name}) => name)],
			rows: lab.vpcs.map(vpc => {
				const {key, id, account, region, cidrs, ipv6Cidrs} = vpc
				return [key, id, account, region, [...cidrs, ...ipv6Cidrs].join(' '), ...ofVpcs.map(({of}) => of(vpc))]
			})
		}
	]
}
