/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {Vpc} from '../../model/model.ts'
import {idOf} from '../ids.ts'
import {awsBag, givenId, type Item, tagsIfAny, type View} from '../view.ts'

const vpc = z.object({
	VpcId: text,
	DhcpOptionsId: maybe(text),
	CidrBlock: maybe(block4),
	CidrBlockAssociationSet: list(z.object({CidrBlock: block4, CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	Ipv6CidrBlockAssociationSet: list(z.object({Ipv6CidrBlock: block6, Ipv6CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	...owner,
	...tagged
})

const attribute = z.object({
	VpcId: text,
	EnableDnsSupport: maybe(z.object({Value: maybe(flag)})),
	EnableDnsHostnames: maybe(z.object({Value: maybe(flag)}))
})

export const answers = {
	Vpcs: answer(vpc, {ids: ['VpcId'], command: 'describe-vpcs'}),
	// The command requires a VPC and an attribute, and returns no list: `import/one-answer.ts`.
	VpcAttributes: answer(attribute, {ids: []})
} as const satisfies Answers

/** As DescribeVpcs answers. */
export const describeVpcs = (view: View): readonly Item[] => view.vpcs.map(vpc => describeVpc(vpc, view))

const associated = {State: 'associated'}

export const describeVpc = (vpc: Vpc, view: View): Item => ({
	VpcId: vpc.id,
	OwnerId: vpc.account,
	State: 'available',
	CidrBlock: vpc.cidrs[0],
	CidrBlockAssociationSet: vpc.cidrs.map(cidr => ({
		AssociationId: blockAssociationId(vpc, cidr, view),
		CidrBlock: cidr,
		CidrBlockState: associated
	})),
	...(vpc.ipv6Cidrs.length > 0 && {
		Ipv6CidrBlockAssociationSet: vpc.ipv6Cidrs.map(cidr => ({
			AssociationId: blockAssociationId(vpc, cidr, view),
			Ipv6CidrBlock: cidr,
			Ipv6CidrBlockState: associated,
			NetworkBorderGroup: vpc.region,
			Ipv6Pool: 'Amazon'
		}))
	}),
	DhcpOptionsId: vpc.dhcpOptions ? givenId(vpc.dhcpOptions.id, view) : 'default',
	InstanceTenancy: 'default',
	IsDefault: false,
	...tagsIfAny(vpc.id, 'vpcs', view),
	...awsBag(vpc.id, 'vpcs', view)
})

export const blockAssociationId = ({id}: Pick<Vpc, 'id'>, cidr: string, view: Pick<View, 'document'>): string =>
	givenId(idOf('vpc-cidr-assoc', `${id} ${cidr}`), view)
