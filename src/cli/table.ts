import type {Cell} from '../inspect/table.ts'
import {visibleLine} from '../model/visible-text.ts'

/** Rows under a heading, columns as wide as needed; columns without any content are omitted. Ends with a newline. */
export function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const texts = rows.map(row => columns.map((_, index) => textOf(row[index])))
	const used = columns.map((_, index) => texts.some(row => row[index] !== ''))
	const lines = [columns.map(name => name.toUpperCase()), ...texts].map(row => row.filter((_, index) => used[index]))
	const widths = lines[0]?.map((_, index) => Math.max(...lines.map(line => line[index]?.length ?? 0))) ?? []
	return lines
		.map(line =>
			line
				.map((text, index) => text.padEnd(widths[index] ?? 0))
				.join('  ')
				.trimEnd()
		)
		.map(line => `${line}\n`)
		.join('')
}

const textOf = (cell: Cell): string =>
	cell === undefined || cell === false ? '' : cell === true ? 'yes' : visibleLine(String(cell))

/** A heading and its table; nothing if there are no rows. */
export const section = (title: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
	rows.length === 0 ? '' : `${title}\n${indent(table(columns, rows))}\n`

export const indent = (text: string, by = '  '): string => text.replaceAll(/^(?=.)/gm, by)

/** `1 step`, `3 steps`. */
export const count = (n: number, one: string, several = `${one}s`): string => `${n} ${n === 1 ? one : several}`
