/**
 * One rule of a security group as written, and the rules of AWS that it stands for: one a source and range of ports (SG-1, SG-7, SG-8).
 *
 * Past 250 lines for its messages: each of AWS's refusals has words and a remedy of its own.
 */
import {z} from 'zod'
import {suggest} from '../lab/did-you-mean.ts'
import type {IcmpMatch, Protocol, SecurityGroupRule} from '../lab/model.ts'
import type {Finding, Path} from '../lab/problem.ts'
import {family, parseAddress, parseCidr} from '../net/address.ts'
import type {Draft, VpcDraft} from './draft.ts'
import {idOf} from './ids.ts'
import {namedProtocol} from './network-acl.ts'
import {type PortRange, readIcmp, readPorts} from './ports.ts'
import {icmp, is, ports, yes} from './schema.ts'
import {referencesBetween} from './transit-gateway.ts'

const named = (what: string) => z.string().optional().describe(what)

const peerSchema = is(
	'a block, a security group, a prefix list or self',
	z.union([
		z.string(),
		z.strictObject({
			group: named('A security group of this VPC, or `vpc.group` of a peered one.'),
			prefixList: named('A prefix list, by name.'),
			stale: named('A group of a VPC whose peering went; matches nothing (SG-8).')
		})
	])
)
const peersSchema = () =>
	is('a block, a security group, a prefix list, self, or a list of them', z.union([peerSchema, z.array(peerSchema)]))

export const ruleSchema = is(
	'a rule such as {tcp: 80, from: 0.0.0.0/0}',
	z.strictObject({
		tcp: ports().optional().describe('TCP ports: `80`, `"8000-8080"`, `[80, 443]` or `all`.'),
		udp: ports().optional().describe('UDP ports: `53`, `"6000-6100"`, a list, or `all`.'),
		icmp: icmp().optional().describe('ICMP: `all`, a type such as `echo-request`, or `{type: 3, code: 4}`.'),
		icmpv6: icmp().optional().describe('ICMPv6: `all`, a type such as `packet-too-big`, or `{type, code}`.'),
		protocol: is('a protocol number from 0 to 255', z.int().min(0).max(255))
			.optional()
			.describe('Another protocol by its number: 50 is ESP, 47 is GRE.'),
		all: yes().optional().describe('Every protocol and port.'),
		from: peersSchema()
			.optional()
			.describe("Ingress: where from. A block, a group (its members' private addresses), a prefix list, `self`, or several."),
		to: peersSchema().optional().describe('Egress: where to.'),
		description: z.string().optional().describe('For people.')
	})
)

export type RuleWritten = z.input<typeof ruleSchema>
export type Direction = 'ingress' | 'egress'
type Peer = SecurityGroupRule['peer']

/** Rules of AWS with the place of the one that they were written as, or what is wrong. */
export type RuleReading =
	| {readonly rules: readonly SecurityGroupRule[]; readonly findings?: never}
	| {readonly findings: readonly Finding[]; readonly rules?: never}

type RuleContext = {
	readonly groupKey: string
	readonly direction: Direction
	readonly path: Path
	readonly vpc: VpcDraft
	readonly draft: Draft
}

const protocolKeys = ['tcp', 'udp', 'icmp', 'icmpv6', 'protocol', 'all'] as const

export function readRule(written: RuleWritten, context: RuleContext): RuleReading {
	const {path, direction} = context
	const findings: Finding[] = []
	const [side, other] = direction === 'ingress' ? (['from', 'to'] as const) : (['to', 'from'] as const)
	const example = `{tcp: 80, ${side}: 0.0.0.0/0}`
	const given = protocolKeys.filter(key => written[key] !== undefined)
	if (given.length !== 1) {
		const what = given.length === 0 ? 'a rule names a protocol' : `a rule has one protocol; here are ${given.join(' and ')}`
		findings.push({
			path,
			message: what,
			code: 'InvalidPermission.Malformed',
			fix: given.length === 0 ? `write it like ${example}` : 'write one rule for each'
		})
	}
	if (written[other] !== undefined) {
		const why =
			direction === 'ingress' ? 'ingress rules look at where traffic comes from' : 'egress rules look at where traffic goes to'
		findings.push({
			path: [...path, other],
			message: why,
			code: 'InvalidPermission.Malformed',
			fix: `write "${side}" in place of "${other}"`
		})
	} else if (written[side] === undefined) {
		findings.push({
			path,
			message: `a rule says where ${direction === 'ingress' ? 'traffic comes from' : 'traffic goes to'}`,
			code: 'InvalidPermission.Malformed',
			fix: `add "${side}", as in ${example}`
		})
	}
	const matches = readMatches(written, path)
	if ('message' in matches) findings.push(matches)
	const peers = peersOf(written[side], [...path, side]).map(([peer, at]) => ({at, reading: readPeer(peer, at, context)}))
	for (const {reading} of peers) if ('message' in reading) findings.push(reading)
	if (!('message' in matches)) {
		for (const {at, reading} of peers) {
			const fault = 'message' in reading ? undefined : familyFault(matches.protocol, reading)
			if (fault) findings.push({path: at, ...fault})
		}
	}
	if (findings.length > 0 || 'message' in matches) return {findings}
	return {
		rules: matches.variants.flatMap(variant =>
			peers.flatMap(({reading}) =>
				'message' in reading ? [] : toRule(matches.protocol, variant, reading, written.description, context)
			)
		)
	}
}

type Variant = {readonly ports?: PortRange; readonly icmp?: IcmpMatch}
type Matches = {readonly protocol: Protocol; readonly variants: readonly Variant[]}

function readMatches(written: RuleWritten, path: Path): Matches | Finding {
	for (const protocol of ['tcp', 'udp'] as const) {
		const value = written[protocol]
		if (value === undefined) continue
		const {value: ranges, fault} = readPorts(value)
		if (fault !== undefined)
			return {
				path: [...path, protocol],
				message: fault,
				code: 'InvalidPermission.Malformed',
				fix: 'write a port such as 80, a range such as "8000-8080", or all'
			}
		return {protocol, variants: ranges.map(range => (range ? {ports: range} : {}))}
	}
	for (const protocol of ['icmp', 'icmpv6'] as const) {
		const value = written[protocol]
		if (value === undefined) continue
		const {value: match, fault} = readIcmp(value, protocol === 'icmp' ? 4 : 6)
		if (fault !== undefined)
			return {
				path: [...path, protocol],
				message: fault,
				code: 'InvalidPermission.Malformed',
				fix: 'write all, echo-request, or {type: 3, code: 4}'
			}
		return {protocol, variants: [match ? {icmp: match} : {}]}
	}
	return {protocol: namedProtocol(written.protocol ?? 'all'), variants: [{}]}
}

type PeerWritten = z.input<typeof peerSchema>

const peersOf = (written: RuleWritten['from'], path: Path): [PeerWritten, Path][] => {
	if (written === undefined) return []
	return Array.isArray(written) ? written.map((peer, index) => [peer, [...path, index]]) : [[written, path]]
}

function readPeer(written: PeerWritten, path: Path, context: RuleContext): Peer | Finding {
	const {vpc, draft} = context
	if (typeof written === 'object') {
		const entries = Object.entries(written).filter(([, value]) => value !== undefined)
		const [key, name] = entries[0] ?? []
		if (name === undefined || entries.length > 1)
			return {
				path,
				message: 'one source or destination is one of group and prefixList',
				fix: 'write {group: name} or {prefixList: name}'
			}
		if (key === 'stale') return {kind: 'stale', was: name}
		if (key === 'prefixList') return prefixListPeer(name, [...path, 'prefixList'], draft)
		return groupPeer(name, [...path, 'group'], context)
	}
	if (written === 'self') return {kind: 'group', key: context.groupKey}
	const cidr = parseCidr(written, {maskHostBits: true})
	if (cidr) return {kind: 'cidr', cidr}
	const address = parseAddress(written)
	if (address) {
		const fix = `write ${address}/${family(address) === 4 ? 32 : 128} for this one address`
		return {path, message: `CIDR block ${written} is malformed: it is an address`, code: 'InvalidParameterValue', fix}
	}
	if (/^[\d.:a-f]*\/\d*$/i.test(written)) {
		return {
			path,
			message: `CIDR block ${written} is malformed`,
			code: 'InvalidParameterValue',
			fix: 'write an address and a prefix length, such as 0.0.0.0/0'
		}
	}
	const isGroup = hasGroup(vpc, written)
	if (isGroup && draft.prefixLists.has(written)) {
		return {
			path,
			message: `"${written}" is a security group and a prefix list`,
			fix: `say which: {group: ${written}} or {prefixList: ${written}}`
		}
	}
	if (!isGroup && draft.prefixLists.has(written)) return prefixListPeer(written, path, draft)
	return groupPeer(written, path, context)
}

const prefixListPeer = (name: string, path: Path, {prefixLists}: Draft): Peer | Finding =>
	prefixLists.has(name)
		? {kind: 'prefix-list', key: name}
		: {
				path,
				message: `no prefix list is named "${name}"`,
				code: 'InvalidPrefixListID.NotFound',
				fix: suggest(name, prefixLists.keys())
			}

export const hasGroup = ({written}: VpcDraft, name: string): boolean =>
	name === 'default' || Object.hasOwn(written.securityGroups ?? {}, name)

/** A group of this VPC, or `vpc.group` of one that is peered in the same Region (SG-8). */
function groupPeer(written: string, path: Path, {vpc, draft, direction}: RuleContext): Peer | Finding {
	const code = 'InvalidGroup.NotFound'
	if (hasGroup(vpc, written)) return {kind: 'group', key: `${vpc.key}.${written}`}
	const [vpcName = '', group, ...rest] = written.split('.')
	const other = draft.vpcs.get(vpcName)
	if (group === undefined || rest.length > 0 || !other) {
		const names = [...Object.keys(vpc.written.securityGroups ?? {}), 'default', ...draft.prefixLists.keys()]
		return {path, message: `no security group of VPC "${vpc.key}" is named "${written}"`, code, fix: suggest(written, names)}
	}
	if (!hasGroup(other, group)) {
		return {
			path,
			message: `no security group of VPC "${vpcName}" is named "${group}"`,
			code,
			fix: suggest(group, [...Object.keys(other.written.securityGroups ?? {}), 'default'])
		}
	}
	if (other === vpc) return {kind: 'group', key: written}
	const between = [...draft.peerings.values()].filter(
		({requester, accepter}) => (requester === vpc && accepter === other) || (requester === other && accepter === vpc)
	)
	const overGateway = referencesBetween(vpc, other, draft)
	if (overGateway === 'carried') {
		if (direction === 'ingress' || between.length > 0) return {kind: 'group', key: written}
		return {
			path,
			message: `across a transit gateway only ingress rules name groups of other VPCs, as "${written}" (SG-8)`,
			code,
			fix: `write its block, ${other.cidrs[0]}`
		}
	}
	if (between.length === 0 && overGateway === 'not carried') {
		return {
			path,
			message: `the transit gateway between "${vpc.key}" and "${vpcName}" carries no references to groups (SG-8)`,
			code,
			fix: 'add "securityGroupReferencing: true" to the transit gateway'
		}
	}
	if (between.length === 0) {
		return {
			path,
			message: `VPC "${vpcName}" is not peered with "${vpc.key}", so its groups cannot be named here`,
			code,
			fix: 'peer the two VPCs, or write the block of the other one'
		}
	}
	if (other.region !== vpc.region) {
		return {
			path,
			message: `VPC "${vpcName}" is in ${other.region}: a peering between Regions carries no references to groups (SG-8)`,
			code,
			fix: `write its block, ${other.cidrs[0]}`
		}
	}
	return between.some(({state}) => state === 'active') ? {kind: 'group', key: written} : {kind: 'stale', was: written}
}

function familyFault(protocol: Protocol, peer: Peer): Pick<Finding, 'message' | 'fix'> | undefined {
	if (peer.kind !== 'cidr') return undefined
	const of = family(peer.cidr)
	if (protocol === 'icmp' && of === 6)
		return {message: `icmp never comes with an address of ${peer.cidr}`, fix: 'write icmpv6 for IPv6'}
	if (protocol === 'icmpv6' && of === 4)
		return {message: `icmpv6 never comes with an address of ${peer.cidr}`, fix: 'write icmp for IPv4'}
	return undefined
}

/** The same rule has the same identity wherever it stands in the list. */
export const ruleIdentity = ({protocol, ports: range, icmp: match, peer}: Omit<SecurityGroupRule, 'id'>): string =>
	JSON.stringify([protocol, range, match && [match.type, match.code], peer])

function toRule(
	protocol: Protocol,
	variant: Variant,
	peer: Peer,
	description: string | undefined,
	{groupKey, direction}: RuleContext
): SecurityGroupRule {
	const rule = {protocol, ...variant, peer}
	return {
		id: idOf('sgr', `${groupKey} ${direction} ${ruleIdentity(rule)}`),
		...rule,
		...(description !== undefined && {description})
	}
}
