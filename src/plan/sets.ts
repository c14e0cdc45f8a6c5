import type {Lab, SecurityGroupRule} from '../lab/model.ts'
import {type GroupSet, memberSet, prefixSet} from './firewall/security-groups.ts'
import {familyOf} from './fragment.ts'
import type {IpSet} from './types.ts'

/** The members of a security group are the private addresses of the ENIs in it, wherever they are (SG-7). */
const membersOf = (lab: Lab, groupKey: string): readonly string[] => memberIndex(lab).get(groupKey) ?? []

const indexes = new WeakMap<Lab, ReadonlyMap<string, readonly string[]>>()

const memberIndex = (lab: Lab): ReadonlyMap<string, readonly string[]> => {
	const known = indexes.get(lab)
	if (known) {
		return known
	}

	const index = new Map<string, string[]>()
	for (const {interfaces} of lab.vpcs) {
		for (const {securityGroups, privateIps, ipv6} of interfaces) {
			for (const key of securityGroups) {
				const members = index.get(key) ?? []
				index.set(key, members)
				members.push(...privateIps.map(({address}) => address), ...ipv6)
			}
		}
	}

	indexes.set(lab, index)
	return index
}

/** `hash:net` holds no block of length 0: two halves are the same. */
const halves = (cidr: string): readonly string[] =>
	cidr === '0.0.0.0/0' ? ['0.0.0.0/1', '128.0.0.0/1'] : cidr === '::/0' ? ['::/1', '8000::/1'] : [cidr]

const ofFamily = (family: 4 | 6) => (text: string) => familyOf(text) === family

const setsOfRule = (lab: Lab, {peer}: SecurityGroupRule, families: readonly (4 | 6)[]): [string, IpSet][] => {
	switch (peer.kind) {
		case 'group':
			return families.map(family => [
				memberSet(family, peer.key),
				{type: 'hash:ip', family, entries: membersOf(lab, peer.key).filter(ofFamily(family)).sort()}
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

/** Every ipset that the rules of these groups name. */
export const referencedSets = (lab: Lab, groupSets: readonly GroupSet[], hasIpv6: boolean): Record<string, IpSet> => {
	const families = hasIpv6 ? ([4, 6] as const) : ([4] as const)
	const rules = new Set(groupSets.flatMap(({groups}) => groups).flatMap(({ingress, egress}) => [...ingress, ...egress]))
	return Object.fromEntries([...rules].flatMap(rule => setsOfRule(lab, rule, families)))
}
