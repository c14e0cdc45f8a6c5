import type {DrawPart} from '../../draw/types.ts'
import type {LoadBalancer} from '../../model/model.ts'

/** A line from each load balancer that uses the group to each of its instances. */
export const targetGroup: DrawPart = ({vpcs}) => ({
	lines: vpcs.flatMap(({loadBalancers, targetGroups}) =>
		targetGroups.flatMap(({key, targets}) =>
			loadBalancers
				.filter(one => uses(one, key))
				.flatMap(one =>
					[...new Set(targets.flatMap(({instance}) => instance ?? []))].map(instance => ({
						from: `load-balancer:${one.key}`,
						to: `instance:${instance}`,
						style: 'use' as const
					}))
				)
		)
	)
})

/** Whether its listeners mention the group anywhere: rules name groups in several ways. */
const uses = ({listeners}: LoadBalancer, group: string): boolean => JSON.stringify(listeners).includes(JSON.stringify(group))
