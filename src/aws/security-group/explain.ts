/** Which rule of a security group admitted a packet, or that none does, and the rule that would. */
import type {Direction} from '../../control/predict/types.ts'
import {
	type Context,
	decisionBy,
	type Explainer,
	type LostPacket,
	partsOfKey,
	patchAt,
	type Remedy,
	trafficWords
} from '../../explain/part.ts'
import {peerOf, traffic} from '../../inspect/words.ts'
import type {Path} from '../../model/finding.ts'
import type {SecurityGroup} from '../../model/model.ts'
import {type Address, cidrOf} from '../../net/address.ts'
import type {Draft} from '../draft.ts'
import {readRule} from './rule.ts'

function groupAt(key: string): Path {
	const [vpc, name] = partsOfKey(key)
	return name === 'default' ? ['vpcs', vpc, 'defaultSecurityGroup'] : ['vpcs', vpc, 'securityGroups', name]
}

const groupOf = ({topology}: Context, key: string): SecurityGroup | undefined =>
	topology.vpcs.get(partsOfKey(key)[0])?.securityGroups.find(group => group.key === key)

function writtenRules(draft: Draft, key: string, direction: Direction) {
	const [vpc, name] = partsOfKey(key)
	const written = draft.vpcs.get(vpc)?.written
	const group = name === 'default' ? written?.defaultSecurityGroup : written?.securityGroups?.[name]
	return group?.[direction]
}

/** The rule's place; for an implicit rule, its group's. */
function ruleAt(draft: Draft, key: string, direction: Direction, id: string): Path {
	const vpc = draft.vpcs.get(partsOfKey(key)[0])
	const index = vpc
		? (writtenRules(draft, key, direction) ?? []).findIndex(rule =>
				readRule(rule, {groupKey: key, direction, path: [], vpc, draft}).rules?.some(one => one.id === id)
			)
		: -1
	return index < 0 ? groupAt(key) : [...groupAt(key), direction, index]
}

const ruleInAws = (
	{peer, ports, protocol}: SecurityGroup['ingress'][number],
	direction: Direction,
	group: string | undefined
) => ({
	...(peer.kind === 'cidr' && {Cidr: peer.cidr}),
	...(peer.kind === 'prefix-list' && {PrefixListId: peer.key}),
	Direction: direction,
	Protocol: String(protocol),
	...(ports && {PortRange: {From: ports[0], To: ports[1]}}),
	SecurityGroupId: group
})

const away = {ingress: 'in from', egress: 'out to'} as const
const peerIn = (direction: Direction, {source, destination}: LostPacket['hop']['packet']): Address =>
	direction === 'ingress' ? source : destination

export const securityGroup = {
	components: {'security-group': ({key}) => ({name: `security group ${key}`})},
	decisions: {
		'security-group-rule'({direction, group, id}, _hop, context) {
			const rule = groupOf(context, group)?.[direction].find(one => one.id === id)
			const what = rule ? `${traffic(rule)} ${away[direction]} ${peerOf(rule)}` : 'it'
			const aws = rule && {SecurityGroupRule: ruleInAws(rule, direction, groupOf(context, group)?.id)}
			return {text: `lets ${what}`, id, path: ruleAt(context.draft, group, direction, id), ...(aws && {aws})}
		},
		'security-groups'({direction, groups}, hop, context) {
			const rules = groups.flatMap(key =>
				(groupOf(context, key)?.[direction] ?? []).map(rule => `${key}: ${traffic(rule)} ${away[direction]} ${peerOf(rule)}`)
			)
			const peer = peerIn(direction, hop.packet)
			const own = groups.length > 1 ? `no rule of ${groups.join(' and ')}` : 'no rule'
			return {
				text: `has ${own} that lets ${trafficWords(context.question, hop)} ${away[direction]} ${peer}`,
				...(groups[0] !== undefined && {path: [...groupAt(groups[0]), direction]}),
				others: rules.length === 0 ? [`there are no ${direction} rules at all`] : rules
			}
		}
	},
	*remedies(lost, context) {
		const decision = decisionBy(lost.hop, 'security-groups')
		const [group] = decision?.groups ?? []
		if (!decision || group === undefined || lost.hop.code === undefined) return
		const {direction} = decision
		for (const peer of peersFor(lost, direction, context)) yield remedy(group, direction, peer, lost, context)
	}
} satisfies Explainer

/** A group of the other end, where references to groups can match, and in any case its address. */
function peersFor({hop, hops}: LostPacket, direction: Direction, {topology}: Context): readonly string[] {
	const address = peerIn(direction, hop.packet)
	const own = cidrOf(address)
	if (hop.code === 'SG_REFERENCES_NOT_PRESERVED') return [own]
	const vpc = partsOfKey(hop.at.key)[0]
	const interfaceKey = direction === 'ingress' ? hops.find(({at}) => at.kind === 'network-interface')?.at.key : undefined
	const sender = interfaceKey === undefined ? undefined : topology.places.get(interfaceKey)
	const receiver = topology.owner(vpc, address)
	const groups =
		direction === 'egress'
			? receiver && 'networkInterface' in receiver
				? receiver.networkInterface.securityGroups
				: []
			: sender?.vpc.key === vpc && sender.addresses.has(address)
				? sender.networkInterface.securityGroups
				: []
	return [...groups.map(key => partsOfKey(key)[1]), own]
}

function remedy(group: string, direction: Direction, peer: string, {hop}: LostPacket, {question, draft}: Context): Remedy {
	const side = direction === 'ingress' ? 'from' : 'to'
	const {protocol} = question
	const family = hop.packet.source.includes(':') ? 'icmpv6' : 'icmp'
	const match = protocol === 'icmp' ? {[family]: 'all'} : {[protocol]: hop.packet.destinationPort}
	const rule = {...match, [side]: peer}
	const isWritten = writtenRules(draft, group, direction) !== undefined
	const itself = direction === 'ingress' && partsOfKey(group)[1] === 'default' && !isWritten ? [{all: true, from: 'self'}] : []
	return {
		what: `security group ${group} lets ${trafficWords(question, hop)} ${away[direction]} ${peer}`,
		patch: patchAt([...groupAt(group), direction], {add: [...itself, rule]})
	}
}
