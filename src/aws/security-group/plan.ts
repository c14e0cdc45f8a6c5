import type {SecurityGroup, SecurityGroupRule} from '../../model/model.ts'
import {type Family, isEverywhere, trafficArguments} from '../../plan/firewall/match.ts'
import {fromAlwaysTracked, fromFiltered, fromSet, fromUnfiltered, toAlwaysTracked, toFiltered, toSet} from '../../plan/groups.ts'
import {shortHash} from '../../plan/names.ts'
import {type Rejects, silent} from '../../plan/rejects.ts'

/** A distinct combination of security groups on an ENI, with its number in link groups. */
export type GroupSet = {readonly number: number; readonly groups: readonly SecurityGroup[]}

export type Direction = 'ingress' | 'egress'

const familyTag = (family: Family) => (family === 4 ? '4' : '6')
/** Name of an ipset: private addresses of a group's members, each with the link that leads to it (SG-7), or a prefix list's blocks. */
export const memberSet = (family: Family, direction: Direction, groupKey: string): string =>
	`sg${familyTag(family)}${direction === 'ingress' ? 'i' : 'e'}-${shortHash(groupKey, 12)}`
export const prefixSet = (family: Family, listKey: string): string => `pl${familyTag(family)}-${shortHash(listKey, 12)}`

/** Connection mark: this side's security groups have admitted the flow (SG-2). */
const marks = {originator: '0x1/0x1', responder: '0x2/0x2', both: '0x3/0x3'} as const

function peerArguments(family: Family, direction: Direction, {peer}: SecurityGroupRule): string | undefined {
	const side = direction === 'ingress' ? ['-s', 'src'] : ['-d', 'dst']
	switch (peer.kind) {
		case 'cidr':
			if (peer.cidr.includes(':') !== (family === 6)) return undefined

			return isEverywhere(peer.cidr) ? '' : ` ${side[0]} ${peer.cidr}`
		case 'group':
			return ` -m set --match-set ${memberSet(family, direction, peer.key)} ${side[1]},${side[1]}`
		case 'prefix-list':
			return ` -m set --match-set ${prefixSet(family, peer.key)} ${side[1]}`
		case 'stale':
			return undefined
	}
}

const isOpen = (family: Family, {peer}: SecurityGroupRule): boolean =>
	peer.kind === 'cidr' && isEverywhere(peer.cidr) && peer.cidr.includes(':') === (family === 6)

/** Whether rules allow all ports of the protocol to everywhere, which makes flows of the other direction untracked (SG-3). */
const opens = (family: Family, rules: readonly SecurityGroupRule[], protocol: 'tcp' | 'udp'): boolean =>
	rules.some(
		rule =>
			isOpen(family, rule) &&
			(rule.protocol === 'all' ||
				(rule.protocol === protocol && (!rule.ports || (rule.ports[0] <= 1 && rule.ports[1] === 65535))))
	)

/**
 * Rules only allow, so their order is free (SG-1): the widest come first, because untracked flows are matched packet by packet.
 * A rule that admits TCP or UDP from anywhere, if the other direction is open to all, keeps no state (SG-3).
 */
function renderRules(family: Family, direction: Direction, {groups}: GroupSet, chain: string, rejects: Rejects): string[] {
	const rules = groups.flatMap(group => group[direction])
	const back = groups.flatMap(group => group[direction === 'ingress' ? 'egress' : 'ingress'])
	const end = direction === 'egress' ? 'sender' : 'receiver'
	const first: string[] = []
	const rest: string[] = []
	for (const rule of rules) {
		const peer = peerArguments(family, direction, rule)
		const traffic = trafficArguments(family, rule)
		if (peer === undefined || traffic === undefined) continue

		const match = `-A ${chain}${peer}${traffic}`
		const open = isOpen(family, rule)
		const lines = open ? first : rest
		if (open && (rule.protocol === 'tcp' || rule.protocol === 'udp') && opens(family, back, rule.protocol)) {
			lines.push(`${match} -g ${end}-untracked`)
		} else if (open && rule.protocol === 'all') {
			for (const protocol of ['tcp', 'udp'] as const) {
				if (opens(family, back, protocol)) lines.push(`${match} -p ${protocol} -g ${end}-untracked`)
			}

			lines.push(`${match} -g ${end}-tracked`)
		} else {
			lines.push(`${match} -g ${end}-tracked`)
		}
	}

	return [...new Set([...first, ...rest]), `-A ${chain} -j ${rejects[direction]}`]
}

const lateReset = ' -p tcp --tcp-flags RST RST -m conntrack --ctstate INVALID -j RETURN'

/**
 * If a middlebox passes packets on, this namespace sees each of them twice. That matters only for a reset that answers a SYN:
 * the kernel forgets the flow with it, and the second time treats it as invalid.
 */
const handedOn = {
	/** From the middlebox's ENI, at the router. */
	router: [`-A receiver ${fromUnfiltered}${lateReset}`],
	/** The same, or from a Gateway Load Balancer endpoint. */
	nextHop: [`-A receiver ${fromUnfiltered}${lateReset}`, `-A receiver ${fromAlwaysTracked}${lateReset}`],
	/** From the middlebox, at its own filter. */
	filter: [`-A sender${lateReset}`]
} as const

/**
 * Security groups of both ends of a packet, on one conntrack entry with a bit for each end.
 * The sender's egress rules come first, then the receiver's ingress rules; an end that remembers the flow skips its rules (SG-2).
 * ICMP errors about an allowed flow pass (SG-6). The rules go into FORWARD after the network ACLs.
 */
export function renderSecurityGroups(
	family: Family,
	sets: readonly GroupSet[],
	{middlebox, rejects = silent}: {readonly middlebox?: keyof typeof handedOn | undefined; readonly rejects?: Rejects} = {}
): {readonly chains: readonly string[]; readonly rules: readonly string[]; readonly forward: readonly string[]} {
	const remembers = (chain: string, original: string, reply: string) => [
		`-A ${chain} -m conntrack --ctstate ESTABLISHED --ctdir ORIGINAL -m connmark --mark ${original} -j RETURN`,
		`-A ${chain} -m conntrack --ctstate ESTABLISHED --ctdir REPLY -m connmark --mark ${reply} -j RETURN`
	]
	const chains = ['sender', 'sender-tracked', 'sender-untracked', 'receiver', 'receiver-tracked', 'receiver-untracked']
	const rules = [
		`-A sender-tracked -m conntrack --ctstate NEW -j CONNMARK --set-xmark ${marks.originator}`,
		`-A receiver-tracked -m conntrack --ctstate NEW -j CONNMARK --set-xmark ${marks.responder}`,
		// SG-4: flows from or to such a gateway are tracked whatever the rules.
		...['sender', 'receiver'].flatMap(end =>
			[toAlwaysTracked, fromAlwaysTracked].map(link => `-A ${end}-untracked ${link} -g ${end}-tracked`)
		),
		...remembers('sender', marks.originator, marks.responder),
		...remembers('receiver', marks.responder, marks.originator),
		...(middlebox ? handedOn[middlebox] : [])
	]
	for (const set of sets) {
		const name = set.number.toString(16)
		chains.push(`out-${name}`, `in-${name}`)
		rules.push(
			`-A sender ${fromSet(set.number)} -g out-${name}`,
			`-A receiver ${toSet(set.number)} -g in-${name}`,
			...renderRules(family, 'egress', set, `out-${name}`, rejects),
			...renderRules(family, 'ingress', set, `in-${name}`, rejects)
		)
	}

	rules.push(`-A sender -j ${rejects.egress}`, `-A receiver -j ${rejects.ingress}`)
	return {
		chains,
		rules,
		forward: [
			`-A FORWARD -m conntrack --ctstate ESTABLISHED -m connmark --mark ${marks.both} -j ACCEPT`,
			'-A FORWARD -m conntrack --ctstate RELATED -j ACCEPT',
			`-A FORWARD ${fromFiltered} -j sender`,
			`-A FORWARD ${toFiltered} -j receiver`,
			'-A FORWARD -j ACCEPT'
		]
	}
}
