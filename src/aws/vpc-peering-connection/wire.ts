/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, maybe, tagged, text} from '../../import/describe-parts.ts'
import type {Peering, Vpc} from '../../model/model.ts'
import {awsBag, type Item, tagList, type View, wanted} from '../view.ts'

const peeringSide = z.object({VpcId: text, OwnerId: maybe(text), Region: maybe(text), CidrBlock: maybe(block4)})

const peering = z.object({
	VpcPeeringConnectionId: text,
	RequesterVpcInfo: peeringSide,
	AccepterVpcInfo: peeringSide,
	Status: maybe(z.object({Code: maybe(text)})),
	...tagged
})

export const answers = {
	VpcPeeringConnections: answer(peering, {ids: ['VpcPeeringConnectionId'], command: 'describe-vpc-peering-connections'})
} as const satisfies Answers

/** As DescribeVpcPeeringConnections answers, to both sides. */
export const describeVpcPeeringConnections = (view: View): readonly Item[] =>
	view.lab.peerings
		.filter(({requester, accepter}) => view.vpcs.some(({key}) => key === requester || key === accepter))
		.map(peering => describePeering(peering, view))

const messages = {
	'pending-acceptance': 'Pending Acceptance by',
	active: 'Active',
	rejected: 'Rejected by'
} as const

export function describePeering({id, requester, accepter, state, dnsResolution}: Peering, view: View): Item {
	const other = wanted(view.lab.vpcs, accepter)
	const side = (vpc: Vpc, allows: boolean | undefined): Item => ({
		CidrBlock: vpc.cidrs[0],
		CidrBlockSet: vpc.cidrs.map(CidrBlock => ({CidrBlock})),
		...(vpc.ipv6Cidrs.length > 0 && {Ipv6CidrBlockSet: vpc.ipv6Cidrs.map(Ipv6CidrBlock => ({Ipv6CidrBlock}))}),
		OwnerId: vpc.account,
		VpcId: vpc.id,
		Region: vpc.region,
		...(state === 'active' && {
			PeeringOptions: {
				AllowDnsResolutionFromRemoteVpc: allows ?? false,
				AllowEgressFromLocalClassicLinkToRemoteVpc: false,
				AllowEgressFromLocalVpcToRemoteClassicLink: false
			}
		})
	})
	return {
		VpcPeeringConnectionId: id,
		RequesterVpcInfo: side(wanted(view.lab.vpcs, requester), dnsResolution?.requester),
		AccepterVpcInfo: side(other, dnsResolution?.accepter),
		Status: {Code: state, Message: state === 'active' ? messages[state] : `${messages[state]} ${other.account}`},
		Tags: tagList(id, 'peerings', view),
		...awsBag(id, 'peerings', view)
	}
}
