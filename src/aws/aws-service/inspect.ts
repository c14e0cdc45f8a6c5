import type {TablePart} from '../../inspect/part.ts'

export const awsService: TablePart = {
	word: 'aws-services',
	tables: lab => [
		{
			title: 'Services of AWS that the Internet reaches',
			columns: ['name', 'service', 'region', 'blocks'],
			rows: (lab.awsServices ?? []).map(({key, service: {name, region}, cidrs}) => [key, name, region, cidrs.join(' ')])
		}
	]
}
