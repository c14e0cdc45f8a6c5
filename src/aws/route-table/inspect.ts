import type {TablePart} from '../../inspect/part.ts'
import {listed, originOf} from '../../inspect/words.ts'
import type {Vpc} from '../../model/model.ts'

export const routeTable: TablePart = {
	word: 'route-tables',
	tables: (lab, targetOf) =>
		lab.vpcs.flatMap(vpc =>
			vpc.routeTables.map(table => ({
				title: `Route table ${table.key} (${table.id})${table.main ? ', main' : ''}: ${usersOf(table.key, vpc)}`,
				columns: ['destination', 'target', 'origin', 'state'],
				rows: table.routes.map(route => [route.destination, targetOf(route.target, lab, vpc), originOf(route), route.state])
			}))
		)
}

function usersOf(table: string, vpc: Vpc): string {
	const edge = vpc.internetGateway?.routeTable === table ? ['the internet gateway'] : []
	return listed([...vpc.subnets.filter(({routeTable}) => routeTable === table).map(({key}) => key), ...edge])
}
