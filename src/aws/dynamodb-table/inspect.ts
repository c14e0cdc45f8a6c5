import type {TablePart} from '../../inspect/part.ts'
import type {KeyAttribute} from '../../model/dynamodb-table.ts'

const keyText = (key: KeyAttribute | undefined): string => (key ? `${key.name} (${key.type})` : '')

export const dynamodbTable: TablePart = {
	word: 'dynamodb-tables',
	tables: ({tables = []}) => [
		{
			title: 'Tables of DynamoDB',
			columns: ['name', 'region', 'account', 'partition key', 'sort key', 'policy', 'items in the file'],
			rows: tables.map(({name, region, account, partitionKey, sortKey, policy, items}) => [
				name,
				region,
				account,
				keyText(partitionKey),
				keyText(sortKey),
				policy ? `${policy.length} statements` : 'none',
				String(items.length)
			])
		}
	]
}
