/**
 * A load balancer's name resolves to its nodes, and a zone's name (`us-east-1a.NAME`) to the node there (NLB-1): the public addresses if it is
 * internet-facing, even inside its VPC. Zones without enough healthy targets are left out, unless no zone has enough.
 */
import type {Learned} from '../../control/learned.ts'
import {namedNodes} from '../../control/load-balancing.ts'
import type {Zone} from '../../dns/types.ts'
import {interfaceOf} from '../../model/interfaces.ts'
import type {Lab, LoadBalancer, LoadBalancerNode, Vpc} from '../../model/model.ts'
import type {NamesPart} from '../../plan/dns-names.ts'

const ttl = 60

export const loadBalancerNames: NamesPart = {
	zones: ({vpcs, failedZones}: Lab, learned: Learned) =>
		vpcs.flatMap(vpc =>
			vpc.loadBalancers
				.filter(({type}) => type !== 'gateway')
				.map(balancer => zoneOf(vpc, balancer, namedNodes(vpc, balancer, failedZones, learned)))
		)
}

function zoneOf(vpc: Vpc, balancer: LoadBalancer, named: readonly LoadBalancerNode[]): Zone {
	const name = balancer.dnsName.toLowerCase()
	const recordsOf = (nodes: readonly LoadBalancerNode[]) =>
		nodes.flatMap(node => {
			const [primary] = interfaceOf(vpc, node.interface).privateIps
			const address = balancer.scheme === 'internal' ? primary?.address : primary?.publicIp?.address
			return address === undefined ? [] : [{type: 'A' as const, ttl, data: address}]
		})
	return {
		name,
		records: {
			[name]: recordsOf(named),
			...Object.fromEntries(balancer.nodes.map(node => [`${node.zone}.${name}`, recordsOf([node])]))
		}
	}
}
