/** Words of AWS, Terraform, the console and habit that a lab file has another key for. Those for one section are with its kind. */
import {otherNames} from '../aws/kinds.ts'

/** The intended key of the lab file, where it is known, and what to write. */
type Word = readonly [key: string, fix: string]

/**
 * By the word in lower case without punctuation: `CidrBlock`, `cidr_block` and `cidr-block` are one. The first key that exists at the place is
 * meant.
 */
const words: Readonly<Record<string, readonly Word[]>> = {
	...same(
		['cidrblock', 'cidrblocks', 'ipv4cidrblock', 'cidrip'],
		[
			['cidr', 'write cidr: 10.0.0.0/16'],
			['from', 'write from: 10.0.0.0/16, of egress rules to: 10.0.0.0/16']
		]
	),
	...same(
		['cidr', 'cidripv4', 'cidripv6', 'sourcesecuritygroup', 'sourcesecuritygroupid', 'source', 'sources'],
		[['from', 'write from: a block, the name of a security group, or self']]
	),
	...same(['destination', 'destinations', 'dest', 'dst'], [['to', 'write to: a block, or the name of a security group']]),
	...same(
		['ipv6cidrblock', 'amazonprovidedipv6cidrblock', 'assigngeneratedipv6cidrblock'],
		[['ipv6', 'write ipv6: true, or the block']]
	),
	...same(
		['nacl', 'nacls', 'acl', 'acls', 'networkaclid'],
		[
			['networkAcls', 'write networkAcls: {name: {ingress: {100: {allow: tcp, ports: 80, from: 0.0.0.0/0}}}}'],
			['networkAcl', "write networkAcl: the name of one of the VPC's networkAcls"]
		]
	),
	...same(
		['sg', 'sgs', 'groups', 'groupset', 'securitygroupids', 'vpcsecuritygroupids'],
		[['securityGroups', 'write securityGroups: names in a list where something uses them, {name: {ingress: […]}} in the VPC']]
	),
	...same(
		['rtb', 'rt', 'routetableid'],
		[
			['routeTable', "write routeTable: the name of one of the VPC's routeTables"],
			['routeTables', 'write routeTables: {name: {routes: {0.0.0.0/0: internet-gateway}}}']
		]
	),
	...same(
		['routetable', 'transitgatewayroutetableid'],
		[['association', "write association: the name of one of the transit gateway's routeTables"]]
	),
	...same(
		['eni', 'enis', 'nic', 'nics', 'networkinterface'],
		[
			['networkInterfaces', 'write networkInterfaces: {name: {subnet: app}}'],
			['interfaces', 'write interfaces: a list of further ones']
		]
	),
	...same(
		['eip', 'eips', 'elasticipaddress', 'allocationid'],
		[
			['elasticIp', 'write elasticIp: the name of one of elasticIps'],
			['elasticIps', 'write elasticIps: {name: {}}']
		]
	),
	...same(
		['az', 'azs', 'availabilityzone', 'availabilityzoneid'],
		[
			['zone', 'write zone: a letter such as a, or a name such as us-east-1a'],
			['zones', 'write zones: {a: {id: use1-az1}}']
		]
	),
	...same(
		['autoassignpublicip', 'autoassignpublicipv4', 'associatepublicipaddress', 'associatepublicip', 'assignpublicip'],
		[
			['mapPublicIpOnLaunch', 'write mapPublicIpOnLaunch: true'],
			['publicIp', 'write publicIp: true']
		]
	),
	...same(['privateipaddress'], [['privateIp', 'write privateIp: 10.0.0.5']]),
	...same(['ip', 'ipaddress'], [['privateIp', 'write privateIp: 10.0.0.5']]),
	...same(['inbound', 'inboundrules', 'ingressrules', 'ippermissions', 'securitygroupingress'], [['ingress', 'write ingress']]),
	...same(
		['outbound', 'outboundrules', 'egressrules', 'ippermissionsegress', 'securitygroupegress'],
		[['egress', 'write egress']]
	),
	...same(['rules', 'entries'], [['ingress', 'write ingress and egress']]),
	...same(
		['customergateway', 'customergateways', 'cgw', 'cgws'],
		[
			[
				'sites',
				'write sites: {office: {publicIp: 198.51.100.20, asn: 65001, cidr: 192.168.0.0/24}}: a site is a customer gateway with what is behind it'
			],
			['site', 'write site: the name of one of sites, which are customer gateways with what is behind them']
		]
	),
	...same(['vpc'], [['vpcs', 'write vpcs: {main: {cidr: 10.0.0.0/16}}']]),
	...same(
		['port', 'ports', 'portrange', 'fromport', 'toport'],
		[
			['tcp', 'the protocol is the key, and its ports the value: tcp: 80, udp: "6000-6100"'],
			['ports', 'write ports: 80, or a range such as "1024-65535"']
		]
	),
	...same(
		['protocol', 'ipprotocol', 'proto'],
		[
			['allow', 'write the protocol after allow or deny: allow: tcp'],
			['tcp', 'the protocol is the key: tcp: 80, icmp: all, or all: true']
		]
	),
	...same(['action', 'ruleaction', 'effect'], [['allow', 'write allow: tcp or deny: tcp']]),
	...same(
		['rulenumber', 'ruleno', 'number', 'priority'],
		[['allow', 'the number is the key of the entry: 100: {allow: tcp, …}']]
	),
	...same(
		['gatewayid', 'target', 'natgatewayid', 'destinationcidrblock'],
		[['routes', 'write routes: {0.0.0.0/0: internet-gateway}']]
	)
}

// biome-ignore lint/plugin: called while the module loads, above this line
function same(names: readonly string[], meant: readonly Word[]): Record<string, readonly Word[]> {
	return Object.fromEntries(names.map(name => [name, meant]))
}

/** What to write in place of a key that is AWS's word, if one of the keys `known` at its place is meant. */
export function inOurWords(written: string, known: readonly string[]): string | undefined {
	const plain = written.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
	const section = otherNames.get(plain)
	const meant = [...(section ? [section] : []), ...(Object.hasOwn(words, plain) ? (words[plain] ?? []) : [])]
	return meant.find(([key]) => key !== written && known.includes(key))?.[1]
}

const units: readonly (readonly [key: RegExp, base: string, factors: Readonly<Record<string, number>>])[] = [
	[
		/(?:Ms|[a-z]ms)$/,
		'milliseconds',
		{ms: 1, s: 1000, sec: 1000, second: 1000, seconds: 1000, m: 60_000, min: 60_000, h: 3_600_000}
	],
	[/Seconds$/, 'seconds', {ms: 0.001, s: 1, sec: 1, second: 1, seconds: 1, m: 60, min: 60, minutes: 60, h: 3600}],
	[/Bytes$/, 'bytes', {b: 1, byte: 1, bytes: 1, k: 1000, kb: 1000, kib: 1024, m: 1e6, mb: 1e6, mib: 1024 ** 2}],
	[
		/Mbps$/,
		'megabits a second',
		{kbps: 0.001, kbit: 0.001, m: 1, mbps: 1, mbit: 1, 'mbit/s': 1, g: 1000, gbps: 1000, gbit: 1000}
	],
	[/Percent$/, 'percent', {'%': 1, percent: 1}]
]

/** `5s` after `timeoutMs` is 5000. The number that the key takes, if it can be converted from the unit. */
export function inUnitOf(key: string, written: string): {readonly value?: number; readonly unit: string} | undefined {
	const found = units.find(([pattern]) => pattern.test(key))
	const [, digits, unit] = /^(-?\d+(?:\.\d+)?)\s*([a-z%/]+)$/i.exec(written) ?? []
	if (!found || digits === undefined || unit === undefined) return undefined
	const factor = Object.hasOwn(found[2], unit.toLowerCase()) ? found[2][unit.toLowerCase()] : undefined
	return {...(factor !== undefined && {value: Math.round(Number(digits) * factor * 1e6) / 1e6}), unit: found[1]}
}
