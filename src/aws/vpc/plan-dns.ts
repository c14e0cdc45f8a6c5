import type {Vpc} from '../../model/model.ts'
import {everyVpcResolver, resolverAddress} from '../../model/resolvers.ts'
import type {RouterService} from './plan-services.ts'

/** The resolver of a VPC; without `enableDnsSupport` it is silent (DNS-1). */
export function dnsService(vpc: Vpc): RouterService | undefined {
	if (!vpc.enableDnsSupport) return undefined
	const addresses = [resolverAddress(vpc), everyVpcResolver[4], ...(vpc.ipv6Cidrs.length > 0 ? [everyVpcResolver[6]] : [])]
	const listener = {port: 53, addresses, server: {kind: 'vpc', vpc: vpc.key}} as const
	return {
		addresses,
		ports: [
			{transport: 'udp', listener: {...listener, protocol: 'dns'}},
			{transport: 'tcp', listener: {...listener, protocol: 'dns-tcp'}}
		]
	}
}
