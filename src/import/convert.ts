/** Converts a snapshot to a lab file. Pure. */

import {directConnectOf} from '../aws/direct-connect/import.ts'
import {elasticIpsOf} from '../aws/elastic-ip/import.ts'
import {imports, routeTargets} from '../aws/imports.ts'
import {type Hosts, hostsOf} from '../aws/network-interface/import-hosts.ts'
import {prefixListsOf} from '../aws/prefix-list/import.ts'
import {isRegion, zoneIdsOf, zonesOf} from '../aws/regions.ts'
import {noteOtherAttachments, transitGatewaysOf} from '../aws/transit-gateway/import.ts'
import {peeringsOf} from '../aws/vpc-peering-connection/import.ts'
import {vpnOf} from '../aws/vpn-connection/import.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import {fitted} from './fit.ts'
import {type Note, noteAt} from './notes.ts'
import {noteOrphans} from './orphans.ts'
import {unemulated} from './other-kinds.ts'
import {quotasFor} from './quotas.ts'
import type {Snapshot, Thing} from './snapshot.ts'
import {type World, type WorldVpc, worldOf} from './world.ts'
import {oneOrList, section, sortedSection, type Written, written} from './written.ts'

export type Converted = {
	/** A lab file as data. */
	readonly document: Written
	/** What the document leaves out of the account, or contains only in part. */
	readonly notes: readonly Note[]
}

/** Throws BadLab if a snapshot refers to missing things that the conversion cannot do without. */
export function convert(snapshot: Snapshot): Converted {
	const world = worldOf(snapshot, routeTargets)
	for (const {name} of imports) name?.(world)
	const hosts = hostsOf(world)
	const peerings = peeringsOf(world)
	const vpcs = section(world.vpcs.map(vpc => [vpc.key, vpcWritten(vpc, hosts, world)]))
	const transit = transitGatewaysOf(world)
	const rest = {
		...transit.sections,
		elasticIps: elasticIpsOf(world),
		prefixLists: undefinedIfEmpty(prefixListsOf(world)),
		peerings,
		zones: zonesWritten(world),
		...Object.assign({}, ...imports.map(({atTop}) => atTop?.(world)))
	}
	const vpn = noteTheRest(world, transit.partsOf)
	if (world.findings.length > 0) throw new BadLab(world.findings.map(({file, ...finding}) => toProblem(finding, file)))
	const document = withValidIds({
		region: world.region === 'us-east-1' ? undefined : world.region,
		account: world.account,
		vpcs,
		...rest,
		...vpn
	})
	const quotas = quotasFor(world)
	const fit = fitted(quotas ? {...document, quotas} : document)
	return {document: fit.document, notes: [...world.notes, ...fit.notes]}
}

const validId = /^(?:[a-z-]+-[\da-f]{8,17}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/
const validMac = /^[\da-f]{2}(?::[\da-f]{2}){5}$/

/** Leaves out ids that do not have AWS's form (a simulator's, say): nothing depends on them. */
function withValidIds({zones, ...sections}: Written): Written {
	const clean = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(clean)
		if (typeof value !== 'object' || value === null) return value
		const entries = Object.entries(value).filter(
			([key, one]) =>
				typeof one !== 'string' ||
				(key === 'mac' ? validMac.test(one) : !['id', 'interfaceId'].includes(key) || validId.test(one))
		)
		return written(Object.fromEntries(entries.map(([key, one]) => [key, clean(one)])))
	}
	return {...(clean(sections) as Written), ...(zones !== undefined && {zones})}
}

const undefinedIfEmpty = (entries: Written): Written | undefined => (Object.keys(entries).length > 0 ? entries : undefined)

function vpcWritten(vpc: WorldVpc, hosts: Hosts, world: World): Written {
	noteMissingKinds(vpc, world)
	return written({
		id: vpc.id,
		region: vpc.region === world.region ? undefined : vpc.region,
		account: vpc.account === world.account ? undefined : vpc.account,
		cidr: oneOrList(vpc.cidrs),
		ipv6: vpc.ipv6Cidrs.length > 0 ? oneOrList(vpc.ipv6Cidrs) : undefined,
		...Object.assign({}, ...imports.map(({inVpc}) => inVpc?.(vpc, hosts, world)))
	})
}

/** Without these the network would be another one, so that their absence is reported. */
function noteMissingKinds(vpc: WorldVpc, {snapshot: {things}, note}: World) {
	const kinds = [
		['RouteTables', 'describe-route-tables', 'its subnets have local routes only'],
		['NetworkAcls', 'describe-network-acls', 'its network ACLs allow everything']
	] as const
	for (const [kind, command, consequence] of kinds) {
		const all: readonly {readonly VpcId: string}[] = things[kind]
		if (!all.some(({VpcId}) => VpcId === vpc.id)) {
			note(vpc.vpc.at, {kind: 'VPC', id: vpc.id, consequence: `it is in no answer of ${command}: ${consequence}`})
		}
	}
}

/** The physical zone of each zone name that subnets use; if accounts differ, each account's own (MOD-1). */
function zonesWritten(world: World): Written | undefined {
	const byName = new Map<string, Map<string, Set<string>>>()
	for (const subnet of world.snapshot.things.Subnets) {
		const vpc = world.vpcOf(subnet.VpcId)
		const id = subnet.AvailabilityZoneId ?? idByZoneName(subnet, world) ?? (vpc && likelyId(subnet, vpc))
		if (!vpc || id === undefined || subnet.AvailabilityZone === undefined) continue
		const ids = byName.get(subnet.AvailabilityZone) ?? new Map<string, Set<string>>()
		byName.set(subnet.AvailabilityZone, ids)
		ids.set(id, (ids.get(id) ?? new Set()).add(vpc.account ?? ''))
	}
	return sortedSection(
		[...byName].flatMap(([zone, ids]) => {
			const [first, ...others] = [...ids]
			return [
				...(first ? [[zone, {id: first[0]}] as const] : []),
				...others.flatMap(([id, accounts]) => [...accounts].map(account => [`${account}/${zone}`, {id}] as const))
			]
		})
	)
}

const idByZoneName = ({AvailabilityZone, at}: Thing<'Subnets'>, {snapshot}: World) =>
	snapshot.things.AvailabilityZones.find(zone => zone.ZoneName === AvailabilityZone && zone.at.account === at.account)?.ZoneId

/** An id for a zone that is not among the usual ones of its Region: a lab file requires one. */
function likelyId({AvailabilityZone = ''}: Thing<'Subnets'>, {region}: WorldVpc): string | undefined {
	if (!isRegion(region) || zonesOf(region).includes(AvailabilityZone) || !/^[a-z]$/.test(AvailabilityZone.slice(region.length))) {
		return undefined
	}
	const [one = ''] = zoneIdsOf(region, '')
	return one.replace(/\d+$/, String(AvailabilityZone.charCodeAt(region.length) - 96))
}

/** Reports VPNs that are left out, and everything that is not emulated, by name. */
function noteTheRest(world: World, partsOf: ReturnType<typeof transitGatewaysOf>['partsOf']) {
	const {things, unemulated: others, passedOver} = world.snapshot
	noteOrphans(world)
	noteOtherAttachments(world)
	for (const {LoadBalancerName, at} of things.LoadBalancerDescriptions) {
		world.note(at, {
			kind: 'classic load balancer',
			id: LoadBalancerName ?? 'unnamed',
			consequence: 'its addresses swallow every packet'
		})
	}
	const vpn = vpnOf(world, partsOf)
	const {sites, ...direct} = directConnectOf(world, partsOf)
	for (const {key, id, at} of others) {
		const {noun, consequence} = unemulated[key] ?? {noun: key, consequence: 'it is left out'}
		world.note(at, {kind: noun, id, consequence})
	}
	for (const {file, what} of passedOver) world.notes.push(noteAt(undefined, {kind: 'file', id: file, consequence: what}))
	return {...vpn, sites: undefinedIfEmpty({...vpn.sites, ...sites}), ...direct}
}
