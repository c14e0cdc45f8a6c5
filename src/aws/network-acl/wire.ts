/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {NetworkAcl, NetworkAclEntry, Protocol, Vpc} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import {idOf} from '../ids.ts'
import {awsBag, compact, givenId, type Item, tagList, type View} from '../view.ts'

const networkAcl = z.object({
	NetworkAclId: text,
	VpcId: text,
	IsDefault: maybe(flag),
	Associations: list(z.object({SubnetId: text})),
	Entries: list(
		z.object({
			RuleNumber: z.int(),
			RuleAction: z.enum(['allow', 'deny']),
			Egress: flag,
			Protocol: text,
			CidrBlock: maybe(block4),
			Ipv6CidrBlock: maybe(block6),
			PortRange: maybe(z.object({From: maybe(z.int()), To: maybe(z.int())})),
			IcmpTypeCode: maybe(z.object({Type: maybe(z.int()), Code: maybe(z.int())}))
		})
	),
	...owner,
	...tagged
})

export const answers = {
	NetworkAcls: answer(networkAcl, {
		ids: ['NetworkAclId'],
		command: 'describe-network-acls',
		inVpc: {noun: 'network ACL', of: ({VpcId}) => [VpcId]}
	})
} as const satisfies Answers

/** As DescribeNetworkAcls answers. */
export const describeNetworkAcls = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc => vpc.networkAcls.map(acl => describeNetworkAcl(acl, vpc, view)))

export const describeNetworkAcl = (acl: NetworkAcl, vpc: Vpc, view: View): Item => ({
	NetworkAclId: acl.id,
	VpcId: vpc.id,
	OwnerId: vpc.account,
	IsDefault: acl.default,
	Associations: vpc.subnets
		.filter(({networkAcl}) => networkAcl === acl.key)
		.map(({id}) => ({NetworkAclAssociationId: aclAssociationId(acl.id, id, view), NetworkAclId: acl.id, SubnetId: id})),
	Entries: [...entriesOf(acl.egress, true, vpc.ipv6Cidrs.length > 0), ...entriesOf(acl.ingress, false, vpc.ipv6Cidrs.length > 0)],
	Tags: tagList(acl.id, 'networkAcls', view),
	...awsBag(acl.id, 'networkAcls', view)
})

export const aclAssociationId = (acl: string, subnet: string, view: Pick<View, 'document'>): string =>
	givenId(idOf('aclassoc', `${acl} ${subnet}`), view)

/** The last entries deny what no other entry matched (NACL-2). */
const entriesOf = (entries: readonly NetworkAclEntry[], Egress: boolean, hasIpv6: boolean): readonly Item[] => [
	...entries.map(entry => describeEntry(entry, Egress)),
	{CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32_767},
	...(hasIpv6 ? [{Ipv6CidrBlock: '::/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32_768}] : [])
]

const numbers: Readonly<Record<string, string>> = {all: '-1', icmp: '1', tcp: '6', udp: '17', icmpv6: '58'}
const protocolNumber = (protocol: Protocol): string => numbers[protocol] ?? String(protocol)

const describeEntry = ({number, action, protocol, ports, icmp, cidr}: NetworkAclEntry, Egress: boolean): Item =>
	compact({
		...(family(cidr) === 4 ? {CidrBlock: cidr} : {Ipv6CidrBlock: cidr}),
		Egress,
		IcmpTypeCode: protocol === 'icmp' || protocol === 'icmpv6' ? {Type: icmp?.type ?? -1, Code: icmp?.code ?? -1} : undefined,
		PortRange: protocol === 'tcp' || protocol === 'udp' ? {From: ports?.[0] ?? 0, To: ports?.[1] ?? 65_535} : undefined,
		Protocol: protocolNumber(protocol),
		RuleAction: action,
		RuleNumber: number
	})
