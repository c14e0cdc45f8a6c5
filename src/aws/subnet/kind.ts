/**
 * Subnets: blocks of a VPC, each in one zone (SUB-1…4).
 * Doc: https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
 */
import {z} from 'zod'
import type {Path} from '../../model/finding.ts'
import {type Cidr, contains, overlaps, parseBlock} from '../../net/address.ts'
import type {BareVpc} from '../draft.ts'
import {idOf} from '../ids.ts'
import {subnetIpv6At} from '../ipv6.ts'
import {entriesOf, type VpcKind} from '../kind.ts'
import {zoneNamed} from '../regions.ts'
import {ownRoutesOf} from '../route-table/kind.ts'
import {routesSchema} from '../route-table/routes.ts'
import {cidr, described, flag, is, named, ownId, reference, text} from '../schema.ts'
import {checkSubnets} from './checks.ts'

const subnetSchema = is(
	'a subnet: {zone, cidr, …}',
	z.strictObject({
		id: ownId('subnet'),
		...described,
		zone: text('a zone: its letter, name or id')
			.optional()
			.describe('Availability zone: `a`, `us-east-1a` or `use1-az1`. Default: `a`.'),
		cidr: cidr().describe('IPv4 block inside the VPC, /16 to /28. AWS keeps the first four addresses and the last (SUB-2).'),
		ipv6: is('true or a /64 of the VPC', z.union([z.boolean(), z.string()]))
			.optional()
			.describe("IPv6 block: `true` for the next /64 of the VPC's, or a block by hand."),
		routes: routesSchema
			.optional()
			.describe('Routes of a route table of its own, `{destination: target}`. Left out: `routeTable`, or else the main table.'),
		propagate: flag()
			.optional()
			.describe("Its own route table takes the routes of the VPC's virtual private gateway (RT-8). Default: false."),
		routeTable: reference('a route table')
			.optional()
			.describe('The route table it is associated with. Default: the main one (RT-1).'),
		networkAcl: reference('a network ACL')
			.optional()
			.describe('Its network ACL. Default: the default one, which allows everything (NACL-2).'),
		mapPublicIpOnLaunch: flag()
			.optional()
			.describe('Instances get a public IPv4 address unless they say otherwise (SUB-3). Default: false.'),
		assignIpv6AddressOnCreation: flag()
			.optional()
			.describe('Network interfaces get an IPv6 address unless they say otherwise. Default: false.'),
		enableDns64: flag()
			.optional()
			.describe(
				'The resolver gives who asks from here an address of 64:ff9b::/96 for what has IPv4 alone (NAT-8). Default: false.'
			)
	})
)

const schema = named('subnets', subnetSchema)

export type SubnetWritten = z.input<typeof subnetSchema>

export type SubnetDraft = {
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly written: SubnetWritten
	readonly cidr: Cidr | undefined
	readonly ipv6Cidr: Cidr | undefined
	/** `us-east-1a`. Undefined: the Region has no such zone. */
	readonly zone: string | undefined
}

export function draftSubnets(
	vpc: BareVpc,
	ipv6Cidrs: readonly Cidr[],
	kept: ReadonlyMap<string, Cidr>
): Map<string, SubnetDraft> {
	const entries = entriesOf(vpc.written.subnets)
	const given = new Set(entries.flatMap(([, {ipv6}]) => (typeof ipv6 === 'string' ? (parseBlock(ipv6, 6) ?? []) : [])))
	const taken = new Set<Cidr>()
	const isFree = (block: Cidr) => !taken.has(block) && ![...given].some(one => overlaps(one, block))
	return new Map(
		entries.map(([name, written], index) => {
			const key = `${vpc.key}.${name}`
			const before = kept.get(key)
			const automatic = () =>
				before && isFree(before) && ipv6Cidrs.some(block => contains(block, before))
					? before
					: subnetIpv6At(ipv6Cidrs, index, isFree)
			const ipv6Cidr =
				written.ipv6 === true ? automatic() : typeof written.ipv6 === 'string' ? parseBlock(written.ipv6, 6) : undefined
			if (ipv6Cidr) taken.add(ipv6Cidr)
			const zone = zoneNamed(written.zone ?? 'a', vpc.region, vpc.zones)
			return [
				name,
				{
					key,
					name,
					path: [...vpc.path, 'subnets', name],
					written,
					cidr: parseBlock(written.cidr, 4),
					ipv6Cidr,
					zone
				}
			]
		})
	)
}

export const subnets: VpcKind<typeof schema> = {
	schema,
	codes: {absent: {subnets: 'InvalidSubnetID.NotFound'}, inUse: {'InvalidSubnetID.NotFound': 'DependencyViolation'}},
	title: 'Subnets by name.',
	check: checkSubnets,
	*resources({subnets: all}) {
		for (const subnet of all.values()) {
			const {key, name, path} = subnet
			yield {kind: 'subnet', noun: 'subnet', key, names: [name], ids: [idIn(subnet)], path}
		}
	},
	resolve(vpc) {
		return {
			subnets: [...vpc.subnets.values()].flatMap(subnet => {
				const {key, name, written, cidr: block, ipv6Cidr, zone} = subnet
				return block && zone !== undefined
					? {
							key,
							id: idIn(subnet),
							zone,
							zoneId: vpc.zones.get(zone) ?? '',
							cidr: block,
							...(ipv6Cidr && {ipv6Cidr}),
							routeTable:
								(ownRoutesOf(written) ? vpc.routeTables.get(name) : vpc.routeTables.get(written.routeTable ?? ''))?.key ??
								vpc.mainRouteTable.key,
							networkAcl: `${vpc.key}.${written.networkAcl ?? 'default'}`,
							mapPublicIpOnLaunch: written.mapPublicIpOnLaunch ?? false,
							assignIpv6AddressOnCreation: written.assignIpv6AddressOnCreation ?? false,
							...(written.enableDns64 && {enableDns64: true as const})
						}
					: []
			})
		}
	}
}

const idIn = ({key, written}: SubnetDraft): string => written.id ?? idOf('subnet', key)
