import test from 'ava'
import fc from 'fast-check'
import {readLab, resolve} from '../../src/lab/read.ts'
import {addressAt, type Cidr, contains} from '../../src/net/address.ts'

const subnet = '10.0.1.0/26' as Cidr
/** 64 addresses less the five that AWS keeps. */
const usable = 59

const labOf = (names: readonly string[], fixed: Readonly<Record<string, string>> = {}) => ({
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {a: {cidr: subnet}},
			instances: Object.fromEntries(
				names.map(name => [name, {subnet: 'a', publicIp: true, ...(fixed[name] && {privateIp: fixed[name]})}])
			)
		}
	}
})

const names = fc.uniqueArray(
	fc.integer({min: 0, max: 999}).map(n => `i${n}`),
	{minLength: 1, maxLength: usable}
)

const privateOf = (document: object, previous?: ReturnType<typeof resolve>) =>
	new Map(
		resolve(document, {name: 'demo', previous}).vpcs[0]?.interfaces.map(({key, privateIps}) => [
			key,
			String(privateIps[0]?.address)
		])
	)

test('every instance gets an address of its subnet, none twice, none of those that AWS keeps', t => {
	const reserved = new Set([0, 1, 2, 3, -1].map(n => String(addressAt(subnet, n))))
	fc.assert(
		fc.property(names, all => {
			const addresses = [...privateOf(labOf(all)).values()]
			return new Set(addresses).size === all.length && addresses.every(one => contains(subnet, one as Cidr) && !reserved.has(one))
		}),
		{numRuns: 30}
	)
	t.pass()
})

test('a subnet can be filled to its last address, and no further', t => {
	const all = Array.from({length: usable}, (_, n) => `i${n}`)
	t.is(new Set(privateOf(labOf(all)).values()).size, usable)
	t.throws(() => resolve(labOf([...all, 'more']), {name: 'demo'}), {message: /InsufficientFreeAddressesInSubnet/})
})

test('the order of the file does not matter', t => {
	fc.assert(
		fc.property(names, all => {
			const [one, other] = [privateOf(labOf(all)), privateOf(labOf([...all].reverse()))]
			return [...one].every(([key, address]) => other.get(key) === address)
		}),
		{numRuns: 30}
	)
	t.pass()
})

test('with the lab before it, a lab keeps all addresses that nobody was given by hand', t => {
	fc.assert(
		fc.property(names, names, fc.integer({min: 4, max: 62}), (before, after, place) => {
			const previous = resolve(labOf(before), {name: 'demo'})
			const [first = ''] = after
			const given = String(addressAt(subnet, place))
			const now = privateOf(labOf(after, {[first]: given}), previous)
			const was = privateOf(labOf(before))
			return after.every(name => {
				const key = `main.${name}`
				if (name === first) return now.get(key) === given
				return !was.has(key) || was.get(key) === given || now.get(key) === was.get(key)
			})
		}),
		{numRuns: 30}
	)
	t.pass()
})

test('public addresses are public, given once, and never what somebody in the file has', t => {
	const {lab} = readLab(
		{
			...labOf(Array.from({length: 50}, (_, n) => `i${n}`)),
			vpcs: {...labOf(['one', 'two']).vpcs, taken: {cidr: '54.144.0.0/16'}}
		},
		{name: 'demo'}
	)
	const addresses = lab.vpcs.flatMap(vpc => vpc.interfaces.flatMap(({privateIps}) => privateIps[0]?.publicIp?.address ?? []))
	t.is(addresses.length, 2)
	t.false(addresses.some(one => contains('54.144.0.0/16' as Cidr, one)))
	const twins = readLab({...labOf(Array.from({length: 59}, (_, n) => `i${n}`)), internet: {laptop: addresses[0]}}, {name: 'demo'})
	const all = twins.lab.vpcs[0]?.interfaces.map(({privateIps}) => privateIps[0]?.publicIp?.address)
	t.is(new Set(all).size, 59)
	t.false(all?.includes(addresses[0]))
})

test('MAC addresses are local ones, and different', t => {
	const {lab} = readLab(labOf(Array.from({length: 59}, (_, n) => `i${n}`)), {name: 'demo'})
	const macs = lab.vpcs[0]?.interfaces.map(({mac}) => mac) ?? []
	t.true(macs.every(mac => /^02(:[0-9a-f]{2}){5}$/.test(mac)))
	t.is(new Set(macs).size, 59)
})
