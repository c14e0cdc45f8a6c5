/**
 * DynamoDB tables: their owners, keys and initial items. They are reached by endpoints (GWE-1, PL-2) and by DynamoDB's
 * public addresses. Doc: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html
 */
import {type DynamoDbTable, isTableName, type KeyAttribute} from '../../model/dynamodb-table.ts'
import {accountOf} from '../account.ts'
import type {Draft} from '../draft.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {readPolicy} from '../policy.ts'
import {itemOf} from './attributes.ts'
import {checkTable} from './checks.ts'
import {type KeyWritten, type TableWritten, tablesSchema} from './schema.ts'

declare module '../../model/model.ts' {
	interface Lab {
		/** Absent: no tables, and DynamoDB answers every request with the requester's identity. */
		readonly tables?: readonly DynamoDbTable[]
	}
}

export const tableRegion = ({region}: Pick<TableWritten, 'region'>, draft: Draft): string => region ?? draft.region

const accountIn = ({account}: TableWritten, draft: Draft): string => accountOf(draft.document, account) ?? draft.account

export const tables: LabKind<typeof tablesSchema> = {
	schema: tablesSchema,
	title:
		'Tables of DynamoDB by name: `{orders: {partitionKey: id, items: [{id: "1", total: 42}]}}`. With any, DynamoDB keeps what clients put there.',
	codes: {absent: {tables: 'ResourceNotFoundException'}, inUse: {}},
	*check(draft) {
		for (const [name, written] of entriesOf(draft.document.tables)) {
			yield* checkTable(name, written, resolveOne(name, written, draft), draft)
		}
	},
	*resources(draft) {
		for (const [name, written] of entriesOf(draft.document.tables)) {
			if (!isTableName(name)) continue
			const arn = `arn:aws:dynamodb:${tableRegion(written, draft)}:${accountIn(written, draft)}:table/${name}`
			yield {kind: 'dynamodb-table', noun: 'table', key: name, names: [name], ids: [arn], path: ['tables', name]}
		}
	},
	resolve(draft) {
		const all = entriesOf(draft.document.tables).map(([name, written]) => resolveOne(name, written, draft))
		return all.length > 0 ? {tables: all} : {}
	}
}

function resolveOne(name: string, written: TableWritten, draft: Draft): DynamoDbTable {
	const {partitionKey, sortKey, policy, items = []} = written
	return {
		name,
		region: tableRegion(written, draft),
		account: accountIn(written, draft),
		partitionKey: keyAttribute(partitionKey),
		...(sortKey !== undefined && {sortKey: keyAttribute(sortKey)}),
		...(policy !== undefined && {policy: readPolicy(policy, [], '').policy}),
		items: items.map(itemOf)
	}
}

function keyAttribute(written: KeyWritten): KeyAttribute {
	if (typeof written === 'string') return {name: written, type: 'S'}
	const [[name, type] = ['', 'S' as const]] = Object.entries(written)
	return {name, type}
}
