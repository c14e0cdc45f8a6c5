/** One rule of a security group as written, and the AWS rules that it stands for: one per source and port range (SG-1, SG-7, SG-8). */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {IcmpMatch, Protocol, SecurityGroupRule} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import {idOf} from '../ids.ts'
import {namedProtocol} from '../network-acl/kind.ts'
import {type PortRange, readIcmp, readPorts} from '../ports.ts'
import {icmp, is, ownId, ports, yes} from '../schema.ts'
import {type Peer, type PeerContext, type PeerWritten, peersSchema, readPeer} from './peer.ts'

export const ruleSchema = is(
	'a rule such as {tcp: 80, from: 0.0.0.0/0}',
	z.strictObject({
		id: ownId('sgr'),
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

/** AWS rules with the place of the entry that they come from, or the problems. */
export type RuleReading =
	| {readonly rules: readonly SecurityGroupRule[]; readonly findings?: never}
	| {readonly findings: readonly Finding[]; readonly rules?: never}

type RuleContext = PeerContext & {readonly path: Path}

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
			peers.flatMap(({reading}) => ('message' in reading ? [] : toRule(matches.protocol, variant, reading, written, context)))
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
		if (fault !== undefined) {
			return {
				path: [...path, protocol],
				message: fault,
				code: 'InvalidPermission.Malformed',
				fix: 'write a port such as 80, a range such as "8000-8080", or all'
			}
		}
		return {protocol, variants: ranges.map(range => (range ? {ports: range} : {}))}
	}
	for (const protocol of ['icmp', 'icmpv6'] as const) {
		const value = written[protocol]
		if (value === undefined) continue
		const {value: match, fault} = readIcmp(value, protocol === 'icmp' ? 4 : 6)
		if (fault !== undefined) {
			return {
				path: [...path, protocol],
				message: fault,
				code: 'InvalidPermission.Malformed',
				fix: 'write all, echo-request, or {type: 3, code: 4}'
			}
		}
		return {protocol, variants: [match ? {icmp: match} : {}]}
	}
	return {protocol: namedProtocol(written.protocol ?? 'all'), variants: [{}]}
}

function peersOf(written: RuleWritten['from'], path: Path): [PeerWritten, Path][] {
	if (written === undefined) return []
	return Array.isArray(written) ? written.map((peer, index) => [peer, [...path, index]]) : [[written, path]]
}

function familyFault(protocol: Protocol, peer: Peer): Pick<Finding, 'message' | 'fix'> | undefined {
	if (peer.kind !== 'cidr') return undefined
	const of = family(peer.cidr)
	if (protocol === 'icmp' && of === 6) {
		return {message: `icmp never comes with an address of ${peer.cidr}`, fix: 'write icmpv6 for IPv6'}
	}
	if (protocol === 'icmpv6' && of === 4) {
		return {message: `icmpv6 never comes with an address of ${peer.cidr}`, fix: 'write icmp for IPv4'}
	}
	return undefined
}

/** The same rule has the same identity anywhere in the list. */
export const ruleIdentity = ({protocol, ports: range, icmp: match, peer}: Omit<SecurityGroupRule, 'id'>): string =>
	JSON.stringify([protocol, range, match && [match.type, match.code], peer])

function toRule(
	protocol: Protocol,
	variant: Variant,
	peer: Peer,
	{id, description}: RuleWritten,
	{groupKey, direction}: RuleContext
): SecurityGroupRule {
	const rule = {protocol, ...variant, peer}
	return {
		// An entry that stands for several rules has no ids for them.
		id: id ?? idOf('sgr', `${groupKey} ${direction} ${ruleIdentity(rule)}`),
		...rule,
		...(description !== undefined && {description})
	}
}
