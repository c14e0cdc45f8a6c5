/**
 * Endpoint services: services behind Network Load Balancers of one account, for VPCs of other accounts, whose blocks may overlap (PL-3…6). Doc:
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html
 */
import type {EndpointService} from '../../model/vpc-endpoint-service.ts'
import type {Draft} from '../draft.ts'
import type {VpcKind} from '../kind.ts'
import {isRegion} from '../regions.ts'
import {checkServices} from './checks.ts'
import {type EndpointServiceDraft, servicesIn} from './draft.ts'
import {principalsOf} from './principals.ts'
import {privateDnsOf} from './private-dns.ts'
import {schema} from './schema.ts'

export const endpointServices: VpcKind<typeof schema> = {
	schema,
	title: 'Endpoint services by name, for VPC endpoints of this and other accounts: `{shop: {loadBalancers: [web]}}`.',
	codes: {
		absent: {endpointServices: 'InvalidVpcEndpointServiceId.NotFound'},
		inUse: {InvalidServiceName: 'ExistingVpcEndpointConnections', LoadBalancerNotFound: 'ResourceInUse'}
	},
	check: checkServices,
	*resources(vpc) {
		for (const {key, name, id, serviceName, path} of servicesIn(vpc)) {
			yield {kind: 'vpc-endpoint-service', noun: 'endpoint service', key, names: [name], ids: [id, serviceName], path}
		}
	},
	resolve(vpc, draft) {
		const all = servicesIn(vpc).map(service => resolveOne(service, draft))
		return all.length > 0 ? {endpointServices: all} : {}
	}
}

function resolveOne(service: EndpointServiceDraft, draft: Draft): EndpointService {
	const {key, id, serviceName, written, vpc} = service
	const privateDns = privateDnsOf(service, draft)
	return {
		key,
		id,
		serviceName,
		loadBalancers: written.loadBalancers.map(name => `${vpc.key}.${name}`),
		acceptanceRequired: written.acceptanceRequired ?? true,
		allowedPrincipals: principalsOf(service, draft.document),
		supportedRegions: [...new Set([vpc.region, ...(written.supportedRegions ?? []).filter(isRegion)])].sort(),
		...(privateDns && {privateDns})
	}
}
