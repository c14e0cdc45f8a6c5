/**
 * The border of a VPC towards the Internet: internet gateway and egress-only internet gateway in one namespace, since
 * both stand between the same router and the same region's edge.
 *
 * IPv4: 1:1 translation between an ENI's private address and its public one (IGW-1). AWS's is stateless; here conntrack
 * carries it, so that ICMP errors are translated too, and its state is forgotten whenever a translation changes.
 * IPv6: not translated (IGW-4); what left by the egress-only gateway may be answered, nothing else comes in by it (EIGW-1).
 * It is no hop: the edge behind it is (MOD-7).
 */
import type {Lab, Vpc} from '../../model/model.ts'
import {mtu} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {trackedGroup} from '../../plan/groups.ts'
import {namespaceOf, prefixedLink} from '../../plan/names.ts'
import {type Attachment, fromInternet, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {everywhere, overLink, viaFarEnd} from '../../plan/routes.ts'
import type {Link, NamespacePlan} from '../../plan/types.ts'

/** Of the gateway's namespace. */
const links = {vpc: 'vpc', egressOnly: 'egress-only', edge: 'edge'} as const
/** Of the VPC's router. */
const routerLinks = {internet: 'igw', egressOnly: 'eigw'} as const

/** IGW-2: neither a source nor a destination on the Internet. */
const privateRanges = '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10'

export type Translation = {readonly inside: string; readonly outside: string}

/** Every private address of the VPC that the gateway knows by a public one. */
export const translationsOf = ({interfaces}: Vpc): readonly Translation[] =>
	interfaces.flatMap(({privateIps}) =>
		privateIps.flatMap(({address, publicIp}) => (publicIp ? [{inside: address, outside: publicIp.address}] : []))
	)

export const reachesInternet = (vpc: Vpc): boolean =>
	vpc.internetGateway !== undefined || vpc.egressOnlyInternetGateway !== undefined

const ipv4Firewall = (translations: readonly Translation[]): string =>
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
		`-A FORWARD -i ${links.vpc} -d ${privateRanges} -j DROP`,
		`-A FORWARD -i ${links.edge} -s ${privateRanges} -j DROP`,
		`-A FORWARD -i ${links.vpc} -o ${links.edge} -m set --match-set translated src -j ACCEPT`,
		`-A FORWARD -i ${links.edge} -o ${links.vpc} -m set --match-set translated dst -j ACCEPT`,
		'-A FORWARD -j DROP'
	])

const ipv6Firewall = ({ipv6Cidrs, internetGateway, egressOnlyInternetGateway}: Vpc): string =>
	hideHop(6) +
	renderTable('filter', [
		'-A INPUT -j DROP',
		...ipv6Cidrs.flatMap(cidr => [
			...(egressOnlyInternetGateway
				? [
						`-A FORWARD -i ${links.egressOnly} -s ${cidr} -m conntrack --ctstate NEW,ESTABLISHED,RELATED --ctdir ORIGINAL -j ACCEPT`,
						`-A FORWARD -i ${links.edge} -d ${cidr} -m conntrack --ctstate ESTABLISHED,RELATED --ctdir REPLY -j ACCEPT`
					]
				: []),
			...(internetGateway
				? [`-A FORWARD -i ${links.vpc} -s ${cidr} -j ACCEPT`, `-A FORWARD -i ${links.edge} -o ${links.vpc} -d ${cidr} -j ACCEPT`]
				: [])
		]),
		// An error about what came in another way is no answer to anything that left by it.
		`-A FORWARD -i ${links.egressOnly} -j DROP`,
		'-A FORWARD -m conntrack --ctstate RELATED -j ACCEPT',
		'-A FORWARD -j DROP'
	])

function compileGateway(vpc: Vpc): NamespacePlan {
	const translations = vpc.internetGateway ? translationsOf(vpc) : []
	const inward = vpc.internetGateway ? links.vpc : links.egressOnly
	const own = [
		links.edge,
		...(vpc.internetGateway ? [links.vpc] : []),
		...(vpc.egressOnlyInternetGateway ? [links.egressOnly] : [])
	]
	return routerNamespace('internet-gateway', own, {
		sysctls: {'net.netfilter.nf_conntrack_tcp_be_liberal': '1'},
		routes: [
			...[...(vpc.internetGateway ? vpc.cidrs : []), ...vpc.ipv6Cidrs].map(block => overLink(block, inward)),
			overLink(everywhere[4], links.edge),
			overLink(everywhere[6], links.edge)
		],
		sets: {translated: {type: 'hash:ip', family: 4, entries: translations.map(({inside}) => inside).sort()}},
		firewall: {ipv4: ipv4Firewall(translations), ipv6: ipv6Firewall(vpc)},
		forgetsFlows: true
	})
}

function linksOf(vpc: Vpc): Link[] {
	const namespace = namespaceOf.internetGateway(vpc.key)
	const router = namespaceOf.vpc(vpc.key)
	const mtuBytes = mtu.internet
	const inward = (routerLink: string, link: string, group: number): Link => ({
		ends: [routerEnd(router, routerLink, {mtuBytes, group}), routerEnd(namespace, link, {mtuBytes})]
	})
	return [
		...(vpc.internetGateway ? [inward(routerLinks.internet, links.vpc, 0)] : []),
		...(vpc.egressOnlyInternetGateway ? [inward(routerLinks.egressOnly, links.egressOnly, trackedGroup())] : []),
		{
			ends: [
				routerEnd(namespaceOf.regionEdge(vpc.region), prefixedLink('vpc', vpc.key), {mtuBytes}),
				routerEnd(namespace, links.edge, {mtuBytes})
			]
		}
	]
}

function compile({vpcs}: Lab): PartialPlan {
	const connected = vpcs.filter(reachesInternet)
	return {
		namespaces: Object.fromEntries(connected.map(vpc => [namespaceOf.internetGateway(vpc.key), compileGateway(vpc)])),
		links: connected.flatMap(linksOf),
		points: Object.fromEntries(
			connected.flatMap(vpc => {
				const namespace = namespaceOf.internetGateway(vpc.key)
				return [
					...(vpc.internetGateway
						? [
								[
									`igw:${vpc.key}`,
									{namespace, link: links.vpc, what: `internet gateway of ${vpc.key}, the side of the VPC: private addresses`}
								]
							]
						: []),
					...(vpc.egressOnlyInternetGateway
						? [
								[
									`eigw:${vpc.key}`,
									{namespace, link: links.egressOnly, what: `egress-only internet gateway of ${vpc.key}, the side of the VPC`}
								]
							]
						: []),
					[
						`igw:${vpc.key}:outside`,
						{namespace, link: links.edge, what: `internet gateway of ${vpc.key}, the side of the Internet: public addresses`}
					]
				]
			})
		)
	}
}

const attachments = (_lab: Lab, vpc: Vpc): Attachment[] => [
	...(vpc.internetGateway
		? [
				{
					link: routerLinks.internet,
					serves: ({kind}: {kind: string}) => kind === 'internet-gateway',
					entersBy: vpc.internetGateway.routeTable,
					entersFromZone: fromInternet,
					nexthop: viaFarEnd(routerLinks.internet)
				}
			]
		: []),
	...(vpc.egressOnlyInternetGateway
		? [
				{
					link: routerLinks.egressOnly,
					serves: ({kind}: {kind: string}) => kind === 'egress-only-internet-gateway',
					entersBy: undefined,
					nexthop: viaFarEnd(routerLinks.egressOnly)
				}
			]
		: [])
]

export const internetGateway: PlanPart = {compile, attachments}
