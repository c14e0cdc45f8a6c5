/** What AWS refuses about subnets (SUB-1…4, RT-1). */
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding} from '../../model/finding.ts'
import {type Cidr, compare, contains, family, overlaps, prefixLength, subnetAt, subtract} from '../../net/address.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {overQuota} from '../quotas.ts'
import type {SubnetDraft} from './kind.ts'

export function* checkSubnets(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	yield* overQuota('subnetsPerVpc', vpc.subnets.size, draft.quotas, {path: [...vpc.path, 'subnets'], at: 'key'})
	for (const subnet of vpc.subnets.values()) {
		yield* checkBlock(subnet, vpc)
		yield* checkIpv6(subnet, vpc)
		yield* checkReferences(subnet, vpc)
	}
	yield* checkConflicts(vpc, 'cidr')
	yield* checkConflicts(vpc, 'ipv6')
}

function* checkBlock({path, written, cidr: block}: SubnetDraft, vpc: VpcDraft): Generator<Finding> {
	const at = {path: [...path, 'cidr']}
	if (!block) {
		yield {
			...at,
			message: `"${written.cidr}" is not an IPv4 block`,
			code: 'InvalidParameterValue',
			fix: 'write an address and a prefix length, such as 10.0.1.0/24'
		}
	} else if (prefixLength(block) < 16 || prefixLength(block) > 28) {
		yield {
			...at,
			message: `the CIDR "${block}" is invalid: subnets are /16 to /28`,
			code: 'InvalidSubnet.Range',
			fix: `choose a length from 16 to 28, such as ${suggestBlock(vpc, 24) ?? '/24'}`
		}
	} else if (vpc.cidrs.length > 0 && !vpc.cidrs.some(outer => contains(outer, block))) {
		yield {
			...at,
			message: `${block} is outside VPC "${vpc.key}" (${vpc.cidrs.join(', ')})`,
			code: 'InvalidSubnet.Range',
			fix: `choose a block inside ${vpc.cidrs.join(' or ')}`
		}
	}
}

function* checkIpv6({path, written, ipv6Cidr}: SubnetDraft, vpc: VpcDraft): Generator<Finding> {
	const at = {path: [...path, 'ipv6']}
	if (written.ipv6 && vpc.ipv6Cidrs.length === 0) {
		yield {
			...at,
			message: `VPC "${vpc.key}" has no IPv6 block`,
			code: 'InvalidSubnet.Range',
			fix: `add "ipv6: true" to vpcs.${vpc.key}`
		}
	} else if (written.ipv6 === true && !ipv6Cidr) {
		yield {
			...at,
			message: `no /64 is left in ${vpc.ipv6Cidrs.join(', ')}`,
			code: 'InvalidSubnet.Range',
			fix: `give VPC "${vpc.key}" a wider IPv6 block`
		}
	} else if (typeof written.ipv6 === 'string') {
		const [outer] = vpc.ipv6Cidrs
		const example = outer && prefixLength(outer) <= 64 ? `${subnetAt(outer, 64, 0)}` : 'a /64'
		if (!ipv6Cidr) {
			yield {
				...at,
				message: `"${written.ipv6}" is not an IPv6 block`,
				code: 'InvalidParameterValue',
				fix: `write true, or a block such as ${example}`
			}
		} else if (prefixLength(ipv6Cidr) < 44 || prefixLength(ipv6Cidr) > 64 || prefixLength(ipv6Cidr) % 4 !== 0) {
			yield {
				...at,
				message: `the IPv6 CIDR "${ipv6Cidr}" is invalid: subnets are /44 to /64 in steps of 4`,
				code: 'InvalidSubnet.Range',
				fix: `choose a /64, such as ${example}`
			}
		} else if (!vpc.ipv6Cidrs.some(block => contains(block, ipv6Cidr))) {
			yield {
				...at,
				message: `${ipv6Cidr} is outside VPC "${vpc.key}" (${vpc.ipv6Cidrs.join(', ')})`,
				code: 'InvalidSubnet.Range',
				fix: `write true, or a block such as ${example}`
			}
		}
	}
	if (written.assignIpv6AddressOnCreation && !written.ipv6) {
		yield {
			path: [...path, 'assignIpv6AddressOnCreation'],
			message: 'the subnet has no IPv6 block to assign addresses from',
			code: 'InvalidParameterValue',
			fix: 'add "ipv6: true" to the subnet'
		}
	}
}

function* checkReferences({path, name, written, zone}: SubnetDraft, vpc: VpcDraft): Generator<Finding> {
	if (zone === undefined) {
		const zones = [...vpc.zones.keys()]
		yield {
			path: [...path, 'zone'],
			message: `${vpc.region} has no zone "${written.zone}"; subnets can currently only be created in the following availability zones: ${zones.join(', ')}`,
			code: 'InvalidParameterValue',
			fix: suggest(
				String(written.zone),
				zones.map(one => one.slice(vpc.region.length))
			)
		}
	}
	if (written.routes && written.routeTable !== undefined) {
		yield {
			path: [...path, 'routeTable'],
			message: 'a subnet has one route table: routes of its own, or one by name',
			code: 'Resource.AlreadyAssociated',
			fix: `move the routes to routeTables.${written.routeTable}, or leave "routeTable" out`
		}
	} else if (written.routeTable !== undefined && !vpc.routeTables.has(written.routeTable)) {
		yield unknownName(
			[...path, 'routeTable'],
			'route table',
			written.routeTable,
			vpc.routeTables.keys(),
			'InvalidRouteTableID.NotFound'
		)
	}
	if (written.routes && Object.hasOwn(vpc.written.routeTables ?? {}, name)) {
		yield {
			path: [...path, 'routes'],
			at: 'key',
			message: `the subnet's own route table would be called "${name}", like the one in routeTables`,
			fix: `write "routeTable: ${name}" in place of the routes, or rename one of the two`
		}
	}
	const acls = ['default', ...Object.keys(vpc.written.networkAcls ?? {})]
	if (written.networkAcl !== undefined && !acls.includes(written.networkAcl)) {
		yield unknownName([...path, 'networkAcl'], 'network ACL', written.networkAcl, acls, 'InvalidNetworkAclID.NotFound')
	}
}

/** Accepted blocks do not overlap, so that in order of address each new one can only overlap its two neighbours. */
function* checkConflicts(vpc: VpcDraft, key: 'cidr' | 'ipv6'): Generator<Finding> {
	const accepted: {subnet: SubnetDraft; block: Cidr}[] = []
	const suggested = new Map<number, Cidr | undefined>()
	for (const subnet of vpc.subnets.values()) {
		const block = key === 'cidr' ? subnet.cidr : subnet.ipv6Cidr
		if (!block || !isFitting(block, vpc)) continue
		let [low, high] = [0, accepted.length]
		while (low < high) {
			const middle = (low + high) >> 1
			const other = accepted[middle]
			if (other && compare(other.block, block) <= 0) {
				low = middle + 1
			} else {
				high = middle
			}
		}
		const taken = [accepted[low - 1], accepted[low]].find(other => other && overlaps(other.block, block))
		if (!taken) {
			accepted.splice(low, 0, {subnet, block})
			continue
		}
		const length = prefixLength(block)
		if (key === 'cidr' && !suggested.has(length)) suggested.set(length, suggestBlock(vpc, length))
		const free = suggested.get(length)
		yield {
			path: [...subnet.path, key],
			message: `${block} conflicts with subnet "${taken.subnet.name}" (${taken.block})`,
			code: 'InvalidSubnet.Conflict',
			fix: free ? `choose a block that is free, such as ${free}` : 'choose a block that is free'
		}
	}
}

/** Whether a block has a valid size and is inside the VPC. Other blocks have problems of their own. */
const isFitting = (block: Cidr, {cidrs, ipv6Cidrs}: VpcDraft): boolean =>
	family(block) === 4
		? prefixLength(block) >= 16 && prefixLength(block) <= 28 && cidrs.some(outer => contains(outer, block))
		: prefixLength(block) % 4 === 0 && ipv6Cidrs.some(outer => contains(outer, block))

/** A block of this length that no subnet of the VPC uses. */
function suggestBlock(vpc: VpcDraft, length: number): Cidr | undefined {
	const taken = [...vpc.subnets.values()].flatMap(({cidr: block}) => (block && isFitting(block, vpc) ? block : []))
	for (const block of vpc.cidrs) {
		const free = subtract(block, taken).find(one => prefixLength(one) <= length)
		if (free) return subnetAt(free, length, 0)
	}
	return undefined
}
