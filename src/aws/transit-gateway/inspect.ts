import {effectiveTransitGatewayRoutes} from '../../control/transit-gateway-routes.ts'
import type {TablePart} from '../../inspect/part.ts'
import type {Table} from '../../inspect/table.ts'
import {named} from '../../inspect/words.ts'
import type {TransitGateway} from '../../model/model.ts'

export const transitGateway: TablePart = {
	word: 'transit-gateways',
	tables: lab => lab.transitGateways.flatMap(transitGatewayTables),
	target: ({key = ''}, lab) => named(key, lab.transitGateways)
}

/** The gateway's attachments, and each of its route tables with the routes in effect (TGW-3). */
const transitGatewayTables = ({key, id, asn, attachments, routeTables}: TransitGateway): readonly Table[] => [
	{
		title: `Transit gateway ${key} (${id}), ASN ${asn}`,
		columns: ['attachment', 'id', 'of', 'searches', 'state'],
		rows: attachments.map(({key, id, resource, routeTable, state}) => [
			key,
			id,
			attached(resource),
			routeTable ?? 'nothing: what comes in is dropped',
			state
		])
	},
	...routeTables.map(table => ({
		title: `Transit gateway route table ${table.key} (${table.id})`,
		columns: ['destination', 'attachment', 'origin'],
		rows: effectiveTransitGatewayRoutes(table).map(({destination, attachment, origin}) => [
			destination,
			attachment ?? 'blackhole',
			origin
		])
	}))
]

function attached(resource: TransitGateway['attachments'][number]['resource']): string {
	switch (resource.kind) {
		case 'vpc':
			return `VPC ${resource.vpc}${resource.applianceMode ? ', appliance mode' : ''}`
		case 'peering':
			return `peering ${resource.peering} with ${resource.peer}`
		case 'vpn':
			return `VPN connection ${resource.connection}`
		case 'direct-connect-gateway':
			return `Direct Connect gateway ${resource.gateway}`
	}
}
