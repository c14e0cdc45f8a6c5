/**
 * Routes as a lab file writes them: `{0.0.0.0/0: internet-gateway, 10.1.0.0/16: {peering: to-b}}` (RT-2…7).
 *
 * Past 250 lines for its messages: each of AWS's refusals has its own wording and fix.
 */
import {z} from 'zod'
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {Route, RouteTarget} from '../../model/model.ts'
import {reservedRanges} from '../../model/reserved-ranges.ts'
import {type Cidr, contains, family, parseAddress, parseCidr} from '../../net/address.ts'
import {blockOfAddress} from '../block-of-address.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import type {TargetKind} from '../kind.ts'
import type {PrefixListDraft} from '../prefix-list/kind.ts'
import {overQuota} from '../quotas.ts'
import {is} from '../schema.ts'

const named = (what: string) => z.string().optional().describe(what)

const namedTargets = {
	natGateway: named('A NAT gateway of this VPC, by name.'),
	instance: named('An instance of this VPC: its primary network interface.'),
	networkInterface: named('A network interface of this VPC; of an instance: `fw.eth1`.'),
	peering: named('A peering connection of this VPC, by name.'),
	transitGateway: named('A transit gateway that this VPC is attached to, by name.'),
	vpnGateway: named('The virtual private gateway of this VPC: `vpn-gateway`.'),
	vpcEndpoint: named('A Gateway Load Balancer endpoint of this VPC, by name (GWLB-1).')
}

/** The key of a named target's long form: a kind whose `key` is not among them does not compile. */
export type NamedTarget = keyof typeof namedTargets

const targetSchema = is(
	'a target: local, blackhole, the word of a gateway such as internet-gateway, a name, or {peering: name}',
	z.union([z.string(), z.strictObject({...namedTargets, blackhole: named('What the target was called before it went (RT-7).')})])
)

export const routesSchema = is(
	'routes: {destination: target}',
	z.record(
		z.string(),
		targetSchema.describe(
			'`local`, `blackhole`, what a VPC has one of by its kind (`internet-gateway`, `vpn-gateway`), or the name of a peering, a transit gateway, an instance, a network interface or whatever else routes can lead to.'
		)
	)
)

export type RoutesWritten = z.input<typeof routesSchema>
type TargetWritten = z.input<typeof targetSchema>

/** `kind` undefined: the local route. `gone`: the name no longer exists. */
type Target =
	| {readonly kind: 'local'}
	| {readonly kind: 'gone'; readonly was: string}
	| {readonly kind: 'found'; readonly by: TargetKind; readonly name: string}

/** All problems of one table's routes. `edge`: it is the table of a gateway of the VPC (RT-10). */
export function* checkRoutes(routes: RoutesWritten, path: Path, edge: boolean, vpc: VpcDraft, draft: Draft): Generator<Finding> {
	const seen = new Map<string, string>()
	const counts = {4: 0, 6: 0}
	for (const [written, target] of Object.entries(routes)) {
		const at = {path: [...path, written]}
		const destination = readDestination(written, draft)
		if (!destination) {
			yield unknownDestination(written, at.path, draft)
			continue
		}
		const first = seen.get(destination.key)
		if (first !== undefined) {
			yield {
				...at,
				at: 'key',
				message: `there is already a route to ${destination.key}, written as ${first}`,
				code: 'RouteAlreadyExists',
				fix: 'keep one of the two'
			}
		}
		seen.set(destination.key, written)
		for (const version of [4, 6] as const) counts[version] += destination.weight[version]
		const found = readTarget(target, at.path, vpc, draft)
		if ('message' in found) {
			yield found
		} else {
			yield* checkRoute({...at, destination, target: found, edge}, vpc)
		}
	}
	for (const version of [4, 6] as const) {
		yield* overQuota('routesPerRouteTable', counts[version], draft.quotas, {path, at: 'key'}, `IPv${version}: `)
	}
}

/** The routes of one table, prefix lists expanded, `local` first. The draft has no problems. */
export function resolveRoutes(routes: RoutesWritten, vpc: VpcDraft, draft: Draft): Route[] {
	const resolved: Route[] = []
	const replaced = new Set<Cidr>()
	for (const [written, target] of Object.entries(routes)) {
		const destination = readDestination(written, draft)
		const found = readTarget(target, [], vpc, draft)
		if (!destination || 'message' in found || found.kind === 'local') continue
		const {target: to, active} = resolveTarget(found, vpc, draft)
		const state = active ? 'active' : 'blackhole'
		if (destination.list) {
			for (const cidr of destination.cidrs) {
				resolved.push({destination: cidr, target: to, origin: 'prefix-list', state, prefixList: destination.list.name})
			}
		} else {
			for (const cidr of destination.cidrs) {
				replaced.add(cidr)
				resolved.push({destination: cidr, target: to, origin: 'static', state})
			}
		}
	}
	const local = [...vpc.cidrs, ...vpc.ipv6Cidrs].filter(cidr => !replaced.has(cidr))
	return [
		...local.map((destination): Route => ({destination, target: {kind: 'local'}, origin: 'local', state: 'active'})),
		...resolved
	]
}

type Destination = {
	/** Two routes with the same key are duplicates. */
	readonly key: string
	readonly cidrs: readonly Cidr[]
	readonly list?: PrefixListDraft
	/** How much it counts towards the quota: a prefix list with all its entries, used or not (RT-9). */
	readonly weight: {readonly 4: number; readonly 6: number}
}

function readDestination(written: string, {prefixLists}: Draft): Destination | undefined {
	const cidr = parseCidr(written, {maskHostBits: true})
	if (cidr) return {key: cidr, cidrs: [cidr], weight: family(cidr) === 4 ? {4: 1, 6: 0} : {4: 0, 6: 1}}
	const list = prefixLists.get(written)
	if (!list) return undefined
	const isIpv6 = list.cidrs.some(one => family(one) === 6)
	return {key: written, cidrs: list.cidrs, list, weight: isIpv6 ? {4: 0, 6: list.maxEntries} : {4: list.maxEntries, 6: 0}}
}

function unknownDestination(written: string, path: Path, {prefixLists}: Draft): Finding {
	const address = parseAddress(written)
	if (address) {
		const fix = blockOfAddress(address)
		return {path, at: 'key', message: `"${written}" is an address, not a block`, code: 'InvalidParameterValue', fix}
	}
	const looksLikeBlock = /[/:.]/.test(written)
	return {
		path,
		at: 'key',
		message: looksLikeBlock ? `"${written}" is not a block` : `"${written}" is neither a block nor a prefix list`,
		code: looksLikeBlock ? 'InvalidParameterValue' : 'InvalidPrefixListID.NotFound',
		fix: looksLikeBlock ? 'write an address and a prefix length, such as 0.0.0.0/0' : suggest(written, prefixLists.keys())
	}
}

/** The target, or the problem. */
function readTarget(written: TargetWritten, path: Path, vpc: VpcDraft, draft: Draft): Target | Finding {
	if (written === 'local') return {kind: 'local'}
	if (written === 'blackhole') return {kind: 'gone', was: 'blackhole'}
	if (typeof written === 'object') {
		const given = Object.entries(written).filter(([, value]) => value !== undefined)
		const [key, name] = given[0] ?? []
		if (key === undefined || name === undefined || given.length > 1) {
			return {
				path,
				message: `a route has exactly one target; here are ${given.length}`,
				fix: 'write one of them, such as {natGateway: nat}'
			}
		}
		if (key === 'blackhole') return {kind: 'gone', was: name}
		const by = draft.kinds.targets.find(kind => kind.key === key)
		if (by?.has(name, vpc, draft)) return {kind: 'found', by, name}
		const elsewhere = by?.elsewhere?.(name, vpc, draft)
		if (elsewhere) return {path: [...path, key], code: 'InvalidParameterValue', ...elsewhere}
		return {
			path: [...path, key],
			message: `no ${by?.noun ?? key} is named "${name}"`,
			...(by && {code: by.code}),
			fix: suggest(name, by?.names(vpc, draft) ?? [])
		}
	}
	const word = draft.kinds.targets.find(({only}) => only?.word === written)
	if (word?.only && !word.has(written, vpc, draft)) return {path, code: word.code, ...word.only.absent(vpc)}
	// These words keep their meaning even if something else has such a name, which is written as `{instance: internet-gateway}`.
	if (word?.only) return {kind: 'found', by: word, name: written}
	const candidates = draft.kinds.targets.filter(kind => kind.has(written, vpc, draft))
	const [by] = candidates
	if (by && candidates.length === 1) return {kind: 'found', by, name: written}
	if (by) {
		const forms = candidates.map(({key}) => `{${key}: ${written}}`)
		return {
			path,
			message: `"${written}" is ${candidates.map(({noun}) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`).join(' and ')}`,
			fix: `say which: ${forms.join(' or ')}`
		}
	}
	for (const {elsewhere} of draft.kinds.targets) {
		const foreign = elsewhere?.(written, vpc, draft)
		if (foreign) return {path, code: 'InvalidParameterValue', ...foreign}
	}
	return {
		path,
		message: `no target is named "${written}"`,
		code: 'InvalidParameterValue',
		fix: fixOfTarget(written, vpc, draft)
	}
}

/** People write the short forms that AWS's ids begin with: `igw`. */
function fixOfTarget(written: string, vpc: VpcDraft, draft: Draft): string {
	const meant = draft.kinds.targets.find(({only}) => only?.short === written.toLowerCase())?.only
	return meant ? `write ${meant.word}` : suggest(written, allNames(vpc, draft))
}

function* allNames(vpc: VpcDraft, draft: Draft): Generator<string> {
	for (const {names, only} of draft.kinds.targets) {
		if (only) {
			yield only.word
		} else {
			yield* names(vpc, draft)
		}
	}
	yield* ['local', 'blackhole']
}

function resolveTarget(
	target: Exclude<Target, {kind: 'local'}>,
	vpc: VpcDraft,
	draft: Draft
): {target: RouteTarget; active: boolean} {
	if (target.kind === 'gone') return {target, active: false}
	return target.by.resolve(target.name, vpc, draft)
}

type Checked = {readonly path: Path; readonly destination: Destination; readonly target: Target; readonly edge: boolean}

function* checkRoute({path, destination, target, edge}: Checked, vpc: VpcDraft): Generator<Finding> {
	const code = 'InvalidParameterValue'
	const own = [...vpc.cidrs, ...vpc.ipv6Cidrs]
	const subnetBlocks = [...vpc.subnets.values()].flatMap(({cidr, ipv6Cidr}) => [cidr ?? [], ipv6Cidr ?? []].flat())
	const only = target.kind === 'found' ? target.by.family : undefined
	const foreign =
		only &&
		destination.cidrs.find(cidr => family(cidr) !== only.only && !(only.except !== undefined && contains(only.except, cidr)))
	if (foreign) {
		yield {
			path,
			message: `${foreign} cannot go there: ${only.why}`,
			code,
			fix: only.only === 6 ? 'route an IPv6 block there, such as ::/0' : 'route an IPv4 block there, such as 0.0.0.0/0'
		}
	}
	if (edge && destination.list) {
		yield {
			path,
			at: 'key',
			message: `prefix list "${destination.key}" cannot stand in the route table of a gateway (RT-9)`,
			code,
			fix: `write the blocks themselves: ${destination.cidrs.join(', ')}`
		}
		return
	}
	if (edge && target.kind === 'found' && !target.by.isEdgeTarget) {
		yield {
			path,
			message: `the route table of a gateway leads to local, an instance, a network interface or a Gateway Load Balancer endpoint, not to a ${target.by.noun}`,
			code,
			fix: 'route to the network interface of an appliance'
		}
	}
	for (const cidr of destination.cidrs) {
		const reserved = reservedRanges.find(range => contains(range, cidr))
		const outer = own.find(block => contains(block, cidr))
		const isSubnet = subnetBlocks.includes(cidr)
		const inFile = destination.list ? `${cidr} of prefix list "${destination.key}"` : `the destination CIDR block ${cidr}`
		const subnetsHere = subnetBlocks.filter(block => outer && contains(outer, block)).slice(0, 4)
		const wholeSubnet = `use the whole block of a subnet${subnetsHere.length > 0 ? `: ${subnetsHere.join(', ')}` : ''}`
		if (reserved) {
			yield {
				path,
				at: 'key',
				message: `${inFile} lies in ${reserved}, which AWS keeps for its own services`,
				code,
				fix: 'choose another destination, or a wider one'
			}
		} else if (edge && !own.includes(cidr) && !isSubnet) {
			yield {
				path,
				at: 'key',
				message: `${cidr} is neither this VPC's block nor a subnet's, as the route table of a gateway wants (RT-10)`,
				code,
				fix: outer ? wholeSubnet : `use ${own.join(', ')}`
			}
		} else if (target.kind === 'local' && !own.includes(cidr) && !edge) {
			yield {
				path,
				message: `${inFile} is none of this VPC's CIDR blocks, and only those are local`,
				code,
				fix: `leave it out: ${own.join(', ')} ${own.length === 1 ? 'is' : 'are'} local already`
			}
		} else if (!edge && outer && target.kind === 'found' && !target.by.isInterface) {
			yield {
				path,
				message: `${inFile} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
				code,
				fix: 'route to an instance or a network interface, or choose a destination outside the VPC'
			}
		} else if (!edge && outer && outer !== cidr && !isSubnet) {
			yield {path, at: 'key', message: `${inFile} lies inside this VPC but is not a subnet's whole block`, code, fix: wholeSubnet}
		}
	}
}
