/** What AWS refuses about the service of an endpoint (PL-2, PL-3, PL-5, PL-6). */
import {hasGateway, serviceNames} from '../../model/aws-services.ts'
import type {Finding} from '../../model/finding.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {balancerTypeOf, type EndpointServiceDraft} from '../vpc-endpoint-service/draft.ts'
import {isAllowed} from '../vpc-endpoint-service/principals.ts'
import {privateDnsOf} from '../vpc-endpoint-service/private-dns.ts'
import {serviceZones} from '../vpc-endpoint-service/zones.ts'
import {isDualStack, type VpcEndpointDraft} from './draft.ts'

export function* checkService(endpoint: VpcEndpointDraft, vpc: VpcDraft, draft: Draft): Generator<Finding> {
	const {path, written, service, endpointService, type} = endpoint
	if (type === 'GatewayLoadBalancer' && !endpointService) {
		yield service ? notOfGateways(endpoint) : unknownService(endpoint, vpc)
	} else if (endpointService) {
		yield* checkEndpointService(endpoint, endpointService, vpc, draft)
	} else if (!service) {
		yield unknownService(endpoint, vpc)
	} else if (type === 'Gateway' && !hasGateway(service.name)) {
		yield {
			path: [...path, 'type'],
			message: `${written.service} has no gateway endpoints; s3 and dynamodb have (GWE-1)`,
			code: 'InvalidParameter',
			fix: 'write "type: interface"'
		}
	} else if (written.serviceRegion !== undefined && written.serviceRegion !== vpc.region) {
		yield {
			path: [...path, 'serviceRegion'],
			message: `endpoints to services of AWS in other Regions are not emulated; the VPC is in ${vpc.region}`,
			code: 'InvalidServiceName',
			fix: 'leave it out'
		}
	}
}

const notOfGateways = ({path, written}: VpcEndpointDraft): Finding => ({
	path: [...path, 'type'],
	message: `the service ${written.service} has no Gateway Load Balancer behind it`,
	code: 'InvalidParameter',
	fix: 'leave "type" out, or name the endpoint service of a Gateway Load Balancer'
})

function unknownService({path, written}: VpcEndpointDraft, {region}: VpcDraft): Finding {
	const {message, ...rest} = unknownName(
		[...path, 'service'],
		'service',
		written.service.replace(/^com\.amazonaws\.[^.]+\./, ''),
		serviceNames
	)
	const name = written.service.startsWith('com.') ? written.service : `com.amazonaws.${region}.${written.service}`
	const foreign = /^com\.amazonaws\.([a-z\d-]+)\./.exec(written.service)?.[1]
	const isElsewhere = foreign !== undefined && foreign !== 'vpce' && foreign !== region
	return {
		...rest,
		message: `The Vpc Endpoint Service '${name}' does not exist${isElsewhere ? `: the VPC is in ${region}` : ''}`,
		code: 'InvalidServiceName',
		...(isElsewhere && {fix: `write the service of ${region}, by its short name`})
	}
}

function* checkEndpointService(
	endpoint: VpcEndpointDraft,
	service: EndpointServiceDraft,
	vpc: VpcDraft,
	draft: Draft
): Generator<Finding> {
	const {path, written, type} = endpoint
	const at = [...path, 'service']
	const {serviceName, key, vpc: provider} = service
	if (type === 'Gateway') {
		yield {
			path: [...path, 'type'],
			message: `endpoint service "${key}" has no gateway endpoints; s3 and dynamodb have (GWE-1)`,
			code: 'InvalidParameter',
			fix: 'write "type: interface"'
		}
	}
	const expected = balancerTypeOf(service) === 'gateway' ? 'GatewayLoadBalancer' : 'Interface'
	if (type !== 'Gateway' && type !== expected) {
		yield {
			path: [...path, 'type'],
			message: `endpoint service "${key}" has ${expected === 'Interface' ? 'Network' : 'Gateway'} Load Balancers behind it: its endpoints are of type ${expected}`,
			code: 'InvalidParameter',
			fix: 'leave "type" out'
		}
	}
	if (!isAllowed(service, vpc.account, draft.document)) {
		yield {
			path: at,
			// AWS tells accounts without permission that the service does not exist.
			message: `The Vpc Endpoint Service '${serviceName}' does not exist: its owner does not allow account ${vpc.account} (PL-3)`,
			code: 'InvalidServiceName',
			fix: `add '${vpc.account}' to vpcs.${provider.key}.endpointServices.${service.name}.allowedPrincipals`
		}
	}
	if (isDualStack(endpoint)) {
		yield {
			path: [...path, 'ipAddressType'],
			message: `the load balancers of ${serviceName} have IPv4 alone here`,
			code: 'InvalidParameter',
			fix: 'leave it out'
		}
	}
	yield* checkRegion(endpoint, service, vpc)
	if (provider.region === vpc.region) yield* checkZones(endpoint, service, vpc, draft)
	if (written.privateDns === true) yield* checkPrivateName(endpoint, service, draft)
}

function* checkRegion(
	{path, written}: VpcEndpointDraft,
	{serviceName, name, vpc: provider, written: {supportedRegions = []}}: EndpointServiceDraft,
	vpc: VpcDraft
): Generator<Finding> {
	const asked = written.serviceRegion ?? vpc.region
	if (asked !== provider.region) {
		yield {
			path: [...path, written.serviceRegion === undefined ? 'service' : 'serviceRegion'],
			message: `The Vpc Endpoint Service '${serviceName}' does not exist in ${asked}: it is in ${provider.region}`,
			code: 'InvalidServiceName',
			fix: `write "serviceRegion: ${provider.region}"`
		}
	} else if (provider.region !== vpc.region && !supportedRegions.includes(vpc.region)) {
		yield {
			path: [...path, 'service'],
			message: `The Vpc Endpoint Service '${serviceName}' does not support endpoints in ${vpc.region} (PL-6)`,
			code: 'InvalidServiceName',
			fix: `add ${vpc.region} to vpcs.${provider.key}.endpointServices.${name}.supportedRegions`
		}
	}
}

/** Compares zone ids: the same letter may be another zone in another account (PL-5). */
function* checkZones(
	{subnets}: VpcEndpointDraft,
	service: EndpointServiceDraft,
	vpc: VpcDraft,
	draft: Draft
): Generator<Finding> {
	const offered = serviceZones(service, draft)
	const own = [...vpc.zones].filter(([, id]) => offered.has(id)).map(([zone, id]) => `${zone} (${id})`)
	for (const {path, name, subnet} of subnets) {
		const id = subnet?.zone === undefined ? undefined : vpc.zones.get(subnet.zone)
		if (id === undefined || offered.size === 0 || offered.has(id)) continue
		yield {
			path,
			message: `The VPC endpoint service ${service.serviceName} does not support the availability zone of the subnet: ${name} is in ${subnet?.zone} (${id})`,
			code: 'InvalidParameter',
			fix: `choose a subnet in ${own.join(' or ')}`
		}
	}
}

function* checkPrivateName({path}: VpcEndpointDraft, service: EndpointServiceDraft, draft: Draft): Generator<Finding> {
	const name = privateDnsOf(service, draft)
	if (name?.state === 'verified') return
	const at = {path: [...path, 'privateDns'], code: 'InvalidParameter'}
	yield name
		? {
				...at,
				message: `Private DNS can't be enabled because the private DNS name ${name.name} of ${service.serviceName} is not verified (PL-2)`,
				fix: `the owner of ${name.name} adds TXT ${name.record.name} "${name.record.value}" to the public zone`
			}
		: {
				...at,
				message: `Private DNS can't be enabled because the service ${service.serviceName} does not provide a private DNS name`,
				fix: `leave it out, or give vpcs.${service.vpc.key}.endpointServices.${service.name} a privateDnsName`
			}
}
