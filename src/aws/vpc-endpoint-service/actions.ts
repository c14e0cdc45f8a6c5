/** Endpoint services and their consumers. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpointServiceConfiguration.html */
import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {listing, paged} from '../../api/listing.ts'
import {type Actions, type ApiPart, type Edit, itemOf, patchAt, type ResourceType, together} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {balancerOf} from '../load-balancer/actions-place.ts'
import type {Item, View} from '../view.ts'
import {connectionsOf, describeConfigurations, describeConnections, type FoundService, ownServices} from './actions-described.ts'
import {serviceListing} from './actions-services.ts'
import type {ServiceWritten} from './schema.ts'

const serviceType: ResourceType = {
	word: 'vpc-endpoint-service',
	list: 'ServiceConfigurations',
	prefix: 'vpce-svc',
	id: 'ServiceId',
	all: describeConfigurations,
	missing: id => new AwsError('InvalidVpcEndpointServiceId.NotFound', missingWords(id)),
	section: 'endpointServices'
}

const missingWords = (id: string): string => `The VpcEndpointService Id '${id}' does not exist`

const filters = {
	'service-name': 'ServiceName',
	'service-id': 'ServiceId',
	'service-state': 'ServiceState',
	'supported-ip-address-types': 'SupportedIpAddressTypes'
}

const connectionFilters = {
	'ip-address-type': 'IpAddressType',
	'service-id': 'ServiceId',
	'vpc-endpoint-id': 'VpcEndpointId',
	'vpc-endpoint-owner': 'VpcEndpointOwner',
	'vpc-endpoint-region': 'VpcEndpointRegion',
	'vpc-endpoint-state': 'VpcEndpointState'
}

/** Errors: AwsError. */
function serviceOf(id: string, view: View): FoundService & {readonly own: ServiceWritten} {
	itemOf(serviceType, id, view)
	const found = ownServices(view).find(({service}) => service.id === id)
	if (!found) throw serviceType.missing(id)
	return {...found, own: written<ServiceWritten>(found.path, view) ?? {loadBalancers: []}}
}

/** The load balancers' VPC, and their names in it. Errors: AwsError. */
function behind(arns: readonly string[], view: View) {
	const found = arns.map(arn => balancerOf(arn, view))
	const [first] = found
	if (!first) throw new AwsError('InvalidParameter', oneIsRequired)
	if (found.some(({vpc}) => vpc !== first.vpc)) {
		throw new AwsError('InvalidParameter', 'The load balancers of an endpoint service must be in one VPC')
	}
	return {vpc: first.vpc, names: found.map(({balancer}) => balancer.name)}
}

const oneIsRequired = 'exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member'

/** Accepts or rejects endpoints that are connected to the service, or want to be. */
function answered(id: string, endpoints: readonly string[], isAccepted: boolean, view: View): Edit {
	const {service, path, own} = serviceOf(id, view)
	const known = connectionsOf(service, view).map(({endpoint}) => endpoint)
	const going = known.filter(one => endpoints.includes(one.id))
	const others = (list: readonly string[] = []) => list.filter(one => !going.some(({key, id: its}) => one === key || one === its))
	const [accepted, rejected] = [others(own.acceptedEndpoints), others(own.rejectedEndpoints)]
	const named = going.map(one => one.id)
	return {
		patch: patchAt(path, {
			acceptedEndpoints: isAccepted ? [...accepted, ...named] : accepted,
			rejectedEndpoints: isAccepted ? rejected : [...rejected, ...named]
		}),
		answer: {
			Unsuccessful: endpoints
				.filter(one => !named.includes(one))
				.map(ResourceId => ({
					ResourceId,
					Error: {Code: 'InvalidVpcEndpoint.NotFound', Message: `The Vpc Endpoint Id '${ResourceId}' does not exist`}
				}))
		}
	}
}

function unsuccessful(id: string, view: View): Item | undefined {
	const found = ownServices(view).find(({service}) => service.id === id)
	if (!found) return {Code: 'InvalidVpcEndpointService.NotFound', Message: missingWords(id)}
	const isUsed = connectionsOf(found.service, view).some(({endpoint}) => endpoint.state !== 'rejected')
	return isUsed
		? {Code: 'ExistingVpcEndpointConnections', Message: `Service ${id} has existing active VPC Endpoint connections!`}
		: undefined
}

const actions: Actions<Requests> = {
	DescribeVpcEndpointServiceConfigurations: listing(serviceType, {ids: 'ServiceIds', filters}),
	DescribeVpcEndpointServices: serviceListing,
	CreateVpcEndpointServiceConfiguration({input, view, newId}) {
		const {
			NetworkLoadBalancerArns: network = [],
			GatewayLoadBalancerArns: gateway = [],
			AcceptanceRequired,
			PrivateDnsName
		} = input
		if (network.length > 0 === gateway.length > 0) throw new AwsError('InvalidParameter', oneIsRequired)
		const {vpc, names} = behind([...network, ...gateway], view)
		const id = newId('vpce-svc')
		const tags = tagsFor('vpc-endpoint-service', input.TagSpecifications)
		const key = keyFor(id, tags.Name, view, 'vpc-endpoint-service', vpc.key)
		return {
			patch: patchAt(['vpcs', vpc.key, 'endpointServices', key], {
				id,
				loadBalancers: names,
				...(AcceptanceRequired !== undefined && {acceptanceRequired: AcceptanceRequired}),
				...(PrivateDnsName !== undefined && {privateDnsName: PrivateDnsName}),
				...(input.SupportedRegions && {supportedRegions: input.SupportedRegions}),
				tags: writtenTags(tags)
			}),
			answer: after => ({
				ServiceConfiguration: {...itemOf(serviceType, id, after), ServiceState: 'Pending'},
				ClientToken: input.ClientToken
			})
		}
	},
	ModifyVpcEndpointServiceConfiguration({input, view}) {
		const {path, own, balancers} = serviceOf(input.ServiceId, view)
		const added = [...(input.AddNetworkLoadBalancerArns ?? []), ...(input.AddGatewayLoadBalancerArns ?? [])]
		const removed = [...(input.RemoveNetworkLoadBalancerArns ?? []), ...(input.RemoveGatewayLoadBalancerArns ?? [])]
		const left = balancers.map(({arn}) => arn).filter(arn => !removed.includes(arn) && !added.includes(arn))
		const regions = changedList(own.supportedRegions, input.AddSupportedRegions, input.RemoveSupportedRegions)
		return {
			patch: patchAt(path, {
				...(added.length + removed.length > 0 && {loadBalancers: behind([...left, ...added], view).names}),
				...(input.AcceptanceRequired !== undefined && {acceptanceRequired: input.AcceptanceRequired}),
				...(input.PrivateDnsName !== undefined && {privateDnsName: input.PrivateDnsName}),
				...(input.RemovePrivateDnsName === true && {privateDnsName: null}),
				...(regions && {supportedRegions: regions})
			}),
			answer: {Return: true}
		}
	},
	DeleteVpcEndpointServiceConfigurations({input: {ServiceIds}, view}) {
		const problems = ServiceIds.flatMap(ResourceId => {
			const problem = unsuccessful(ResourceId, view)
			return problem ? [{ResourceId, Error: problem}] : []
		})
		const going = ownServices(view).filter(
			({service}) => ServiceIds.includes(service.id) && !problems.some(({ResourceId}) => ResourceId === service.id)
		)
		// Rejected endpoints would refer to a service that is gone; AWS keeps them as failed.
		const orphans = going.flatMap(({service}) => connectionsOf(service, view))
		return {
			patch: together(
				...going.map(({path}) => patchAt(path, null)),
				...orphans.map(({endpoint, vpc}) =>
					patchAt(['vpcs', vpc.key, 'vpcEndpoints', endpoint.key.slice(vpc.key.length + 1)], null)
				)
			),
			answer: {Unsuccessful: problems}
		}
	},
	DescribeVpcEndpointServicePermissions({input, view}) {
		const {service} = serviceOf(input.ServiceId, view)
		const all = service.allowedPrincipals.map(Principal => ({
			Principal,
			PrincipalType: Principal === '*' ? 'All' : 'Account',
			ServiceId: service.id,
			Tags: []
		}))
		const fits = matcher(input.Filters ?? [], {principal: 'Principal', 'principal-type': 'PrincipalType'}, 'Tags')
		return {answer: paged(all.filter(fits), 'AllowedPrincipals', input)}
	},
	ModifyVpcEndpointServicePermissions({input: {ServiceId, AddAllowedPrincipals = [], RemoveAllowedPrincipals = []}, view}) {
		const {path, service} = serviceOf(ServiceId, view)
		const left = service.allowedPrincipals.filter(
			one => !RemoveAllowedPrincipals.includes(one) && !AddAllowedPrincipals.includes(one)
		)
		return {
			patch: patchAt(path, {allowedPrincipals: [...left, ...AddAllowedPrincipals]}),
			words: {InvalidPrincipal: `Invalid Principal: '${AddAllowedPrincipals.join(', ')}'`},
			answer: {
				AddedPrincipals: AddAllowedPrincipals.map(Principal => ({
					Principal,
					PrincipalType: Principal === '*' ? 'All' : 'Account',
					ServiceId
				})),
				ReturnValue: true
			}
		}
	},
	DescribeVpcEndpointConnections({input, view}) {
		const fits = matcher(input.Filters ?? [], connectionFilters, 'Tags')
		return {answer: paged(describeConnections(view).filter(fits), 'VpcEndpointConnections', input)}
	},
	AcceptVpcEndpointConnections: ({input: {ServiceId, VpcEndpointIds}, view}) => answered(ServiceId, VpcEndpointIds, true, view),
	RejectVpcEndpointConnections: ({input: {ServiceId, VpcEndpointIds}, view}) => answered(ServiceId, VpcEndpointIds, false, view)
}

/** Undefined: no change. */
function changedList(
	before: readonly string[] = [],
	add: readonly string[] = [],
	remove: readonly string[] = []
): readonly string[] | undefined {
	if (add.length + remove.length === 0) return undefined
	return [...before.filter(one => !remove.includes(one) && !add.includes(one)), ...add]
}

export const vpcEndpointService: ApiPart = {types: [serviceType], ec2: actions}
