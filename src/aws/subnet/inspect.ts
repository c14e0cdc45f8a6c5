import type {TablePart} from '../../inspect/part.ts'

export const subnet: TablePart = {
	word: 'subnets',
	tables: lab => [
		{
			title: 'Subnets',
			columns: ['name', 'id', 'zone', 'block', 'ipv6 block', 'route table', 'network acl', 'public ip on launch'],
			rows: lab.vpcs.flatMap(({subnets}) =>
				subnets.map(({key, id, zone, zoneId, cidr, ipv6Cidr, routeTable, networkAcl, mapPublicIpOnLaunch}) => [
					key,
					id,
					`${zone} (${zoneId})${lab.failedZones.includes(zoneId) ? ' FAILED' : ''}`,
					cidr,
					ipv6Cidr,
					routeTable,
					networkAcl,
					mapPublicIpOnLaunch
				])
			)
		}
	]
}
