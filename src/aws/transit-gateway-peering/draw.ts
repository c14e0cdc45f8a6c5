import type {DrawPart} from '../../draw/types.ts'

export const transitGatewayPeering: DrawPart = ({transitGatewayPeerings}) => ({
	lines: transitGatewayPeerings.map(({key, requester, accepter, state}) => ({
		id: `transit-gateway-peering:${key}`,
		from: `transit-gateway:${requester}`,
		to: `transit-gateway:${accepter}`,
		label: key,
		style: 'plain' as const,
		...(state !== 'active' && {isDown: true as const})
	}))
})
