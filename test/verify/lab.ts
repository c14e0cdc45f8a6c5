/** Two peered VPCs, a third that stands alone, two hosts on the Internet; what checks need to know of them. */

import type {AddressRef} from '../../src/checks/address-ref.ts'
import type {CheckItem} from '../../src/checks/all.ts'
import type {ProbeItem} from '../../src/checks/probes.ts'
import {nothingLearned} from '../../src/control/learned.ts'
import type {Instance, Lab, NetworkInterface, Vpc} from '../../src/model/model.ts'
import type {Address} from '../../src/net/address.ts'
import type {Host, Plan} from '../../src/plan/types.ts'
import type {Network} from '../../src/verify/network.ts'
import {type NatFixture, natGatewayOf, natInterfaceOf} from '../plan/lab-fixture.ts'

const address = (text: string) => text as Address

type Eni = {readonly ip?: string; readonly publicIp?: string; readonly ipv6?: string}

function vpc(key: string, instances: Readonly<Record<string, readonly Eni[]>>, nat: readonly NatFixture[] = []): Vpc {
	const interfaces: NetworkInterface[] = Object.entries(instances).flatMap(([name, enis]) =>
		enis.map(({ip, publicIp, ipv6}, deviceIndex) => ({
			key: `${key}.${name}.${deviceIndex}`,
			id: 'eni-0',
			type: 'interface',
			subnet: `${key}.a`,
			mac: '02:00:00:00:00:01',
			privateIps:
				ip === undefined ? [] : [{address: address(ip), ...(publicIp !== undefined && {publicIp: {address: address(publicIp)}})}],
			ipv6: ipv6 === undefined ? [] : [address(ipv6)],
			securityGroups: [],
			sourceDestCheck: true,
			owner: {kind: 'instance', key: `${key}.${name}`, deviceIndex},
			linkUp: true
		}))
	)
	return {
		key,
		id: 'vpc-0',
		account: '123456789012',
		region: 'us-east-1',
		cidrs: [],
		ipv6Cidrs: [],
		subnets: [],
		routeTables: [],
		networkAcls: [],
		securityGroups: [],
		natGateways: nat.map(natGatewayOf),
		interfaces: [...interfaces, ...nat.map(natInterfaceOf)],
		instances: Object.entries(instances).map(
			([name, enis]): Instance =>
				({
					key: `${key}.${name}`,
					id: 'i-0',
					name,
					state: 'running',
					interfaces: enis.map((_, index) => `${key}.${name}.${index}`),
					services: []
				}) as unknown as Instance
		)
	} as unknown as Vpc
}

const nat: NatFixture = {
	key: 'main.nat',
	id: 'nat-0',
	subnet: 'main.a',
	interfaceId: 'eni-1',
	mac: '02:00:00:00:00:02',
	privateIp: address('10.0.0.9'),
	connectivity: 'public',
	publicIp: {address: address('54.0.0.9')}
}

export const lab = {
	name: 'demo',
	vpcs: [
		vpc(
			'main',
			{
				web: [
					{ip: '10.0.0.5', publicIp: '54.0.0.5', ipv6: '2600:1f18::5'},
					{ip: '10.0.1.5', publicIp: '54.0.0.6'}
				],
				db: [{ip: '10.0.2.5'}]
			},
			[nat]
		),
		vpc('peer', {app: [{ip: '10.1.0.5', publicIp: '54.1.0.5'}]}),
		vpc('alone', {far: [{ip: '10.0.0.5'}], six: [{ipv6: '2600:1f19::6'}]})
	],
	elasticIps: [
		{key: 'service', allocationId: 'eipalloc-0', region: 'us-east-1', account: '123456789012', address: address('52.0.0.1')}
	],
	prefixLists: [],
	peerings: [{key: 'main-peer', id: 'pcx-0', requester: 'main', accepter: 'peer', state: 'active'}],
	transitGateways: [],
	transitGatewayPeerings: [],
	internetHosts: [
		{name: 'laptop', ipv4: address('203.0.113.10'), ipv6: address('2001:db8::10'), services: [], ttl: 64},
		{name: 'six6', ipv6: address('2001:db8::66'), services: [], ttl: 64}
	],
	failedZones: []
} as unknown as Lab

const host = (name: string, running = true): Host => ({
	name,
	kind: 'instance',
	namespace: `host.${name}`,
	ipv4: [],
	ipv6: [],
	publicIpv4: [],
	running,
	resolver: {servers: [], search: []},
	listeners: []
})

export const plan: Plan = {
	lab: 'demo',
	namespaces: {},
	links: {},
	hosts: Object.fromEntries(
		['web', 'db', 'app', 'far', 'laptop'].map(name => [name, host(name)]).concat([['down', host('down', false)]])
	),
	points: {
		web: {namespace: 'host.web', link: 'eth0', what: 'eth0 of web'},
		'igw:main': {namespace: 'igw.main', link: 'outside', what: 'the internet gateway'}
	}
}

export const network = (rest: Partial<Network> = {}): Network => ({
	name: 'demo',
	current: () => ({lab, plan}),
	status: async () => ({
		lab,
		plan,
		learned: nothingLearned,
		report: {
			lab: 'demo',
			tunnels: [],
			virtualInterfaces: [],
			targets: [],
			sessions: [],
			learned: [],
			selected: [],
			daemons: [],
			troubles: [],
			reconciliations: {times: 0, changes: 0}
		}
	}),
	namespacePath: namespace => `/ns/${namespace}`,
	act: async () => {},
	run: async () => ({trouble: 'nothing is run here'}),
	...rest
})

/** A reference as the lab file's reader makes it. */
export function ref(text: string): AddressRef {
	if (/^[\d.]+$|:/.test(text)) return {kind: 'address', text, address: address(text)}

	const [name = '', which = 'client'] = text.split('.')
	if (name === 'nat') {
		return {kind: 'interface', text, key: lab.vpcs.flatMap(vpc => vpc.natGateways)[0]?.interface ?? '', which: which as 'client'}
	}

	if (name === 'service') return {kind: 'elastic-ip', text, key: name}

	const eth = /^eth(\d)$/.exec(which)
	return {
		kind: 'host',
		text,
		host: name,
		which: eth ? 'client' : (which as 'client'),
		...(eth && {interface: Number(eth[1])})
	}
}

const at = {path: 'checks[0]', file: 'labs/demo/lab.yaml', line: 24, column: 5}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** A probe from its parts, with what the reader fills in. */
export const probe = <T extends Without<ProbeItem, 'at' | 'from' | 'to' | 'v6'>>(
	from: string,
	to: string,
	item: T,
	rest: object = {}
): ProbeItem => ({at, from, to: ref(to), v6: false, ...item, ...rest}) as unknown as ProbeItem

export const action = (item: object): CheckItem => ({at, ...item}) as CheckItem
