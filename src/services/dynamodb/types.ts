/** DynamoDB of a lab with tables. Plain data. */
import type {DynamoDbTable} from '../../model/dynamodb-table.ts'

export type DynamoDbSpec = {
	readonly kind: 'dynamodb'
	readonly id: string
	readonly tables: readonly StoredTable[]
}

/** Policies are evaluated before. */
export type StoredTable = Omit<DynamoDbTable, 'policy'>

/** What its process reads. `number`: counts up with each change. */
export type Configuration = {readonly number: number; readonly tables: readonly StoredTable[]}

/** In the folder of the instance. */
export const socketFile = 'dynamodb.sock'

/** The header of a request that names whose DynamoDB it is for. */
export const storeHeader = 'x-vpclab-store'

/** Every account has a DynamoDB of its own in each Region. */
export const storeOf = ({account, region}: Pick<StoredTable, 'account' | 'region'>): string => `${account} ${region}`
