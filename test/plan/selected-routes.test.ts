import test from 'ava'
import {type Learned, nothingLearned} from '../../src/control/learned.ts'
import {readLab} from '../../src/lab/read.ts'
import {routesInForce} from '../../src/plan/selected-routes.ts'
import type {LearnedRoute} from '../../src/services/frr/facts.ts'

const site = {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}
const tunnels = [{insideCidr: '169.254.20.0/30'}, {insideCidr: '169.254.21.0/30'}]

const lab = readLab(
	{
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				internetGateway: true,
				vpnGateway: true,
				subnets: {
					a: {cidr: '10.0.0.0/24', propagate: true, routes: {'192.168.0.0/24': 'internet-gateway'}},
					b: {cidr: '10.0.1.0/24'}
				}
			},
			app: {cidr: '10.1.0.0/16', subnets: {a: {cidr: '10.1.0.0/24', zone: 'a'}}}
		},
		transitGateways: {
			hub: {attachments: {app: ['a']}, routeTables: {default: {routes: {'192.168.9.0/24': 'blackhole'}}}}
		},
		sites: {office: site},
		vpnConnections: {
			office: {site: 'office', gateway: 'main', tunnels},
			second: {site: 'office', gateway: 'hub', tunnels: [{insideCidr: '169.254.22.0/30'}, {insideCidr: '169.254.23.0/30'}]}
		}
	},
	{name: 'demo'}
).lab

const path = (destination: string, link: string, via: string, more: Partial<LearnedRoute> = {}): LearnedRoute => ({
	destination,
	link,
	via,
	asPath: [65_001],
	med: 0,
	localPreference: 100,
	communities: [],
	...more
})

const learned: Learned = {
	...nothingLearned,
	bgp: {
		'vgw.main': [
			path('192.168.0.0/24', 'office-1', '169.254.20.2', {med: 50}),
			path('192.168.0.0/24', 'office-2', '169.254.21.2', {med: 10}),
			path('192.168.1.0/24', 'office-1', '169.254.20.2'),
			path('10.0.1.0/25', 'office-1', '169.254.20.2')
		],
		'tgw.hub': [
			path('192.168.0.0/24', 'second-1', '169.254.22.2'),
			path('192.168.0.0/24', 'second-2', '169.254.23.2'),
			path('192.168.9.0/24', 'second-1', '169.254.22.2'),
			path('10.1.0.0/16', 'second-1', '169.254.22.2')
		]
	}
}

function found(router: string, destination: string) {
	const all = routesInForce(lab, learned).filter(one => one.router === router && one.destination === destination)
	return all.map(({to, tunnels, origin, why, candidates}) => ({to, tunnels, origin, why, candidates}))
}

test('a transit gateway shows the tunnels that share a prefix, and why (TGW-6)', t => {
	t.deepEqual(found('tgw hub.default', '192.168.0.0/24'), [
		{
			to: 'hub.second',
			tunnels: ['second:1', 'second:2'],
			origin: 'propagated',
			why: '2 equal routes share the flows',
			candidates: []
		}
	])
})

test('a static route of a transit gateway stands before what was learned, a VPC before a VPN; the loser is named (TGW-3)', t => {
	t.deepEqual(found('tgw hub.default', '192.168.9.0/24'), [
		{
			to: 'blackhole',
			tunnels: [],
			origin: 'static',
			why: 'static before propagated (TGW-3)',
			candidates: [{to: 'hub.second', origin: 'propagated'}]
		}
	])
	t.deepEqual(found('tgw hub.default', '10.1.0.0/16'), [
		{
			to: 'hub.app',
			tunnels: [],
			origin: 'propagated',
			why: 'VPC before VPN (TGW-3)',
			candidates: [{to: 'hub.second', origin: 'propagated'}]
		}
	])
})

test('a VPC’s table that propagates shows static before propagated, and what its own block hides (RT-3, RT-4)', t => {
	const table = routesInForce(lab, learned).find(({router}) => router.startsWith('table'))?.router ?? ''
	t.deepEqual(found(table, '192.168.0.0/24'), [
		{
			to: 'internet-gateway',
			tunnels: [],
			origin: 'static',
			why: 'static before propagated (RT-3)',
			candidates: [{to: 'vpn-gateway main', origin: 'propagated'}]
		}
	])
	t.like(found(table, '192.168.1.0/24'), [{to: 'vpn-gateway main', origin: 'propagated', why: 'the only one'}])
	t.deepEqual(found(table, '10.0.1.0/25'), [])
	t.deepEqual(found(table, '10.0.0.0/16'), [
		{
			to: 'local',
			tunnels: [],
			origin: 'local',
			why: 'local before propagated (RT-4)',
			candidates: [{to: '10.0.1.0/25 vpn-gateway main', origin: 'propagated'}]
		}
	])
})

test('a virtual private gateway names the tunnel it did not take (VPN-8)', t => {
	t.deepEqual(found('vgw main', '192.168.0.0/24'), [
		{
			to: 'office:2',
			tunnels: ['office:2'],
			origin: 'bgp',
			why: 'lowest MED (VPN-8)',
			candidates: [{to: 'office:1', origin: 'bgp'}]
		}
	])
})

test('a table that nothing is propagated into is not shown', t => {
	const shown = new Set(routesInForce(lab, learned).map(({router}) => router))
	t.is([...shown].filter(one => one.startsWith('table')).length, 1)
})
