/** Sources and destinations of security group rules: blocks, prefix lists, groups of this VPC or of another (SG-7, SG-8). */
import {z} from 'zod'
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {SecurityGroupRule} from '../../model/model.ts'
import {parseAddress, parseCidr} from '../../net/address.ts'
import {blockOfAddress} from '../block-of-address.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {is} from '../schema.ts'
import {referencesBetween} from '../transit-gateway/kind.ts'

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
export const peersSchema = () =>
	is('a block, a security group, a prefix list, self, or a list of them', z.union([peerSchema, z.array(peerSchema)]))

export type PeerWritten = z.input<typeof peerSchema>
export type Peer = SecurityGroupRule['peer']
export type Direction = 'ingress' | 'egress'

/** Where a rule is. */
export type PeerContext = {
	readonly groupKey: string
	readonly direction: Direction
	readonly vpc: VpcDraft
	readonly draft: Draft
}

/** The peer, or the problem. A plain name is a group or a prefix list, whichever exists. */
export function readPeer(written: PeerWritten, path: Path, context: PeerContext): Peer | Finding {
	const {vpc, draft} = context
	if (typeof written === 'object') {
		const entries = Object.entries(written).filter(([, value]) => value !== undefined)
		const [key, name] = entries[0] ?? []
		if (name === undefined || entries.length > 1) {
			return {
				path,
				message: 'one source or destination is one of group and prefixList',
				fix: 'write {group: name} or {prefixList: name}'
			}
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
		const message = `CIDR block ${written} is malformed: it is an address`
		return {path, message, code: 'InvalidParameterValue', fix: blockOfAddress(address)}
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
function groupPeer(written: string, path: Path, {vpc, draft, direction}: PeerContext): Peer | Finding {
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
