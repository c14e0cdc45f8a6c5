/** Endpoint services of all VPCs as written, since endpoints in other VPCs refer to them. */
import type {Path} from '../../model/finding.ts'
import type {ConnectionState} from '../../model/vpc-endpoint-service.ts'
import type {BareVpc} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf} from '../kind.ts'
import type {ServiceWritten} from './schema.ts'

export type EndpointServiceDraft = {
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly written: ServiceWritten
	readonly id: string
	readonly serviceName: string
	readonly vpc: Pick<BareVpc, 'key' | 'region' | 'account' | 'written'>
}

export const draftEndpointServices = (vpcs: readonly BareVpc[]): readonly EndpointServiceDraft[] => vpcs.flatMap(servicesIn)

export const servicesIn = (vpc: Pick<BareVpc, 'key' | 'path' | 'region' | 'account' | 'written'>): EndpointServiceDraft[] =>
	entriesOf(vpc.written.endpointServices).map(([name, written]) => {
		const key = `${vpc.key}.${name}`
		const id = written.id ?? idOf('vpce-svc', key)
		const path = [...vpc.path, 'endpointServices', name]
		return {key, name, path, written, id, serviceName: `com.amazonaws.vpce.${vpc.region}.${id}`, vpc}
	})

/** The type of its load balancers, which all have the same one. */
export const balancerTypeOf = ({written, vpc}: EndpointServiceDraft): 'network' | 'gateway' =>
	written.loadBalancers.some(name => vpc.written.loadBalancers?.[name]?.type === 'gateway') ? 'gateway' : 'network'

/** By VPC and name (`provider.shop`), or by AWS's name. */
export const serviceNamed = (name: string, all: readonly EndpointServiceDraft[]): EndpointServiceDraft | undefined =>
	all.find(({key, serviceName}) => key === name || serviceName === name)

/** State of a connection, from the provider's decision about the endpoint. */
export function connectionState(
	{written: {acceptanceRequired = true, acceptedEndpoints = [], rejectedEndpoints = []}}: EndpointServiceDraft,
	endpoint: {readonly key: string; readonly id: string}
): ConnectionState {
	const isIn = (list: readonly string[]) => list.includes(endpoint.key) || list.includes(endpoint.id)
	if (isIn(rejectedEndpoints)) return 'rejected'
	return acceptanceRequired && !isIn(acceptedEndpoints) ? 'pendingAcceptance' : 'available'
}
