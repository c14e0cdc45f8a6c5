import type {DrawPart} from '../../draw/types.ts'

/** Attachments of VPNs and Direct Connect are drawn as their lines, those of peerings as the peering's. */
export const transitGateway: DrawPart = ({transitGateways}) => ({
	nodes: transitGateways.map(({key, region, asn}) => ({
		id: `transit-gateway:${key}`,
		kind: 'transit-gateway',
		label: key,
		detail: `${region} AS ${asn}`,
		place: {row: 'backbone' as const}
	})),
	lines: transitGateways.flatMap(gateway =>
		gateway.attachments.flatMap(({key, resource, state, routeTable}) =>
			resource.kind === 'vpc'
				? [
						{
							id: `transit-gateway-attachment:${key}`,
							from: `vpc:${resource.vpc}`,
							to: `transit-gateway:${gateway.key}`,
							...(routeTable !== undefined &&
								gateway.routeTables.length > 1 && {label: routeTable.slice(gateway.key.length + 1)}),
							style: 'plain' as const,
							...(state !== 'available' && {isDown: true as const})
						}
					]
				: []
		)
	)
})
