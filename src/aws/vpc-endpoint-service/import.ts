/** Endpoint services whose load balancers are in the lab, with their permissions and accepted endpoints. */
import {Names, nameTag, slug} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {principalOf} from './principals.ts'

type Service = Thing<'ServiceConfigurations'>

type Named = {readonly service: Service; readonly vpc: WorldVpc; readonly name: string; readonly loadBalancers: readonly string[]}

const known = new WeakMap<World, readonly Named[]>()

function servicesOf(world: World): readonly Named[] {
	const found = known.get(world) ?? nameServices(world)
	known.set(world, found)
	return found
}

function nameServices(world: World): readonly Named[] {
	const names = new Map<WorldVpc, Names>()
	return world.snapshot.things.ServiceConfigurations.flatMap(service => {
		const behind = [...service.NetworkLoadBalancerArns, ...service.GatewayLoadBalancerArns].flatMap(
			arn => balancerOf(arn, world) ?? []
		)
		const [first] = behind
		if (!first) return []
		const own = names.get(first.vpc) ?? new Names()
		names.set(first.vpc, own)
		const name = own.give(service.ServiceId, nameTag(service.Tags), first.name)
		const loadBalancers = behind.filter(({vpc}) => vpc === first.vpc).map(one => one.name)
		return [{service, vpc: first.vpc, name, loadBalancers}]
	})
}

/** A load balancer in the lab, by its ARN. Names of load balancers are unique in a Region of an account. */
function balancerOf(arn: string, world: World): {readonly vpc: WorldVpc; readonly name: string} | undefined {
	const balancer = world.snapshot.things.LoadBalancers.find(one => one.LoadBalancerArn === arn)
	const vpc = world.vpcOf(balancer?.VpcId)
	const isIn = balancer?.AvailabilityZones.some(({SubnetId}) => vpc !== undefined && world.subnetOf(SubnetId)?.vpc === vpc)
	return vpc && isIn && (balancer?.Type === 'network' || balancer?.Type === 'gateway')
		? {vpc, name: slug(balancer.LoadBalancerName ?? arn)}
		: undefined
}

/** `provider.shop`, by its name in AWS. Undefined: it is not in the lab. */
export function endpointServiceNamed(serviceName: string | undefined, world: World): string | undefined {
	const found = servicesOf(world).find(({service}) => service.ServiceName === serviceName)
	return found && `${found.vpc.key}.${found.name}`
}

export const vpcEndpointService: ImportPart = {
	name(world) {
		for (const {ServiceId: id, at} of world.snapshot.things.ServiceConfigurations) {
			if (servicesOf(world).some(({service}) => service.ServiceId === id)) continue
			world.note(at, {kind: 'endpoint service', id, consequence: 'its load balancers are not in the lab: it is left out'})
		}
	},
	inVpc: (vpc, _hosts, world) => ({
		endpointServices: sortedSection(
			servicesOf(world)
				.filter(one => one.vpc === vpc)
				.map(one => [one.name, serviceWritten(one, world)] as const)
		)
	})
}

function serviceWritten({service, vpc, loadBalancers}: Named, world: World): Written {
	const {ServiceId: id, AcceptanceRequired, PrivateDnsName, PrivateDnsNameConfiguration, SupportedRegions} = service
	const regions = SupportedRegions.flatMap(({Region}) => (Region === undefined || Region === vpc.region ? [] : [Region]))
	return written({
		id,
		loadBalancers,
		acceptanceRequired: AcceptanceRequired === false ? false : undefined,
		acceptedEndpoints: AcceptanceRequired === false ? undefined : listOrNothing(endpointsIn(service, 'available', world)),
		rejectedEndpoints: listOrNothing(endpointsIn(service, 'rejected', world)),
		allowedPrincipals: listOrNothing(principalsOf(service, vpc, world)),
		supportedRegions: listOrNothing(regions.sort()),
		privateDnsName:
			PrivateDnsName !== undefined && PrivateDnsNameConfiguration?.State === 'verified'
				? {name: PrivateDnsName, verified: true}
				: PrivateDnsName
	})
}

/** Ids of endpoints in the lab, from the answers of either side. */
function endpointsIn({ServiceId, ServiceName}: Service, state: string, world: World): string[] {
	const {VpcEndpoints, VpcEndpointConnections} = world.snapshot.things
	return VpcEndpoints.filter(one => one.ServiceName === ServiceName && world.vpcOf(one.VpcId))
		.filter(({VpcEndpointId: id, State}) => {
			const said = VpcEndpointConnections.find(one => one.ServiceId === ServiceId && one.VpcEndpointId === id)
			return (said?.VpcEndpointState ?? State)?.toLowerCase() === state
		})
		.map(({VpcEndpointId}) => VpcEndpointId)
		.sort()
}

/** Accounts with an endpoint are allowed, even if the snapshot does not have the provider's answers. */
function principalsOf({ServiceId, ServiceName}: Service, provider: WorldVpc, world: World): string[] {
	const {AllowedPrincipals, VpcEndpoints} = world.snapshot.things
	const said = AllowedPrincipals.filter(one => one.ServiceId === ServiceId).flatMap(
		({Principal = ''}) => principalOf(Principal, {}) ?? []
	)
	const accounts = VpcEndpoints.filter(one => one.ServiceName === ServiceName).flatMap(
		({VpcId}) => world.vpcOf(VpcId)?.account ?? []
	)
	const others = accounts.filter(
		account => account !== provider.account && !said.some(one => one === '*' || one.includes(account))
	)
	return [...new Set([...said, ...others])].sort()
}
