import {isIPv4, isIPv6} from 'node:net'
import test, {type ExecutionContext} from 'ava'
import fc from 'fast-check'
import {
	type Address,
	addressAt,
	type Cidr,
	cidrOf,
	compare,
	contains,
	family,
	fromBigInt,
	longestMatch,
	network,
	overlaps,
	parseAddress,
	parseCidr,
	prefixLength,
	size,
	subnetAt,
	subtract,
	toBigInt
} from '../../src/net/address.ts'

const ipv4 = fc.bigInt(0n, 2n ** 32n - 1n).map(value => fromBigInt(value, 4))
// Many zeros, so that runs to compress come up.
const ipv6 = fc
	.array(fc.oneof(fc.constant(0), fc.integer({min: 0, max: 0xffff})), {minLength: 8, maxLength: 8})
	.map(groups => parseAddress(groups.map(group => group.toString(16)).join(':')) as Address)
const address = fc.oneof(ipv4, ipv6)
const cidr = address.chain(base => fc.integer({min: 0, max: family(base) === 4 ? 32 : 128}).map(prefix => cidrOf(base, prefix)))
// Blocks and addresses near to each other, so that they meet.
const nearAddress = fc.bigInt(0n, 255n).map(value => fromBigInt(0x0a000000n + value, 4))
const nearCidr = fc.tuple(nearAddress, fc.integer({min: 24, max: 32})).map(([base, prefix]) => cidrOf(base, prefix))

/** Brands are for the compiler; a test compares texts. */
const is = (t: ExecutionContext, got: string | undefined, expected: string | undefined, message?: string) =>
	t.is(got, expected, message)

/** Binary digits of the fixed part: one block holds another when its digits are a beginning of the other's. */
function digits(text: Cidr | Address): string {
	const of = family(text)
	const [base = '', prefix] = text.split('/')
	const all =
		of === 4
			? base
					.split('.')
					.map(octet => Number(octet).toString(2).padStart(8, '0'))
					.join('')
			: expand(base)
					.map(group => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
					.join('')
	return `${of}:${prefix === undefined ? all : all.slice(0, Number(prefix))}`
}

function expand(text: string): string[] {
	const [head = '', tail] = text.split('::')
	const before = head === '' ? [] : head.split(':')
	const after = tail === undefined || tail === '' ? [] : tail.split(':')
	return tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
}

test('an address is read as strictly as the kernel reads it', t => {
	const texts = fc.oneof(
		fc.string({maxLength: 20}),
		fc
			.array(fc.constantFrom('0', '1', '00', '255', '256', 'f', 'abcd', '12345', ':', '::', '.', '1.2.3.4'), {maxLength: 12})
			.map(parts => parts.join('')),
		fc.array(fc.constantFrom('0', '1', 'ffff', 'abc', ''), {minLength: 2, maxLength: 9}).map(parts => parts.join(':')),
		fc.array(fc.integer({min: 0, max: 300}), {minLength: 3, maxLength: 5}).map(parts => parts.join('.'))
	)
	fc.assert(
		fc.property(texts, text => (parseAddress(text) !== undefined) === (isIPv4(text) || (isIPv6(text) && !text.includes('%')))),
		{numRuns: 2000}
	)
	t.pass()
})

test('IPv6 text is what RFC 5952 asks for: as URL prints it', t => {
	fc.assert(fc.property(ipv6, text => new URL(`http://[${text}]/`).hostname === `[${text}]`))
	is(t, parseAddress('2600:1F18:0:0:0:0:0:A'), '2600:1f18::a')
	is(t, parseAddress('1:0:0:2:0:0:0:3'), '1:0:0:2::3')
	is(t, parseAddress('1:0:2:3:4:5:6:7'), '1:0:2:3:4:5:6:7')
	is(t, parseAddress('::ffff:1.2.3.4'), '::ffff:102:304')
	is(t, parseAddress('::'), '::')
})

test('what it refuses', t => {
	for (const text of [
		'10.0.0.01',
		'10.0.0',
		'10.0.0.256',
		' 10.0.0.1',
		'fe80::1%eth0',
		'1::2::3',
		'10.0.0.1/24',
		'',
		':',
		'1:2:3:4:5:6:7::8:9'
	]) {
		is(t, parseAddress(text), undefined, text)
	}
	for (const text of [
		'10.0.0.0',
		'10.0.0.0/016',
		'10.0.0.0/33',
		'10.0.0.0/-1',
		'10.0.0.0/8/8',
		'::/129',
		'10.0.0.1/8',
		'2600::1/64'
	]) {
		is(t, parseCidr(text), undefined, text)
	}
})

test('an address and its number are two spellings of one thing', t => {
	fc.assert(fc.property(address, a => fromBigInt(toBigInt(a), family(a)) === a && parseAddress(a) === a))
	t.throws(() => fromBigInt(-1n, 4), {instanceOf: RangeError})
	t.throws(() => fromBigInt(2n ** 32n, 4), {instanceOf: RangeError})
})

test('host bits are refused, or masked if asked for', t => {
	fc.assert(
		fc.property(address, fc.nat(128), (a, length) => {
			const prefix = Math.min(length, family(a) === 4 ? 32 : 128)
			const masked = parseCidr(`${a}/${prefix}`, {maskHostBits: true})
			const strict = parseCidr(`${a}/${prefix}`)
			return masked === cidrOf(a, prefix) && strict === (network(masked) === a ? masked : undefined)
		})
	)
	is(t, parseCidr('100.68.0.18/18', {maskHostBits: true}), '100.68.0.0/18')
})

test('contains and overlaps agree with binary digits', t => {
	const agree = (a: Cidr, b: Cidr) =>
		contains(a, b) === digits(b).startsWith(digits(a)) &&
		overlaps(a, b) === (digits(b).startsWith(digits(a)) || digits(a).startsWith(digits(b)))
	fc.assert(fc.property(cidr, cidr, agree))
	fc.assert(fc.property(nearCidr, nearCidr, agree))
	fc.assert(fc.property(nearCidr, nearAddress, (block, a) => contains(block, a) === digits(a).startsWith(digits(block))))
	t.false(contains('0.0.0.0/0' as Cidr, '::/0' as Cidr))
})

test('addresses of a block count from both ends', t => {
	fc.assert(
		fc.property(cidr, block => {
			const last = addressAt(block, -1)
			return (
				addressAt(block, 0) === network(block) && toBigInt(last) === toBigInt(block) + size(block) - 1n && contains(block, last)
			)
		})
	)
	is(t, addressAt('10.0.0.0/24' as Cidr, 2), '10.0.0.2')
	is(t, addressAt('10.0.0.0/24' as Cidr, -1), '10.0.0.255')
	t.throws(() => addressAt('10.0.0.0/24' as Cidr, 256), {instanceOf: RangeError})
	is(t, subnetAt('2600:1f18:0:ab00::/56' as Cidr, 64, 0x1f), '2600:1f18:0:ab1f::/64')
})

test('what is left of a block is exactly what was not taken away', t => {
	fc.assert(
		fc.property(nearCidr, fc.array(nearCidr, {maxLength: 5}), (from, without) => {
			const left = subtract(from, without)
			for (let n = 0; n < 256; n++) {
				const a = fromBigInt(0x0a000000n + BigInt(n), 4)
				const wanted = contains(from, a) && !without.some(block => contains(block, a))
				if (left.filter(block => contains(block, a)).length !== (wanted ? 1 : 0)) return false
			}
			return true
		})
	)
	t.deepEqual(subtract('10.0.0.0/30' as Cidr, ['10.0.0.1/32' as Cidr]), ['10.0.0.0/32', '10.0.0.2/31'] as Cidr[])
})

test('the longest match is the one a sorted list gives first', t => {
	fc.assert(
		fc.property(nearAddress, fc.array(nearCidr, {maxLength: 8}), (a, blocks) => {
			const sorted = blocks.filter(block => contains(block, a)).sort((x, y) => prefixLength(y) - prefixLength(x))
			return longestMatch(a, blocks, block => block) === sorted[0]
		})
	)
	t.pass()
})

test('the order of blocks: family, address, wider first', t => {
	const sorted = ['0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/16', '10.1.0.0/16', '::/0', '2600::/16'] as Cidr[]
	t.deepEqual([...sorted].reverse().sort(compare), sorted)
})
