import type {DrawPart} from '../../draw/types.ts'

export const peering: DrawPart = ({peerings}) => ({
	lines: peerings.map(({key, requester, accepter, state}) => ({
		id: `vpc-peering-connection:${key}`,
		from: `vpc:${requester}`,
		to: `vpc:${accepter}`,
		label: state === 'active' ? key : `${key} (${state})`,
		style: 'plain' as const,
		...(state !== 'active' && {isDown: true as const})
	}))
})
