/** From genes to a lab: every VPC, what joins them, and Internet hosts. What is in a VPC grows in `grow-vpc.ts`. */
import type {
	InternetHost,
	Lab,
	Peering,
	TransitGateway,
	TransitGatewayAttachment,
	TransitGatewayPeering,
	TransitGatewayRoute
} from '../../src/model/model.ts'
import {type Address, type Cidr, overlaps} from '../../src/net/address.ts'
import {at, type Frame, regions, services, zoneId} from './frame.ts'
import type {Genes, TransitGatewayGenes} from './genes.ts'
import {growVpc} from './grow-vpc.ts'

export function grow(genes: Genes): Lab {
	const frame = frameOf(genes)
	return {
		name: 'agreement',
		vpcs: genes.vpcs.map((vpc, index) => growVpc(frame, vpc, index)),
		elasticIps: [],
		prefixLists: [{key: 'list', id: 'pl-0', cidrs: prefixListOf(frame, genes.prefixList)}],
		dhcpOptions: [],
		peerings: frame.peerings,
		transitGateways: frame.transitGateways,
		transitGatewayPeerings: frame.transitGatewayPeerings,
		internetHosts: frame.internetHosts,
		failedZones: genes.failedZone === undefined ? [] : [zoneId(0, genes.failedZone)]
	}
}

/** What VPCs need to know of each other before they grow. */
function frameOf(genes: Genes): Frame {
	const places = genes.vpcs.map((vpc, index) => {
		const number = vpc.overlaps ? 0 : index
		return {
			key: `v${index}`,
			region: vpc.region ? 1 : 0,
			blocks: [`10.${number}.0.0/16`, ...(vpc.second ? [`100.64.${number}.0/24`] : [])] as Cidr[],
			ipv6: vpc.ipv6 ? [`2600:1f18:0:${index + 1}00::/56` as Cidr] : [],
			subnets: vpc.subnets.map((subnet, one) => ({
				key: `v${index}.s${one}`,
				zone: subnet.zone,
				cidr: (vpc.second && one > 0 && one === vpc.subnets.length - 1
					? `100.64.${number}.0/24`
					: `10.${number}.${one}.0/24`) as Cidr
			}))
		}
	})
	const internetHosts = genes.internetHosts.map(
		({answersPing, drops}, index): InternetHost => ({
			name: `net${index}`,
			ipv4: `203.0.113.${10 + index}` as Address,
			ipv6: `2a00:1:2:3::${10 + index}` as Address,
			services,
			ttl: 64,
			answersPing,
			closedPorts: drops ? 'drop' : 'refuse'
		})
	)
	const peerings = genes.peerings.flatMap(({one, other, state}, index): Peering[] => {
		const [a, b] = [at(places, one), at(places, other)]
		const clash = a === b || a.blocks.some(x => b.blocks.some(y => overlaps(x, y)))
		const again = genes.peerings
			.slice(0, index)
			.some(earlier => [at(places, earlier.one), at(places, earlier.other)].every(place => place === a || place === b))
		return clash || again
			? []
			: [
					{
						key: `p${index}`,
						id: `pcx-${index}`,
						requester: a.key,
						accepter: b.key,
						state: state ? 'pending-acceptance' : 'active'
					}
				]
	})
	return {places, peerings, internetHosts, ...growGateways(genes, places)}
}

const prefixListOf = ({places, internetHosts}: Frame, pick: number): readonly Cidr[] => [
	...at(places, pick)
		.subnets.slice(0, 1)
		.map(({cidr}) => cidr),
	...internetHosts.slice(0, 1).map(({ipv4}) => `${ipv4}/32` as Cidr)
]

function growGateways(genes: Genes, places: Frame['places']): Pick<Frame, 'transitGateways' | 'transitGatewayPeerings'> {
	const peering = genes.transitGateways.length === 2 ? genes.gatewayPeering : undefined
	return {
		transitGateways: genes.transitGateways.map((gateway, index) => growGateway(gateway, index, places, peering)),
		transitGatewayPeerings: peering
			? [
					{
						key: 'gp',
						id: 'tgw-attach-gp',
						requester: 't0',
						accepter: 't1',
						state: peering.state ? 'pending-acceptance' : 'active'
					} satisfies TransitGatewayPeering
				]
			: []
	}
}

/** Genes of an attachment as tidy as can be. */
const everywhere = (vpc: number, vpcs: number): TransitGatewayGenes['attachments'][number] => ({
	vpc,
	subnets: [0, 1, 2, 3],
	state: false,
	table: 0,
	propagatesTo: [0, 1],
	applianceMode: vpc === vpcs - 1,
	securityGroupReferencing: true
})

function growGateway(
	genes: TransitGatewayGenes,
	index: number,
	places: Frame['places'],
	peering: Genes['gatewayPeering']
): TransitGateway {
	const key = `t${index}`
	const region = genes.region ? 1 : 0
	const tables = Array.from({length: genes.tables + 1}, (_, one) => `${key}.rt${one}`)
	const tableOf = (number: number) => (number === 8 ? undefined : at(tables, number))
	const reachable = places.filter(place => place.region === region)
	const vpcs = new Set<string>()
	const wanted = genes.orderly ? reachable.map((_, vpc) => everywhere(vpc, places.length)) : genes.attachments
	const own = wanted.flatMap((one, number) => {
		const place = reachable.length > 0 ? at(reachable, one.vpc) : undefined
		if (!place || vpcs.has(place.key)) return []
		vpcs.add(place.key)
		const zones = new Map(one.subnets.map(subnet => at(place.subnets, subnet)).map(subnet => [subnet.zone, subnet]))
		const routeTable = tableOf(one.table)
		const attachment: TransitGatewayAttachment = {
			key: `${key}.a${number}`,
			id: `tgw-attach-${index}-${number}`,
			state: one.state ? 'pending-acceptance' : 'available',
			...(routeTable && {routeTable}),
			resource: {
				kind: 'vpc',
				vpc: place.key,
				subnets: [...zones.values()].map(subnet => ({
					subnet: subnet.key,
					interface: `transit-gateway ${key}.a${number} ${230 + 10 * index + number} ${subnet.key}`
				})),
				applianceMode: one.applianceMode,
				securityGroupReferencing: one.securityGroupReferencing
			}
		}
		return [{attachment, place, tables: one.propagatesTo.map(table => at(tables, table))}]
	})
	const peer: TransitGatewayAttachment[] = peering
		? [
				{
					key: `${key}.peer`,
					id: `tgw-attach-peer-${index}`,
					state: peering.state ? 'pending-acceptance' : 'available',
					...(peering.tables[index] !== 5 && {routeTable: at(tables, peering.tables[index] ?? 0)}),
					resource: {kind: 'peering', peering: 'gp', peer: `t${1 - index}`}
				}
			]
		: []
	const attachments = [...own.map(({attachment}) => attachment), ...peer]
	const destinations = [
		'0.0.0.0/0',
		'::/0',
		...places.flatMap(({blocks, ipv6, subnets}) => [...blocks, ...ipv6, ...subnets.map(({cidr}) => cidr)])
	]
	return {
		key,
		id: `tgw-${index}`,
		account: '123456789012',
		region: at(regions, region),
		asn: 64512,
		securityGroupReferencing: genes.securityGroupReferencing,
		vpnEcmp: true,
		routeTables: tables.map(table => ({
			key: table,
			id: `tgw-rtb-${table}`,
			routes: [
				...own
					.filter(one => one.tables.includes(table))
					.flatMap(({attachment, place}) =>
						[...place.blocks, ...place.ipv6].map(
							(destination): TransitGatewayRoute => ({destination, origin: 'propagated', attachment: attachment.key})
						)
					),
				...peer.flatMap(({key: attachment}) =>
					places
						.filter(place => !vpcs.has(place.key))
						.flatMap(({blocks, ipv6}) => [...blocks, ...ipv6])
						.map((destination): TransitGatewayRoute => ({destination, origin: 'static', attachment}))
				),
				...genes.routes
					.filter(route => at(tables, route.table) === table)
					.map((route): TransitGatewayRoute => {
						const attachment = route.attachment === 9 || attachments.length === 0 ? undefined : at(attachments, route.attachment)
						return {
							destination: at(destinations, route.destination) as Cidr,
							origin: route.origin === 3 ? 'prefix-list' : 'static',
							...(attachment && {attachment: attachment.key})
						}
					})
			]
		})),
		attachments
	}
}
