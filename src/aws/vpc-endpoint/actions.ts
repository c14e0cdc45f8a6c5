/** VPC endpoints, of gateways, of interfaces and of Gateway Load Balancers. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html */
import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Actions,
	type ApiPart,
	doesNotExist,
	itemOf,
	type Patch,
	patchAt,
	pathOf,
	type ResourceType,
	together
} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {Vpc} from '../../model/model.ts'
import {placeOfTable} from '../route-table/actions-place.ts'
import {groupNames} from '../security-group/actions-group-names.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import type {View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {endpointsForgotten} from '../vpc-endpoint-service/actions-connections.ts'
import {describeVpcEndpoints} from './wire.ts'

const vpcEndpointType: ResourceType = {
	word: 'vpc-endpoint',
	list: 'VpcEndpoints',
	inert: ['CreationTimestamp', 'DnsOptions', 'ServiceRegion', 'RequesterManaged'],
	prefix: 'vpce',
	id: 'VpcEndpointId',
	all: describeVpcEndpoints,
	missing: id => new AwsError('InvalidVpcEndpointId.NotFound', `The Vpc Endpoint Id '${id}' does not exist`),
	section: 'vpcEndpoints'
}

const filters = {
	'service-name': 'ServiceName',
	'vpc-endpoint-id': 'VpcEndpointId',
	'vpc-endpoint-state': 'State',
	'vpc-endpoint-type': 'VpcEndpointType',
	'vpc-id': 'VpcId'
}

const endpointVpc = (id: string, view: View): Vpc => vpcOf(String(itemOf(vpcEndpointType, id, view).VpcId), view)

/** Names of route tables. A table written within a subnet gets an entry of its own, since otherwise it has no name. */
function tablesNamed(ids: readonly string[], view: View): {readonly names: readonly string[]; readonly patch: Patch} {
	const places = ids.map(id => placeOfTable(id, view))
	return {names: places.map(({name}) => name), patch: together(...places.map(({patch}) => patch))}
}

function policyOf(text: string | undefined): Patch {
	if (text === undefined || text === '') return {}
	try {
		return {policy: JSON.parse(text)}
	} catch {
		throw new AwsError('InvalidPolicyDocument', 'The policy document is no JSON')
	}
}

const addressType = (type: string | undefined): Patch => (type === undefined ? {} : {ipAddressType: type})

/** A list of names after additions and removals. Undefined: no change. */
function changed(
	before: readonly string[],
	add: readonly string[] = [],
	remove: readonly string[] = []
): readonly string[] | undefined {
	if (add.length + remove.length === 0) return undefined
	return [...before.filter(name => !remove.includes(name)), ...add.filter(name => !before.includes(name))]
}

type Own = {
	readonly routeTables?: readonly string[]
	readonly subnets?: readonly string[] | Patch
	readonly securityGroups?: readonly string[]
}

const types: Readonly<Record<string, string>> = {
	Gateway: 'gateway',
	Interface: 'interface',
	GatewayLoadBalancer: 'gateway-load-balancer'
}

const actions: Actions<Requests> = {
	DescribeVpcEndpoints: listing(vpcEndpointType, {ids: 'VpcEndpointIds', filters}),
	CreateVpcEndpoint({input, view, newId, nowMs}) {
		const {
			VpcId,
			ServiceName,
			VpcEndpointType = 'Gateway',
			RouteTableIds = [],
			SubnetIds = [],
			SecurityGroupIds,
			PrivateDnsEnabled,
			IpAddressType
		} = input
		if (ServiceName === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter serviceName')
		const type = types[VpcEndpointType]
		if (type === undefined) {
			throw new AwsError('UnsupportedOperation', `In this lab there are no endpoints of the type ${VpcEndpointType}.`)
		}
		const vpc = vpcOf(VpcId, view)
		const id = newId('vpce')
		const tags = tagsFor('vpc-endpoint', input.TagSpecifications)
		const tables = tablesNamed(RouteTableIds, view)
		return {
			patch: together(
				tables.patch,
				patchAt(['vpcs', vpc.key, 'vpcEndpoints', keyFor(id, tags.Name, view, 'vpc-endpoint', vpc.key)], {
					id,
					service: ServiceName,
					type,
					...(type === 'gateway' ? {routeTables: tables.names} : {subnets: SubnetIds.map(subnet => subnetOf(subnet, view).name)}),
					...(type !== 'gateway' && SecurityGroupIds && {securityGroups: groupNames(SecurityGroupIds, vpc)}),
					...(type === 'interface' && PrivateDnsEnabled !== undefined && {privateDns: PrivateDnsEnabled}),
					...addressType(IpAddressType),
					...policyOf(input.PolicyDocument),
					aws: {CreationTimestamp: new Date(nowMs).toISOString()},
					tags: writtenTags(tags)
				})
			),
			words: {InvalidServiceName: `The Vpc Endpoint Service '${ServiceName}' does not exist`},
			answer: after => ({
				VpcEndpoint: {...itemOf(vpcEndpointType, id, after), ...(VpcEndpointType !== 'Gateway' && {State: 'pending'})},
				ClientToken: input.ClientToken
			})
		}
	},
	ModifyVpcEndpoint({input, view}) {
		const {
			VpcEndpointId: id,
			AddSubnetIds,
			RemoveSubnetIds,
			AddSecurityGroupIds,
			RemoveSecurityGroupIds,
			PrivateDnsEnabled,
			ResetPolicy,
			PolicyDocument,
			IpAddressType
		} = input
		const vpc = endpointVpc(id, view)
		const path = pathOf(vpcEndpointType, id, view)
		const own = written<Own>(path, view) ?? {}
		const added = tablesNamed(input.AddRouteTableIds ?? [], view)
		const tables = changed(own.routeTables ?? [], added.names, tablesNamed(input.RemoveRouteTableIds ?? [], view).names)
		const namesOf = (ids: readonly string[] | undefined) => (ids ?? []).map(subnet => subnetOf(subnet, view).name)
		const before = Array.isArray(own.subnets) ? (own.subnets as readonly string[]) : Object.keys(own.subnets ?? {})
		const subnets = changed(before, namesOf(AddSubnetIds), namesOf(RemoveSubnetIds))
		const groups = changed(
			own.securityGroups ?? ['default'],
			groupNames(AddSecurityGroupIds ?? [], vpc),
			groupNames(RemoveSecurityGroupIds ?? [], vpc)
		)
		return {
			patch: together(
				added.patch,
				patchAt(path, {
					...(tables && {routeTables: tables}),
					...(subnets && {subnets}),
					...(groups && {securityGroups: groups}),
					...(PrivateDnsEnabled !== undefined && {privateDns: PrivateDnsEnabled}),
					...addressType(IpAddressType),
					...(ResetPolicy ? {policy: null} : policyOf(PolicyDocument))
				})
			)
		}
	},
	DeleteVpcEndpoints({input: {VpcEndpointIds}, view}) {
		const known = new Set(describeVpcEndpoints(view).map(({VpcEndpointId}) => VpcEndpointId))
		const found = VpcEndpointIds.filter(id => known.has(id))
		return {
			patch: together(...found.map(id => patchAt(pathOf(vpcEndpointType, id, view), null)), endpointsForgotten(found, view)),
			gone: found.map(id => ({word: 'vpc-endpoint', item: {...itemOf(vpcEndpointType, id, view), State: 'deleted'}})),
			answer: {
				Unsuccessful: VpcEndpointIds.filter(id => !known.has(id)).map(ResourceId => ({
					ResourceId,
					Error: {Code: 'InvalidVpcEndpoint.NotFound', Message: doesNotExist('', 'Vpc Endpoint Id')(ResourceId).message}
				}))
			}
		}
	}
}

export const vpcEndpoint: ApiPart = {types: [vpcEndpointType], ec2: actions}
