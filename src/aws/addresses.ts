/** Private addresses: checks those that the file assigns, and chooses automatic ones (SUB-2, ENI-2). */
import type {Finding} from '../model/finding.ts'
import {
	type Address,
	addressAt,
	type Cidr,
	contains,
	type Family,
	family,
	fromBigInt,
	parseAddress,
	size,
	toBigInt
} from '../net/address.ts'
import type {Draft, VpcDraft} from './draft.ts'
import {hashNumber} from './ids.ts'
import type {AddressRequest, InterfaceRequest} from './interface-requests.ts'
import type {SubnetDraft} from './subnet/kind.ts'

export type Placement = {readonly ipv4: readonly Address[]; readonly ipv6: readonly Address[]}

type Placing = {readonly placements: ReadonlyMap<string, Placement>; readonly findings: readonly Finding[]}

const known = new WeakMap<Draft, Placing>()

function placing(draft: Draft): Placing {
	const found = known.get(draft) ?? placeAll(draft)
	known.set(draft, found)
	return found
}

/** The addresses of each request, by its key. */
export const placementOf = (draft: Draft): Placing['placements'] => placing(draft).placements

/** Problems of addresses that the file assigns, and of subnets that are too small. */
export const checkAddresses = (draft: Draft): readonly Finding[] => placing(draft).findings

/** The interfaces that all kinds put into a VPC's subnets. */
export const interfaceRequestsOf = (vpc: VpcDraft, draft: Draft): readonly InterfaceRequest[] =>
	[...draft.kinds.vpc, ...draft.kinds.lab].flatMap(kind => [...(kind.interfaces?.(vpc, draft) ?? [])])

/** Interfaces that users define come first. */
export const gatewaysLast = (requests: readonly InterfaceRequest[]): readonly InterfaceRequest[] =>
	requests.toSorted((a, b) => Number(a.type !== 'interface') - Number(b.type !== 'interface'))

function placeAll(draft: Draft): Placing {
	const placements = new Map<string, Placement>()
	const findings: Finding[] = []
	for (const vpc of draft.vpcs.values()) {
		const requests = interfaceRequestsOf(vpc, draft)
		const bySubnet = Map.groupBy(requests, ({subnet}) => subnet)
		const placed = {4: new Map<string, readonly Address[]>(), 6: new Map<string, readonly Address[]>()}
		for (const [subnet, all] of bySubnet) {
			if (!subnet) continue
			for (const version of [4, 6] as const) {
				const block = version === 4 ? subnet.cidr : subnet.ipv6Cidr
				const wanted = all.map(request => ({request, addresses: version === 4 ? request.ipv4 : request.ipv6}))
				if (block && family(block) === version) {
					placeInBlock(wanted, {block, version, subnet, vpc, draft, placed: placed[version], findings})
				} else if (version === 6) findings.push(...wanted.flatMap(one => withoutIpv6(one, subnet)))
			}
		}
		for (const {key} of requests) placements.set(key, {ipv4: placed[4].get(key) ?? [], ipv6: placed[6].get(key) ?? []})
	}
	return {placements, findings}
}

type Wanted = {readonly request: InterfaceRequest; readonly addresses: readonly AddressRequest[]}

type BlockContext = {
	readonly block: Cidr
	readonly version: Family
	readonly subnet: SubnetDraft
	readonly vpc: VpcDraft
	readonly draft: Draft
	readonly placed: Map<string, readonly Address[]>
	readonly findings: Finding[]
}

/** AWS reserves the first four addresses and the last one of every subnet. */
const reservedAtStart = 4n

/**
 * Addresses of one subnet and family: assigned ones first, then those from before a change, then each automatic one at a position that depends only
 * on its owner, or the next free one: so most stay the same when others come and go.
 */
function placeInBlock(wanted: readonly Wanted[], context: BlockContext): void {
	const {block, version, subnet, draft, placed, findings} = context
	const taken = new Map<bigint, string>()
	const chosen = wanted.map(({addresses}) => addresses.map((): bigint | undefined => undefined))
	const first = toBigInt(block)
	const usable = size(block) - reservedAtStart - 1n
	const open: {request: InterfaceRequest; row: (bigint | undefined)[]; index: number; key: string}[] = []
	for (const [n, {request, addresses}] of wanted.entries()) {
		const row = chosen[n] ?? []
		const before = draft.previous.interfaces.get(request.key)
		const kept = before?.subnet === subnet.key ? before[`ipv${version}`] : []
		for (const [index, one] of addresses.entries()) {
			if (one === 'automatic') {
				const address = kept[index]
				const value = address && contains(block, address) ? toBigInt(address) : undefined
				if (value !== undefined && isGivenNowhere(value, wanted, version) && !taken.has(value)) {
					taken.set(value, request.owner)
					row[index] = value
				} else {
					open.push({request, row, index, key: `${request.key}#${index}`})
				}
				continue
			}
			const address = parseAddress(one.written)
			const finding = faultOf(one, address, request, context, taken)
			if (finding) findings.push(finding)
			if (address && family(address) === version) {
				taken.set(toBigInt(address), request.owner)
				row[index] = toBigInt(address)
			}
		}
	}
	open.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
	const tooMany = open.filter(({row, index, key, request}) => {
		const value = probe(hashNumber(`address ${key}`, version === 4 ? 32 : 64), first + reservedAtStart, usable, taken)
		if (value === undefined) return true
		taken.set(value, request.owner)
		row[index] = value
		return false
	})
	const [lacking] = tooMany
	if (lacking) {
		findings.push({
			path: lacking.request.path,
			at: 'key',
			message: `subnet "${subnet.name}" (${block}) has ${usable} addresses to give, and ${tooMany.length} too few: ${lacking.request.owner} gets none`,
			code: 'InsufficientFreeAddressesInSubnet',
			fix: 'choose a wider block for the subnet, or another subnet'
		})
	}
	for (const [n, {request}] of wanted.entries()) {
		placed.set(
			request.key,
			(chosen[n] ?? []).flatMap(value => (value === undefined ? [] : fromBigInt(value, version)))
		)
	}
}

/** The first free position from `start` on, wrapping around at the end. Undefined: the subnet is full. */
function probe(start: bigint, first: bigint, count: bigint, taken: ReadonlyMap<bigint, string>): bigint | undefined {
	for (let n = 0n; n <= BigInt(taken.size) && n < count; n++) {
		const value = first + ((start + n) % count)
		if (!taken.has(value)) return value
	}
	return undefined
}

/** Assigned addresses are placed in file order, so that a kept address must avoid those that come later. */
const givenValues = new WeakMap<readonly Wanted[], ReadonlySet<bigint>>()

function isGivenNowhere(value: bigint, wanted: readonly Wanted[], version: Family): boolean {
	let given = givenValues.get(wanted)
	if (!given) {
		const all = wanted.flatMap(({addresses}) =>
			addresses.flatMap(one => (one === 'automatic' ? [] : (parseAddress(one.written) ?? [])))
		)
		given = new Set(all.filter(address => family(address) === version).map(toBigInt))
		givenValues.set(wanted, given)
	}
	return !given.has(value)
}

function faultOf(
	{written, path}: Exclude<AddressRequest, 'automatic'>,
	address: Address | undefined,
	{owner}: InterfaceRequest,
	{block, version, subnet}: BlockContext,
	taken: ReadonlyMap<bigint, string>
): Finding | undefined {
	const free = `choose one from ${addressAt(block, 4)} to ${addressAt(block, -2)}, or leave it out`
	if (!address || family(address) !== version) {
		return {path, message: `"${written}" is not an IPv${version} address`, code: 'InvalidParameterValue', fix: free}
	}
	if (!contains(block, address)) {
		return {
			path,
			message: `Address ${address} does not fall within the subnet's address range: "${subnet.name}" is ${block}`,
			code: 'InvalidParameterValue',
			fix: free
		}
	}
	const place = toBigInt(address) - toBigInt(block)
	if (place < reservedAtStart || place === size(block) - 1n) {
		return {
			path,
			message: `Address ${address} is in the subnet's reserved address range: AWS keeps the first four and the last (SUB-2)`,
			code: 'InvalidParameterValue',
			fix: free
		}
	}
	const holder = taken.get(toBigInt(address))
	if (holder === undefined) return undefined
	const whose = holder === owner ? 'it has it already' : `by ${holder}`
	return {path, message: `Address ${address} is in use, ${whose}`, code: 'InvalidIPAddress.InUse', fix: free}
}

/** IPv6 requested in a subnet without it. The subnet reports its own requests. */
function withoutIpv6({request, addresses}: Wanted, subnet: SubnetDraft): Finding[] {
	if (addresses.length === 0 || subnet.written.ipv6 || subnet.written.assignIpv6AddressOnCreation) return []
	return [
		{
			path: [...request.path, 'ipv6'],
			message: `subnet "${subnet.name}" has no IPv6 block`,
			code: 'InvalidParameterValue',
			fix: `add "ipv6: true" to the subnet, and to its VPC`
		}
	]
}
