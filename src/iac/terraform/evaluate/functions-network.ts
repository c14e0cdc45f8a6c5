/** Functions of blocks of addresses. Pure. */
import {bits, type Family, family, fromBigInt, parseCidr, prefixLength, toBigInt} from '../../../net/address.ts'
import {type Fn, few, number, text} from './arguments.ts'
import {ArgumentError} from './values.ts'

type Block = {readonly family: Family; readonly bits: number; readonly start: bigint; readonly length: number}

function blockOf(args: readonly unknown[], index: number): Block {
	const written = text(args, index)
	const cidr = parseCidr(written, {maskHostBits: true})
	if (!cidr) throw new ArgumentError(`"${written}" is no block such as 10.0.0.0/16`)
	const own = family(cidr)
	return {family: own, bits: bits(own), start: toBigInt(cidr), length: prefixLength(cidr)}
}

function subnetIn({family: own, bits: all, start, length}: Block, newBits: number, number: number): string {
	const prefix = length + newBits
	if (!Number.isInteger(newBits) || newBits < 0) throw new ArgumentError(`${newBits} is no number of further bits`)
	if (prefix > all) throw new ArgumentError(`insufficient address space to extend prefix of ${length} by ${newBits}`)
	if (!Number.isInteger(number) || number < 0 || BigInt(number) >= 1n << BigInt(newBits)) {
		throw new ArgumentError(`prefix extension of ${newBits} does not accommodate a subnet numbered ${number}`)
	}
	return `${fromBigInt(start + (BigInt(number) << BigInt(all - prefix)), own)}/${prefix}`
}

function hostIn({family: own, bits: all, start, length}: Block, number: number): string {
	const size = 1n << BigInt(all - length)
	const offset = BigInt(Math.trunc(number))
	const found = offset < 0n ? size + offset : offset
	if (found < 0n || found >= size) throw new ArgumentError(`prefix of ${length} does not accommodate a host numbered ${number}`)
	return fromBigInt(start + found, own)
}

/** One after the other, each at the next place where it fits. */
function subnetsIn(block: Block, newBits: readonly number[]): readonly string[] {
	let next = block.start
	const end = block.start + (1n << BigInt(block.bits - block.length))
	return newBits.map(more => {
		const own = block.length + more
		if (more < 1 || own > block.bits) {
			throw new ArgumentError(`insufficient address space to extend prefix of ${block.length} by ${more}`)
		}
		const size = 1n << BigInt(block.bits - own)
		const start = ((next + size - 1n) / size) * size
		if (start + size > end) {
			throw new ArgumentError(`not enough remaining address space for a subnet with a prefix of ${own} bits`)
		}
		next = start + size
		return `${fromBigInt(start, block.family)}/${own}`
	})
}

export const network: Readonly<Record<string, Fn>> = {
	cidrhost: {call: args => hostIn(blockOf(args, 0), number(args, 1))},
	cidrnetmask: {
		call: args => {
			const {family: own, length} = blockOf(args, 0)
			if (own === 6) throw new ArgumentError('IPv6 has no netmasks')
			return fromBigInt(((1n << 32n) - 1n) ^ ((1n << BigInt(32 - length)) - 1n), own)
		}
	},
	cidrsubnet: {call: args => subnetIn(blockOf(args, 0), number(args, 1), number(args, 2))},
	cidrsubnets: {
		call: args => {
			few(args.length)
			return subnetsIn(
				blockOf(args, 0),
				args.slice(1).map((_, index) => number(args, index + 1))
			)
		}
	}
}
