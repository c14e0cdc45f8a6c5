/** Single rules, from API calls and for the lab file. Pure. */

import type {IpPermission} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import type {Protocol, SecurityGroupRule, Vpc} from '../../model/model.ts'
import {parseCidr} from '../../net/address.ts'
import {namedProtocol} from '../network-acl/kind.ts'
import type {View} from '../view.ts'
import {type RuleWritten, ruleIdentity} from './rule.ts'

/** The short form of one rule: parameters of the call itself. */
export type AskedRule = {
	readonly IpPermissions?: readonly IpPermission[]
	readonly IpProtocol?: string
	readonly FromPort?: number
	readonly ToPort?: number
	readonly CidrIp?: string
	readonly SourceSecurityGroupName?: string
}

type Peer = {readonly kind: 'cidr' | 'group' | 'groupName' | 'prefix-list'; readonly value: string; readonly description?: string}
export type OneRule = Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'> & {readonly peer: Peer}

const described = (Description: string | undefined) => (Description === undefined ? {} : {description: Description})

/** One rule for each source or destination. */
export function expand(input: AskedRule): readonly OneRule[] {
	const {IpPermissions = [], IpProtocol, CidrIp, SourceSecurityGroupName} = input
	// Only a group: all of its traffic.
	const ports = IpProtocol === undefined ? {IpProtocol: '-1'} : portsIn(input)
	const short = (peer: Peer): OneRule => ({...portsIn(input), peer})
	return [
		...IpPermissions.flatMap(permission => {
			const {IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = []} = permission
			const peers: readonly Peer[] = [
				...IpRanges.map(({CidrIp: value = '', Description}) => ({kind: 'cidr' as const, value, ...described(Description)})),
				...Ipv6Ranges.map(({CidrIpv6: value = '', Description}) => ({kind: 'cidr' as const, value, ...described(Description)})),
				...PrefixListIds.map(({PrefixListId: value = '', Description}) => ({
					kind: 'prefix-list' as const,
					value,
					...described(Description)
				})),
				...UserIdGroupPairs.map(({GroupId, GroupName = '', Description}) => ({
					kind: GroupId === undefined ? ('groupName' as const) : ('group' as const),
					value: GroupId ?? GroupName,
					...described(Description)
				}))
			]
			return peers.map(peer => ({...portsIn(permission), peer}))
		}),
		...(CidrIp === undefined || (IpProtocol === undefined && IpPermissions.length > 0)
			? []
			: [short({kind: 'cidr', value: CidrIp})]),
		...(SourceSecurityGroupName === undefined
			? []
			: [{...ports, peer: {kind: 'groupName' as const, value: SourceSecurityGroupName}}])
	]
}

const portsIn = ({IpProtocol, FromPort, ToPort}: Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>) => ({
	...(IpProtocol !== undefined && {IpProtocol}),
	...(FromPort !== undefined && {FromPort}),
	...(ToPort !== undefined && {ToPort})
})

/** The rule that AWS makes of it, not yet with an id. Errors: AwsError. */
export function ruleFrom(asked: OneRule, direction: 'ingress' | 'egress', vpc: Vpc, view: View): SecurityGroupRule {
	const protocol = protocolOf(asked.IpProtocol)
	const {description} = asked.peer
	return {
		id: '',
		protocol,
		...matchOf(asked, protocol),
		peer: peerOf(asked.peer, direction, vpc, view),
		...(description !== undefined && {description})
	}
}

function protocolOf(text: string | undefined): Protocol {
	if (text === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter ipProtocol')
	const word = text.toLowerCase()
	if (word === '-1' || word === 'all') return 'all'
	if (word === 'tcp' || word === 'udp' || word === 'icmp' || word === 'icmpv6') return word
	const number = Number(word)
	if (!/^\d{1,3}$/.test(word) || number > 255) {
		throw new AwsError('InvalidPermission.Malformed', `Unsupported IP protocol "${text}" `)
	}
	return namedProtocol(number)
}

const lastPort = 65_535

function matchOf({FromPort, ToPort}: OneRule, protocol: Protocol): Pick<SecurityGroupRule, 'ports' | 'icmp'> {
	if (protocol === 'tcp' || protocol === 'udp') {
		if (FromPort === undefined || ToPort === undefined) {
			throw new AwsError(
				'InvalidParameterValue',
				"Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange."
			)
		}
		const [from, to] = FromPort === -1 && ToPort === -1 ? [0, lastPort] : [FromPort, ToPort]
		if (from < 0 || to > lastPort) {
			throw new AwsError('InvalidParameterValue', `Invalid value '${FromPort}' for portRange. Ports are 0 to ${lastPort}.`)
		}
		if (from > to) throw new AwsError('InvalidParameterValue', `Invalid TCP/UDP port range (${from}:${to})`)
		return from === 0 && to === lastPort ? {} : {ports: [from, to]}
	}
	if ((protocol === 'icmp' || protocol === 'icmpv6') && FromPort !== undefined && FromPort !== -1) {
		return {icmp: {type: FromPort, code: ToPort ?? -1}}
	}
	return {}
}

function peerOf({kind, value}: Peer, direction: 'ingress' | 'egress', vpc: Vpc, view: View): SecurityGroupRule['peer'] {
	if (kind === 'cidr') {
		const cidr = parseCidr(value, {maskHostBits: true})
		if (!cidr) throw new AwsError('InvalidParameterValue', `CIDR block ${value} is malformed`)
		return {kind, cidr}
	}
	if (kind === 'prefix-list') {
		const list = view.directory.byId(value)
		if (list?.kind !== 'prefix-list') {
			throw new AwsError('InvalidPrefixListID.NotFound', `The prefix list ID '${value}' does not exist`)
		}
		return {kind, key: list.key}
	}
	const group = kind === 'group' ? view.directory.byId(value)?.key : vpc.securityGroups.find(({name}) => name === value)?.key
	const all = view.lab.vpcs.flatMap(({securityGroups}) => securityGroups)
	if (group === undefined || !all.some(({key}) => key === group)) {
		throw new AwsError('InvalidGroup.NotFound', `The security group '${value}' does not exist`)
	}
	if (value === '') throw invalidValue(value, direction)
	return {kind: 'group', key: group}
}

/** Rules that differ only in their descriptions are the same. */
export const identityOf = ({id: _, description: __, ...rule}: SecurityGroupRule): string => ruleIdentity(rule)

/** One entry in the lab file. */
export function toWritten(
	{id, protocol, ports, icmp, peer, description}: SecurityGroupRule,
	direction: 'ingress' | 'egress',
	vpc: Vpc
): RuleWritten {
	const range = ports && (ports[0] === ports[1] ? ports[0] : `${ports[0]}-${ports[1]}`)
	const type = icmp && (icmp.code === -1 ? {type: icmp.type} : icmp)
	const what =
		protocol === 'all'
			? {all: true as const}
			: protocol === 'tcp' || protocol === 'udp'
				? {[protocol]: range ?? 'all'}
				: protocol === 'icmp' || protocol === 'icmpv6'
					? {[protocol]: type ?? 'all'}
					: {protocol}
	return {
		...(id.startsWith('sgr-') && {id}),
		...what,
		[direction === 'ingress' ? 'from' : 'to']: peerWritten(peer, vpc),
		...(description !== undefined && {description})
	}
}

function peerWritten(peer: SecurityGroupRule['peer'], vpc: Vpc) {
	if (peer.kind === 'cidr') return peer.cidr
	if (peer.kind === 'prefix-list') return {prefixList: peer.key}
	if (peer.kind === 'stale') return {stale: peer.was}
	return {group: peer.key.startsWith(`${vpc.key}.`) ? peer.key.slice(vpc.key.length + 1) : peer.key}
}

/** The rule in the words of AWS's messages. */
export function sayRule({protocol, ports, icmp, peer}: SecurityGroupRule, {lab}: View): string {
	const groupId = (key: string) => lab.vpcs.flatMap(one => one.securityGroups).find(one => one.key === key)?.id ?? key
	const who =
		peer.kind === 'cidr' ? peer.cidr : peer.kind === 'group' ? groupId(peer.key) : peer.kind === 'stale' ? peer.was : peer.key
	const range = ports
		? `, from port: ${ports[0]}, to port: ${ports[1]}`
		: icmp
			? `, ICMP type: ${icmp.type}, ICMP code: ${icmp.code}`
			: ''
	return `peer: ${who}, ${String(protocol).toUpperCase()}${range}, ALLOW`
}
