/** DynamoDB of a lab with tables. Plain data. */
import type {DynamoDbTable} from '../../model/dynamodb-table.ts'

export type DynamoDbSpec = {
	readonly kind: 'dynamodb'
	readonly id: string
	readonly tables: readonly StoredTable[]
}

/** Policies are evaluated before a request gets here. */
export type StoredTable = Omit<DynamoDbTable, 'policy'>

/** The title of its process, and the file in the instance's folder with its configuration. */
export const program = 'vpclab-dynamodb'
export const configurationFile = 'tables.json'

/** The configuration that its process reads. `number`: counts up with each change. */
export type Configuration = {readonly number: number; readonly tables: readonly StoredTable[]}

/** The socket's name in the folder of the instance. */
export const socketFile = 'dynamodb.sock'

/** The request header that names the store: one per account and Region. */
export const storeHeader = 'x-vpclab-store'

/** Every account has its own tables in each Region. */
export const storeOf = ({account, region}: Pick<StoredTable, 'account' | 'region'>): string => `${account} ${region}`
