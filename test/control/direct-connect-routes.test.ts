import test from 'ava'
import {candidatesAtAws, reachedBy} from '../../src/control/direct-connect-routes.ts'
import {type Candidate, selectTransitGatewayRoutes, selectVpnGatewayRoutes} from '../../src/control/vpn-routes.ts'
import type {VirtualInterface} from '../../src/model/direct-connect.ts'
import type {Address, Cidr} from '../../src/net/address.ts'

const interfaceTo = (kind: VirtualInterface['gateway']['kind'], key: string): VirtualInterface => ({
	key: 'primary.prod',
	name: 'prod',
	id: 'dxvif-0',
	type: 'private',
	vlan: 101,
	gateway: {kind, key},
	amazonAsn: 64_512,
	amazonAddress: '169.254.96.1' as Address,
	customerAddress: '169.254.96.2' as Address,
	prefixLength: 30,
	mtuBytes: 1500,
	authKey: 'secret-key',
	keepaliveSeconds: 30,
	holdSeconds: 90,
	bfd: true,
	customer: {vlan: 101, authKey: 'secret-key', policy: {prepend: 0, localPreference: 200}, communities: []}
})

const blocks = (texts: readonly string[]) => texts as readonly Cidr[]
const association = (kind: 'vpn-gateway' | 'transit-gateway', key: string, allowedPrefixes: readonly string[]) => ({
	id: key,
	gateway: {kind, key},
	allowedPrefixes: blocks(allowedPrefixes)
})
const told = (
	allowed: readonly string[],
	vpc: readonly string[],
	kind: 'vpn-gateway' | 'transit-gateway' = 'vpn-gateway'
): readonly string[] =>
	reachedBy(
		interfaceTo('direct-connect-gateway', 'corp'),
		[{key: 'corp', id: 'corp', asn: 64_513, associations: [association(kind, 'main', allowed)]}],
		() => blocks(vpc)
	).flatMap(({prefixes}) => prefixes)

test('a virtual private gateway alone tells all blocks of its VPC (DX-4)', t => {
	t.deepEqual(
		reachedBy(interfaceTo('vpn-gateway', 'main'), [], () => blocks(['10.0.0.0/16'])).flatMap(({prefixes}) => [...prefixes]),
		blocks(['10.0.0.0/16']) as Cidr[]
	)
})

test('of a virtual private gateway the allowed prefixes are a filter: equal or larger ones let a block through (DX-6)', t => {
	t.deepEqual(told(['10.0.0.0/16'], ['10.0.0.0/16']), ['10.0.0.0/16'])
	t.deepEqual(told(['10.0.0.0/15'], ['10.0.0.0/16', '10.1.0.0/16']), ['10.0.0.0/16', '10.1.0.0/16'])
	t.deepEqual(told(['10.0.0.0/24'], ['10.0.0.0/16']), [])
})

test('of a transit gateway they are what is told (DX-6)', t => {
	t.deepEqual(told(['10.0.0.0/24', '10.8.0.0/13'], ['10.0.0.0/16'], 'transit-gateway'), ['10.0.0.0/24', '10.8.0.0/13'])
})

const site = '192.168.0.0/24' as Cidr
const direct = (tunnel: string, rest: Partial<Candidate> = {}): Candidate => ({
	destination: site,
	tunnel,
	connection: tunnel.split('.')[0] ?? '',
	origin: 'bgp',
	over: 'direct-connect',
	asPath: [65_001],
	med: 0,
	localPreference: 100,
	...rest
})
const overVpn: Candidate = {
	destination: site,
	tunnel: 'office:1',
	connection: 'office',
	origin: 'bgp',
	asPath: [65_001],
	med: 0,
	localPreference: 100
}
const chosen = (candidates: readonly Candidate[]) => selectVpnGatewayRoutes(candidates).map(({tunnels, why}) => ({tunnels, why}))

test('Direct Connect comes before VPN, even a static one, and with a longer AS path (VPN-8, RT-3)', t => {
	const long = direct('east.prod', {asPath: [65_001, 65_001, 65_001]})
	const expected = [{tunnels: ['east.prod'], why: 'Direct Connect before VPN (VPN-8)'}]
	t.deepEqual(chosen([overVpn, long]), expected)
	t.deepEqual(chosen([{...overVpn, origin: 'static', asPath: []}, long]), expected)
})

test('at a transit gateway as well (TGW-3)', t => {
	const [best] = selectTransitGatewayRoutes([overVpn, direct('east.prod')], {ecmp: true})
	t.deepEqual(best?.tunnels, ['east.prod'])
})

test('without it the VPN carries (DX-7)', t => {
	t.deepEqual(chosen([overVpn]), [{tunnels: ['office:1'], why: 'the only one'}])
})

test('equal ways share the flows (DX-7), of VPN none do', t => {
	t.deepEqual(chosen([direct('east.prod'), direct('west.prod'), overVpn])[0]?.tunnels, ['east.prod', 'west.prod'])
})

test('the community decides before the AS path, medium being what nobody asked for (DX-7)', t => {
	const learned = (communities: readonly string[], asPath = [65_001]) =>
		candidatesAtAws(interfaceTo('vpn-gateway', 'main'), 'primary', [
			{destination: site, link: 'vif', via: '169.254.96.2', asPath, med: 0, localPreference: 100, communities}
		]).map(one => ({...one, tunnel: `${one.tunnel}${communities.join()}`}))
	const [low, none, medium, high] = [
		learned(['7224:7100']),
		learned([]),
		learned(['7224:7200']),
		learned(['65001:1', '7224:7300'], [65_001, 65_001])
	] as const
	t.deepEqual(chosen([...low, ...high, ...none]), [
		{tunnels: ['primary.prod65001:1,7224:7300'], why: 'highest preference by its community (DX-7)'}
	])
	t.deepEqual(chosen([...low, ...none, ...medium])[0]?.tunnels, ['primary.prod', 'primary.prod7224:7200'])
})

test('what another neighbour has said is not its own', t => {
	t.deepEqual(
		candidatesAtAws(interfaceTo('vpn-gateway', 'main'), 'primary', [
			{destination: site, link: 'vif', via: '169.254.97.2', asPath: [], med: 0, localPreference: 100, communities: []}
		]),
		[]
	)
})
