import {directConnectTables} from '../aws/direct-connect/inspect.ts'
import {attachedTo} from '../aws/network-interface/inspect.ts'
import {effectiveTransitGatewayRoutes} from '../control/transit-gateway-routes.ts'
import {interfaceOf} from '../model/interfaces.ts'
import type {Lab, LinkQuality, NetworkInterface, SecurityGroup, TransitGateway, Vpc} from '../model/model.ts'
import {entry, lastEntry, originOf, peerOf, targetOf, traffic} from './inspect-words.ts'
import type {Cell} from './table.ts'

/** A table of `inspect`, before it is text. */
export type Table = {readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[]}

/** What `inspect` can show, by the word that asks for it. In the order in which all of it is shown. */
export const tables: Readonly<Record<string, (lab: Lab) => readonly Table[]>> = {
	vpcs: lab => [
		{
			title: 'VPCs',
			columns: ['name', 'id', 'account', 'region', 'blocks', 'internet gateway', 'egress-only'],
			rows: lab.vpcs.map(({key, id, account, region, cidrs, ipv6Cidrs, internetGateway, egressOnlyInternetGateway}) => [
				key,
				id,
				account,
				region,
				[...cidrs, ...ipv6Cidrs].join(' '),
				internetGateway?.id,
				egressOnlyInternetGateway?.id
			])
		}
	],
	subnets: lab => [
		{
			title: 'Subnets',
			columns: ['name', 'id', 'zone', 'block', 'ipv6 block', 'route table', 'network acl', 'public ip on launch'],
			rows: lab.vpcs.flatMap(({subnets}) =>
				subnets.map(({key, id, zone, zoneId, cidr, ipv6Cidr, routeTable, networkAcl, mapPublicIpOnLaunch}) => [
					key,
					id,
					`${zone} (${zoneId})${lab.failedZones.includes(zone) ? ' FAILED' : ''}`,
					cidr,
					ipv6Cidr,
					routeTable,
					networkAcl,
					mapPublicIpOnLaunch
				])
			)
		}
	],
	instances: lab => [
		{
			title: 'Instances',
			columns: ['name', 'id', 'state', 'subnet', 'private', 'public', 'ipv6', 'serves'],
			rows: lab.vpcs.flatMap(vpc =>
				vpc.instances.map(({key, id, name, state, interfaces, services}) => {
					const own = interfaces.flatMap(one => vpc.interfaces.filter(({key}) => key === one))
					return [
						name,
						id,
						state,
						own[0]?.subnet ?? key,
						privateOf(own),
						publicOf(own),
						own.flatMap(({ipv6}) => ipv6).join(' '),
						services.map(({protocol, port}) => `${protocol}:${port}`).join(' ')
					]
				})
			)
		}
	],
	enis: lab => [
		{
			title: 'Network interfaces',
			columns: [
				'name',
				'id',
				'type',
				'attached to',
				'subnet',
				'private',
				'public',
				'ipv6',
				'mac',
				'groups',
				'src/dst check',
				'link'
			],
			rows: lab.vpcs.flatMap(vpc =>
				vpc.interfaces.map(eni => [
					eni.key,
					eni.id,
					eni.type,
					attachedTo(eni, 'nothing'),
					eni.subnet,
					privateOf([eni]),
					publicOf([eni]),
					eni.ipv6.join(' '),
					eni.mac,
					eni.securityGroups.join(' '),
					eni.sourceDestCheck ? 'on' : 'off',
					eni.linkUp ? 'up' : 'down'
				])
			)
		}
	],
	'nat-gateways': lab => [
		{
			title: 'NAT gateways',
			columns: ['name', 'id', 'subnet', 'connectivity', 'private', 'public', 'eni'],
			rows: lab.vpcs.flatMap(vpc =>
				vpc.natGateways.map(({key, id, subnet, connectivity, interface: own}) => {
					const eni = interfaceOf(vpc, own)
					return [key, id, subnet, connectivity, privateOf([eni]), eni.privateIps[0]?.publicIp?.address, eni.id]
				})
			)
		}
	],
	'route-tables': lab =>
		lab.vpcs.flatMap(vpc =>
			vpc.routeTables.map(table => ({
				title: `Route table ${table.key} (${table.id})${table.main ? ', main' : ''}: ${usersOf(table.key, vpc)}`,
				columns: ['destination', 'target', 'origin', 'state'],
				rows: table.routes.map(route => [route.destination, targetOf(route.target, lab, vpc), originOf(route), route.state])
			}))
		),
	'security-groups': lab => lab.vpcs.flatMap(({securityGroups}) => securityGroups.map(groupTable)),
	'network-acls': lab =>
		lab.vpcs.flatMap(vpc =>
			vpc.networkAcls.map(acl => ({
				title: `Network ACL ${acl.key} (${acl.id})${acl.default ? ', default' : ''}: ${subnetsOf(acl.key, vpc)}`,
				columns: ['direction', 'number', 'action', 'traffic', 'from or to'],
				rows: [
					...[...acl.ingress.map(entry), lastEntry].map(row => ['in', ...row]),
					...[...acl.egress.map(entry), lastEntry].map(row => ['out', ...row])
				]
			}))
		),
	'elastic-ips': lab => [
		{
			title: 'Elastic addresses',
			columns: ['name', 'address', 'allocation', 'association', 'region', 'account'],
			rows: lab.elasticIps.map(({key, address, allocationId, associationId, region, account}) => [
				key,
				address,
				allocationId,
				associationId ?? 'not associated',
				region,
				account
			])
		}
	],
	peerings: lab => [
		{
			title: 'Peerings',
			columns: ['name', 'id', 'requester', 'accepter', 'state'],
			rows: lab.peerings.map(({key, id, requester, accepter, state}) => [key, id, requester, accepter, state])
		}
	],
	'transit-gateways': lab => lab.transitGateways.flatMap(transitGatewayTables),
	'prefix-lists': lab => [
		{
			title: 'Prefix lists',
			columns: ['name', 'id', 'blocks'],
			rows: lab.prefixLists.map(({key, id, cidrs}) => [key, id, cidrs.join(' ')])
		}
	],
	links: ({links = {internet: {}, regions: {}}}) => [
		{
			title: 'Paths with a quality of their own, each direction',
			columns: ['path', 'delay', 'jitter', 'loss', 'rate'],
			rows: [
				...Object.entries(links.internet).map(([name, quality]) => [`${name} to the Internet`, ...qualityCells(quality)]),
				...Object.entries(links.regions).map(([pair, quality]) => [pair.replace(' ', ' to '), ...qualityCells(quality)])
			]
		}
	],
	'direct-connect': directConnectTables,
	internet: lab => [
		{
			title: 'Hosts on the Internet',
			columns: ['name', 'ipv4', 'ipv6', 'serves'],
			rows: lab.internetHosts.map(({name, ipv4, ipv6, services}) => [
				name,
				ipv4,
				ipv6,
				services.map(({protocol, port}) => `${protocol}:${port}`).join(' ')
			])
		}
	]
}

export const groupTable = ({key, id, ingress, egress}: SecurityGroup): Table => ({
	title: `Security group ${key} (${id})`,
	columns: ['direction', 'traffic', 'from or to', 'description'],
	rows: [
		...ingress.map(rule => ['in', traffic(rule), peerOf(rule), rule.description]),
		...egress.map(rule => ['out', traffic(rule), peerOf(rule), rule.description]),
		...(ingress.length === 0 ? [['in', 'nothing']] : []),
		...(egress.length === 0 ? [['out', 'nothing']] : [])
	]
})

export const privateOf = (own: readonly NetworkInterface[]): string =>
	own.flatMap(({privateIps}) => privateIps.map(({address}) => address)).join(' ')

export const publicOf = (own: readonly NetworkInterface[]): string =>
	own
		.flatMap(({privateIps}) => privateIps.flatMap(({publicIp}) => (publicIp ? [publicIp] : [])))
		.map(({address, elasticIp}) => (elasticIp === undefined ? address : `${address} (${elasticIp})`))
		.join(' ')

/** The gateway's attachments, and each of its route tables with the routes that are in force (TGW-3). */
const transitGatewayTables = ({key, id, asn, attachments, routeTables}: TransitGateway): readonly Table[] => [
	{
		title: `Transit gateway ${key} (${id}), ASN ${asn}`,
		columns: ['attachment', 'id', 'of', 'searches', 'state'],
		rows: attachments.map(({key, id, resource, routeTable, state}) => [
			key,
			id,
			attached(resource),
			routeTable ?? 'nothing: what comes in is dropped',
			state
		])
	},
	...routeTables.map(table => ({
		title: `Transit gateway route table ${table.key} (${table.id})`,
		columns: ['destination', 'attachment', 'origin'],
		rows: effectiveTransitGatewayRoutes(table).map(({destination, attachment, origin}) => [
			destination,
			attachment ?? 'blackhole',
			origin
		])
	}))
]

function attached(resource: TransitGateway['attachments'][number]['resource']): string {
	switch (resource.kind) {
		case 'vpc':
			return `VPC ${resource.vpc}${resource.applianceMode ? ', appliance mode' : ''}`
		case 'peering':
			return `peering ${resource.peering} with ${resource.peer}`
		case 'vpn':
			return `VPN connection ${resource.connection}`
		case 'direct-connect-gateway':
			return `Direct Connect gateway ${resource.gateway}`
	}
}

const usersOf = (table: string, vpc: Vpc): string => {
	const edge = vpc.internetGateway?.routeTable === table ? ['the internet gateway'] : []
	return listed([...vpc.subnets.filter(({routeTable}) => routeTable === table).map(({key}) => key), ...edge])
}

const subnetsOf = (acl: string, vpc: Vpc): string =>
	listed(vpc.subnets.filter(({networkAcl}) => networkAcl === acl).map(({key}) => key))

const listed = (names: readonly string[]): string => names.join(', ') || 'used by none'

const qualityCells = ({delayMs = 0, jitterMs = 0, lossPercent = 0, rateMbps}: LinkQuality): string[] => [
	`${delayMs} ms`,
	`${jitterMs} ms`,
	`${lossPercent} %`,
	rateMbps === undefined ? '' : `${rateMbps} Mbit/s`
]
