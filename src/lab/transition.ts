/** What a change of a running network does to the rest of it, and which changes AWS refuses (RT-7, SG-8, PCX-1, VPC-3). */
import type {Draft, VpcDraft} from '../aws/draft.ts'
import {needsPublicIp} from '../aws/network-interface.ts'
import {isSame} from './patch.ts'
import type {Finding, Path} from './problem.ts'
import type {LabDocument} from './schema.ts'
import {valueAt} from './shape.ts'

/**
 * The document after a change, with what no longer leads anywhere said so: routes to a target that went become
 * blackholes (RT-7), and stay so if the name comes back, since that is another thing; rules that name a group over a
 * peering that went become stale (SG-8).
 */
export function leaveTraces(before: Draft, after: LabDocument): LabDocument {
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
	return vpcs ? {...after, vpcs} : after
}

const mapValues = <T>(from: Record<string, T> | undefined, change: (value: T, key: string) => T): Record<string, T> | undefined =>
	from && Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]))

/** Names by which routes led to things that are not there any more, for each key of a target's kind. */
function goneTargets(was: VpcDraft, before: Draft, after: LabDocument, name: string): Map<string, Set<string>> {
	const vpc = after.vpcs?.[name]
	const left: Readonly<Record<string, (target: string) => boolean>> = {
		internetGateway: () => Boolean(vpc?.internetGateway),
		egressOnlyInternetGateway: () => Boolean(vpc?.egressOnlyInternetGateway),
		vpnGateway: () => Boolean(vpc?.vpnGateway),
		natGateway: target => Object.hasOwn(vpc?.natGateways ?? {}, target),
		instance: target => Object.hasOwn(vpc?.instances ?? {}, target),
		networkInterface: target => isInterfaceLeft(target, vpc),
		peering: target => Object.hasOwn(after.peerings ?? {}, target),
		transitGateway: target => attachedBy(target, after).includes(name)
	}
	const gone = new Map<string, Set<string>>()
	for (const {key, names} of before.kinds.targets) {
		const isLeft = left[key]
		const missing = isLeft ? [...names(was, before)].filter(target => !isLeft(target)) : []
		if (missing.length > 0) gone.set(key, new Set(missing))
	}
	return gone
}

/** VPCs that a transit gateway is attached to. */
const attachedBy = (gateway: string, {transitGateways}: LabDocument): readonly string[] =>
	Object.entries(transitGateways?.[gateway]?.attachments ?? {}).map(([name, attachment]) =>
		Array.isArray(attachment) ? name : (attachment.vpc ?? name)
	)

function isInterfaceLeft(name: string, vpc: NonNullable<LabDocument['vpcs']>[string] | undefined): boolean {
	const [instance = '', device] = name.split('.eth')
	if (device === undefined) return Object.hasOwn(vpc?.networkInterfaces ?? {}, name)
	return (vpc?.instances?.[instance]?.interfaces ?? []).length >= Number(device) && Object.hasOwn(vpc?.instances ?? {}, instance)
}

type Routes = NonNullable<NonNullable<NonNullable<LabDocument['vpcs']>[string]['subnets']>[string]['routes']>

const blackholed = (routes: Routes, gone: ReadonlyMap<string, ReadonlySet<string>>): Routes =>
	mapValues(routes, target => {
		if (typeof target === 'string') return [...gone.values()].some(names => names.has(target)) ? {blackhole: target} : target
		const [key, name] = Object.entries(target).find(([, value]) => value !== undefined) ?? []
		return key !== undefined && name !== undefined && gone.get(key)?.has(name) ? {blackhole: name} : target
	}) ?? routes

/** VPCs that were joined to this one by a peering or a transit gateway, and are no longer. */
function lostPeers(was: VpcDraft, before: Draft, after: LabDocument): Set<string> {
	const isAfter = (gateway: string) => attachedBy(gateway, after).includes(was.key)
	const neighbors = (gateways: Iterable<string>, attachedTo: (gateway: string) => readonly string[]) =>
		[...gateways].flatMap(gateway => attachedTo(gateway).filter(key => key !== was.key))
	const attachedBefore = (gateway: string) =>
		[...(before.transitGateways.get(gateway)?.attachments.values() ?? [])].flatMap(({vpc}) => vpc?.key ?? [])
	const gateways = [...before.transitGateways.keys()].filter(gateway => attachedBefore(gateway).includes(was.key))
	const stillNear = neighbors(gateways.filter(isAfter), gateway => attachedBy(gateway, after))
	const peersOf = (has: (name: string) => boolean) =>
		[...before.peerings.values()].flatMap(({name, requester, accepter}) => {
			if (!has(name) || !requester || !accepter) return []
			return requester === was ? [accepter.key] : accepter === was ? [requester.key] : []
		})
	const left = new Set([...peersOf(name => Object.hasOwn(after.peerings ?? {}, name)), ...stillNear])
	return new Set([...peersOf(() => true), ...neighbors(gateways, attachedBefore)].filter(key => !left.has(key)))
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

/** Changes that AWS refuses although the network that they ask for would be a right one. */
export function* checkTransition(before: Draft, after: LabDocument): Generator<Finding> {
	for (const {name, path, state} of before.peerings.values()) {
		const now = after.peerings?.[name]?.accepted
		const accepted = now === undefined || now === true
		if (!Object.hasOwn(after.peerings ?? {}, name)) continue
		if ((state === 'rejected' && now !== 'rejected') || (state === 'active' && !accepted)) {
			const message = `the peering is ${state}, and cannot become ${accepted ? 'active' : now === 'rejected' ? 'rejected' : 'pending'} any more`
			yield {
				path: [...path, 'accepted'],
				message,
				code: 'InvalidStateTransition',
				fix: 'delete it, and ask again under another name'
			}
		}
	}
	for (const {name, path, written} of before.vpn.connections.values()) {
		const now = after.vpnConnections?.[name]
		if (!now || (now.accelerated ?? false) === (written.accelerated ?? false)) continue
		yield {
			path: [...path, 'accelerated'],
			message: 'whether a connection is accelerated is fixed when it is created (VPN-12)',
			code: 'InvalidParameterCombination',
			fix: 'delete it, and create another one'
		}
	}
	for (const vpc of before.vpcs.values()) {
		const now = after.vpcs?.[vpc.key]
		if (!now) continue
		yield* checkBlocks(vpc, [now.cidr].flat(), before)
		if (vpc.written.internetGateway && !now.internetGateway) yield* checkDetach(vpc, before, after)
	}
}

function* checkBlocks(vpc: VpcDraft, now: readonly string[], {peerings}: Draft): Generator<Finding> {
	const was = [vpc.written.cidr].flat()
	const path = [...vpc.path, 'cidr']
	if (was[0] !== now[0]) {
		yield {
			path,
			message: `the primary block ${was[0]} of VPC "${vpc.key}" cannot be changed or removed`,
			code: 'OperationNotPermitted',
			fix: 'keep it first in the list'
		}
	}
	const pending = [...peerings.values()].find(({requester, state}) => requester === vpc && state === 'pending-acceptance')
	if (pending && now.some(block => !was.includes(block))) {
		yield {
			path,
			message: `peering "${pending.name}" that VPC "${vpc.key}" asked for is pending, and until then no block can be added (VPC-5)`,
			code: 'OperationNotPermitted',
			fix: 'let it be accepted or rejected first'
		}
	}
}

/** IGW-3. Elastic addresses of the VPC are found by the rules themselves. */
function* checkDetach(vpc: VpcDraft, before: Draft, after: LabDocument): Generator<Finding> {
	const mapped = [...new Set(vpc.interfaces.values())].find(
		one => needsPublicIp(one, before) && Object.hasOwn(after.vpcs?.[vpc.key]?.instances ?? {}, one.name)
	)
	if (mapped) {
		yield {
			path: [...vpc.path, 'internetGateway'],
			message: `Network "${vpc.key}" has some mapped public address(es), of ${mapped.owner} for one. Please unmap those public address(es) before detaching the gateway.`,
			code: 'DependencyViolation',
			fix: 'stop the instances with public addresses first'
		}
	}
}

/** Codes for a name that does not exist; if it did until now and is still used, something depends on it. */
const inUse: Readonly<Record<string, string>> = {
	'InvalidSubnetID.NotFound': 'DependencyViolation',
	'InvalidRouteTableID.NotFound': 'DependencyViolation',
	'InvalidNetworkAclID.NotFound': 'DependencyViolation',
	'InvalidGroup.NotFound': 'DependencyViolation',
	'InvalidPrefixListID.NotFound': 'DependencyViolation',
	'InvalidNetworkInterfaceID.NotFound': 'DependencyViolation',
	'InvalidVpcID.NotFound': 'DependencyViolation',
	'InvalidAllocationID.NotFound': 'InvalidIPAddress.InUse',
	'Gateway.NotAttached': 'DependencyViolation'
}

/** A finding of the rules, in the words of a change. */
export function asChange(finding: Finding, before: LabDocument, after: LabDocument): Finding {
	const {path, code = ''} = finding
	if (!isUnchanged(path, before, after)) return finding
	const changed = Object.hasOwn(inUse, code) ? inUse[code] : undefined
	if (changed !== undefined)
		return {...finding, code: changed, message: `${finding.message}, and this still uses it`, fix: 'change what uses it first'}
	// A block added under an active peering is refused; a peering asked for with such a block fails (VPC-3, PCX-1).
	return code === 'failed' ? {...finding, code: 'InvalidVpc.Range'} : finding
}

const isUnchanged = (path: Path, before: LabDocument, after: LabDocument): boolean => {
	const was = valueAt(before, path)
	return was !== undefined && isSame(was, valueAt(after, path))
}
