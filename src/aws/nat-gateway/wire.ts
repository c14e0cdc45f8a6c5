/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, flag, list, maybe, tagged, text} from '../../import/describe-parts.ts'
import type {Vpc} from '../../model/model.ts'
import {awsBag, compact, givenId, type Item, tagsIfAny, type View, wanted} from '../view.ts'

const natGateway = z.object({
	NatGatewayId: text,
	VpcId: maybe(text),
	SubnetId: maybe(text),
	State: maybe(text),
	ConnectivityType: maybe(text),
	AvailabilityMode: maybe(text),
	AutoProvisionZones: maybe(text),
	NatGatewayAddresses: list(
		z.object({
			AllocationId: maybe(text),
			NetworkInterfaceId: maybe(text),
			PrivateIp: maybe(address4),
			PublicIp: maybe(address4),
			IsPrimary: maybe(flag),
			AvailabilityZone: maybe(text)
		})
	),
	...tagged
})

export const answers = {
	NatGateways: answer(natGateway, {
		ids: ['NatGatewayId'],
		command: 'describe-nat-gateways',
		inVpc: {noun: 'NAT gateway', of: ({VpcId, State}) => (State === undefined || State === 'available' ? [VpcId] : [])}
	})
} as const satisfies Answers

type NatGateway = NonNullable<Vpc['natGateways']>[number]
type Regional = NonNullable<Vpc['regionalNatGateways']>[number]

/** As DescribeNatGateways answers. */
export const describeNatGateways = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc => [
		...(vpc.natGateways ?? []).map(gateway => describeNatGateway(gateway, vpc, view)),
		...(vpc.regionalNatGateways ?? []).map(gateway => describeRegional(gateway, vpc, view))
	])

export function describeNatGateway(gateway: NatGateway, vpc: Vpc, view: View): Item {
	const own = wanted(vpc.interfaces, gateway.interface)
	return {
		NatGatewayId: gateway.id,
		VpcId: vpc.id,
		SubnetId: wanted(vpc.subnets, gateway.subnet).id,
		State: 'available',
		ConnectivityType: gateway.connectivity,
		NatGatewayAddresses: own.privateIps.map(({address, publicIp}, index) => {
			const elastic = view.lab.elasticIps.find(({key}) => key === publicIp?.elasticIp)
			return compact({
				AllocationId: elastic?.allocationId,
				AssociationId: elastic?.associationId && givenId(elastic.associationId, view),
				NetworkInterfaceId: own.id,
				PrivateIp: address,
				PublicIp: publicIp?.address,
				IsPrimary: index === 0,
				Status: 'succeeded'
			})
		}),
		...tagsIfAny(gateway.id, 'natGateways', view),
		...awsBag(gateway.id, 'natGateways', view)
	}
}

/** NAT-9. Its subnet and interfaces are not the customer's. */
const describeRegional = ({key, id, zones}: Regional, vpc: Vpc, view: View): Item => ({
	NatGatewayId: id,
	VpcId: vpc.id,
	State: 'available',
	ConnectivityType: 'public',
	AvailabilityMode: 'regional',
	AutoProvisionZones: writtenZones(key, vpc, view) ? 'disabled' : 'enabled',
	AutoScalingIps: 'disabled',
	NatGatewayAddresses: zones.map(({zone, zoneId, address, elasticIp}, index) => {
		const elastic = view.lab.elasticIps.find(one => one.key === elasticIp)
		return compact({
			AllocationId: elastic?.allocationId,
			AssociationId: elastic?.associationId && givenId(elastic.associationId, view),
			PublicIp: address,
			AvailabilityZone: zone,
			AvailabilityZoneId: zoneId,
			IsPrimary: index === 0,
			Status: 'succeeded'
		})
	}),
	...tagsIfAny(id, 'natGateways', view),
	...awsBag(id, 'natGateways', view)
})

const writtenZones = (key: string, vpc: Vpc, {document}: View) =>
	document.vpcs?.[vpc.key]?.natGateways?.[key.slice(vpc.key.length + 1)]?.zones
