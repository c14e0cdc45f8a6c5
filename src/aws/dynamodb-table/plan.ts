/** DynamoDB in a lab with tables: one process for all Regions. It does not listen; the agent passes requests to it. */
import type {Lab} from '../../model/model.ts'
import type {DynamoDbSpec} from '../../services/dynamodb/types.ts'

/** For DynamoDB's namespace in the Region, identified by the first table. */
export function storesIn({tables = []}: Lab, region: string): readonly DynamoDbSpec[] {
	if (tables[0]?.region !== region) return []
	return [{kind: 'dynamodb', id: 'dynamodb', tables: tables.map(({policy: _, ...table}) => table)}]
}
