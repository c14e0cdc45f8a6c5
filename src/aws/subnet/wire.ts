/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {Subnet, Vpc} from '../../model/model.ts'
import {size} from '../../net/address.ts'
import {idOf} from '../ids.ts'
import {arn, awsBag, givenId, type Item, tagList, type View} from '../view.ts'

const subnet = z.object({
	SubnetId: text,
	VpcId: text,
	CidrBlock: maybe(block4),
	AvailabilityZone: maybe(text),
	AvailabilityZoneId: maybe(text),
	MapPublicIpOnLaunch: maybe(flag),
	AssignIpv6AddressOnCreation: maybe(flag),
	Ipv6CidrBlockAssociationSet: list(z.object({Ipv6CidrBlock: block6, Ipv6CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	...owner,
	...tagged
})

export const answers = {
	Subnets: answer(subnet, {ids: ['SubnetId'], command: 'describe-subnets'})
} as const satisfies Answers

/** As DescribeSubnets answers. */
export const describeSubnets = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc => vpc.subnets.map(subnet => describeSubnet(subnet, vpc, view)))

/** AWS reserves five addresses in each subnet (SUB-2). */
const reserved = 5

export function describeSubnet(subnet: Subnet, vpc: Vpc, view: View): Item {
	const used = vpc.interfaces.reduce((sum, one) => sum + (one.subnet === subnet.key ? one.privateIps.length : 0), 0)
	return {
		SubnetId: subnet.id,
		SubnetArn: arn(`subnet/${subnet.id}`, vpc),
		VpcId: vpc.id,
		OwnerId: vpc.account,
		State: 'available',
		CidrBlock: subnet.cidr,
		AvailabilityZone: subnet.zone,
		AvailabilityZoneId: subnet.zoneId,
		AvailableIpAddressCount: Number(size(subnet.cidr)) - reserved - used,
		DefaultForAz: false,
		MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
		MapCustomerOwnedIpOnLaunch: false,
		AssignIpv6AddressOnCreation: subnet.assignIpv6AddressOnCreation,
		Ipv6CidrBlockAssociationSet: subnet.ipv6Cidr
			? [
					{
						AssociationId: ipv6AssociationId(subnet, view),
						Ipv6CidrBlock: subnet.ipv6Cidr,
						Ipv6CidrBlockState: {State: 'associated'}
					}
				]
			: [],
		EnableDns64: subnet.enableDns64 ?? false,
		Ipv6Native: false,
		PrivateDnsNameOptionsOnLaunch: {
			HostnameType: 'ip-name',
			EnableResourceNameDnsARecord: false,
			EnableResourceNameDnsAAAARecord: false
		},
		BlockPublicAccessStates: {InternetGatewayBlockMode: 'off'},
		Tags: tagList(subnet.id, 'subnets', view),
		...awsBag(subnet.id, 'subnets', view)
	}
}

const ipv6AssociationId = ({id, ipv6Cidr}: Pick<Subnet, 'id' | 'ipv6Cidr'>, view: View): string =>
	givenId(idOf('subnet-cidr-assoc', `${id} ${ipv6Cidr}`), view)
