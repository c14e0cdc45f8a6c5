/** Endpoint services, their permissions and connections, as AWS describes them to the provider. Pure. */
import type {LoadBalancer} from '../../model/load-balancer.ts'
import type {Vpc} from '../../model/model.ts'
import type {VpcEndpoint} from '../../model/vpc-endpoint.ts'
import type {EndpointService} from '../../model/vpc-endpoint-service.ts'
import {awsBag, compact, type Item, tagList, type View} from '../view.ts'
import {describeAvailabilityZones} from '../zone/wire.ts'

export type FoundService = {
	readonly vpc: Vpc
	readonly service: EndpointService
	readonly balancers: readonly LoadBalancer[]
	readonly path: readonly string[]
}

/** Those of the caller's VPCs. */
export const ownServices = (view: View): readonly FoundService[] => view.vpcs.flatMap(servicesOf)

export const servicesOf = (vpc: Vpc): readonly FoundService[] =>
	(vpc.endpointServices ?? []).map(service => ({
		vpc,
		service,
		balancers: vpc.loadBalancers.filter(({key}) => service.loadBalancers.includes(key)),
		path: ['vpcs', vpc.key, 'endpointServices', service.key.slice(vpc.key.length + 1)]
	}))

const typeOf = ({balancers}: FoundService): string =>
	balancers.some(({type}) => type === 'gateway') ? 'GatewayLoadBalancer' : 'Interface'

function arnsOf({balancers}: FoundService, type: LoadBalancer['type']): Item {
	const arns = balancers.filter(one => one.type === type).map(({arn}) => arn)
	return arns.length === 0 ? {} : {[type === 'gateway' ? 'GatewayLoadBalancerArns' : 'NetworkLoadBalancerArns']: arns}
}

/** What a provider and a consumer both see. */
function shared(found: FoundService, view: View): Item {
	const {service, vpc, balancers} = found
	const zones = [...new Set(balancers.flatMap(({nodes}) => nodes.map(({zone}) => zone)))].sort()
	const ids = describeAvailabilityZones(view)
	return {
		ServiceId: service.id,
		ServiceName: service.serviceName,
		ServiceType: [{ServiceType: typeOf(found)}],
		AvailabilityZones: zones,
		AvailabilityZoneIds: zones.flatMap(zone => ids.find(({ZoneName}) => ZoneName === zone)?.ZoneId ?? []),
		AcceptanceRequired: service.acceptanceRequired,
		ManagesVpcEndpoints: false,
		BaseEndpointDnsNames: [`${service.id}.${vpc.region}.vpce.amazonaws.com`],
		SupportedIpAddressTypes: ['ipv4']
	}
}

/** As DescribeVpcEndpointServiceConfigurations answers. */
export const describeConfigurations = (view: View): readonly Item[] =>
	ownServices(view).map(found => {
		const {service} = found
		const {privateDns} = service
		return {
			...shared(found, view),
			ServiceState: 'Available',
			...arnsOf(found, 'network'),
			...arnsOf(found, 'gateway'),
			...(privateDns && {PrivateDnsName: privateDns.name}),
			PrivateDnsNameConfiguration: privateDns
				? {State: privateDns.state, Type: 'TXT', Value: privateDns.record.value, Name: privateDns.record.name.split('.')[0]}
				: {},
			SupportedRegions: service.supportedRegions.map(Region => ({Region, ServiceState: 'Available'})),
			RemoteAccessEnabled: service.supportedRegions.length > 1,
			Tags: tagList(service.id, 'endpointServices', view),
			...awsBag(service.id, 'endpointServices', view)
		}
	})

/** As DescribeVpcEndpointServices answers about the services of accounts. */
export function describeService(found: FoundService, view: View): Item {
	const {service, vpc} = found
	const {privateDns} = service
	return {
		...shared(found, view),
		Owner: vpc.account,
		ServiceRegion: vpc.region,
		VpcEndpointPolicySupported: false,
		Tags: vpc.account === view.account ? tagList(service.id, 'endpointServices', view) : [],
		...(privateDns && {
			PrivateDnsName: privateDns.name,
			PrivateDnsNames: [{PrivateDnsName: privateDns.name}],
			PrivateDnsNameVerificationState: privateDns.state
		})
	}
}

export type Connection = {readonly endpoint: Exclude<VpcEndpoint, {type: 'Gateway'}>; readonly vpc: Vpc}

/** Endpoints of all accounts that are connected to a service, or want to be. */
export const connectionsOf = ({key}: EndpointService, {lab}: View): readonly Connection[] =>
	lab.vpcs.flatMap(vpc =>
		(vpc.vpcEndpoints ?? []).flatMap(endpoint =>
			endpoint.type !== 'Gateway' && endpoint.service.kind === 'vpc-endpoint-service' && endpoint.service.key === key
				? [{endpoint, vpc}]
				: []
		)
	)

/** As DescribeVpcEndpointConnections answers. */
export const describeConnections = (view: View): readonly Item[] =>
	ownServices(view).flatMap(found =>
		connectionsOf(found.service, view).map(({endpoint, vpc}) =>
			compact({
				ServiceId: found.service.id,
				VpcEndpointId: endpoint.id,
				VpcEndpointOwner: vpc.account,
				VpcEndpointState: endpoint.state,
				VpcEndpointRegion: vpc.region,
				CreationTimestamp: awsBag(endpoint.id, 'vpcEndpoints', view).CreationTimestamp,
				DnsEntries: endpoint.type === 'Interface' ? endpoint.names.map(({name}) => ({DnsName: name})) : [],
				...arnsOf(found, 'network'),
				...arnsOf(found, 'gateway'),
				IpAddressType: 'ipv4'
			})
		)
	)
