import {type Cidr, overlaps, parseBlock, prefixLength, subnetAt} from '../net/address.ts'
import type {BareVpc} from './draft.ts'
import {hashNumber} from './ids.ts'
import {amazonIpv6At} from './regions.ts'

/**
 * The IPv6 blocks of every VPC by its key: written ones, and for each `true` an Amazon-provided /56 that overlaps no
 * other of the lab (VPC-6). `kept` holds the blocks of the lab before a change, as `<vpc>#<index>`.
 */
export function draftIpv6(vpcs: readonly BareVpc[], kept: ReadonlyMap<string, Cidr>): Map<string, readonly Cidr[]> {
	const requests = vpcs.flatMap(({key, region, written: {ipv6 = []}}) =>
		[ipv6].flat().map((request, index) => ({key, region, request, index}))
	)
	const taken = new Set<Cidr>()
	const given = requests.flatMap(({request}) => (typeof request === 'string' ? (parseBlock(request, 6) ?? []) : []))
	const isFree = (block: Cidr) => !taken.has(block) && !given.some(one => overlaps(one, block))
	const blocks = new Map<string, Cidr[]>()
	for (const {key, region, request, index} of requests) {
		if (request === false) continue
		const block = request === true ? chooseBlock(region, `${key}#${index}`, isFree, kept) : parseBlock(request, 6)
		if (block) {
			taken.add(block)
			blocks.set(key, [...(blocks.get(key) ?? []), block])
		}
	}
	return blocks
}

function chooseBlock(region: string, key: string, isFree: (block: Cidr) => boolean, kept: ReadonlyMap<string, Cidr>): Cidr {
	const before = kept.get(key)
	if (before && isFree(before)) return before
	for (let n = hashNumber(`ipv6 ${key}`, 24); ; n++) {
		const block = amazonIpv6At(region, n)
		if (isFree(block)) return block
	}
}

/**
 * The n-th /64 of a VPC's block, for the n-th subnet, or the next free one if another subnet requests that explicitly. Undefined: no block is
 * left.
 */
export function subnetIpv6At(blocks: readonly Cidr[], n: number, isFree: (block: Cidr) => boolean): Cidr | undefined {
	const [block] = blocks
	if (!block || prefixLength(block) > 64) return undefined
	const count = 2 ** Math.min(16, 64 - prefixLength(block))
	for (let tries = 0; tries < count; tries++) {
		const subnet = subnetAt(block, 64, (n + tries) % count)
		if (isFree(subnet)) return subnet
	}
	return undefined
}
