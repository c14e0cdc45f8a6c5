/** From genes to security groups and network ACLs. */
import type {NetworkAcl, NetworkAclEntry, SecurityGroup, SecurityGroupRule} from '../../src/model/model.ts'
import type {Cidr} from '../../src/net/address.ts'
import {at, type Frame} from './frame.ts'
import type {AclGenes, GroupGenes, RuleGenes} from './genes.ts'

type Traffic = Pick<SecurityGroupRule, 'protocol' | 'ports' | 'icmp'>

const traffics: readonly Traffic[] = [
	{protocol: 'all'},
	{protocol: 'tcp', ports: [80, 80]},
	{protocol: 'tcp'},
	{protocol: 'tcp', ports: [32768, 60999]},
	{protocol: 'icmp'},
	{protocol: 'icmp', icmp: {type: 8, code: -1}},
	{protocol: 'icmp', icmp: {type: 0, code: 0}},
	{protocol: 'icmpv6'},
	{protocol: 'udp', ports: [53, 53]},
	{protocol: 'udp', ports: [1024, 65535]}
]

const everywhere: readonly Cidr[] = ['0.0.0.0/0' as Cidr, '::/0' as Cidr]

const blocksOf = ({places, internetHosts}: Frame): readonly Cidr[] => [
	...everywhere,
	...places.flatMap(({blocks, ipv6, subnets}) => [...blocks, ...ipv6, ...subnets.map(({cidr}) => cidr)]),
	...internetHosts.map(({ipv4}) => `${ipv4}/32` as Cidr),
	'54.0.0.0/8' as Cidr
]

const all = (key: string): SecurityGroupRule[] =>
	everywhere.map((cidr, index) => ({id: `${key}-all${index}`, protocol: 'all', peer: {kind: 'cidr', cidr}}))

export const openGroup = (vpc: string): SecurityGroup => ({
	key: `${vpc}.open`,
	id: `sg-${vpc}-open`,
	name: 'open',
	description: '',
	ingress: all('in'),
	egress: all('out')
})

export function growGroup(frame: Frame, genes: GroupGenes, vpc: string, number: number): SecurityGroup {
	const key = `${vpc}.sg${number}`
	const rules = (direction: 'ingress' | 'egress') =>
		genes[direction].map(
			(rule, index): SecurityGroupRule => ({
				id: `sgr-${direction}-${index}`,
				...at(traffics, rule.traffic),
				peer: peerOf(frame, rule, vpc)
			})
		)
	return {
		key,
		id: `sg-${key}`,
		name: `sg${number}`,
		description: '',
		ingress: genes.openIngress ? all('in') : rules('ingress'),
		egress: genes.openEgress ? all('out') : rules('egress')
	}
}

/** Whether such a rule may name a group. */
export const namesGroup = ({peer}: RuleGenes): boolean => (peer >= 6 && peer <= 16) || peer === 18

function peerOf(frame: Frame, {peer, pick}: RuleGenes, vpc: string): SecurityGroupRule['peer'] {
	if (peer <= 1) return {kind: 'cidr', cidr: at(everywhere, peer)}
	if (peer <= 5) return {kind: 'cidr', cidr: at(blocksOf(frame), pick)}
	if (peer <= 16) return {kind: 'group', key: `${vpc}.${pick % 2 === 0 ? 'open' : `sg${pick % 3}`}`}
	if (peer === 17) return {kind: 'prefix-list', key: 'list'}
	const reachable = neighboursOf(frame, vpc)
	return peer === 18 && reachable.length > 0 ? {kind: 'group', key: `${at(reachable, pick)}.open`} : {kind: 'stale', was: 'sg-0'}
}

/** VPCs whose groups may be named: peered ones, and those across a gateway that allows it (SG-8). */
const neighboursOf = ({peerings, transitGateways}: Frame, vpc: string): string[] => [
	...peerings
		.filter(({state, requester, accepter}) => state === 'active' && (requester === vpc || accepter === vpc))
		.map(({requester, accepter}) => (requester === vpc ? accepter : requester)),
	...transitGateways
		.filter(({securityGroupReferencing}) => securityGroupReferencing)
		.flatMap(({attachments}) => {
			const able = attachments.flatMap(({state, resource}) =>
				state === 'available' && resource.kind === 'vpc' && resource.securityGroupReferencing ? [resource.vpc] : []
			)
			return able.includes(vpc) ? able.filter(other => other !== vpc) : []
		})
]

const open = everywhere.map((cidr): Omit<NetworkAclEntry, 'number'> => ({action: 'allow', protocol: 'all', cidr}))

export function openAcl(vpc: string): NetworkAcl {
	const entries = open.map((entry, index) => ({number: 100 + index, ...entry}))
	return {key: `${vpc}.default`, id: `acl-${vpc}`, default: true, ingress: entries, egress: entries}
}

export function growAcl(frame: Frame, genes: AclGenes, key: string): NetworkAcl {
	const entries = (direction: 'ingress' | 'egress'): NetworkAclEntry[] =>
		[
			...genes[direction].map(({traffic, peer, allow, pick}) => ({
				action: allow ? ('allow' as const) : ('deny' as const),
				...at(traffics, traffic),
				cidr: peer <= 1 ? at(everywhere, peer) : at(blocksOf(frame), pick)
			})),
			...(genes.endsOpen[direction] ? open : [])
		].map((entry, index) => ({number: 100 + 10 * index, ...entry}))
	return {key, id: `acl-${key}`, default: false, ingress: entries('ingress'), egress: entries('egress')}
}
