import type {Vpc} from '../../model/model.ts'
import {addressAt} from '../../net/address.ts'
import type {RouterService} from './plan-services.ts'

const everyVpc = {4: '169.254.169.253', 6: 'fd00:ec2::253'} as const

/** Base+2 of the primary block (SUB-2, DNS-1). */
export const resolverAddress = ({cidrs: [primary]}: Vpc): string | undefined => primary && addressAt(primary, 2)

/** The resolver of a VPC; without `enableDnsSupport` it is silent (DNS-1). */
export function dnsService(vpc: Vpc): RouterService | undefined {
	const own = resolverAddress(vpc)
	if (!vpc.enableDnsSupport || own === undefined) return undefined
	const addresses = [own, everyVpc[4], ...(vpc.ipv6Cidrs.length > 0 ? [everyVpc[6]] : [])]
	const listener = {port: 53, addresses, server: {kind: 'vpc', vpc: vpc.key}} as const
	return {
		addresses,
		ports: [
			{transport: 'udp', listener: {...listener, protocol: 'dns'}},
			{transport: 'tcp', listener: {...listener, protocol: 'dns-tcp'}}
		]
	}
}
