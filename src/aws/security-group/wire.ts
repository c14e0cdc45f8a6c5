/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {Protocol, SecurityGroup, SecurityGroupRule, Vpc} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import {type TagsWritten, tagsOf} from '../tags.ts'
import {arn, awsBag, compact, type Item, type Tag, tagsIfAny, type View, valueIn} from '../view.ts'
import {placeOfRule} from './place.ts'

const permission = z.object({
	IpProtocol: text,
	FromPort: maybe(z.int()),
	ToPort: maybe(z.int()),
	IpRanges: list(z.object({CidrIp: block4, Description: maybe(text)})),
	Ipv6Ranges: list(z.object({CidrIpv6: block6, Description: maybe(text)})),
	PrefixListIds: list(z.object({PrefixListId: text, Description: maybe(text)})),
	UserIdGroupPairs: list(
		z.object({
			GroupId: maybe(text),
			GroupName: maybe(text),
			UserId: maybe(text),
			VpcId: maybe(text),
			Description: maybe(text)
		})
	)
})

const securityGroup = z.object({
	GroupId: text,
	GroupName: maybe(text),
	Description: maybe(text),
	VpcId: maybe(text),
	IpPermissions: list(permission),
	IpPermissionsEgress: list(permission),
	...owner,
	...tagged
})

export const answers = {
	SecurityGroups: answer(securityGroup, {
		ids: ['GroupId'],
		command: 'describe-security-groups',
		inVpc: {noun: 'security group', of: ({VpcId}) => [VpcId]}
	})
} as const satisfies Answers

/** As DescribeSecurityGroups answers. */
export const describeSecurityGroups = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc => vpc.securityGroups.map(group => describeSecurityGroup(group, vpc, view)))

const sectionOf = ({name}: Pick<SecurityGroup, 'name'>) => (name === 'default' ? 'defaultSecurityGroup' : 'securityGroups')

export const describeSecurityGroup = (group: SecurityGroup, vpc: Vpc, view: View): Item => ({
	GroupId: group.id,
	SecurityGroupArn: arn(`security-group/${group.id}`, vpc),
	GroupName: group.name,
	Description: group.description,
	OwnerId: vpc.account,
	VpcId: vpc.id,
	IpPermissions: permissionsOf(group.ingress, vpc, view),
	IpPermissionsEgress: permissionsOf(group.egress, vpc, view),
	...tagsIfAny(group.id, sectionOf(group), view),
	...awsBag(group.id, sectionOf(group), view)
})

/** Rules with the same protocol and ports form one permission. */
function permissionsOf(rules: readonly SecurityGroupRule[], vpc: Vpc, view: View): readonly Item[] {
	const groups = Map.groupBy(rules, rule => JSON.stringify(portsOf(rule)))
	return [...groups.values()].map(same => {
		const peers = same.map(rule => peerOf(rule, vpc, view))
		const of = (key: string) => peers.flatMap(peer => (key in peer ? [peer[key]] : []))
		return {
			...portsOf(same[0] as SecurityGroupRule),
			IpRanges: of('ipv4'),
			Ipv6Ranges: of('ipv6'),
			PrefixListIds: of('prefixList'),
			UserIdGroupPairs: of('group')
		}
	})
}

export const protocolWord = (protocol: Protocol): string => (protocol === 'all' ? '-1' : String(protocol))

function portsOf({protocol, ports, icmp}: SecurityGroupRule): Item {
	const word = protocolWord(protocol)
	if (protocol === 'tcp' || protocol === 'udp') return {IpProtocol: word, FromPort: ports?.[0] ?? 0, ToPort: ports?.[1] ?? 65_535}
	if (protocol === 'icmp' || protocol === 'icmpv6') {
		return {IpProtocol: word, FromPort: icmp?.type ?? -1, ToPort: icmp?.code ?? -1}
	}
	return {IpProtocol: word}
}

function peerOf({peer, description}: SecurityGroupRule, vpc: Vpc, view: View): Readonly<Record<string, Item>> {
	const words = description === undefined ? {} : {Description: description}
	if (peer.kind === 'cidr') {
		return family(peer.cidr) === 4 ? {ipv4: {CidrIp: peer.cidr, ...words}} : {ipv6: {CidrIpv6: peer.cidr, ...words}}
	}
	if (peer.kind === 'prefix-list') {
		return {prefixList: {PrefixListId: view.lab.prefixLists.find(({key}) => key === peer.key)?.id ?? peer.key, ...words}}
	}
	if (peer.kind === 'stale') return {group: {GroupId: peer.was, UserId: vpc.account, ...words}}
	return {group: {...referenceTo(peer.key, vpc, view), ...words}}
}

/** A group of another VPC is shown with the peering that connects it (SG-8). */
function referenceTo(key: string, vpc: Vpc, {lab}: View): Item {
	const other = lab.vpcs.find(one => one.securityGroups.some(group => group.key === key))
	const group = other?.securityGroups.find(one => one.key === key)
	if (!other || !group) return {GroupId: key, UserId: vpc.account}
	if (other === vpc) return {GroupId: group.id, UserId: vpc.account}
	const peering = lab.peerings.find(
		({requester, accepter}) =>
			(requester === vpc.key && accepter === other.key) || (requester === other.key && accepter === vpc.key)
	)
	return compact({
		GroupId: group.id,
		UserId: other.account,
		VpcId: other.id,
		VpcPeeringConnectionId: peering?.id,
		PeeringStatus: peering?.state
	})
}

/** As DescribeSecurityGroupRules answers. */
export const describeSecurityGroupRules = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc =>
		vpc.securityGroups.flatMap(group => [
			...group.ingress.map(rule => describeRule(rule, false, group, vpc, view)),
			...group.egress.map(rule => describeRule(rule, true, group, vpc, view))
		])
	)

export function describeRule(rule: SecurityGroupRule, isEgress: boolean, group: SecurityGroup, vpc: Vpc, view: View): Item {
	const {ipv4, ipv6, prefixList, group: referenced} = peerOf(rule, vpc, view)
	return compact({
		SecurityGroupRuleId: rule.id,
		SecurityGroupRuleArn: arn(`security-group-rule/${rule.id}`, vpc),
		GroupId: group.id,
		GroupOwnerId: vpc.account,
		IsEgress: isEgress,
		...portsOf(rule),
		...(rule.protocol === 'all' && {FromPort: -1, ToPort: -1}),
		CidrIpv4: ipv4?.CidrIp,
		CidrIpv6: ipv6?.CidrIpv6,
		PrefixListId: prefixList?.PrefixListId,
		ReferencedGroupInfo: referenced,
		Description: rule.description,
		Tags: ruleTags(rule.id, group, vpc, view)
	})
}

function ruleTags(id: string, group: SecurityGroup, vpc: Vpc, {document}: View): readonly Tag[] {
	const written = valueIn(document, [...placeOfRule(id, group, vpc), 'tags']) as TagsWritten | undefined
	return Object.entries(tagsOf(undefined, written)).map(([Key, Value]) => ({Key, Value}))
}
