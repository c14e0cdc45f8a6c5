import type {DrawPart} from '../../draw/types.ts'

export const resolverEndpoint: DrawPart = ({resolverEndpoints = []}) => ({
	nodes: resolverEndpoints.map(({key, direction, vpc}) => ({
		id: `resolver-endpoint:${key}`,
		kind: 'resolver-endpoint',
		label: key,
		detail: direction,
		place: {in: `vpc:${vpc}`}
	}))
})
