/** A lab that has every kind of thing, each with the name that is asked for. */
import fc from 'fast-check'
import type {LabDocument} from '../../src/index.ts'

/** Names that mean something to a kernel, its tools, a file system, JavaScript, YAML, the lab file itself; and the longest. */
const meaningful = [
	...['default', 'all', 'lo', 'any', 'none', 'dev', 'via', 'nflog', 'eth0', 'eth1', 'if2', '0', '7', '1e3', '0x10', '007'],
	...['igw', 'eigw', 'vgw', 'vpc', 'nat', 'tgw', 'pcx', 'cross', 'wan', 'edge', 'internet', 'router', 'guest', 'aws', 'customer'],
	...[
		'eni-a',
		'nat-a',
		'tgw-a',
		'pcx-a',
		'vpc-a',
		'vpn-a-1',
		'dx-a',
		'dx-a-1',
		'lan-a',
		'lan-a-1',
		'peer-a',
		'peer-a-1',
		'vif-a'
	],
	...['a', 'A', 'a-1', 'a_1', 'a-', '1', '2', '1-1', 'host-a', 'site-a', 'ns', 'con', 'nul', 'lost-found'],
	...['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'null', 'true', 'yes', 'on', 'undefined', 'NaN'],
	...[
		'local',
		'blackhole',
		'self',
		'internet-gateway',
		'vpn-gateway',
		'nat-gateway',
		'public',
		'private',
		'ipv6',
		'http',
		'icmp'
	],
	...['name-of-15-chars', 'name-of-14-cha', 'a'.repeat(63), `${'a'.repeat(62)}b`, `${'Long_name-'.repeat(6)}abc`]
]

const places = {
	vpcs: ['near', 'far'],
	things: ['public', 'private', 'nat', 'second', 'web', 'app', 'eni', 'group', 'acl', 'table', 'eip', 'list'],
	farThings: ['app', 'web', 'group'],
	top: ['peering', 'hub', 'farHub', 'hubPeering', 'hubTable', 'nearAttachment', 'attachment', 'corp'],
	sites: ['office', 'dc', 'branch', 'device', 'pc', 'printer', 'desk'],
	ways: ['toVpc', 'toHub', 'fromBranch', 'line', 'vif', 'hubVif'],
	hosts: ['laptop', 'server']
} as const

export type Names = {readonly [K in keyof typeof places]: Readonly<Record<string, string>>}

const free = fc.stringMatching(/^[A-Za-z0-9][\w-]{0,62}$/)

/** Names for everything, out of a few, so that things of many kinds are called alike. Those of one list differ, being its keys. */
export const anyNames: fc.Arbitrary<Names> = fc
	.uniqueArray(fc.oneof({weight: 5, arbitrary: fc.constantFrom(...meaningful)}, free), {minLength: 14, maxLength: 18})
	.chain(few =>
		fc.record(
			Object.fromEntries(
				Object.entries(places).map(([key, names]) => [
					key,
					fc.uniqueArray(fc.constantFrom(...few), {minLength: names.length, maxLength: names.length})
				])
			)
		)
	)
	.map(
		drawn =>
			Object.fromEntries(
				Object.entries(places).map(([key, names]) => [
					key,
					Object.fromEntries(names.map((name, index) => [name, drawn[key]?.[index]]))
				])
			) as Names
	)

/** Names that nothing can mistake, one a thing. */
export const plainNames = Object.fromEntries(
	Object.entries(places).map(([key, names]) => [key, Object.fromEntries(names.map(name => [name, `${key}-${name}`]))])
) as Names

/** As long as names may be, and alike in all but the last letters. */
export const longestNames = Object.fromEntries(
	Object.entries(places).map(([key, names]) => [
		key,
		Object.fromEntries(names.map(name => [name, `${'n'.repeat(63 - name.length)}${name}`]))
	])
) as Names

/** The network. What bears names of one list bears different ones; across lists they may be the same. */
export function labOf({vpcs, things, farThings, top, sites, ways, hosts}: Names): LabDocument {
	const open = {ingress: [{all: true, from: '0.0.0.0/0'}]}
	return {
		vpcs: {
			[vpcs.near!]: {
				cidr: '10.1.0.0/16',
				internetGateway: true,
				vpnGateway: true,
				subnets: {
					[things.public!]: {
						zone: 'a',
						cidr: '10.1.0.0/24',
						propagate: true,
						networkAcl: things.acl!,
						routes: {
							'0.0.0.0/0': 'internet-gateway',
							'10.2.0.0/24': {peering: top.peering!},
							'10.2.1.0/24': {transitGateway: top.hub!},
							[things.list!]: {natGateway: things.nat!}
						}
					},
					[things.private!]: {zone: 'a', cidr: '10.1.1.0/24', routeTable: things.table!}
				},
				routeTables: {[things.table!]: {routes: {'0.0.0.0/0': {natGateway: things.nat!}}}},
				networkAcls: {
					[things.acl!]: {
						ingress: {100: {allow: 'all', from: '0.0.0.0/0'}},
						egress: {100: {allow: 'all', to: '0.0.0.0/0'}}
					}
				},
				natGateways: {[things.nat!]: {subnet: things.public!}},
				securityGroups: {[things.group!]: open},
				networkInterfaces: {[things.eni!]: {subnet: things.private!, securityGroups: [things.group!]}},
				instances: {
					[things.web!]: {subnet: things.public!, elasticIp: things.eip!, securityGroups: [things.group!], serves: ['http']},
					[things.app!]: {
						subnet: things.private!,
						securityGroups: [things.group!],
						interfaces: [things.eni!],
						serves: ['http']
					}
				}
			},
			[vpcs.far!]: {
				cidr: '10.2.0.0/16',
				vpnGateway: true,
				subnets: {
					[farThings.app!]: {
						zone: 'a',
						cidr: '10.2.0.0/24',
						propagate: true,
						routes: {'10.1.0.0/16': {peering: top.peering!}, '192.168.0.0/24': {transitGateway: top.hub!}}
					}
				},
				securityGroups: {[farThings.group!]: open},
				instances: {[farThings.web!]: {subnet: farThings.app!, securityGroups: [farThings.group!], serves: ['http']}}
			}
		},
		elasticIps: {[things.eip!]: {}},
		prefixLists: {[things.list!]: {entries: ['100.64.1.0/24']}},
		peerings: {[top.peering!]: {requester: vpcs.near!, accepter: vpcs.far!}},
		transitGateways: {
			[top.hub!]: {
				attachments: {
					[top.nearAttachment!]: {
						vpc: vpcs.near!,
						subnets: [things.public!],
						association: top.hubTable!,
						propagations: [top.hubTable!]
					},
					[top.attachment!]: {
						vpc: vpcs.far!,
						subnets: [farThings.app!],
						association: top.hubTable!,
						propagations: [top.hubTable!]
					}
				},
				routeTables: {[top.hubTable!]: {}}
			},
			[top.farHub!]: {region: 'eu-west-1', asn: 64_513}
		},
		transitGatewayPeerings: {[top.hubPeering!]: {requester: top.hub!, accepter: top.farHub!}},
		sites: {
			[sites.office!]: {
				asn: 65_001,
				cidr: '192.168.0.0/24',
				devices: {[sites.device!]: {publicIp: '198.51.100.20'}},
				hosts: {[sites.pc!]: {serves: ['http']}, [sites.printer!]: {}}
			},
			[sites.dc!]: {publicIp: '198.51.100.30', asn: 65_002, cidr: '192.168.1.0/24', hosts: {[sites.desk!]: {serves: ['http']}}},
			// An instance that keeps its ways: it takes no routes.
			[sites.branch!]: {instance: `${vpcs.near}.${things.web}`, asn: 65_003, announces: ['10.1.9.0/24'], accepts: []}
		},
		vpnConnections: {
			[ways.toVpc!]: {site: sites.office!, device: sites.device!, gateway: vpcs.near!},
			[ways.toHub!]: {
				site: sites.office!,
				device: sites.device!,
				gateway: {transitGateway: top.hub!},
				association: top.hubTable!,
				propagations: [top.hubTable!]
			},
			[ways.fromBranch!]: {site: sites.branch!, gateway: vpcs.far!}
		},
		directConnectGateways: {[top.corp!]: {asn: 64_514, associations: {[vpcs.far!]: {allowedPrefixes: ['10.2.0.0/16']}}}},
		directConnects: {
			[ways.line!]: {
				location: 'EqDC2',
				site: sites.dc!,
				virtualInterfaces: {
					[ways.vif!]: {
						vlan: 201,
						gateway: {directConnectGateway: top.corp!},
						amazonAddress: '169.254.101.1/30',
						customerAddress: '169.254.101.2/30'
					}
				}
			}
		},
		internet: {[hosts.laptop!]: '203.0.113.10', [hosts.server!]: {ipv4: '203.0.113.20', serves: ['http']}}
	} as LabDocument
}
