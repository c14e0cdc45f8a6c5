/** Converts network ACLs to a lab file's form. */
import {nameTag} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import {everywhere, icmpNames, icmpv6Names, isProtocolNumber, portsOf, protocolNamed} from '../../import/protocols.ts'
import type {Thing} from '../../import/snapshot.ts'
import {block, type World, type WorldVpc} from '../../import/world.ts'
import {section, sortedSection, type Written, written} from '../../import/written.ts'

function nameNetworkAcls({snapshot, vpcOf}: World) {
	for (const acl of snapshot.things.NetworkAcls) {
		const vpc = vpcOf(acl.VpcId)
		if (!vpc) continue
		if (acl.IsDefault) {
			vpc.networkAcls.keep(acl.NetworkAclId, 'default')
		} else {
			vpc.networkAcls.give(acl.NetworkAclId, nameTag(acl.Tags))
		}
	}
}

const networkAclsOf = (vpc: WorldVpc, world: World): Written | undefined =>
	sortedSection(
		world.snapshot.things.NetworkAcls.filter(({VpcId}) => VpcId === vpc.id).map(acl => {
			const [ingress, egress] = (['ingress', 'egress'] as const).map(direction => {
				const entries = section(entriesOf(acl, direction, world))
				return acl.IsDefault && allowsAll(entries, direction, vpc) ? undefined : (entries ?? (acl.IsDefault ? {} : undefined))
			})
			return [vpc.networkAcls.of(acl.NetworkAclId) ?? acl.NetworkAclId, written({id: acl.NetworkAclId, ingress, egress})]
		})
	)

/** The ACL of a subnet. Undefined: the default one. */
export function networkAclOf(subnetId: string, vpc: WorldVpc, {snapshot}: World): string | undefined {
	const acl = snapshot.things.NetworkAcls.find(({Associations}) => Associations.some(({SubnetId}) => SubnetId === subnetId))
	return acl && !acl.IsDefault ? vpc.networkAcls.of(acl.NetworkAclId) : undefined
}

type Entry = Thing<'NetworkAcls'>['Entries'][number]

/** The highest number of a written entry: the implicit last denies have the numbers 32767 and 32768 (NACL-1). */
const lastNumber = 32_766

const entriesOf = ({Entries, NetworkAclId: id, at}: Thing<'NetworkAcls'>, direction: 'ingress' | 'egress', {note}: World) =>
	Entries.filter(({Egress, RuleNumber}) => Egress === (direction === 'egress') && RuleNumber <= lastNumber)
		.filter(entry => {
			const fault = faultOf(entry)
			if (fault !== undefined) {
				note(at, {kind: 'network ACL', id, consequence: `its ${direction} rule ${entry.RuleNumber} is not there: ${fault}`})
			}
			return fault === undefined
		})
		.toSorted((a, b) => a.RuleNumber - b.RuleNumber)
		.map(entry => [String(entry.RuleNumber), entryOf(entry, direction)] as const)

/** AWS accepts entries that no packet can match; a lab file does not. */
function faultOf({Protocol, CidrBlock, Ipv6CidrBlock}: Entry): string | undefined {
	const protocol = protocolNamed(Protocol)
	if (protocol === 'icmp' && CidrBlock === undefined && Ipv6CidrBlock !== undefined) return 'ICMP never has an IPv6 address'
	if (protocol === 'icmpv6' && CidrBlock !== undefined) return 'ICMPv6 never has an IPv4 address'
	const isKnown = ['-1', 'all', 'tcp', 'udp', 'icmp', 'icmpv6'].includes(protocol) || isProtocolNumber(protocol)
	return isKnown ? undefined : `nothing here knows the protocol "${Protocol}"`
}

function entryOf(
	{Protocol, RuleAction, CidrBlock, Ipv6CidrBlock, PortRange, IcmpTypeCode}: Entry,
	direction: 'ingress' | 'egress'
): Written {
	const protocol = protocolNamed(Protocol)
	const cidr = CidrBlock ?? Ipv6CidrBlock
	const isIcmp = protocol === 'icmp' || protocol === 'icmpv6'
	const type = IcmpTypeCode?.Type ?? -1
	const code = IcmpTypeCode?.Code ?? -1
	return written({
		[RuleAction]: protocol === '-1' ? 'all' : /^\d+$/.test(protocol) ? Number(protocol) : protocol,
		ports: (protocol === 'tcp' || protocol === 'udp') && PortRange ? portsOf(PortRange.From, PortRange.To) : undefined,
		type: isIcmp && type >= 0 ? ((protocol === 'icmp' ? icmpNames : icmpv6Names)[type] ?? type) : undefined,
		code: isIcmp && type >= 0 && code >= 0 ? code : undefined,
		[direction === 'ingress' ? 'from' : 'to']: cidr === undefined ? everywhere[4] : block(cidr)
	})
}

/** Entries of an unmodified default ACL (NACL-2). */
function allowsAll(entries: Written | undefined, direction: 'ingress' | 'egress', {ipv6Cidrs}: WorldVpc): boolean {
	const side = direction === 'ingress' ? 'from' : 'to'
	const families = ipv6Cidrs.length > 0 ? ([4, 6] as const) : ([4] as const)
	const wanted = families.map(of => [of === 4 ? '100' : '101', {allow: 'all', [side]: everywhere[of]}])
	return JSON.stringify(Object.entries(entries ?? {})) === JSON.stringify(wanted)
}

export const networkAcl: ImportPart = {
	name: nameNetworkAcls,
	inVpc: (vpc, _hosts, world) => ({networkAcls: networkAclsOf(vpc, world)})
}
