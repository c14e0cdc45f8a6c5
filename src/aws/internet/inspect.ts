import type {TablePart} from '../../inspect/part.ts'
import {servesOf} from '../../inspect/words.ts'

export const internet: TablePart = {
	word: 'internet',
	tables: lab => [
		{
			title: 'Hosts on the Internet',
			columns: ['name', 'ipv4', 'ipv6', 'serves'],
			rows: lab.internetHosts.map(({name, ipv4, ipv6, services}) => [name, ipv4, ipv6, servesOf(services)])
		}
	]
}
