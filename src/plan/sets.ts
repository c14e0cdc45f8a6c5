import {type Direction, type GroupSet, memberSet, prefixSet} from '../aws/security-group/plan.ts'
import {addressesOf} from '../model/interfaces.ts'
import type {Lab, SecurityGroupRule} from '../model/model.ts'
import {interfaceLink} from './names.ts'
import {familyOf} from './routes.ts'
import type {IpSet} from './types.ts'

/** An ENI in a security group: its VPC, the name of its link in that VPC's router, its private addresses. */
export type Member = {
	readonly vpc: string
	readonly link: string
	readonly addresses: readonly string[]
	/** It sends from its clients' addresses: a node of a Network Load Balancer is identified only by its link (NLB-6). */
	readonly keepsClients: boolean
}

const indexes = new WeakMap<Lab, ReadonlyMap<string, readonly Member[]>>()

/** Members by key of the group. */
function memberIndex(lab: Lab): ReadonlyMap<string, readonly Member[]> {
	const known = indexes.get(lab)
	if (known) return known

	const index = new Map<string, Member[]>()
	for (const {key: vpc, interfaces} of lab.vpcs) {
		for (const one of interfaces) {
			const member = {
				vpc,
				link: interfaceLink(vpc, one),
				addresses: addressesOf(one),
				keepsClients: one.type === 'network_load_balancer'
			}
			for (const group of one.securityGroups) {
				const members = index.get(group) ?? []
				index.set(group, members)
				members.push(member)
			}
		}
	}

	indexes.set(lab, index)
	return index
}

/** `hash:net` cannot hold a block of length 0: two halves are the same. */
const halves = (cidr: string): readonly string[] =>
	cidr === '0.0.0.0/0' ? ['0.0.0.0/1', '128.0.0.0/1'] : cidr === '::/0' ? ['::/1', '8000::/1'] : [cidr]

const ofFamily = (family: 4 | 6) => (text: string) => familyOf(text) === family

/** The links of a namespace that distinguish a group's member from others that send from its address. */
type LinksTo = (member: Member, direction: Direction) => readonly string[]

/**
 * A reference to a group means its members' private addresses, and only on the direct path: behind a middlebox or a NAT gateway it no longer
 * matches (SG-7). So each entry is an address with the link by which its owner is reached.
 */
const memberEntries = (lab: Lab, group: string, family: 4 | 6, direction: Direction, linksTo: LinksTo): string[] =>
	(memberIndex(lab).get(group) ?? []).flatMap(member => {
		const links = linksTo(member, direction)
		const known = member.keepsClients && direction === 'ingress' && family === 4 ? halves('0.0.0.0/0') : member.addresses
		return known.filter(ofFamily(family)).flatMap(address => links.map(link => `${address},${link}`))
	})

function setsOfRule(
	lab: Lab,
	{peer}: SecurityGroupRule,
	direction: Direction,
	families: readonly (4 | 6)[],
	linksTo: LinksTo
): [string, IpSet][] {
	switch (peer.kind) {
		case 'group':
			return families.map(family => [
				memberSet(family, direction, peer.key),
				{type: 'hash:net,iface', family, entries: memberEntries(lab, peer.key, family, direction, linksTo).sort()}
			])
		case 'prefix-list': {
			const cidrs = lab.prefixLists.find(({key}) => key === peer.key)?.cidrs ?? []
			return families.map(family => [
				prefixSet(family, peer.key),
				{type: 'hash:net', family, entries: [...new Set(cidrs.filter(ofFamily(family)).flatMap(halves))].sort()}
			])
		}

		default:
			return []
	}
}

/** Every ipset that the rules of these groups refer to, without duplicates. */
export function referencedSets(
	lab: Lab,
	groupSets: readonly GroupSet[],
	families: readonly (4 | 6)[],
	linksTo: LinksTo
): Record<string, IpSet> {
	const groups = [...new Set(groupSets.flatMap(one => one.groups))]
	const seen = new Set<string>()
	return Object.fromEntries(
		(['ingress', 'egress'] as const).flatMap(direction =>
			groups
				.flatMap(group => group[direction])
				.filter(({peer}) => {
					const name = 'key' in peer ? `${direction} ${peer.kind} ${peer.key}` : ''
					const isNew = name !== '' && !seen.has(name)
					seen.add(name)
					return isNew
				})
				.flatMap(rule => setsOfRule(lab, rule, direction, families, linksTo))
		)
	)
}
