/**
 * A snapshot prepared for conversion to a lab file: existing things, their relations, and their names. It leaves out what AWS lists only for
 * the record (terminated, deleted, failed, long since rejected).
 */
import {kinds} from '../aws/kinds.ts'
import type {Finding} from '../model/finding.ts'
import {type Address, type Cidr, compare, parseCidr} from '../net/address.ts'
import {inName, Names, nameTag, slug} from './names.ts'
import {type Note, noteAt} from './notes.ts'
import type {RouteImport} from './part.ts'
import type {Origin, Snapshot, Thing} from './snapshot.ts'
import type {Written} from './written.ts'

export type World = {
	readonly snapshot: Snapshot
	readonly vpcs: readonly WorldVpc[]
	readonly vpcOf: (id: string | undefined) => WorldVpc | undefined
	readonly subnetOf: (
		id: string | undefined
	) => {readonly subnet: Thing<'Subnets'>; readonly vpc: WorldVpc; readonly name: string} | undefined
	/** The Region of most things; others are written with theirs. */
	readonly region: string
	readonly account: string | undefined
	readonly names: {
		/** Route targets outside VPCs: peerings and transit gateways. */
		readonly gateways: Names
		readonly elasticIps: Names
		readonly prefixLists: Names
		readonly transitGatewayPeerings: Names
		/** By public address: a device may be a customer gateway in several Regions. */
		readonly sites: Names
		readonly vpnGateways: Names
		readonly connections: Names
	}
	/** Subnets that a lab file cannot contain. */
	readonly leftOut: ReadonlySet<string>
	/** Elastic addresses of interfaces that are missing from the account's list. */
	readonly foundElasticIps: Map<Address, {readonly allocationId: string; readonly at: Origin; readonly owner: string | undefined}>
	/** Attachments of elastic addresses that are not written at their holder. */
	readonly elasticAttachments: Map<string, Written>
	/** Contradictions in the snapshot, and references to things that it does not contain. */
	readonly findings: (Finding & {readonly file: string})[]
	readonly notes: Note[]
	/** By kind. */
	readonly routeTargets: readonly RouteImport[]
	readonly note: (at: Origin | undefined, note: Omit<Note, 'file' | 'path'>) => void
}

export type WorldVpc = {
	readonly vpc: Thing<'Vpcs'>
	readonly id: string
	readonly key: string
	readonly region: string
	readonly account: string | undefined
	readonly cidrs: readonly Cidr[]
	readonly ipv6Cidrs: readonly Cidr[]
	readonly subnets: Names
	readonly routeTables: Names
	readonly networkAcls: Names
	readonly securityGroups: Names
	/** Route targets share one set of names, so that a plain name is never ambiguous. */
	readonly targets: Names
}

export const block = (text: string): Cidr => parseCidr(text, {maskHostBits: true}) as Cidr

/** Words with a special meaning in routes, rules and addresses of a lab file. */
const reservedTargets = ['local', 'blackhole', ...kinds.targets.flatMap(({only}) => only?.word ?? [])]

const alive = (state: string | undefined) => state === undefined || state === 'associated' || state === 'associating'

export function worldOf(snapshot: Snapshot, routeTargets: World['routeTargets']): World {
	const {things} = snapshot
	const notes: Note[] = []
	const findings: World['findings'] = []
	const note: World['note'] = (at, one) => notes.push(noteAt(at, one))
	const byRegion = Map.groupBy(things.Vpcs, ({at}) => at.region)
	const byAccount = Map.groupBy(things.Vpcs, vpc => vpc.OwnerId ?? vpc.at.account)
	const region = largest(byRegion) ?? 'us-east-1'
	const account = largest(byAccount)
	const vpcNames = new Names()
	const vpcs = things.Vpcs.flatMap((vpc): WorldVpc[] => {
		const cidrs = [
			...new Set([
				...(vpc.CidrBlock === undefined ? [] : [vpc.CidrBlock]),
				...vpc.CidrBlockAssociationSet.filter(({CidrBlockState}) => alive(CidrBlockState?.State)).map(({CidrBlock}) => CidrBlock)
			])
		].map(block)
		const [primary, ...others] = cidrs
		if (primary === undefined) {
			findings.push({
				file: vpc.at.file,
				path: [...vpc.at.path, 'CidrBlock'],
				message: `${vpc.VpcId} has no IPv4 block`,
				fix: 'save the answer of describe-vpcs whole'
			})
			return []
		}
		return [
			{
				vpc,
				id: vpc.VpcId,
				key: vpcNames.give(vpc.VpcId, nameTag(vpc.Tags), `vpc-${inName(primary)}`),
				region: vpc.at.region,
				account: vpc.OwnerId ?? vpc.at.account,
				// In an order that AWS accepts: a block of 10.0.0.0/16 before those that would exclude it (VPC-4).
				cidrs: [primary, ...others.toSorted(compare)],
				ipv6Cidrs: vpc.Ipv6CidrBlockAssociationSet.filter(({Ipv6CidrBlockState}) => alive(Ipv6CidrBlockState?.State)).map(
					({Ipv6CidrBlock}) => block(Ipv6CidrBlock)
				),
				subnets: new Names(),
				routeTables: new Names(),
				networkAcls: new Names(['default']),
				securityGroups: new Names(['default', 'self']),
				targets: new Names(reservedTargets)
			}
		]
	})
	const byId = new Map(vpcs.map(one => [one.id, one]))
	const subnets = new Map<string, {subnet: Thing<'Subnets'>; vpc: WorldVpc; name: string}>()
	const leftOut = new Set<string>()
	for (const subnet of things.Subnets) {
		if (subnet.CidrBlock === undefined) {
			note(subnet.at, {kind: 'IPv6-only subnet', id: subnet.SubnetId, consequence: 'it is left out, and so is what lives in it'})
			leftOut.add(subnet.SubnetId)
			continue
		}
		const vpc = byId.get(subnet.VpcId)
		if (!vpc) {
			findings.push({
				file: subnet.at.file,
				path: [...subnet.at.path, 'VpcId'],
				message: `${subnet.VpcId} is in no answer of describe-vpcs`,
				fix: 'save that of its account and region too'
			})
			continue
		}
		const name = vpc.subnets.give(
			subnet.SubnetId,
			nameTag(subnet.Tags),
			`${zoneLetter(subnet)}-${inName(subnet.CidrBlock ?? subnet.SubnetId)}`
		)
		subnets.set(subnet.SubnetId, {subnet, vpc, name})
	}
	return {
		snapshot,
		vpcs,
		vpcOf: id => (id === undefined ? undefined : byId.get(id)),
		subnetOf: id => (id === undefined ? undefined : subnets.get(id)),
		region,
		account,
		names: {
			gateways: new Names(reservedTargets),
			elasticIps: new Names(),
			prefixLists: new Names(),
			transitGatewayPeerings: new Names(),
			sites: new Names(),
			vpnGateways: new Names(),
			connections: new Names(['blackhole'])
		},
		leftOut,
		foundElasticIps: new Map(),
		elasticAttachments: new Map(),
		findings,
		notes,
		routeTargets,
		note
	}
}

const zoneLetter = ({AvailabilityZone}: Thing<'Subnets'>) => slug(AvailabilityZone?.slice(-1) ?? '') || 'subnet'

/** The key with the most items; the first of several. */
function largest(groups: ReadonlyMap<string | undefined, readonly unknown[]>): string | undefined {
	let best: string | undefined
	let size = 0
	for (const [key, members] of groups) {
		if (key !== undefined && members.length > size) [best, size] = [key, members.length]
	}
	return best
}
