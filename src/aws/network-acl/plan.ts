import type {NetworkAcl, NetworkAclEntry} from '../../model/model.ts'
import {type Family, isEverywhere, trafficArguments} from '../../plan/firewall/match.ts'
import {fromSubnet, toSubnet} from '../../plan/groups.ts'
import {shortHash} from '../../plan/names.ts'
import {type Rejects, silent} from '../../plan/rejects.ts'

export type Direction = 'ingress' | 'egress'

/** A subnet by its number in link groups, with its effective ACL. */
export type SubnetAcl = {
	readonly number: number
	readonly acl: NetworkAcl
	/** The subnet's second number: that of a transit gateway's ENI in it, whose traffic to the subnet is not filtered (NACL-8). */
	readonly unaskedTo?: number
	readonly unaskedFrom?: number
}

const isOf = (family: Family) => (entry: NetworkAclEntry) => entry.cidr.includes(':') === (family === 6)

/** Whether the first relevant entry allows everything: then no packet needs to be checked. */
function allowsAll(entries: readonly NetworkAclEntry[]): boolean {
	const [first] = entries
	return first !== undefined && first.action === 'allow' && first.protocol === 'all' && isEverywhere(first.cidr)
}

const chainName = (acl: NetworkAcl, direction: Direction) =>
	`acl-${direction === 'ingress' ? 'in' : 'out'}-${shortHash(acl.key, 10)}`

function renderEntry(family: Family, direction: Direction, chain: string, entry: NetworkAclEntry, reject: string): string[] {
	const traffic = trafficArguments(family, entry)
	if (traffic === undefined) return []

	const side = direction === 'ingress' ? '-s' : '-d'
	const where = isEverywhere(entry.cidr) ? '' : ` ${side} ${entry.cidr}`
	return [`-A ${chain}${where}${traffic} -j ${entry.action === 'allow' ? 'RETURN' : reject}`]
}

/**
 * Network ACLs are stateless: every packet that crosses the border of a subnet is checked against the entries, replies too,
 * in ascending order; the first match decides, and the last is a drop (NACL-1, NACL-5). Packets within a subnet are not checked (NACL-3).
 * The rules go into FORWARD before any that accepts established flows.
 */
export function renderNetworkAcls(
	family: Family,
	subnets: readonly SubnetAcl[],
	rejects: Rejects = silent
): {readonly chains: readonly string[]; readonly rules: readonly string[]; readonly forward: readonly string[]} {
	const chains = new Map<string, readonly string[]>()
	const forward: string[] = []
	const directions = [
		{direction: 'egress', here: fromSubnet, there: toSubnet, unasked: 'unaskedTo'},
		{direction: 'ingress', here: toSubnet, there: fromSubnet, unasked: 'unaskedFrom'}
	] as const
	for (const {direction, here, there, unasked} of directions) {
		for (const subnet of subnets) {
			const {number, acl} = subnet
			const other = subnet[unasked]
			const entries = acl[direction].filter(isOf(family))
			if (allowsAll(entries)) continue

			const acls = chainName(acl, direction)
			chains.set(acls, [
				...entries.flatMap(entry => renderEntry(family, direction, acls, entry, rejects[direction])),
				`-A ${acls} -j ${rejects[direction]}`
			])
			const border = `subnet-${direction === 'ingress' ? 'in' : 'out'}-${number.toString(16)}`
			chains.set(border, [
				`-A ${border} ${there(number)} -j RETURN`,
				...(other === undefined ? [] : [`-A ${border} ${there(other)} -j RETURN`]),
				`-A ${border} -j ${acls}`
			])
			forward.push(`-A FORWARD ${here(number)} -j ${border}`)
		}
	}

	return {chains: [...chains.keys()], rules: [...chains.values()].flat(), forward}
}
