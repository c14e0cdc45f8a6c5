/** What DynamoDB refuses about tables and items. */
import {type DynamoDbTable, isTableName, keyAttributes, keyOf} from '../../model/dynamodb-table.ts'
import type {Finding} from '../../model/finding.ts'
import {checkAccount, unknownRegion} from '../account.ts'
import type {Draft} from '../draft.ts'
import {readPolicy} from '../policy.ts'
import {isRegion} from '../regions.ts'
import type {TableWritten} from './schema.ts'

const invalid = {code: 'ValidationException'} as const

export function* checkTable(name: string, written: TableWritten, table: DynamoDbTable, draft: Draft): Generator<Finding> {
	const path = ['tables', name]
	yield* checkAccount(written.account, [...path, 'account'], draft.document)
	if (written.region !== undefined && !isRegion(written.region)) yield unknownRegion(written.region, [...path, 'region'])
	if (!isTableName(name)) {
		yield {
			path,
			at: 'key',
			...invalid,
			message: `the table name "${name}" is not valid: 3 to 255 letters, digits, "_", "-" and "."`,
			fix: 'choose a name such as orders'
		}
	}
	if (table.partitionKey.name === table.sortKey?.name) {
		yield {
			path: [...path, 'sortKey'],
			...invalid,
			message: `Both the Hash Key and the Range Key element in the KeySchema have the same name: ${table.partitionKey.name}`,
			fix: 'name another attribute, or leave it out'
		}
	}
	if (written.policy !== undefined) yield* readPolicy(written.policy, [...path, 'policy'], 'ValidationException').findings
	yield* checkItems(table, [...path, 'items'])
}

function* checkItems(table: DynamoDbTable, path: readonly string[]): Generator<Finding> {
	const seen = new Set<string>()
	for (const [index, item] of table.items.entries()) {
		const at = [...path, index]
		const lacking = keyAttributes(table).find(({name}) => item[name] === undefined)
		const other = keyAttributes(table).find(({name, type}) => item[name] && !(type in item[name]))
		const key = JSON.stringify(keyOf(table, item))
		if (lacking) {
			yield {
				path: at,
				...invalid,
				message: `One or more parameter values were invalid: Missing the key ${lacking.name} in the item`,
				fix: `write ${lacking.name}`
			}
		} else if (other) {
			const [actual] = Object.keys(item[other.name] ?? {})
			yield {
				path: [...at, other.name],
				...invalid,
				message: `One or more parameter values were invalid: Type mismatch for key ${other.name} expected: ${other.type} actual: ${actual}`,
				fix:
					other.type === 'S'
						? 'write it in quotes'
						: `write a value of type ${other.type}, or the key as {${other.name}: ${actual}}`
			}
		} else if (seen.has(key)) {
			yield {
				path: at,
				...invalid,
				message: 'Provided list of item keys contains duplicates',
				fix: 'keep one of the two'
			}
		}
		seen.add(key)
	}
}
