import {nameTag} from '../../import/names.ts'
import {type ImportPart, inNoAnswer, inState, targetField} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {sortedSection, type Written, written} from '../../import/written.ts'
import {parseAddress} from '../../net/address.ts'
import {elasticIpNamed} from '../elastic-ip/import.ts'

type Gateway = Thing<'NatGateways'>

/** Whether it translates: pending, failed and deleted ones do not, and routes to them drop (NAT-7). */
const isAlive = ({State, SubnetId, AvailabilityMode}: Gateway) =>
	(State === undefined || State === 'available') && (SubnetId !== undefined || AvailabilityMode === 'regional')

const aliveIn = ({snapshot}: World): readonly Gateway[] => snapshot.things.NatGateways.filter(isAlive)

/** Whether the interface is imported with its NAT gateway. */
export const isNatInterface = (eniId: string, world: World): boolean =>
	aliveIn(world).some(({NatGatewayAddresses}) => NatGatewayAddresses.some(({NetworkInterfaceId}) => NetworkInterfaceId === eniId))

function nameNatGateways(world: World) {
	for (const gateway of world.snapshot.things.NatGateways) {
		const vpc = isRegional(gateway) ? world.vpcOf(gateway.VpcId) : world.subnetOf(gateway.SubnetId)?.vpc
		if (isAlive(gateway) && vpc) vpc.targets.give(gateway.NatGatewayId, nameTag(gateway.Tags), gateway.NatGatewayId)
	}
}

const isRegional = ({AvailabilityMode}: Gateway): boolean => AvailabilityMode === 'regional'

/** Its addresses are the lab's own ones. */
function regionalWritten(gateway: Gateway, world: World): Written {
	const {NatGatewayId: id, NatGatewayAddresses: addresses, AutoProvisionZones} = gateway
	world.note(gateway.at, {kind: 'regional NAT gateway', id, consequence: 'its public addresses are others here'})
	const zones = [...new Set(addresses.flatMap(({AvailabilityZone: zone}) => zone ?? []))]
	return written({id, availabilityMode: 'regional', zones: AutoProvisionZones === 'disabled' ? zones : undefined})
}

const natGatewaysIn = (vpc: WorldVpc, world: World): Written | undefined =>
	sortedSection(
		aliveIn(world).flatMap(gateway => {
			const location = world.subnetOf(gateway.SubnetId)
			const name = vpc.targets.of(gateway.NatGatewayId)
			if (isRegional(gateway)) {
				return name !== undefined && world.vpcOf(gateway.VpcId) === vpc ? [[name, regionalWritten(gateway, world)] as const] : []
			}
			if (location?.vpc !== vpc || name === undefined) return []
			const addresses = gateway.NatGatewayAddresses.toSorted(
				(a, b) => Number(b.IsPrimary ?? false) - Number(a.IsPrimary ?? false)
			)
			const [primary, ...further] = addresses
			for (const {PrivateIp, PublicIp} of further) {
				world.note(gateway.at, {
					kind: 'secondary NAT gateway address',
					id: `${gateway.NatGatewayId} ${PublicIp ?? PrivateIp}`,
					consequence: 'only the primary address translates'
				})
			}
			const publicIp = primary?.PublicIp === undefined ? undefined : parseAddress(primary.PublicIp)
			return [
				[
					name,
					written({
						id: gateway.NatGatewayId,
						subnet: location.name,
						privateIp: primary?.PrivateIp,
						elasticIp:
							publicIp && elasticIpNamed({publicIp, allocationId: primary?.AllocationId ?? gateway.NatGatewayId}, gateway, world),
						connectivity: gateway.ConnectivityType === 'private' ? 'private' : undefined,
						interfaceId: primary?.NetworkInterfaceId,
						mac: macOf(primary?.NetworkInterfaceId, world)
					})
				] as const
			]
		})
	)

const macOf = (eniId: string | undefined, {snapshot}: World) =>
	snapshot.things.NetworkInterfaces.find(({NetworkInterfaceId}) => NetworkInterfaceId === eniId)?.MacAddress

export const natGateway: ImportPart = {
	name: nameNatGateways,
	inVpc: (vpc, _hosts, world) => ({natGateways: natGatewaysIn(vpc, world)}),
	route: {
		idOf: route => targetField(route, 'NatGatewayId'),
		target: (id, vpc) => vpc.targets.of(id),
		whyGone(id, _vpc, _hosts, {snapshot: {things}}) {
			const found = things.NatGateways.find(one => one.NatGatewayId === id)
			return found ? inState(found.State, `in ${found.VpcId ?? 'another VPC'}`) : inNoAnswer('describe-nat-gateways')
		}
	}
}
