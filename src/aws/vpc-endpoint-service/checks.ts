/** What AWS refuses about endpoint services (PL-3). */
import type {Finding, Path} from '../../model/finding.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {isDomain} from '../hosted-zone/domain.ts'
import {unknownName} from '../kind.ts'
import {regionNames} from '../regions.ts'
import {balancerTypeOf, type EndpointServiceDraft, servicesIn} from './draft.ts'
import {principalOf} from './principals.ts'
import {privateNameOf} from './private-dns.ts'

export function* checkServices(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	yield* checkLoadBalancers(vpc)
	for (const service of servicesIn(vpc)) {
		yield* checkPrincipals(service, draft)
		yield* checkRegions(service)
		yield* checkEndpoints(service, draft)
		const {written, path} = service
		const {name} = privateNameOf(written) ?? {}
		if (name !== undefined && balancerTypeOf(service) === 'gateway') {
			yield {
				path: [...path, 'privateDnsName'],
				message: 'an endpoint service of Gateway Load Balancers has no private DNS name: routes lead to its endpoints',
				code: 'InvalidParameter',
				fix: 'leave it out'
			}
		}
		if (name !== undefined && !isDomain(name.replace(/^\*\./, ''))) {
			yield {
				path: [...path, 'privateDnsName'],
				message: `"${name}" is not a domain name`,
				code: 'InvalidParameter',
				fix: 'write api.example.com, or *.example.com'
			}
		}
	}
}

/** A load balancer belongs to only one service. */
function* checkLoadBalancers(vpc: VpcDraft): Generator<Finding> {
	const all = vpc.written.loadBalancers ?? {}
	const users = new Map<string, string>()
	for (const {name: service, path, written} of servicesIn(vpc)) {
		const [first] = written.loadBalancers
		for (const [index, name] of written.loadBalancers.entries()) {
			const at = [...path, 'loadBalancers', index]
			const other = users.get(name)
			if (!Object.hasOwn(all, name)) {
				yield unknownName(at, 'load balancer', name, Object.keys(all), 'LoadBalancerNotFound')
			} else if (all[name]?.type === 'application') {
				yield {
					path: at,
					message: `an endpoint service is behind Network or Gateway Load Balancers, and "${name}" is of type ${all[name]?.type}`,
					code: 'InvalidParameter',
					fix: 'put a Network Load Balancer before it'
				}
			} else if (first !== undefined && all[name]?.type !== all[first]?.type) {
				yield {
					path: at,
					message: `an endpoint service has load balancers of one type: "${first}" is of type ${all[first]?.type}, "${name}" of type ${all[name]?.type}`,
					code: 'InvalidParameter',
					fix: 'make an endpoint service for each type'
				}
			} else if (other !== undefined) {
				yield {
					path: at,
					message: `load balancer "${name}" is already associated with an endpoint service, "${other}"`,
					code: 'InvalidParameter',
					fix: 'make a load balancer of its own'
				}
			}
			users.set(name, service)
		}
	}
}

function* checkPrincipals({written, path}: EndpointServiceDraft, {document}: Draft): Generator<Finding> {
	for (const [index, principal] of (written.allowedPrincipals ?? []).entries()) {
		if (principalOf(principal, document) !== undefined) continue
		yield {
			path: [...path, 'allowedPrincipals', index],
			message: `"${principal}" is neither an account nor an ARN of one`,
			code: 'InvalidPrincipal',
			fix: `write '123456789012', arn:aws:iam::123456789012:root, the name of an account, or '*'`
		}
	}
}

function* checkRegions({written, path}: EndpointServiceDraft): Generator<Finding> {
	for (const [index, region] of (written.supportedRegions ?? []).entries()) {
		if (!regionNames.includes(region)) {
			yield unknownName([...path, 'supportedRegions', index], 'Region', region, regionNames, 'InvalidParameter')
		}
	}
}

const lists = ['acceptedEndpoints', 'rejectedEndpoints'] as const

/** Only endpoints that requested a connection can be accepted or rejected. */
function* checkEndpoints(service: EndpointServiceDraft, {vpcs}: Draft): Generator<Finding> {
	const own = [...vpcs.values()]
		.flatMap(({endpoints}) => [...endpoints.values()])
		.filter(({endpointService}) => endpointService?.key === service.key)
	const isOf = (name: string) => own.some(({key, id}) => key === name || id === name)
	for (const list of lists) {
		for (const [index, name] of (service.written[list] ?? []).entries()) {
			const at: Path = [...service.path, list, index]
			const noun = `VPC endpoint to "${service.name}"`
			if (!isOf(name)) {
				const names = own.map(({key}) => key)
				yield unknownName(at, noun, name, names, 'InvalidVpcEndpointId.NotFound')
			} else if (list === 'rejectedEndpoints' && service.written.acceptedEndpoints?.includes(name)) {
				yield {
					path: at,
					message: `VPC endpoint "${name}" is accepted and rejected`,
					code: 'InvalidParameter',
					fix: 'keep it in one of the two lists'
				}
			}
		}
	}
}
