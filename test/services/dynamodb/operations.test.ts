import test from 'ava'
import {operationsBetween} from '../../../src/services/dynamodb/operations.ts'
import type {StoredTable} from '../../../src/services/dynamodb/types.ts'

const orders: StoredTable = {
	name: 'orders',
	region: 'us-east-1',
	account: '123456789012',
	partitionKey: {name: 'id', type: 'S'},
	items: [{id: {S: '1'}, total: {N: '42'}}, {id: {S: '2'}}]
}

const calls = (before: readonly StoredTable[], after: readonly StoredTable[]) =>
	operationsBetween(before, after).map(({name, input}) => {
		const {TableName, Item, Key} = input as Readonly<Record<string, unknown>>
		return [name, TableName, ...[Item ?? Key].filter(Boolean).map(one => JSON.stringify(one))].join(' ')
	})

test('a new table is made, then filled', t => {
	t.deepEqual(calls([], [orders]), [
		'CreateTable orders',
		'PutItem orders {"id":{"S":"1"},"total":{"N":"42"}}',
		'PutItem orders {"id":{"S":"2"}}'
	])
})

test('only items that the file changes are touched: what clients have put stays', t => {
	const after = {...orders, items: [{id: {S: '1'}, total: {N: '43'}}]}
	t.deepEqual(calls([orders], [after]), [
		'DeleteItem orders {"id":{"S":"2"}}',
		'PutItem orders {"id":{"S":"1"},"total":{"N":"43"}}'
	])
	t.deepEqual(calls([orders], [orders]), [])
})

test('with another key, Region or owner it is another table', t => {
	for (const more of [{partitionKey: {name: 'id', type: 'N'} as const}, {region: 'eu-west-1'}, {account: '210987654321'}]) {
		t.deepEqual(calls([orders], [{...orders, ...more, items: []}]), ['DeleteTable orders', 'CreateTable orders'])
	}
	t.deepEqual(calls([orders], []), ['DeleteTable orders'])
})
