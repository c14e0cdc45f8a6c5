/** Tables of DynamoDB in a lab. */
import type {Policy} from './policy.ts'

export type DynamoDbTable = {
	readonly name: string
	readonly region: string
	/** Account of the owner: 12 digits. */
	readonly account: string
	readonly partitionKey: KeyAttribute
	readonly sortKey?: KeyAttribute
	/** Its resource-based policy. */
	readonly policy?: Policy
	readonly items: readonly Item[]
}

export type KeyAttribute = {readonly name: string; readonly type: 'S' | 'N' | 'B'}

/** In the format of DynamoDB's API: `{id: {S: '7'}, total: {N: '42'}}`. */
export type Item = Readonly<Record<string, AttributeValue>>

export type AttributeValue =
	| {readonly S: string}
	| {readonly N: string}
	| {readonly B: string}
	| {readonly BOOL: boolean}
	| {readonly NULL: true}
	| {readonly L: readonly AttributeValue[]}
	| {readonly M: Item}

export const keyAttributes = ({partitionKey, sortKey}: DynamoDbTable): readonly KeyAttribute[] => [
	partitionKey,
	...(sortKey ? [sortKey] : [])
]

/** The key attributes of an item. */
export const keyOf = (table: DynamoDbTable, item: Item): Item =>
	Object.fromEntries(keyAttributes(table).flatMap(({name}) => (item[name] ? [[name, item[name]]] : [])))

/** Whether AWS accepts the name. */
export const isTableName = (name: string): boolean => /^[\w.-]{3,255}$/.test(name)
