/** Network, Application and Gateway Load Balancers, each node with the network interface that AWS made for it. */
import {Names, slug} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {elasticIpNamed} from '../elastic-ip/import.ts'
import {attributesWritten} from '../target-group/import.ts'
import {listenersWritten} from './import-listeners.ts'
import {applicationAttributes, gatewayAttributes, networkAttributes} from './schema.ts'

type Balancer = Thing<'LoadBalancers'>
type Eni = Thing<'NetworkInterfaces'>

const isEmulated = ({Type, State, LoadBalancerArn}: Balancer): boolean =>
	['network', 'application', 'gateway'].includes(Type ?? '') && State?.Code !== 'failed' && LoadBalancerArn !== undefined

/** `net/NAME/ID` of `arn:…:loadbalancer/net/NAME/ID`, by which an interface's description identifies its owner. */
const pathOf = (arn: string): string => arn.slice(arn.indexOf('/') + 1)

const nodeOf = ({LoadBalancerArn: arn = ''}: Balancer, subnet: string | undefined, {snapshot}: World): Eni | undefined =>
	snapshot.things.NetworkInterfaces.find(({Description, SubnetId}) => Description === `ELB ${pathOf(arn)}` && SubnetId === subnet)

/** Whether the interface is imported with its load balancer. A node of an Application Load Balancer may have several. */
export function isLoadBalancerInterface(eniId: string, {snapshot: {things}}: World): boolean {
	const description = things.NetworkInterfaces.find(({NetworkInterfaceId}) => NetworkInterfaceId === eniId)?.Description
	return things.LoadBalancers.filter(isEmulated).some(({LoadBalancerArn: arn = ''}) => description === `ELB ${pathOf(arn)}`)
}

export const loadBalancer: ImportPart = {
	name({snapshot, note}) {
		for (const balancer of snapshot.things.LoadBalancers) {
			if (isEmulated(balancer)) continue
			const {Type = 'classic', LoadBalancerName, LoadBalancerArn = 'unnamed', at} = balancer
			note(at, {
				kind: `${Type} load balancer`,
				id: LoadBalancerName ?? LoadBalancerArn,
				consequence: 'its addresses swallow every packet'
			})
		}
	},
	inVpc(vpc, _hosts, world) {
		const names = new Names()
		return {
			loadBalancers: sortedSection(
				world.snapshot.things.LoadBalancers.filter(isEmulated)
					.filter(({VpcId}) => world.vpcOf(VpcId) === vpc)
					.flatMap(balancer => {
						const {LoadBalancerArn: arn = '', LoadBalancerName: name = ''} = balancer
						const whole = balancerWritten(balancer, vpc, world)
						return whole ? [[names.give(arn, slug(name)), whole] as const] : []
					})
			)
		}
	}
}

function balancerWritten(balancer: Balancer, vpc: WorldVpc, world: World): Written | undefined {
	const {LoadBalancerArn: arn = '', LoadBalancerName, Scheme, SecurityGroups, at} = balancer
	const id = LoadBalancerName ?? arn
	const subnets = balancer.AvailabilityZones.flatMap(zone => mappingWritten(zone, balancer, vpc, world))
	if (subnets.length < (balancer.Type === 'application' ? 2 : 1)) {
		const consequence = `${subnets.length === 0 ? 'none' : 'one'} of its subnets is in the lab: it is left out`
		world.note(at, {kind: `${balancer.Type} load balancer`, id, consequence})
		return undefined
	}
	const attributes = world.snapshot.things.LoadBalancerAttributes.find(({LoadBalancerArn}) => LoadBalancerArn === arn)
	return written({
		arn,
		type: balancer.Type,
		ipAddressType: balancer.Type !== 'gateway' && balancer.IpAddressType === 'dualstack' ? 'dualstack' : undefined,
		scheme: balancer.Type !== 'gateway' && Scheme === 'internal' ? 'internal' : undefined,
		subnets,
		enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
			balancer.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic === 'off' ? 'off' : undefined,
		securityGroups: listOrNothing(SecurityGroups.flatMap(id => vpc.securityGroups.of(id) ?? [])),
		listeners: listenersWritten(balancer, world),
		attributes: attributesWritten(knownAttributes(balancer), attributes?.Attributes ?? [])
	})
}

const knownAttributes = ({Type}: Balancer) =>
	Type === 'application' ? applicationAttributes : Type === 'gateway' ? gatewayAttributes : networkAttributes

function mappingWritten(
	{SubnetId, LoadBalancerAddresses: [given]}: Balancer['AvailabilityZones'][number],
	balancer: Balancer,
	vpc: WorldVpc,
	world: World
): Written[] {
	const home = world.subnetOf(SubnetId)
	if (home?.vpc !== vpc) return []
	const eni = nodeOf(balancer, SubnetId, world)
	const [address] = eni?.PrivateIpAddresses ?? []
	const publicIp = given?.IpAddress ?? address?.Association?.PublicIp ?? eni?.Association?.PublicIp
	const allocationId = given?.AllocationId ?? address?.Association?.AllocationId
	const isPublic = balancer.Scheme !== 'internal' && publicIp !== undefined
	const elasticIp = isPublic && eni ? elasticNamed(publicIp, allocationId, eni, world) : undefined
	return [
		written({
			subnet: home.name,
			elasticIp,
			privateIp: eni?.PrivateIpAddress ?? given?.PrivateIPv4Address,
			ipv6: balancer.IpAddressType === 'dualstack' ? eni?.Ipv6Addresses?.[0]?.Ipv6Address : undefined,
			publicIp: isPublic && elasticIp === undefined && eni ? publicIp : undefined,
			interfaceId: eni?.NetworkInterfaceId,
			mac: eni?.MacAddress?.toLowerCase()
		})
	]
}

/** The account's own elastic address, if it is one: addresses that AWS assigns to nodes are not. */
function elasticNamed(publicIp: string, allocationId: string | undefined, eni: Eni, world: World): string | undefined {
	const isOwn = world.names.elasticIps.of(publicIp) !== undefined || allocationId !== undefined
	return isOwn ? elasticIpNamed({publicIp: publicIp as never, allocationId}, eni, world) : undefined
}
