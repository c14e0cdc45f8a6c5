/** Names of interface endpoints (PL-2): regional, zonal, and with private DNS the service's own. */
import {hash} from 'node:crypto'
import {namesIn} from '../../model/aws-services.ts'
import type {EndpointInterface, EndpointName} from '../../model/vpc-endpoint.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {privateDnsOf} from '../vpc-endpoint-service/private-dns.ts'
import type {VpcEndpointDraft} from './draft.ts'

export const vpcAllowsPrivateDns = ({written: {enableDnsSupport = true, enableDnsHostnames = false}}: VpcDraft): boolean =>
	enableDnsSupport && enableDnsHostnames

/** Default: only for services of AWS, since AWS refuses private DNS for a service without a private name. */
export const hasPrivateDns = ({written, type, service}: VpcEndpointDraft, vpc: VpcDraft): boolean =>
	type === 'Interface' && (written.privateDns ?? service !== undefined) && vpcAllowsPrivateDns(vpc)

export function endpointNames(
	endpoint: VpcEndpointDraft,
	vpc: VpcDraft,
	own: readonly EndpointInterface[],
	draft: Draft
): EndpointName[] {
	const {id} = endpoint
	const domain = domainOf(endpoint)
	if (domain === undefined) return []
	const random = BigInt(`0x${hash('sha1', `name of ${id}`).slice(0, 11)}`)
		.toString(36)
		.padStart(8, '0')
		.slice(-8)
	const all = own.map(one => one.interface)
	return [
		{name: `${id}-${random}.${domain}`, private: false, interfaces: all},
		...own.map(one => ({name: `${id}-${random}-${one.zone}.${domain}`, private: false, interfaces: [one.interface]})),
		...(hasPrivateDns(endpoint, vpc) ? privateNamesOf(endpoint, draft).map(name => ({name, private: true, interfaces: all})) : [])
	]
}

function domainOf({service, endpointService}: VpcEndpointDraft): string | undefined {
	if (service) return `${service.name}.${service.region}.vpce.amazonaws.com`
	return endpointService && `${endpointService.id}.${endpointService.vpc.region}.vpce.amazonaws.com`
}

/** The service's regular names, which clients use without knowing of the endpoint. */
export function privateNamesOf({service, endpointService}: VpcEndpointDraft, draft: Draft): readonly string[] {
	if (service) return namesIn(service.name, service.region)
	const {name, state} = (endpointService && privateDnsOf(endpointService, draft)) ?? {}
	return name !== undefined && state === 'verified' ? [name] : []
}
