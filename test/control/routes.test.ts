import test from 'ava'
import fc from 'fast-check'
import {effectiveRoutes, routeTo} from '../../src/control/routes.ts'
import type {Route} from '../../src/model/model.ts'
import {type Address, type Cidr, cidrOf, fromBigInt} from '../../src/net/address.ts'

const address = fc.bigInt(0n, 63n).map(n => fromBigInt(0x0a000000n + n, 4))
const destination = fc.tuple(address, fc.integer({min: 24, max: 32})).map(([base, prefix]) => cidrOf(base, prefix))
const route = fc.record({
	destination,
	origin: fc.constantFrom('local', 'static', 'prefix-list', 'propagated' as const),
	state: fc.constantFrom('active', 'blackhole' as const),
	target: fc.nat(9).map(n => ({kind: 'vpc-peering-connection', key: `p${n}`}) as const)
}) as fc.Arbitrary<Route>
const routes = fc.array(route, {maxLength: 10})

/** Binary digits of the fixed part of a block, of an address all of them. */
function digits(text: string): string {
	const [base = '', prefix = '32'] = text.split('/')
	const bits = base.split('.').map(octet => Number(octet).toString(2).padStart(8, '0'))
	return bits.join('').slice(0, Number(prefix))
}

/** By hand: what does not match is crossed out, the rest is sorted by what counts first. */
function byHand(all: readonly Route[], to: string): Route | undefined {
	const locals = all.filter(one => one.origin === 'local').map(one => digits(one.destination))
	const allowed = all.filter(
		one => one.origin !== 'propagated' || !locals.some(local => digits(one.destination).startsWith(local))
	)
	const order = ['static', 'local', 'prefix-list', 'propagated']
	return allowed
		.filter(one => digits(to).startsWith(digits(one.destination)))
		.sort(
			(a, b) => digits(b.destination).length - digits(a.destination).length || order.indexOf(a.origin) - order.indexOf(b.origin)
		)[0]
}

test('a packet takes the longest route in force, as found by hand (RT-3, RT-4)', t => {
	fc.assert(
		fc.property(routes, address, (all, to) => routeTo({routes: all}, to) === byHand(all, to)),
		{numRuns: 1000}
	)
	t.pass()
})

test('a table keeps one route a destination, and the choice does not depend on what else is asked', t => {
	fc.assert(
		fc.property(routes, all => {
			const inForce = effectiveRoutes({routes: all})
			const destinations = inForce.map(one => one.destination)
			return (
				new Set<Cidr>(destinations).size === destinations.length && effectiveRoutes({routes: inForce}).length === inForce.length
			)
		})
	)
	t.pass()
})

test('no route leads to the addresses of AWS’s own services, however wide or narrow it is (RT-5)', t => {
	const routes = ['0.0.0.0/0', '169.254.0.0/16', '::/0'].map(
		(destination): Route => ({
			destination: destination as Cidr,
			target: {kind: 'internet-gateway'},
			origin: 'static',
			state: 'active'
		})
	)
	t.is(routeTo({routes}, '169.254.169.254' as Address), undefined)
	t.is(routeTo({routes}, 'fd00:ec2::254' as Address), undefined)
	t.is(routeTo({routes}, '169.254.172.1' as Address)?.destination, '169.254.0.0/16' as Cidr)
})
