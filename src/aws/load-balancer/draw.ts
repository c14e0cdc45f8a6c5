import type {DrawPart} from '../../draw/types.ts'

/** One box for all of its nodes, beside the zones. */
export const loadBalancer: DrawPart = ({vpcs}) => ({
	nodes: vpcs.flatMap(vpc =>
		vpc.loadBalancers.map(({key, type, scheme}) => ({
			id: `load-balancer:${key}`,
			kind: 'load-balancer',
			label: key.slice(vpc.key.length + 1),
			detail: `${type}, ${scheme}`,
			place: {in: `vpc:${vpc.key}`}
		}))
	)
})
