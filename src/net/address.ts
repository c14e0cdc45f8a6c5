/**
 * IP addresses and blocks of both families: the only importer of ip-num, whose faults stay in here. It accepts host bits, `/016` and zone ids,
 * prints IPv6 at full length (and numbers below 2^80 wrongly), and needs 33 µs for a `contains`: so texts are checked before it sees them,
 * printing is done here, and every range is parsed by it once and kept as two BigInts.
 */
import {IPv4, IPv4CidrRange, IPv6, IPv6CidrRange} from 'ip-num'

declare const brand: unique symbol
/** An IP address of either family, in its canonical text. Only `parseAddress()` makes one. */
export type Address = string & {readonly [brand]: 'Address'}
/** An IP block of either family with no host bits set, in its canonical text. Only `parseCidr()` makes one. */
export type Cidr = string & {readonly [brand]: 'Cidr'}

export type Family = 4 | 6

/** Addresses `first` to `last`; a single address is a range of one. */
type Range = {readonly family: Family; readonly first: bigint; readonly last: bigint; readonly prefix: number}

/** The family of any address or block. */
export const family = (text: string): Family => (text.includes(':') ? 6 : 4)

/** How many bits an address has. */
export const bits = (of: Family): number => (of === 4 ? 32 : 128)

/**
 * An address in any valid spelling, made canonical (RFC 5952: `2600:1F18:0::A` gives `2600:1f18::a`).
 * Undefined for anything else: leading zeros, a zone id, a prefix length, spaces.
 */
export function parseAddress(text: string): Address | undefined {
	const value = numberOf(text)
	return value === undefined ? undefined : fromBigInt(value, family(text))
}

/**
 * A block in canonical text. Undefined if it is none, or if host bits are set, unless `maskHostBits`: then `10.0.5.7/16` gives `10.0.0.0/16`, as
 * in AWS (VPC-1, RT-6).
 */
export function parseCidr(text: string, {maskHostBits = false} = {}): Cidr | undefined {
	const [, base, length] = /^([^/]*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? []
	if (base === undefined || length === undefined) return undefined
	const prefix = Number(length)
	const value = numberOf(base)
	const of = family(base)
	if (value === undefined || prefix > bits(of)) return undefined
	const first = (value >> BigInt(bits(of) - prefix)) << BigInt(bits(of) - prefix)
	return first === value || maskHostBits ? cidrOf(fromBigInt(first, of), prefix) : undefined
}

/** A block of one family as AWS reads it, host bits masked. Undefined for anything else, the other family included. */
export function parseBlock(text: string, of: Family): Cidr | undefined {
	const block = parseCidr(text, {maskHostBits: true})
	return block !== undefined && family(block) === of ? block : undefined
}

/** The texts that are blocks of either family, or of the given one; with host bits masked as AWS does. */
export const parseBlocks = (texts: readonly string[], of?: Family): Cidr[] =>
	texts.flatMap(text => (of === undefined ? parseCidr(text, {maskHostBits: true}) : parseBlock(text, of)) ?? [])

/** The block of this length that contains the address. Throws a RangeError if there is no such length. */
export function cidrOf(address: Address, prefix = bits(family(address))): Cidr {
	const of = family(address)
	if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits(of)) {
		throw new RangeError(`no IPv${of} block has the length /${prefix}`)
	}
	const rest = BigInt(bits(of) - prefix)
	const value = toBigInt(address)
	const first = (value >> rest) << rest
	return `${first === value ? address : fromBigInt(first, of)}/${prefix}` as Cidr
}

/** True if all of `inner` lies in `outer`; never across families. */
export function contains(outer: Cidr, inner: Cidr | Address): boolean {
	const a = rangeOf(outer)
	const b = rangeOf(inner)
	return a.family === b.family && a.first <= b.first && b.last <= a.last
}

/** Two blocks overlap exactly when one contains the other. */
export const overlaps = (a: Cidr, b: Cidr): boolean => contains(a, b) || contains(b, a)

/** The prefix length; for a single address, all its bits. */
export const prefixLength = (cidr: Cidr | Address): number => rangeOf(cidr).prefix

/** The first address. */
export const network = (cidr: Cidr): Address => fromBigInt(rangeOf(cidr).first, family(cidr))

/** The number of addresses in the block. */
export function size(cidr: Cidr): bigint {
	const {first, last} = rangeOf(cidr)
	return last - first + 1n
}

/** The n-th address from 0; -1 is the last. Throws a RangeError outside the block. */
export function addressAt(cidr: Cidr, n: bigint | number): Address {
	const {first, last} = rangeOf(cidr)
	const value = BigInt(n) < 0n ? last + 1n + BigInt(n) : first + BigInt(n)
	if (value < first || value > last) throw new RangeError(`${cidr} has no address number ${n}`)
	return fromBigInt(value, family(cidr))
}

/** The n-th block of the given length inside a block. Throws a RangeError outside it. */
export const subnetAt = (cidr: Cidr, prefix: number, n: bigint | number): Cidr =>
	cidrOf(addressAt(cidr, BigInt(n) << BigInt(bits(family(cidr)) - prefix)), prefix)

/** An address as a number; for a block, its first address. */
export const toBigInt = (text: Address | Cidr): bigint => rangeOf(text).first

/** Canonical text of a number. Throws a RangeError if it is none of that family. */
export function fromBigInt(value: bigint, of: Family): Address {
	if (value < 0n || value >> BigInt(bits(of)) !== 0n) throw new RangeError(`${value} is not an IPv${of} address`)
	return (of === 4 ? printIpv4(Number(value)) : printIpv6(value)) as Address
}

/** Everything of `from` that is not in any of `without`, in as few blocks as possible, in order. */
export function subtract(from: Cidr, without: readonly Cidr[]): readonly Cidr[] {
	const cutting = without.filter(block => overlaps(from, block))
	if (cutting.length === 0) return [from]
	if (cutting.some(block => contains(block, from))) return []
	const prefix = prefixLength(from) + 1
	return [subnetAt(from, prefix, 0), subnetAt(from, prefix, 1)].flatMap(half => subtract(half, cutting))
}

/** Sorts by family, then by address, then the wider block first: an order for texts that people read. */
export function compare(a: Address | Cidr, b: Address | Cidr): number {
	const [x, y] = [rangeOf(a), rangeOf(b)]
	if (x.family !== y.family) return x.family - y.family
	if (x.first !== y.first) return x.first < y.first ? -1 : 1
	return x.prefix - y.prefix
}

/** The most specific of the blocks that contain the address; the first of equal ones. */
export function longestMatch<T>(address: Address, from: readonly T[], cidrOfItem: (item: T) => Cidr): T | undefined {
	let best: T | undefined
	let bestPrefix = -1
	for (const item of from) {
		const cidr = cidrOfItem(item)
		if (contains(cidr, address) && prefixLength(cidr) > bestPrefix) {
			best = item
			bestPrefix = prefixLength(cidr)
		}
	}
	return best
}

/** Parsed ranges, by text. Emptied when full: a long-lived agent must not grow without bound. */
const ranges = new Map<string, Range>()
const rangesKept = 65_536

function rangeOf(text: Cidr | Address): Range {
	const known = ranges.get(text)
	if (known) return known
	if (ranges.size >= rangesKept) ranges.clear()
	const range = measure(text)
	ranges.set(text, range)
	return range
}

function measure(text: Cidr | Address): Range {
	const of = family(text)
	if (!text.includes('/')) {
		const value = of === 4 ? new IPv4(text).getValue() : new IPv6(text).getValue()
		return {family: of, first: value, last: value, prefix: bits(of)}
	}
	const range = of === 4 ? IPv4CidrRange.fromCidr(text) : IPv6CidrRange.fromCidr(text)
	return {
		family: of,
		first: range.getFirst().getValue(),
		last: range.getLast().getValue(),
		prefix: Number(range.getPrefix().getValue())
	}
}

/** The value of a well-formed address; ip-num says whether its parts are in range. */
function numberOf(text: string): bigint | undefined {
	const known = ranges.get(text)
	if (known) return text.includes('/') ? undefined : known.first
	try {
		if (/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return new IPv4(text).getValue()
		if (isIpv6Text(text)) return new IPv6(text).getValue()
	} catch {
		// ip-num throws for parts out of range; here that is a result, not an error.
	}
	return undefined
}

/** Groups of one to four hex digits, at most one `::`, which replaces at least one group, and optionally an IPv4 tail. */
function isIpv6Text(text: string): boolean {
	if (!/^[\da-f:.]{2,45}$/i.test(text)) return false
	const halves = text.split('::')
	if (halves.length > 2) return false
	let groups = 0
	for (const [index, half] of halves.entries()) {
		const parts = half === '' ? [] : half.split(':')
		for (const [position, part] of parts.entries()) {
			const isTail = index === halves.length - 1 && position === parts.length - 1
			if (isTail && /^(?:(?:0|[1-9]\d{0,2})(?:\.|$)){4}$/.test(part) && part.split('.').every(octet => Number(octet) < 256)) {
				groups += 2
			} else if (/^[\da-f]{1,4}$/i.test(part)) {
				groups += 1
			} else {
				return false
			}
		}
	}
	return halves.length === 2 ? groups < 8 : groups === 8
}

const printIpv4 = (value: number): string => `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`

/** Eight groups, with the first of the longest runs of two or more zeros left out. */
function printIpv6(value: bigint): string {
	const digits = value.toString(16).padStart(32, '0')
	const groups = Array.from({length: 8}, (_, n) => Number.parseInt(digits.slice(4 * n, 4 * n + 4), 16).toString(16))
	let start = -1
	let length = 1
	for (let from = 0; from < groups.length; from++) {
		let run = 0
		while (groups[from + run] === '0') run++
		if (run > length) [start, length] = [from, run]
		if (run > 0) from += run
	}
	if (start < 0) return groups.join(':')
	return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}
