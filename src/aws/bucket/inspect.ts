import type {TablePart} from '../../inspect/part.ts'

export const bucket: TablePart = {
	word: 'buckets',
	tables: ({buckets = []}) => [
		{
			title: 'Buckets',
			columns: ['name', 'region', 'account', 'policy', 'objects in the file'],
			rows: buckets.map(({name, region, account, policy, objects}) => [
				name,
				region,
				account,
				policy ? `${policy.statements.length} statements` : 'none',
				String(Object.keys(objects).length)
			])
		}
	]
}
