/** VPC endpoints to emulated services; notes state the consequences of others. */
import {nameTag} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {hasGateway, isService} from '../../model/aws-services.ts'
import {fullAccess, readPolicy} from '../policy.ts'
import {managedName} from '../prefix-list/aws-managed.ts'
import {prefixListNamed} from '../prefix-list/import.ts'
import {endpointServiceNamed} from '../vpc-endpoint-service/import.ts'

type Endpoint = Thing<'VpcEndpoints'>

const isGone = (state: string | undefined) =>
	state !== undefined && !['available', 'pending', 'pendingacceptance', 'rejected'].includes(state.toLowerCase())

const typeOf = ({VpcEndpointType = 'Gateway'}: Endpoint): string => VpcEndpointType

/** The service's name in the lab file. Undefined: it is not emulated, or not in the lab. */
const serviceOf = (endpoint: Endpoint, vpc: WorldVpc, world: World): string | undefined =>
	awsServiceOf(endpoint, vpc) ?? (typeOf(endpoint) !== 'Gateway' ? endpointServiceNamed(endpoint.ServiceName, world) : undefined)

function awsServiceOf(endpoint: Endpoint, {region}: WorldVpc): string | undefined {
	const prefix = managedName(region, '')
	const {ServiceName: name = ''} = endpoint
	const service = name.startsWith(prefix) ? name.slice(prefix.length) : ''
	const type = typeOf(endpoint)
	return isService(service) && (type === 'Interface' || (type === 'Gateway' && hasGateway(service))) ? service : undefined
}

function isEmulated(endpoint: Endpoint, world: World): boolean {
	const vpc = world.vpcOf(endpoint.VpcId)
	return vpc !== undefined && !isGone(endpoint.State) && serviceOf(endpoint, vpc, world) !== undefined
}

/** Whether the interface is imported with its endpoint. */
export const isEndpointInterface = (eniId: string, world: World): boolean =>
	world.snapshot.things.VpcEndpoints.some(one => one.NetworkInterfaceIds.includes(eniId) && isEmulated(one, world))

function nameEndpoints(world: World) {
	for (const endpoint of world.snapshot.things.VpcEndpoints) {
		const {VpcEndpointId: id, VpcId, ServiceName = 'a service', State, Tags, at} = endpoint
		const vpc = world.vpcOf(VpcId)
		if (isGone(State)) continue
		if (vpc && isEmulated(endpoint, world)) {
			vpc.targets.give(id, nameTag(Tags), `${serviceOf(endpoint, vpc, world)?.replace('.', '-')}-endpoint`)
			const list = world.snapshot.things.PrefixLists.find(({PrefixListName}) => PrefixListName === ServiceName)
			if (typeOf(endpoint) === 'Gateway' && list) prefixListNamed(list.PrefixListId, world)
			continue
		}
		const what =
			typeOf(endpoint) === 'Gateway'
				? 'routes to it are blackholes'
				: 'its addresses swallow every packet, and no name leads to them'
		world.note(at, {kind: `${typeOf(endpoint)} endpoint`, id, consequence: `${what} (${ServiceName})`})
	}
}

const endpointsIn = (vpc: WorldVpc, world: World): Written | undefined =>
	sortedSection(
		world.snapshot.things.VpcEndpoints.flatMap(endpoint => {
			const name = vpc.targets.of(endpoint.VpcEndpointId)
			return world.vpcOf(endpoint.VpcId) === vpc && name !== undefined && isEmulated(endpoint, world)
				? [[name, endpointWritten(endpoint, vpc, world)] as const]
				: []
		})
	)

function endpointWritten(endpoint: Endpoint, vpc: WorldVpc, world: World): Written {
	const {VpcEndpointId: id, RouteTableIds, Groups} = endpoint
	const type = typeOf(endpoint)
	const service = serviceOf(endpoint, vpc, world)
	const common = {id, service, policy: policyOf(endpoint, world)}
	if (type === 'Gateway') {
		return written({
			...common,
			type: 'gateway',
			ipAddressType: endpoint.IpAddressType === 'ipv4' ? undefined : ipAddressTypeOf(endpoint),
			routeTables: listOrNothing(RouteTableIds.flatMap(table => vpc.routeTables.of(table) ?? []))
		})
	}
	if (type === 'GatewayLoadBalancer') {
		return written({id, service, type: 'gateway-load-balancer', subnets: subnetsOf(endpoint, vpc, world)})
	}
	const groups = Groups.flatMap(({GroupId}) => vpc.securityGroups.of(GroupId) ?? [])
	return written({
		...common,
		type: 'interface',
		ipAddressType: endpoint.IpAddressType === 'dualstack' ? 'dualstack' : undefined,
		subnets: subnetsOf(endpoint, vpc, world),
		securityGroups: groups.length === 1 && groups[0] === 'default' ? undefined : listOrNothing(groups),
		// Otherwise the lab's default would apply, which depends on what else is imported of the VPC.
		privateDns: privateDnsOf(endpoint, vpc)
	})
}

const ipAddressTypeOf = ({IpAddressType: type}: Endpoint) => (type === 'ipv6' || type === 'dualstack' ? type : undefined)

const privateDnsOf = (endpoint: Endpoint, vpc: WorldVpc): boolean | undefined =>
	endpoint.PrivateDnsEnabled === (awsServiceOf(endpoint, vpc) === undefined) ? endpoint.PrivateDnsEnabled : undefined

/** Subnets, each with the address of the endpoint's interface there. */
function subnetsOf({SubnetIds, NetworkInterfaceIds, IpAddressType}: Endpoint, vpc: WorldVpc, world: World): Written | undefined {
	const own = world.snapshot.things.NetworkInterfaces.filter(({NetworkInterfaceId}) =>
		NetworkInterfaceIds.includes(NetworkInterfaceId)
	)
	return sortedSection(
		SubnetIds.flatMap(subnetId => {
			const home = world.subnetOf(subnetId)
			const eni = own.find(({SubnetId}) => SubnetId === subnetId)
			if (home?.vpc !== vpc) return []
			return [
				[
					home.name,
					written({
						privateIp: eni?.PrivateIpAddress,
						ipv6: IpAddressType === 'dualstack' ? eni?.Ipv6Addresses[0]?.Ipv6Address : undefined,
						interfaceId: eni?.NetworkInterfaceId,
						mac: eni?.MacAddress?.toLowerCase()
					})
				] as const
			]
		})
	)
}

/** Undefined: the default policy, which allows everything. */
function policyOf({PolicyDocument, VpcEndpointId: id, at}: Endpoint, world: World): unknown {
	if (PolicyDocument === undefined || PolicyDocument === '') return undefined
	const {policy, findings} = readPolicy(PolicyDocument, [], '')
	const [fault] = findings
	if (fault) {
		const consequence = `${fault.message}: it lets everything pass here`
		world.note(at, {kind: 'endpoint policy', id, consequence})
	}
	if (fault || JSON.stringify(policy) === JSON.stringify(fullAccess)) return undefined
	return JSON.parse(PolicyDocument)
}

export const vpcEndpoint: ImportPart = {
	name: nameEndpoints,
	inVpc: (vpc, _hosts, world) => ({vpcEndpoints: endpointsIn(vpc, world)}),
	route: {
		idOf: ({GatewayId}) => (GatewayId?.startsWith('vpce-') ? GatewayId : undefined),
		target(id, vpc, _hosts, world) {
			const found = world.snapshot.things.VpcEndpoints.find(one => one.VpcEndpointId === id && isEmulated(one, world))
			if (!found) return undefined
			return typeOf(found) === 'Gateway' ? 'default' : {vpcEndpoint: vpc.targets.of(id)}
		},
		whyGone: () => 'it is in no answer of describe-vpc-endpoints, or is not emulated'
	}
}
