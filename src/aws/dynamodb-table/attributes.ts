/** Converts items from the lab file's plain values to those of DynamoDB's API, which contain their types. */
import type {AttributeValue, Item} from '../../model/dynamodb-table.ts'

export type WrittenValue = string | number | boolean | null | readonly WrittenValue[] | {readonly [name: string]: WrittenValue}

export function attributeOf(value: WrittenValue): AttributeValue {
	if (value === null) return {NULL: true}
	if (typeof value === 'string') return {S: value}
	if (typeof value === 'number') return {N: String(value)}
	if (typeof value === 'boolean') return {BOOL: value}
	if (isList(value)) return {L: value.map(attributeOf)}
	return {M: itemOf(value)}
}

export const itemOf = (written: {readonly [name: string]: WrittenValue}): Item =>
	Object.fromEntries(Object.entries(written).map(([name, value]) => [name, attributeOf(value)]))

const isList = (value: WrittenValue): value is readonly WrittenValue[] => Array.isArray(value)
