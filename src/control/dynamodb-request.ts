/** Parses a request to DynamoDB: its operation in a header, its tables in the body. Pure. */

export type DynamoDbRequest = {
	/** `GetItem`; absent: the request has none. */
	readonly operation?: string
	/** ARNs of all requested resources, as in policies. `*`: the request is not about a table. */
	readonly resources: readonly string[]
}

type ReceivedRequest = {
	readonly region: string
	readonly account: string
	readonly headers: Readonly<Record<string, string | undefined>>
	readonly body: string
}

export function dynamoDbRequestOf({headers, body, region, account}: ReceivedRequest): DynamoDbRequest {
	const operation = /\.(\w+)$/.exec(headers['x-amz-target'] ?? '')?.[1]
	const input = parsed(body)
	const tables = [...new Set(tablesIn(input))].map(table => arnOf(table, region, account))
	const index = typeof input.IndexName === 'string' ? `/index/${input.IndexName}` : ''
	return {
		...(operation !== undefined && {operation}),
		resources: tables.length === 0 ? ['*'] : tables.map(arn => `${arn}${index}`)
	}
}

/** The table of an ARN. */
export function tableOf(arn: string): {readonly region: string; readonly account: string; readonly name: string} | undefined {
	const [, region, account, name] = /^arn:aws:dynamodb:([\w-]*):(\d*):table\/([\w.-]+)/.exec(arn) ?? []
	return region !== undefined && account !== undefined && name !== undefined ? {region, account, name} : undefined
}

/** The body with ARNs of tables replaced by their names. */
export function withoutArns(body: string): string {
	const input = parsed(body)
	const nameIn = (table: unknown) => (typeof table === 'string' ? (tableOf(table)?.name ?? table) : table)
	const {RequestItems: batch, TableName: table} = input
	return JSON.stringify({
		...input,
		...(table !== undefined && {TableName: nameIn(table)}),
		...(typeof batch === 'object' &&
			batch !== null && {RequestItems: Object.fromEntries(Object.entries(batch).map(([key, value]) => [nameIn(key), value]))})
	})
}

/** `table`: a name or an ARN. */
const arnOf = (table: string, region: string, account: string): string =>
	table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${account}:table/${table}`

type Input = Readonly<Record<string, unknown>>

/** The tables of a request for an item, a batch, a transaction or tags. */
function tablesIn({TableName, RequestItems, TransactItems, ResourceArn}: Input): readonly string[] {
	const inItems = list(TransactItems).flatMap(one =>
		Object.values(one as object).flatMap(action => text(Reflect.get(Object(action), 'TableName')))
	)
	return [...text(TableName), ...text(ResourceArn), ...Object.keys(Object(RequestItems)), ...inItems]
}

const text = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : [])

const list = (value: unknown): readonly unknown[] =>
	Array.isArray(value) ? value.filter(one => typeof one === 'object' && one !== null) : []

function parsed(body: string): Input {
	try {
		const value: unknown = JSON.parse(body)
		return typeof value === 'object' && value !== null ? (value as Input) : {}
	} catch {
		return {}
	}
}
