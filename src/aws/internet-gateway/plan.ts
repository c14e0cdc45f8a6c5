/**
 * The border of a VPC towards the Internet: the internet gateway and other gateways between the VPC's router and its Region's edge, in one
 * namespace.
 *
 * IPv4: 1:1 translation between an ENI's private address and its public one (IGW-1). AWS's is stateless; here conntrack does it, so that ICMP
 * errors are translated too, and its state is flushed when a translation changes. IPv6 is not translated (IGW-4). It is not a hop, but the edge
 * behind it is (MOD-7).
 */
import type {BorderAddress, Lab, Vpc} from '../../model/model.ts'
import {borderLink} from '../../plan/border-address.ts'
import type {Context} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf, prefixedLink} from '../../plan/names.ts'
import {type Attachment, type BorderGateway, fromInternet, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {everywhere, hostPrefix, overLink, viaFarEnd} from '../../plan/routes.ts'
import type {CapturePoint, Link, NamespacePlan} from '../../plan/types.ts'

/** Links in the gateway's namespace. */
const links = {vpc: 'vpc', edge: 'edge'} as const
/** The link in the VPC's router. */
const routerLink = 'igw'

/** IGW-2: neither sources nor destinations on the Internet. */
const privateRanges = '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10'

export type Translation = {readonly inside: string; readonly outside: string}

/** All private addresses of the VPC that have a public one. */
export const translationsOf = ({interfaces}: Vpc): readonly Translation[] =>
	interfaces.flatMap(({privateIps}) =>
		privateIps.flatMap(({address, publicIp}) => (publicIp ? [{inside: address, outside: publicIp.address}] : []))
	)

/** Public addresses of gateways on the border, which have them themselves (NAT-9). */
export const borderAddressesOf = ({internetGateway, borderAddresses = []}: Vpc): readonly BorderAddress[] =>
	internetGateway ? borderAddresses : []

export const reachesInternet = (vpc: Vpc, {borderGateways}: Context): boolean =>
	vpc.internetGateway !== undefined || borderGateways(vpc).length > 0

const ipv4Firewall = (translations: readonly Translation[], own: readonly BorderAddress[]): string =>
	renderTable(
		'nat',
		translations.flatMap(({inside, outside}) => [
			`-A PREROUTING -i ${links.edge} -d ${outside} -j DNAT --to-destination ${inside}`,
			`-A POSTROUTING -s ${inside} -o ${links.edge} -j SNAT --to-source ${outside}`
		])
	) +
	hideHop(4) +
	renderTable('filter', [
		'-A INPUT -j DROP',
		'-A FORWARD -m conntrack --ctstate INVALID -j DROP',
		...[links.vpc, ...own.map(({address}) => borderLink(address))].map(
			link => `-A FORWARD -i ${link} -d ${privateRanges} -j DROP`
		),
		`-A FORWARD -i ${links.edge} -s ${privateRanges} -j DROP`,
		`-A FORWARD -i ${links.vpc} -o ${links.edge} -m set --match-set translated src -j ACCEPT`,
		`-A FORWARD -i ${links.edge} -o ${links.vpc} -m set --match-set translated dst -j ACCEPT`,
		...own.flatMap(({address}) => [
			`-A FORWARD -i ${borderLink(address)} -o ${links.edge} -s ${address} -j ACCEPT`,
			`-A FORWARD -i ${links.edge} -o ${borderLink(address)} -d ${address} -j ACCEPT`
		]),
		'-A FORWARD -j DROP'
	])

const ipv6Firewall = ({ipv6Cidrs, internetGateway}: Vpc, others: readonly BorderGateway[]): string =>
	hideHop(6) +
	renderTable('filter', [
		'-A INPUT -j DROP',
		...ipv6Cidrs.flatMap(cidr => [
			...others.flatMap(({forwards}) => forwards(cidr, links.edge)),
			...(internetGateway
				? [`-A FORWARD -i ${links.vpc} -s ${cidr} -j ACCEPT`, `-A FORWARD -i ${links.edge} -o ${links.vpc} -d ${cidr} -j ACCEPT`]
				: [])
		]),
		...others.flatMap(({drops}) => drops),
		'-A FORWARD -m conntrack --ctstate RELATED -j ACCEPT',
		'-A FORWARD -j DROP'
	])

function compileGateway(vpc: Vpc, others: readonly BorderGateway[]): NamespacePlan {
	const translations = vpc.internetGateway ? translationsOf(vpc) : []
	const own = borderAddressesOf(vpc)
	const inward = [...(vpc.internetGateway ? [links.vpc] : []), ...others.map(({link}) => link)]
	const [first = links.vpc] = inward
	return routerNamespace('internet-gateway', [links.edge, ...inward, ...own.map(({address}) => borderLink(address))], {
		sysctls: {'net.netfilter.nf_conntrack_tcp_be_liberal': '1'},
		routes: [
			...[...(vpc.internetGateway ? vpc.cidrs : []), ...vpc.ipv6Cidrs].map(block => overLink(block, first)),
			...own.map(({address}) => overLink(hostPrefix(address), borderLink(address))),
			overLink(everywhere[4], links.edge),
			overLink(everywhere[6], links.edge)
		],
		sets: {translated: {type: 'hash:ip', family: 4, entries: translations.map(({inside}) => inside).sort()}},
		firewall: {ipv4: ipv4Firewall(translations, own), ipv6: ipv6Firewall(vpc, others)},
		forgetsFlows: true
	})
}

function linksOf(vpc: Vpc, others: readonly BorderGateway[]): Link[] {
	const namespace = namespaceOf.internetGateway(vpc.key)
	const router = namespaceOf.vpc(vpc.key)
	const mtuBytes = mtu.internet
	const inward = (atRouter: string, link: string, group: number): Link => ({
		ends: [routerEnd(router, atRouter, {mtuBytes, group}), routerEnd(namespace, link, {mtuBytes})]
	})
	return [
		...(vpc.internetGateway ? [inward(routerLink, links.vpc, 0)] : []),
		...others.map(other => inward(other.routerLink, other.link, other.group)),
		{
			ends: [
				routerEnd(namespaceOf.regionEdge(vpc.region), prefixedLink('vpc', vpc.key), {mtuBytes}),
				routerEnd(namespace, links.edge, {mtuBytes})
			]
		}
	]
}

function compile({vpcs}: Lab, context: Context): PartialPlan {
	const connected = vpcs.filter(vpc => reachesInternet(vpc, context))
	return {
		namespaces: Object.fromEntries(
			connected.map(vpc => [namespaceOf.internetGateway(vpc.key), compileGateway(vpc, context.borderGateways(vpc))])
		),
		links: connected.flatMap(vpc => linksOf(vpc, context.borderGateways(vpc))),
		points: Object.fromEntries(connected.flatMap(vpc => pointsOf(vpc, context.borderGateways(vpc))))
	}
}

function pointsOf({key, internetGateway}: Vpc, others: readonly BorderGateway[]): [string, CapturePoint][] {
	const namespace = namespaceOf.internetGateway(key)
	const inside = `internet gateway of ${key}, the side of the VPC: private addresses`
	const outside = `internet gateway of ${key}, the side of the Internet: public addresses`
	return [
		...(internetGateway ? [[`igw:${key}`, {namespace, link: links.vpc, what: inside}] as [string, CapturePoint]] : []),
		...others.map(({link, point: [name, what]}): [string, CapturePoint] => [name, {namespace, link, what}]),
		[`igw:${key}:outside`, {namespace, link: links.edge, what: outside}]
	]
}

const attachments = (_lab: Lab, vpc: Vpc, {borderGateways}: Context): Attachment[] => [
	...(vpc.internetGateway
		? [
				{
					link: routerLink,
					serves: ({kind}: {kind: string}) => kind === 'internet-gateway',
					entersBy: vpc.internetGateway.routeTable,
					entersFromZone: fromInternet,
					trafficPath: 8,
					nexthop: viaFarEnd(routerLink)
				}
			]
		: []),
	...borderGateways(vpc).map(other => ({
		link: other.routerLink,
		serves: ({kind}: {kind: string}) => kind === other.kind,
		entersBy: undefined,
		trafficPath: 8,
		nexthop: viaFarEnd(other.routerLink)
	}))
]

export const internetGateway: PlanPart = {compile, attachments}
