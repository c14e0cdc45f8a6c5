import {mkdtemp} from 'node:fs/promises'
import {join} from 'node:path'
import {type Backend, openKernel, prepare} from '../../src/kernel/kernel.ts'
import type {Link, LinkEnd, Route, Rule, Step} from '../../src/plan/types.ts'

/** An empty lab, open by one backend. */
export async function emptyLab(backend: Backend) {
	const stateDir = await mkdtemp(join('/run', 'vpclab-test-'))
	await prepare(stateDir)
	return {stateDir, kernel: await openKernel({stateDir, backend})}
}

export const end = (namespace: string, name: string, rest: Partial<LinkEnd> = {}): LinkEnd => ({
	namespace,
	name,
	mac: '02:00:00:00:00:01',
	mtuBytes: 1500,
	group: 0,
	up: true,
	...rest
})

export const web: Link = {
	ends: [
		end('vpc', 'web', {mac: '02:ff:00:00:00:01', group: 0x2000_0003, mtuBytes: 9001}),
		end('host', 'eth0', {mac: '02:00:00:00:00:02', mtuBytes: 9001})
	]
}
export const db: Link = {
	ends: [end('vpc', 'db', {mac: '02:ff:00:00:00:01', up: false}), end('host', 'eth1', {mac: '02:00:00:00:00:03', mtuBytes: 1280})]
}

export const routes: readonly Route[] = [
	{table: 254, destination: '10.0.0.10/32', type: 'unicast', nexthops: [{link: 'web'}]},
	{table: 254, destination: '2600:1f18::10/128', type: 'unicast', nexthops: [{link: 'web'}], mtuBytes: 1400},
	{table: 254, destination: '52.216.0.0/15', type: 'local', nexthops: [{link: 'lo'}]},
	{table: 254, destination: '2600:1fa0:8000::/39', type: 'local', nexthops: [{link: 'lo'}]},
	{table: 1001, destination: '10.0.0.0/16', type: 'throw', nexthops: []},
	{table: 1001, destination: '2600:1f18::/56', type: 'throw', nexthops: []},
	{
		table: 1001,
		destination: '0.0.0.0/0',
		type: 'unicast',
		nexthops: [{link: 'web', via: '10.0.0.10'}],
		mtuBytes: 1500,
		source: '10.0.0.1'
	},
	{table: 1001, destination: '::/0', type: 'unicast', nexthops: [{link: 'web', via: '2600:1f18::10'}], source: '2600:1f18::1'},
	{table: 1001, destination: '192.0.2.0/24', type: 'blackhole', nexthops: []},
	{table: 1001, destination: '2001:db8::/32', type: 'blackhole', nexthops: []},
	{table: 1001, destination: '198.51.100.0/24', type: 'unreachable', nexthops: []},
	{table: 1001, destination: '2001:db8:1::/48', type: 'unreachable', nexthops: []},
	{
		table: 70_000,
		destination: '172.16.0.0/12',
		type: 'unicast',
		nexthops: [
			{link: 'web', via: '10.0.0.10', weight: 2},
			{link: 'lo', via: '10.0.0.11'}
		]
	},
	{
		table: 70_000,
		destination: '2001:db8:2::/48',
		type: 'unicast',
		nexthops: [
			{link: 'web', via: '2600:1f18::10'},
			{link: 'web', via: '2600:1f18::11'}
		]
	},
	{table: 200, destination: '203.0.113.0/24', type: 'unicast', nexthops: [{link: 'web', via: 'fe80::1'}]}
]

export const rules: readonly Rule[] = [
	{family: 4, priority: 100, from: '10.0.0.0/24', iif: 'web', table: 1001},
	{family: 4, priority: 100, from: '10.0.0.0/24', table: 1001},
	{family: 4, priority: 100, from: '10.0.0.0/24', to: '10.0.9.0/24', fwmark: 7, table: 70_000},
	{family: 4, priority: 200, iif: 'not-there-yet', table: 200},
	{family: 6, priority: 100, from: '2600:1f18::/64', table: 1001},
	{family: 6, priority: 200, table: 70_000}
]

export const sets = `create members hash:ip family inet
create blocks hash:net family inet6
create links hash:net,iface family inet
add members 10.0.0.10
add members 10.0.0.11
add blocks 2600:1f18::/56
add links 10.0.0.0/24,web
`

export const firewall4 = `*filter
:INPUT ACCEPT [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:ingress-1 - [0:0]
-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -m devgroup --src-group 0x3/0xffff -j ingress-1
-A ingress-1 -m set --match-set members src -j ACCEPT
COMMIT
*mangle
-A PREROUTING -j TTL --ttl-inc 1
COMMIT
`

export const firewall6 = `*filter
:FORWARD DROP [0:0]
-A FORWARD -m set --match-set blocks src -j ACCEPT
COMMIT
`

/** A router and a host with two links: every kind of thing that the plan knows. */
export const raise: readonly Step[] = [
	{do: 'add-namespace', namespace: 'vpc'},
	{do: 'add-namespace', namespace: 'host'},
	{do: 'set-sysctl', namespace: 'vpc', key: 'net.ipv4.ip_forward', value: '1'},
	{do: 'set-sysctl', namespace: 'vpc', key: 'net.ipv6.conf.all.forwarding', value: '1'},
	{do: 'add-link', link: web},
	{do: 'add-link', link: db},
	{do: 'set-sysctl', namespace: 'host', key: 'net.ipv4.ip_default_ttl', value: '255'},
	{do: 'restore-sets', namespace: 'vpc', text: sets},
	{do: 'restore-firewall', namespace: 'vpc', family: 4, text: firewall4},
	{do: 'restore-firewall', namespace: 'vpc', family: 6, text: firewall6},
	...[web, db].flatMap(({ends}) => ends.map((one): Step => ({do: 'set-link', namespace: one.namespace, end: one}))),
	{do: 'add-address', namespace: 'vpc', address: {link: 'lo', address: '10.0.0.1/32'}},
	{do: 'add-address', namespace: 'vpc', address: {link: 'lo', address: '2600:1f18::1/128'}},
	{do: 'replace-neighbor', namespace: 'vpc', neighbor: {link: 'web', address: '10.0.0.10', mac: '02:00:00:00:00:02'}},
	{do: 'replace-neighbor', namespace: 'vpc', neighbor: {link: 'web', address: '2600:1f18::10', mac: '02:00:00:00:00:02'}},
	...routes.map((route): Step => ({do: 'replace-route', namespace: 'vpc', route})),
	...rules.map((rule): Step => ({do: 'add-rule', namespace: 'vpc', rule})),
	{do: 'add-address', namespace: 'host', address: {link: 'eth0', address: '10.0.0.10/24'}},
	{do: 'add-address', namespace: 'host', address: {link: 'eth0', address: '10.0.0.12/24'}},
	{do: 'add-address', namespace: 'host', address: {link: 'eth0', address: '2600:1f18::10/64'}},
	{do: 'replace-neighbor', namespace: 'host', neighbor: {link: 'eth0', address: '10.0.0.1', mac: '02:ff:00:00:00:01'}},
	{do: 'replace-neighbor', namespace: 'host', neighbor: {link: 'eth0', address: '2600:1f18::1', mac: '02:ff:00:00:00:01'}},
	{
		do: 'replace-route',
		namespace: 'host',
		route: {table: 254, destination: '0.0.0.0/0', type: 'unicast', nexthops: [{link: 'eth0', via: '10.0.0.1'}], hopLimit: 77}
	},
	{
		do: 'replace-route',
		namespace: 'host',
		route: {table: 254, destination: '::/0', type: 'unicast', nexthops: [{link: 'eth0', via: '2600:1f18::1'}], hopLimit: 78}
	}
]
