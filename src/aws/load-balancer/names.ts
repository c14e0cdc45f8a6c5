/**
 * A load balancer's name resolves to its nodes, and a zone's name (`us-east-1a.NAME`) to the node there (NLB-1): the public addresses if it is
 * internet-facing, even inside its VPC. Zones without enough healthy targets are left out, unless no zone has enough.
 */
import type {Learned} from '../../control/learned.ts'
import {namedNodes} from '../../control/load-balancing.ts'
import type {ResourceRecord, Zone} from '../../dns/types.ts'
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

/** Clients in the subnets of the node's zone prefer it, by `dns_record.client_routing_policy` (NLB-1). */
function affinityOf({key, subnets}: Vpc, balancer: LoadBalancer, {zone}: LoadBalancerNode): Pick<ResourceRecord, 'affinity'> {
	const share = balancer.type === 'network' ? balancer.zoneAffinity : undefined
	if (share === undefined) return {}
	const blocks = subnets.filter(one => one.zone === zone).flatMap(({cidr}) => cidr ?? [])
	return {affinity: {share, vpc: key, blocks}}
}

function zoneOf(vpc: Vpc, balancer: LoadBalancer, named: readonly LoadBalancerNode[]): Zone {
	const name = balancer.dnsName.toLowerCase()
	const recordsOf = (nodes: readonly LoadBalancerNode[]) =>
		nodes.flatMap(node => {
			const {
				privateIps: [primary],
				ipv6
			} = interfaceOf(vpc, node.interface)
			const address = balancer.scheme === 'internal' ? primary?.address : primary?.publicIp?.address
			const near = affinityOf(vpc, balancer, node)
			return [
				...(address === undefined ? [] : [{type: 'A' as const, ttl, data: address, ...near}]),
				...ipv6.map(data => ({type: 'AAAA' as const, ttl, data, ...near}))
			]
		})
	return {
		name,
		records: {
			[name]: recordsOf(named),
			...Object.fromEntries(balancer.nodes.map(node => [`${node.zone}.${name}`, recordsOf([node])]))
		}
	}
}
