/** The tables of `inspect` for one resource of a lab, of any kind. Pure. */
import type {Resource} from '../model/directory.ts'
import type {Cell, Table} from './table.ts'

/** The resource itself, then the rows of all tables that refer to it or contain its ids. */
export const about = (one: Resource, place: string, tables: readonly Table[]): readonly Table[] => [
	{
		title: `${one.noun[0]?.toUpperCase()}${one.noun.slice(1)} ${one.key}`,
		columns: ['fact', 'value'],
		rows: [
			['id', one.ids.join(' ')],
			['names', [...new Set([one.key, ...(one.names ?? [])])].join(' ')],
			...(one.addresses?.length ? [['addresses', one.addresses.join(' ')]] : []),
			...(one.interfaces?.length ? [['network interfaces', one.interfaces.join(' ')]] : []),
			...(one.points?.length ? [['capture at', one.points.join(' ')]] : []),
			...(place === '' ? [] : [['in the file', place]])
		]
	},
	...tables.flatMap(table => {
		const {title, columns} = table
		if (one.ids.some(id => title.includes(id))) return [table]
		const rows = table.rows.filter(row => row.some((cell, index) => mentions(cell, columns[index] ?? '', one)))
		return rows.length > 0 ? [{...table, rows}] : []
	})
]

/** Whether a cell refers to it: by id, or by key in a column of its kind: `route table`, `groups`. A cell may hold several words: `igw-0123 (main)`. */
function mentions(cell: Cell, column: string, {noun, key, ids}: Resource): boolean {
	if (typeof cell !== 'string') return false
	const words = cell.split(/[\s,()]+/)
	return words.some(word => ids.includes(word)) || (isCalled(noun, column) && words.includes(key))
}

const isCalled = (noun: string, column: string): boolean => noun.toLowerCase().endsWith(column.toLowerCase().replace(/s$/, ''))
