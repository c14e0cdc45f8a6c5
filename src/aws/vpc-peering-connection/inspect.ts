import type {TablePart} from '../../inspect/part.ts'
import {named} from '../../inspect/words.ts'

export const peering: TablePart = {
	word: 'peerings',
	tables: lab => [
		{
			title: 'Peerings',
			columns: ['name', 'id', 'requester', 'accepter', 'state'],
			rows: lab.peerings.map(({key, id, requester, accepter, state}) => [key, id, requester, accepter, state])
		}
	],
	target: ({key = ''}, lab) => named(key, lab.peerings)
}
