import type {TablePart} from '../../inspect/part.ts'

export const prefixList: TablePart = {
	word: 'prefix-lists',
	tables: lab => [
		{
			title: 'Prefix lists',
			columns: ['name', 'id', 'blocks'],
			rows: lab.prefixLists.map(({key, id, cidrs}) => [key, id, cidrs.join(' ')])
		}
	]
}
