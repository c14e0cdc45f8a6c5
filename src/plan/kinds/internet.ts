/**
 * The simulated Internet: an edge router for every region, a core that joins them, and hosts with public addresses.
 * It has no way out. Each edge and the core is a hop, so that traffic to a public address of the own region
 * loses one (MOD-7), whichever VPC the address is in.
 */
import type {InternetHost, Lab, Vpc} from '../../lab/model.ts'
import type {Context} from '../context.ts'
import {directNexthop} from '../direct-connect-fragments.ts'
import {mtu, shortNumber, tables} from '../fabric.ts'
import {
	emptyNamespace,
	everywhere,
	type Fragment,
	familyOf,
	farEndNeighbors,
	type GatewayKind,
	hostPrefix,
	renderTable,
	routerEnd,
	routerSysctls,
	viaFarEnd
} from '../fragment.ts'
import {directLink, linkName, namespaceOf, shortHash} from '../names.ts'
import type {Host, Link, Listener, NamespacePlan, Route} from '../types.ts'
import {reachesInternet, translationsOf} from './internet-gateway.ts'
import {siteLink} from './site.ts'
import {edgeLink} from './vpn-connection.ts'

/** Sources of "TTL exceeded": ranges that AWS's backbone and a carrier use, given out to nobody in a lab. */
const edgeAddresses = (region: string) => [
	`150.222.${shortNumber(region, 256)}.${1 + shortNumber(`${region}.`, 254)}`,
	`2620:107:4000::${shortHash(region, 4).replace(/^0+/, '') || '1'}`
]
const coreAddresses = ['62.115.0.1', '2001:2034::1']

const uplink = 'internet'
const hostDevice = 'eth0'

/** Everything of a VPC that the Internet can send to. */
const publicBlocks = (vpc: Vpc): string[] => [
	...(vpc.internetGateway ? translationsOf(vpc).map(({outside}) => hostPrefix(outside)) : []),
	...vpc.ipv6Cidrs
]

const unicast = (destination: string, link: string): Route => ({
	table: tables.main,
	destination,
	type: 'unicast',
	nexthops: [viaFarEnd(link)[familyOf(destination)]]
})

/** Addresses that nobody has are silence, not "unreachable" (IGW-2). */
const nowhere = ([4, 6] as const).map(
	(family): Route => ({table: tables.main, destination: everywhere[family], type: 'blackhole', nexthops: []})
)

const router = (
	kind: string,
	addresses: readonly string[],
	linkNames: readonly string[],
	routes: readonly Route[]
): NamespacePlan => ({
	...emptyNamespace(kind),
	sysctls: routerSysctls,
	addresses: addresses.map(address => ({link: 'lo', address: hostPrefix(address)})),
	neighbors: linkNames.flatMap(farEndNeighbors),
	routes
})

const addressesOf = ({ipv4, ipv6}: InternetHost): string[] => [ipv4, ipv6].filter(address => address !== undefined)

const hostLink = ({name}: InternetHost) => linkName(`host-${name}`)

const compileHost = (host: InternetHost, listeners: readonly Listener[]): NamespacePlan => ({
	...emptyNamespace('internet-host'),
	sysctls: {
		'net.ipv4.ip_default_ttl': String(host.ttl),
		'net.ipv6.conf.default.accept_ra': '0',
		'net.ipv6.conf.default.hop_limit': String(host.ttl)
	},
	addresses: addressesOf(host).map(address => ({link: hostDevice, address: hostPrefix(address)})),
	neighbors: farEndNeighbors(hostDevice),
	routes: addressesOf(host).map(address => unicast(everywhere[familyOf(address)], hostDevice)),
	firewall: firewallOf(host),
	listeners
})

/** What a host keeps quiet about, as behind a firewall of its own. */
const firewallOf = ({services, answersPing = true, closedPorts = 'refuse'}: InternetHost): NamespacePlan['firewall'] => {
	if (answersPing && closedPorts === 'refuse') {
		return {}
	}

	const texts = ([4, 6] as const).map(family => {
		const echo = family === 4 ? '-p icmp --icmp-type echo-request' : '-p icmpv6 --icmpv6-type echo-request'
		return renderTable(
			'filter',
			[],
			[
				...(answersPing ? [] : [`-A INPUT ${echo} -j DROP`]),
				...(closedPorts === 'refuse'
					? []
					: [
							'-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
							...services.map(
								({protocol, port}) => `-A INPUT -p ${protocol === 'udp' ? 'udp' : 'tcp'} --dport ${port} -j ACCEPT`
							),
							'-A INPUT -p tcp -j DROP',
							'-A INPUT -p udp -j DROP'
						])
			]
		)
	})
	return {ipv4: texts[0] ?? '', ipv6: texts[1] ?? ''}
}

const listenersOf = (host: InternetHost): Listener[] =>
	host.services.map(service => ({...service, addresses: addressesOf(host), host: host.name}))

const describe = (host: InternetHost, listeners: readonly Listener[]): Host => ({
	name: host.name,
	kind: 'internet-host',
	namespace: namespaceOf.internetHost(host.name),
	ipv4: host.ipv4 ? [host.ipv4] : [],
	ipv6: host.ipv6 ? [host.ipv6] : [],
	publicIpv4: host.ipv4 ? [host.ipv4] : [],
	running: true,
	listeners
})

const ownRoutes = (members: readonly Vpc[]): readonly Route[] =>
	members.flatMap(vpc => publicBlocks(vpc).map(block => unicast(block, linkName(vpc.key))))

const directTable = 1000

/** DX-4: what comes by a public virtual interface goes to AWS's own addresses alone; to the customer's prefixes AWS alone sends by it. */
function withDirect(edge: NamespacePlan, region: string, own: readonly Route[], {vpn: {directConnect}}: Context): NamespacePlan {
	const all = directConnect.towards('region-edge', region).map(({interface: {key}}) => directLink(key))
	if (all.length === 0) return edge
	return {
		...edge,
		neighbors: [...edge.neighbors, ...all.flatMap(farEndNeighbors)],
		routes: [
			...directConnect.ofRegion(region).map(
				({destination, tunnels}): Route => ({
					table: tables.main,
					destination,
					type: 'unicast',
					nexthops: tunnels.flatMap(key => directNexthop(directConnect.interface(key), 'aws'))
				})
			),
			...edge.routes,
			...[...own.filter(({destination}) => familyOf(destination) === 4), ...nowhere.slice(0, 1)].map(one => ({
				...one,
				table: directTable
			}))
		],
		rules: all.map(iif => ({family: 4, priority: 100, iif, table: directTable}))
	}
}

const compile = ({vpcs, internetHosts, vpn, links: qualities}: Lab, context: Context): Fragment => {
	const regions = Map.groupBy(vpcs.filter(reachesInternet), ({region}) => region)
	const connections = vpn?.connections ?? []
	const edges = [...new Set([...regions.keys(), ...connections.map(({region}) => region)])].map(region => ({
		region,
		members: regions.get(region) ?? [],
		link: linkName(region),
		tunnels: connections
			.filter(one => one.region === region)
			.flatMap(({key, tunnels}) => tunnels.map(({number, outsideIp}) => ({outsideIp, link: edgeLink(key, number)})))
	}))
	const customerGateways = (vpn?.sites ?? []).flatMap(site => site.customerGateways)
	const {internet: core, internetHost, regionEdge} = namespaceOf
	const mtuBytes = mtu.internet
	if (edges.length + internetHosts.length + customerGateways.length === 0) {
		return {}
	}

	const hosts = internetHosts.map(host => ({host, listeners: listenersOf(host)}))
	const links: Link[] = [
		...edges.map(
			({region, link}): Link => ({
				ends: [
					routerEnd(core(), link, {mtuBytes, quality: qualities?.internet[region]}),
					routerEnd(regionEdge(region), uplink, {mtuBytes, quality: qualities?.internet[region]})
				]
			})
		),
		...internetHosts.map(
			(host): Link => ({
				ends: [
					routerEnd(core(), hostLink(host), {mtuBytes, quality: qualities?.internet[host.name]}),
					routerEnd(internetHost(host.name), hostDevice, {mtuBytes, quality: qualities?.internet[host.name]})
				]
			})
		)
	]
	return {
		namespaces: {
			[core()]: router(
				'internet',
				coreAddresses,
				[...edges.map(({link}) => link), ...internetHosts.map(hostLink), ...customerGateways.map(({key}) => siteLink(key))],
				[
					...edges.flatMap(({members, tunnels, link}) =>
						[...members.flatMap(publicBlocks), ...tunnels.map(({outsideIp}) => hostPrefix(outsideIp))].map(block =>
							unicast(block, link)
						)
					),
					...customerGateways.map(({key, publicIp}) => unicast(hostPrefix(publicIp), siteLink(key))),
					...internetHosts.flatMap(host => addressesOf(host).map(address => unicast(hostPrefix(address), hostLink(host)))),
					...nowhere
				]
			),
			...Object.fromEntries(
				edges.map(({region, members, tunnels}) => [
					regionEdge(region),
					withDirect(
						router(
							'region-edge',
							edgeAddresses(region),
							[uplink, ...members.map(({key}) => linkName(key)), ...tunnels.map(({link}) => link)],
							[
								...ownRoutes(members),
								...tunnels.map(({outsideIp, link}) => unicast(hostPrefix(outsideIp), link)),
								...([4, 6] as const).map(family => unicast(everywhere[family], uplink))
							]
						),
						region,
						ownRoutes(members),
						context
					)
				])
			),
			...Object.fromEntries(hosts.map(({host, listeners}) => [internetHost(host.name), compileHost(host, listeners)]))
		},
		links,
		points: Object.fromEntries(
			internetHosts.map(host => [
				host.name,
				{namespace: internetHost(host.name), link: hostDevice, what: `${host.name}, as its own tcpdump sees it`}
			])
		),
		hosts: hosts.map(({host, listeners}) => describe(host, listeners))
	}
}

export const internet: GatewayKind = {compile, attachments: () => []}
