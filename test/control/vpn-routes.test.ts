import test from 'ava'
import {
	type Candidate,
	selectSiteRoutes,
	selectTransitGatewayRoutes,
	selectVpnGatewayRoutes
} from '../../src/control/vpn-routes.ts'
import type {Cidr} from '../../src/net/address.ts'

const way = (tunnel: string, rest: Partial<Candidate> = {}): Candidate => ({
	destination: '192.168.0.0/24' as Cidr,
	tunnel,
	connection: tunnel.split(':')[0] ?? '',
	origin: 'bgp',
	asPath: [65_001],
	med: 0,
	localPreference: 100,
	...rest
})

const chosen = (candidates: readonly Candidate[]) => selectVpnGatewayRoutes(candidates).map(({tunnels, why}) => ({tunnels, why}))

test('a virtual private gateway takes a static route before one of BGP, however short its path (VPN-8)', t => {
	t.deepEqual(chosen([way('a:1', {asPath: []}), way('b:1', {origin: 'static'})]), [
		{tunnels: ['b:1'], why: 'static before BGP (VPN-8)'}
	])
})

test('then the shortest AS path, then the lowest MED (VPN-8)', t => {
	t.deepEqual(chosen([way('a:1', {asPath: [65_001, 65_001]}), way('a:2', {med: 500})]), [
		{tunnels: ['a:2'], why: 'shortest AS path (VPN-8)'}
	])
	t.deepEqual(chosen([way('a:1', {med: 200}), way('a:2', {med: 100})]), [{tunnels: ['a:2'], why: 'lowest MED (VPN-8)'}])
})

test('of equal ways a virtual private gateway uses one alone, over all of its connections (VPN-8)', t => {
	t.deepEqual(chosen([way('a:1'), way('a:2'), way('b:1'), way('b:2')]), [
		{tunnels: ['a:1'], why: 'equal, and only the first is used'}
	])
})

test('each prefix is chosen for itself: the longest one is the kernel’s to find (VPN-8)', t => {
	const half = way('a:2', {destination: '192.168.0.0/25' as Cidr})
	t.deepEqual(
		selectVpnGatewayRoutes([way('a:1'), half]).map(({destination, tunnels}) => [destination, tunnels]),
		[
			['192.168.0.0/24', ['a:1']],
			['192.168.0.0/25', ['a:2']]
		]
	)
})

test('a transit gateway shares flows among equal prefixes and AS paths, and no others (TGW-6)', t => {
	const all = [way('a:1'), way('a:2'), way('b:1', {asPath: [65_002]}), way('b:2', {asPath: [65_001, 65_001]})]
	const [shared] = selectTransitGatewayRoutes(all, {ecmp: true})
	t.deepEqual(shared?.tunnels, ['a:1', 'a:2'])
	t.is(shared?.why, '2 equal routes share the flows; before others: equal, and only the first is used')
	const [alone] = selectTransitGatewayRoutes(all, {ecmp: false})
	t.deepEqual(alone?.tunnels, ['a:1'])
})

test('static routes over VPN share nothing, even with ECMP (TGW-6)', t => {
	const [route] = selectTransitGatewayRoutes([way('a:1', {origin: 'static'}), way('a:2', {origin: 'static'})], {ecmp: true})
	t.deepEqual(route?.tunnels, ['a:1'])
})

test('the customer’s device asks for its local preference first', t => {
	const [route] = selectSiteRoutes([way('a:1', {med: 100}), way('a:2', {med: 200, localPreference: 200})], {ecmp: false})
	t.deepEqual(route?.tunnels, ['a:2'])
	t.is(route?.why, 'highest local preference')
})
