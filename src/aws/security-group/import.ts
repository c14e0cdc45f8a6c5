/** Converts security groups to a lab file's form. */
import {nameTag, slug} from '../../import/names.ts'
import {noteAt} from '../../import/notes.ts'
import type {ImportPart} from '../../import/part.ts'
import {everywhere, icmpOf, isProtocolNumber, portsOf, protocolNamed} from '../../import/protocols.ts'
import {areJoined} from '../../import/reach.ts'
import type {Thing} from '../../import/snapshot.ts'
import {block, type World, type WorldVpc} from '../../import/world.ts'
import {listOrNothing, oneOrList, sortedSection, type Written, written} from '../../import/written.ts'
import {prefixListNamed} from '../prefix-list/import.ts'

/** Names all groups before any rule is written, since rules refer to other groups by name. */
function nameSecurityGroups({snapshot, vpcOf}: World) {
	for (const group of snapshot.things.SecurityGroups) {
		const vpc = vpcOf(group.VpcId)
		if (!vpc) continue
		if (isDefault(group)) {
			vpc.securityGroups.keep(group.GroupId, 'default')
		} else {
			vpc.securityGroups.give(
				group.GroupId,
				// A group's name cannot begin with `sg-` (SG-10), but an id does.
				...[nameTag(group.Tags), group.GroupName ?? '', group.GroupId.replace(/^sg-/, 'group-')].map(text =>
					slug(text).replace(/^(?:sg-)+/, '')
				)
			)
		}
	}
}

const isDefault = ({GroupName}: Thing<'SecurityGroups'>) => GroupName === 'default'

function securityGroupsOf(
	vpc: WorldVpc,
	world: World
): {securityGroups?: Written | undefined; defaultSecurityGroup?: Written | undefined} {
	const groups = world.snapshot.things.SecurityGroups.filter(({VpcId}) => VpcId === vpc.id)
	const own = groups.filter(group => !isDefault(group))
	const standard = groups.find(isDefault)
	return {
		securityGroups: sortedSection(
			own.map(group => [
				vpc.securityGroups.of(group.GroupId) ?? group.GroupId,
				written({
					id: group.GroupId,
					description: group.Description,
					ingress: listOrNothing(rulesOf(group, 'ingress', vpc, world)),
					egress: isOpen(group, vpc) ? undefined : rulesOf(group, 'egress', vpc, world)
				})
			])
		),
		defaultSecurityGroup:
			standard &&
			written({
				id: standard.GroupId,
				ingress: isSelfOnly(standard) ? undefined : rulesOf(standard, 'ingress', vpc, world),
				egress: isOpen(standard, vpc) ? undefined : rulesOf(standard, 'egress', vpc, world)
			})
	}
}

type Group = Thing<'SecurityGroups'>
type Permission = Group['IpPermissions'][number]

/** Whether egress is a new group's default: everything (SG-1). */
function isOpen({IpPermissionsEgress}: Group, {ipv6Cidrs}: WorldVpc): boolean {
	const wanted = ipv6Cidrs.length > 0 ? [everywhere[4], everywhere[6]] : [everywhere[4]]
	const sources = IpPermissionsEgress.flatMap(permission => (permission.IpProtocol === '-1' ? sourcesOf(permission) : ['else']))
	return sources.length === wanted.length && wanted.every(one => sources.includes(one))
}

/** Whether ingress is a default group's default: everything from itself. */
function isSelfOnly({GroupId, IpPermissions}: Group): boolean {
	const [permission, ...others] = IpPermissions
	if (!permission || others.length > 0 || permission.IpProtocol !== '-1') return false
	const sources = sourcesOf(permission)
	return sources.length === 1 && sources[0] === GroupId
}

const sourcesOf = ({IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs}: Permission): string[] => [
	...IpRanges.map(({CidrIp}) => CidrIp),
	...Ipv6Ranges.map(({CidrIpv6}) => CidrIpv6),
	...PrefixListIds.map(({PrefixListId}) => PrefixListId),
	...UserIdGroupPairs.map(({GroupId, GroupName}) => GroupId ?? GroupName ?? '')
]

function rulesOf(group: Group, direction: 'ingress' | 'egress', vpc: WorldVpc, world: World): Written[] {
	const permissions = direction === 'ingress' ? group.IpPermissions : group.IpPermissionsEgress
	const side = direction === 'ingress' ? 'from' : 'to'
	const seen = new Set<string>()
	return permissions.flatMap(permission => {
		const protocol = protocolOf(permission)
		if (!protocol) {
			const consequence = `nothing here knows the protocol "${permission.IpProtocol}": a rule of it is not there`
			world.note(group.at, {kind: 'security group', id: group.GroupId, consequence})
			return []
		}
		const peers = peersOf(permission, group, vpc, world).filter(({peer}) => {
			if (typeof peer === 'string' && isOfOtherFamily(protocol, peer)) {
				const consequence = `a rule of it is not there, since it matches nothing: ${Object.keys(protocol)[0]} never comes with an address of ${peer}`
				world.note(group.at, {kind: 'security group', id: group.GroupId, consequence})
				return false
			}
			const identity = JSON.stringify([protocol, peer])
			return !seen.has(identity) && seen.add(identity)
		})
		const byDescription = Map.groupBy(peers, ({description}) => description)
		return [...byDescription].map(([description, members]) =>
			written({...protocol, [side]: oneOrList(members.map(({peer}) => peer)), description: description || undefined})
		)
	})
}

type Peer = {readonly peer: unknown; readonly description: string | undefined}

const peersOf = (permission: Permission, group: Group, vpc: WorldVpc, world: World): Peer[] => [
	...permission.IpRanges.map(({CidrIp, Description}) => ({peer: block(CidrIp), description: Description})),
	...permission.Ipv6Ranges.map(({CidrIpv6, Description}) => ({peer: block(CidrIpv6), description: Description})),
	...permission.PrefixListIds.flatMap(({PrefixListId, Description}) => {
		const names = prefixListNamed(PrefixListId, world)
		if (!names) {
			world.note(group.at, {
				kind: 'prefix list',
				id: PrefixListId,
				consequence: `its blocks are in no answer: a rule of ${group.GroupId} that names it matches nothing`
			})
		}
		return (names ?? []).map(name => ({peer: isGroupName(name, vpc) ? {prefixList: name} : name, description: Description}))
	}),
	...permission.UserIdGroupPairs.map(({GroupId, GroupName, UserId, Description}) => ({
		peer: groupPeer(GroupId ?? GroupName ?? '', UserId, group, vpc, world),
		description: Description
	}))
]

const isGroupName = (name: string, {securityGroups}: WorldVpc): boolean => securityGroups.has(name)

/** A group by name. Stale (SG-8): it is not in the snapshot, or nothing connects its VPC to this one. */
function groupPeer(id: string, userId: string | undefined, group: Group, vpc: WorldVpc, world: World): unknown {
	if (id === group.GroupId) return 'self'
	const here = vpc.securityGroups.of(id)
	if (here !== undefined) return here
	const other = world.vpcs.find(one => one.securityGroups.of(id) !== undefined)
	const name = other?.securityGroups.of(id)
	if (other && name !== undefined && areJoined(vpc, other, world)) return `${other.key}.${name}`
	const was = userId === undefined || userId === vpc.account ? id : `${userId}/${id}`
	if (!other) {
		world.notes.push(
			noteAt(group.at, {
				kind: 'security group',
				id: was,
				consequence: `it is in no answer: a rule of ${group.GroupId} that names it matches nothing`
			})
		)
	}
	return {stale: was}
}

/** An ICMP protocol belongs to one address family; AWS accepts rules with addresses of the other. */
const isOfOtherFamily = (protocol: Written, peer: string): boolean =>
	('icmp' in protocol && peer.includes(':')) || ('icmpv6' in protocol && /^[\d.]+\//.test(peer))

/** Undefined: an unknown protocol. */
function protocolOf({IpProtocol, FromPort, ToPort}: Permission): Written | undefined {
	const protocol = protocolNamed(IpProtocol)
	switch (protocol) {
		case '-1':
		case 'all':
			return {all: true}
		case 'tcp':
		case 'udp':
			return {[protocol]: portsOf(FromPort, ToPort) ?? 'all'}
		case 'icmp':
		case 'icmpv6':
			return {[protocol]: icmpOf(protocol, FromPort ?? -1, ToPort ?? -1)}
		default:
			return isProtocolNumber(protocol) ? {protocol: Number(protocol)} : undefined
	}
}

export const securityGroup: ImportPart = {name: nameSecurityGroups, inVpc: (vpc, _hosts, world) => securityGroupsOf(vpc, world)}
