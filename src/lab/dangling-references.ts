/** Dangling references after a change of a running network: blackholes and stale rules (RT-7, SG-8, TGW-3). */

import type {Draft, VpcDraft} from '../aws/draft.ts'
import {vpcsAttachedTo} from '../aws/transit-gateway/kind.ts'
import {recordOf} from '../model/record-of.ts'
import {isSame} from './patch.ts'
import type {LabDocument} from './schema.ts'

/**
 * The document after a change, with its dangling references marked: routes to a target that was deleted become blackholes (RT-7), and stay so if
 * the name comes back, since that is another thing; rules that refer to a group over a deleted peering become stale (SG-8).
 */
export function markDanglingReferences(before: Draft, after: LabDocument): LabDocument {
	const vpcs = mapValues(after.vpcs, (vpc, name) => {
		const was = before.vpcs.get(name)
		if (!was) return vpc
		const gone = goneTargets(was, before, after, name)
		const lost = lostPeers(was, before, after)
		if (gone.size === 0 && lost.size === 0) return vpc
		const subnets = mapValues(vpc.subnets, subnet =>
			subnet.routes ? {...subnet, routes: blackholed(subnet.routes, gone)} : subnet
		)
		const routeTables = mapValues(vpc.routeTables, table =>
			table.routes ? {...table, routes: blackholed(table.routes, gone)} : table
		)
		const securityGroups = mapValues(vpc.securityGroups, group => staleGroup(group, lost))
		const defaultSecurityGroup = vpc.defaultSecurityGroup && staleGroup(vpc.defaultSecurityGroup, lost)
		return {
			...vpc,
			...(subnets && {subnets}),
			...(routeTables && {routeTables}),
			...(securityGroups && {securityGroups}),
			...(defaultSecurityGroup && {defaultSecurityGroup})
		}
	})
	const transitGateways = mapValues(after.transitGateways, (gateway, name) => ({
		...gateway,
		...(gateway.routeTables && {
			routeTables: mapValues(gateway.routeTables, (table, tableName) => {
				const was = before.transitGateways.get(name)?.written.routeTables?.[tableName]?.routes
				return was && table.routes ? {...table, routes: transitBlackholes(table.routes, was, gateway, after)} : table
			})
		})
	}))
	return {...after, ...(vpcs && {vpcs}), ...(transitGateways && {transitGateways})}
}

const mapValues = <T>(from: Record<string, T> | undefined, change: (value: T, key: string) => T): Record<string, T> | undefined =>
	from && recordOf(Object.entries(from).map(([key, value]) => [key, change(value, key)]))

/** Names of targets that no longer exist, for each key of a target's kind. */
function goneTargets(was: VpcDraft, before: Draft, after: LabDocument, name: string): Map<string, Set<string>> {
	const vpc = after.vpcs?.[name]
	const gone = new Map<string, Set<string>>()
	for (const {key, names, isLeft} of before.kinds.targets) {
		const missing = [...names(was, before)].filter(target => !isLeft(target, vpc, after, name))
		if (missing.length > 0) gone.set(key, new Set(missing))
	}
	return gone
}

type Routes = NonNullable<NonNullable<NonNullable<LabDocument['vpcs']>[string]['subnets']>[string]['routes']>

const blackholed = (routes: Routes, gone: ReadonlyMap<string, ReadonlySet<string>>): Routes =>
	mapValues(routes, target => {
		if (typeof target === 'string') return [...gone.values()].some(names => names.has(target)) ? {blackhole: target} : target
		const [key, name] = Object.entries(target).find(([, value]) => value !== undefined) ?? []
		return key !== undefined && name !== undefined && gone.get(key)?.has(name) ? {blackhole: name} : target
	}) ?? routes

type TransitGateway = NonNullable<LabDocument['transitGateways']>[string]
type TransitRoutes = NonNullable<NonNullable<NonNullable<TransitGateway['routeTables']>[string]>['routes']>

/** Existing routes whose attachment, connection or peering was deleted. */
const transitBlackholes = (
	routes: TransitRoutes,
	was: TransitRoutes,
	gateway: TransitGateway,
	after: LabDocument
): TransitRoutes =>
	mapValues(routes, (target, destination) => {
		const name = typeof target === 'string' ? target : (target.attachment ?? target.peering ?? '')
		const isLeft = [gateway.attachments, after.vpnConnections, after.transitGatewayPeerings].some(all =>
			Object.hasOwn(all ?? {}, name)
		)
		return isLeft || !isSame(was[destination], target) ? target : 'blackhole'
	}) ?? routes

/** VPCs that were connected to this one by a peering or a transit gateway, and no longer are. */
function lostPeers(was: VpcDraft, before: Draft, after: LabDocument): Set<string> {
	const isAfter = (gateway: string) => vpcsAttachedTo(gateway, after).includes(was.key)
	const attachedVpcs = (gateways: Iterable<string>, attachedTo: (gateway: string) => readonly string[]) =>
		[...gateways].flatMap(gateway => attachedTo(gateway).filter(key => key !== was.key))
	const attachedBefore = (gateway: string) =>
		[...(before.transitGateways.get(gateway)?.attachments.values() ?? [])].flatMap(({vpc}) => vpc?.key ?? [])
	const gateways = [...before.transitGateways.keys()].filter(gateway => attachedBefore(gateway).includes(was.key))
	const stillAttached = attachedVpcs(gateways.filter(isAfter), gateway => vpcsAttachedTo(gateway, after))
	const peersOf = (has: (name: string) => boolean) =>
		[...before.peerings.values()].flatMap(({name, requester, accepter}) => {
			if (!has(name) || !requester || !accepter) return []
			return requester === was ? [accepter.key] : accepter === was ? [requester.key] : []
		})
	const left = new Set([...peersOf(name => Object.hasOwn(after.peerings ?? {}, name)), ...stillAttached])
	return new Set([...peersOf(() => true), ...attachedVpcs(gateways, attachedBefore)].filter(key => !left.has(key)))
}

type Groups = NonNullable<NonNullable<LabDocument['vpcs']>[string]['securityGroups']>
type Rule = NonNullable<Groups[string]['ingress']>[number]
type Peer = Exclude<NonNullable<Rule['from']>, readonly unknown[]>

const staleGroup = <T extends {ingress?: Rule[] | undefined; egress?: Rule[] | undefined}>(
	group: T,
	lost: ReadonlySet<string>
): T => ({
	...group,
	...(group.ingress && {ingress: group.ingress.map(rule => staled(rule, 'from', lost))}),
	...(group.egress && {egress: group.egress.map(rule => staled(rule, 'to', lost))})
})

function staled(rule: Rule, side: 'from' | 'to', lost: ReadonlySet<string>): Rule {
	const peers = rule[side]
	if (peers === undefined || lost.size === 0) return rule
	const stale = (peer: Peer): Peer => {
		const name = typeof peer === 'string' ? peer : peer.group
		const vpc = name?.includes('.') ? name.slice(0, name.indexOf('.')) : undefined
		return name !== undefined && vpc !== undefined && lost.has(vpc) ? {stale: name} : peer
	}
	return {...rule, [side]: Array.isArray(peers) ? peers.map(stale) : stale(peers)}
}
