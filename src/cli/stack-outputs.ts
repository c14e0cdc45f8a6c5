/** Outputs of stacks, for people and as JSON. */
import type {Table} from '../inspect/table.ts'
import type {LoadedLab} from '../lab/read.ts'
import {section} from './table.ts'

type Stacks = NonNullable<LoadedLab['stacks']>

/** Empty if no stack has outputs. */
export function outputTables(stacks: Stacks = []): readonly Table[] {
	const rows = stacks.flatMap(({name, outputs}) =>
		Object.entries(outputs).map(([key, {value, exportName = '', description = ''}]) => [
			name,
			key,
			typeof value === 'string' ? value : JSON.stringify(value),
			exportName,
			description
		])
	)
	return rows.length === 0 ? [] : [{title: 'Outputs', columns: ['stack', 'output', 'value', 'export', 'description'], rows}]
}

/** Empty: no stack has outputs. */
export const outputLines = (stacks: Stacks | undefined): string =>
	outputTables(stacks)
		.map(({title, columns, rows}) => section(title, columns, rows))
		.join('')

/** Outputs with the keys of `aws cloudformation describe-stacks`. */
export const outputsOnly = ({name, template, region, account, outputs}: Stacks[number]) => ({
	name,
	template,
	region,
	account,
	outputs
})
