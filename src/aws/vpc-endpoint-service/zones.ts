/** The zones of an endpoint service. */
import type {Draft} from '../draft.ts'
import {entriesOf} from '../kind.ts'
import type {EndpointServiceDraft} from './draft.ts'

/** Ids of the zones in which one of its load balancers has a node (PL-5). */
export function serviceZones({written, vpc}: EndpointServiceDraft, draft: Draft): ReadonlySet<string> {
	const subnets = entriesOf(vpc.written.loadBalancers)
		.filter(([name]) => written.loadBalancers.includes(name))
		.flatMap(([, balancer]) => balancer.subnets.map(one => (typeof one === 'string' ? one : one.subnet)))
	const found = draft.vpcs.get(vpc.key)
	return new Set(subnets.flatMap(name => found?.zones.get(found.subnets.get(name)?.zone ?? '') ?? []))
}
