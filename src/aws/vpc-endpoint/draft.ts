/** VPC endpoints as written, with their references resolved. */

import {hasGateway, isService} from '../../model/aws-services.ts'
import type {Path} from '../../model/finding.ts'
import type {AwsService, VpcEndpoint} from '../../model/vpc-endpoint.ts'
import type {BareVpc} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf} from '../kind.ts'
import {ipv6ListOf, managedName} from '../prefix-list/aws-managed.ts'
import type {SubnetDraft} from '../subnet/kind.ts'
import {balancerTypeOf, type EndpointServiceDraft, serviceNamed} from '../vpc-endpoint-service/draft.ts'
import type {EndpointWritten} from './schema.ts'

export type VpcEndpointDraft = {
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly written: EndpointWritten
	readonly id: string
	readonly type: VpcEndpoint['type']
	/** A service of AWS. If this and `endpointService` are absent, there is no such service. */
	readonly service: AwsService | undefined
	/** A service that an account provides (PL-3). */
	readonly endpointService?: EndpointServiceDraft
	/** Names of prefix lists, for a gateway endpoint: of IPv4, of IPv6, or both. */
	readonly prefixLists: readonly string[]
	readonly subnets: readonly EndpointSubnet[]
}

/** A subnet in which an interface endpoint has a network interface. `subnet` undefined: there is no subnet of that name. */
export type EndpointSubnet = {
	readonly name: string
	readonly path: Path
	readonly subnet: SubnetDraft | undefined
	readonly written: {
		readonly privateIp?: string | undefined
		readonly ipv6?: string | undefined
		readonly interfaceId?: string | undefined
		readonly mac?: string | undefined
	}
}

/** Whether its network interfaces have an IPv6 address as well. */
export const isDualStack = ({type, written}: Pick<VpcEndpointDraft, 'type' | 'written'>): boolean =>
	type === 'Interface' && written.ipAddressType === 'dualstack'

/** `services`: endpoint services of all VPCs. */
export const draftEndpoints = (
	vpc: BareVpc,
	subnets: ReadonlyMap<string, SubnetDraft>,
	services: readonly EndpointServiceDraft[]
): ReadonlyMap<string, VpcEndpointDraft> =>
	new Map(
		entriesOf(vpc.written.vpcEndpoints).map(([name, written]) => {
			const key = `${vpc.key}.${name}`
			const path = [...vpc.path, 'vpcEndpoints', name]
			const service = serviceOf(written.service, vpc.region)
			const endpointService = service ? undefined : serviceNamed(written.service, services)
			const type = typeOf(written, service, endpointService)
			return [
				name,
				{
					key,
					name,
					path,
					written,
					id: written.id ?? idOf('vpce', `${key} ${written.service}`),
					type,
					service,
					...(endpointService && {endpointService}),
					prefixLists: type === 'Gateway' && service ? listsOf(service, written) : [],
					subnets: subnetsOf(written, path, subnets)
				}
			]
		})
	)

const listsOf = ({name, region}: AwsService, {ipAddressType = 'ipv4'}: EndpointWritten): readonly string[] => [
	...(ipAddressType === 'ipv6' ? [] : [managedName(region, name)]),
	...(ipAddressType === 'ipv4' ? [] : [ipv6ListOf(region, name)])
]

/** `s3`, or `com.amazonaws.us-east-1.s3` as in AWS, only for the VPC's own Region. */
function serviceOf(written: string, region: string): AwsService | undefined {
	const prefix = managedName(region, '')
	const name = written.startsWith(prefix) ? written.slice(prefix.length) : written
	return isService(name) ? {kind: 'aws-service', name, region} : undefined
}

const types = {gateway: 'Gateway', interface: 'Interface', 'gateway-load-balancer': 'GatewayLoadBalancer'} as const

/** AWS's default is a gateway endpoint, but most services have none. */
function typeOf(
	{type, subnets, routeTables}: EndpointWritten,
	service: AwsService | undefined,
	endpointService: EndpointServiceDraft | undefined
): VpcEndpoint['type'] {
	if (type !== undefined) return types[type]
	if (endpointService && balancerTypeOf(endpointService) === 'gateway') return 'GatewayLoadBalancer'
	// For an unknown service, the keys of the endpoint decide.
	const canBeGateway = service ? hasGateway(service.name) : routeTables !== undefined
	return canBeGateway && subnets === undefined ? 'Gateway' : 'Interface'
}

const subnetsOf = ({subnets: written = []}: EndpointWritten, path: Path, subnets: ReadonlyMap<string, SubnetDraft>) =>
	Array.isArray(written)
		? written.map(
				(name, index): EndpointSubnet => ({name, path: [...path, 'subnets', index], subnet: subnets.get(name), written: {}})
			)
		: entriesOf(written).map(
				([name, own]): EndpointSubnet => ({name, path: [...path, 'subnets', name], subnet: subnets.get(name), written: own})
			)
