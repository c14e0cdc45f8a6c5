/** API calls that turn the tables of the old lab file into those of the new one. Items that clients stored stay. Pure. */
import {isDeepStrictEqual} from 'node:util'
import {type Item, keyAttributes, keyOf} from '../../model/dynamodb-table.ts'
import {type StoredTable, storeOf} from './types.ts'

/** A call of DynamoDB's API. */
export type Operation = {readonly store: string; readonly name: string; readonly input: object}

export function operationsBetween(before: readonly StoredTable[], after: readonly StoredTable[]): readonly Operation[] {
	const old = new Map(before.map(table => [placeOf(table), table]))
	const kept = new Set(after.filter(table => isSameTable(old.get(placeOf(table)), table)).map(placeOf))
	return [
		...before.filter(table => !kept.has(placeOf(table))).map(table => call(table, 'DeleteTable', {})),
		...after.flatMap(table => {
			const was = kept.has(placeOf(table)) ? old.get(placeOf(table)) : undefined
			return [...(was ? [] : [creation(table)]), ...itemChanges(was, table)]
		})
	]
}

const placeOf = (table: StoredTable): string => `${storeOf(table)} ${table.name}`

/** Keys cannot be changed: a table with other keys is another table. */
const isSameTable = (before: StoredTable | undefined, after: StoredTable): boolean =>
	before !== undefined && isDeepStrictEqual(keyAttributes(before), keyAttributes(after))

function creation(table: StoredTable): Operation {
	const keys = keyAttributes(table)
	return call(table, 'CreateTable', {
		AttributeDefinitions: keys.map(({name, type}) => ({AttributeName: name, AttributeType: type})),
		KeySchema: keys.map(({name}, index) => ({AttributeName: name, KeyType: index === 0 ? 'HASH' : 'RANGE'})),
		BillingMode: 'PAY_PER_REQUEST'
	})
}

function itemChanges(before: StoredTable | undefined, after: StoredTable): readonly Operation[] {
	const byKey = (table: StoredTable | undefined) =>
		new Map((table?.items ?? []).map((item): [string, Item] => [JSON.stringify(keyOf(after, item)), item]))
	const [old, wanted] = [byKey(before), byKey(after)]
	return [
		...[...old].filter(([key]) => !wanted.has(key)).map(([, item]) => call(after, 'DeleteItem', {Key: keyOf(after, item)})),
		...[...wanted]
			.filter(([key, item]) => !isDeepStrictEqual(old.get(key), item))
			.map(([, item]) => call(after, 'PutItem', {Item: item}))
	]
}

const call = (table: StoredTable, name: string, input: object): Operation => ({
	store: storeOf(table),
	name,
	input: {TableName: table.name, ...input}
})
