/** Parts of VPN that gateways and sites share: a tunnel's end with its charon, its link, and the MSS of its packets. */
import {ipsecEndName, ipsecId} from '../../control/learners.ts'
import {connectionTo, onlyConnection, withChildValues} from '../../device/swanctl-conf.ts'
import type {Site, VpnConnection, VpnTunnel} from '../../model/vpn.ts'
import {type Address, addressAt, contains, parseBlocks, prefixLength, size} from '../../net/address.ts'
import type {CidrText, NamespaceName} from '../../net/names.ts'
import {mtu, routerMac, shortNumber} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {linkName, namespaceOf, tunnelLink} from '../../plan/names.ts'
import {routerNamespace} from '../../plan/router.ts'
import {everywhere, hostPrefix, overLink} from '../../plan/routes.ts'
import type {Daemon, LinkEnd, NamespacePlan, Nexthop} from '../../plan/types.ts'
import type {CharonConfig, DataPath, OwnSwanctl, TunnelEnd} from '../../services/strongswan/types.ts'
import {mostBytes, tunnelGroup} from './plan-traffic.ts'

/** The link of an underlay namespace. */
export const underlayLink = 'wan'

export type Side = 'aws' | 'customer'

/** A stable interface id for XFRM interfaces. Each underlay namespace has only one. */
const ifIdOf = (key: string) => 1 + shortNumber(`if_id ${key}`, 2 ** 31)

type NumberedEnd = (site: Site, connections: readonly VpnConnection[], connection: string, tunnel: number) => string

const endIn =
	(block: '172.31' | '198.18'): NumberedEnd =>
	(site, connections, connection, tunnel) => {
		const index = connections.filter(one => one.site === site.key).findIndex(({key}) => key === connection)
		return `${block}.${255 - Math.floor(index / 100)}.${(index % 100) * 2 + tunnel}`
	}

/** The private address of a tunnel's end behind a NAT. */
export const privateEnd = endIn('172.31')

/**
 * Addresses by which an instance that is a customer gateway distinguishes the charons of its tunnels, which all have its private address. They are
 * from the benchmarking range, which is not used here otherwise.
 */
export const handleOf = endIn('198.18')

/** The link of such an instance to the charon of one tunnel. No other link there has a name with a dot and a number. */
export const charonLink = (connection: string, tunnel: number) => linkName(`${connection}.${tunnel}`)

export function tunnelEnd(
	side: Side,
	{connection, tunnel, customerAddress}: {connection: VpnConnection; tunnel: VpnTunnel; customerAddress: string}
): TunnelEnd {
	const {customer, dpd, phase1, phase2} = tunnel
	const {publicIp} = connection.customerGateway
	const aws = {address: tunnel.outsideIp}
	const isAws = side === 'aws'
	const name = ipsecEndName(connection.key, tunnel.number)
	return {
		name,
		ikeVersion: isAws ? acceptedVersion(tunnel) : customer.ikeVersion,
		// AWS identifies the customer by the address that it sees (VPN-6).
		local: isAws ? aws : {address: customerAddress, id: customer.id ?? publicIp},
		remote: isAws ? {address: publicIp, id: publicIp} : {address: customer.peer ?? tunnel.outsideIp},
		psk: isAws ? tunnel.psk : customer.psk,
		phase1: isAws ? proposalsOf(phase1) : customer.phase1,
		phase2: isAws ? proposalsOf(phase2) : customer.phase2,
		phase1LifetimeSeconds: phase1.lifetimeSeconds,
		phase2LifetimeSeconds: phase2.lifetimeSeconds,
		rekeyMarginSeconds: tunnel.rekeyMarginSeconds,
		rekeyFuzzPercent: tunnel.rekeyFuzzPercent,
		replayWindowPackets: tunnel.replayWindowPackets,
		dpd: isAws ? dpd : {timeoutSeconds: dpd.timeoutSeconds, action: 'restart'},
		startUp: isAws ? tunnel.startUp : 'start',
		...selectorsOf(side, connection, tunnel),
		...(isAws && {keepsOnePair: true}),
		...(connection.accelerated && {encapsulates: true}),
		link: {
			name: tunnelLink(connection.key, tunnel.number),
			mtuBytes: tunnel.mtuBytes,
			addresses: [
				`${isAws ? tunnel.awsInside : tunnel.customerInside}/${prefixLength(tunnel.insideCidr)}`,
				// Without a link-local address bgpd ends every IPv6 session.
				...(connection.insideIpVersion === 6 ? [`fe80::${isAws ? 1 : 2}/64`] : [])
			],
			group: tunnelGroup,
			followsTunnel: true,
			ifId: ifIdOf(`${tunnel.key} ${side}`)
		}
	}
}

/**
 * All traffic, unless the device's own settings narrow it (VPN-3) or the connection is restricted to certain networks. The tunnel's
 * BGP session runs inside it in either case.
 */
function selectorsOf(
	side: Side,
	{insideIpVersion, localNetworkCidr, remoteNetworkCidr, routing}: VpnConnection,
	{customer, insideCidr}: VpnTunnel
): Pick<TunnelEnd, 'trafficSelectors'> {
	if (side === 'customer' && customer.trafficSelectors) return {trafficSelectors: customer.trafficSelectors}
	const all = everywhere[insideIpVersion]
	const own = routing === 'bgp' ? [insideCidr] : []
	const [atCustomer, atAws] = [localNetworkCidr, remoteNetworkCidr].map(cidr => (cidr === all ? [all] : [cidr, ...own]))
	if (insideIpVersion === 4 && localNetworkCidr === all && remoteNetworkCidr === all) return {}
	const [local = [], remote = []] = side === 'aws' ? [atAws, atCustomer] : [atCustomer, atAws]
	return {trafficSelectors: {local, remote, inOne: true}}
}

const acceptedVersion = ({ikeVersions: [first = 2, ...more]}: VpnTunnel): TunnelEnd['ikeVersion'] =>
	more.some(one => one !== first) ? 'any' : first

const proposalsOf = ({encryption, integrity, dhGroups}: VpnTunnel['phase1']) => ({encryption, integrity, dhGroups})

/** The part of a site's own swanctl.conf that concerns one tunnel: each tunnel has its own charon, and all read the same file. */
export function ownSwanctl(
	{device}: Site,
	{outsideIp}: VpnTunnel,
	{link}: TunnelEnd,
	dataPath: DataPath
): OwnSwanctl | undefined {
	const text = device?.swanctl?.text
	if (text === undefined) return undefined
	const found = connectionTo(text, outsideIp)
	const own = onlyConnection(text, found?.name)
	return {
		text: dataPath === 'kernel' ? withChildValues(own, written => onLink(written, String(link.ifId))) : own,
		...(found && {connection: found.name}),
		// Unlike the kernel with `trap`, a userspace charon does not notice the first packet that waits for a tunnel.
		children:
			found?.children
				.filter(({startAction}) => /start/.test(startAction) || (dataPath === 'userspace' && /trap/.test(startAction)))
				.map(({name}) => name) ?? []
	}
}

/** The lab chooses the tunnel's interface: settings that tie a child to another one are replaced. */
function onLink(written: ReadonlyMap<string, string>, ifId: string): Readonly<Record<string, string>> {
	const wanted = {if_id_in: ifId, if_id_out: ifId, mark_in: '0/0', mark_out: '0/0'}
	const isOther = ([key, value]: [string, string]) => (key.startsWith('if_id') ? written.get(key) !== value : written.has(key))
	return Object.fromEntries(Object.entries(wanted).filter(isOther))
}

/**
 * Addresses in the networks that a tunnel's ends agree on: a userspace charon installs a tunnel for certain networks only if it has
 * an address in its own. A network that contains the loopback address needs none.
 */
export const addressesIn = (networks: readonly CidrText[]): readonly Address[] =>
	parseBlocks(networks)
		.filter(network => !loopbacks.some(one => contains(network, one)))
		.map(network => addressAt(network, size(network) > 2n ? 1 : 0))

const loopbacks = parseBlocks(['127.0.0.1/32', '::1/128'])

/** The namespace that owns an outside address, with the charon in it. `handle`: the address by which it is known outside (`handleOf()`). */
export const underlay = (
	kind: string,
	address: string,
	{daemon, cut, others, handle}: {daemon: Daemon | undefined; cut: boolean; others: readonly Address[]; handle?: string}
): NamespacePlan =>
	routerNamespace(kind, [underlayLink], {
		// ESP in UDP that exceeds the path MTU is fragmented, as on AWS; it never has DF set.
		sysctls: {'net.ipv4.ip_no_pmtu_disc': '1'},
		addresses: [...new Set([address, ...others])].map(one => ({link: 'lo', address: hostPrefix(one)})),
		routes: [{...overLink(everywhere[4], underlayLink), source: address}],
		firewall: {
			ipv4:
				renderTable('raw', cut ? ['-A PREROUTING -j DROP', '-A OUTPUT -j DROP'] : []) +
				(handle === undefined
					? ''
					: renderTable('nat', [
							`-A PREROUTING -d ${handle} -j DNAT --to-destination ${address}`,
							`-A POSTROUTING -o ${underlayLink} -j SNAT --to-source ${handle}`
						]))
		},
		...(daemon && {daemons: [daemon]})
	})

export const underlayEnd = (namespace: NamespaceName): LinkEnd => ({
	namespace,
	name: underlayLink,
	mac: routerMac,
	mtuBytes: mtu.internet,
	group: 0,
	up: true
})

export function charon(
	side: Side,
	end: TunnelEnd,
	{
		connection,
		tunnel,
		router,
		dataPath,
		own
	}: {connection: VpnConnection; tunnel: VpnTunnel; router: NamespaceName; dataPath: DataPath; own?: OwnSwanctl | undefined}
): Daemon {
	const link = {...end.link, mtuBytes: Math.min(end.link.mtuBytes, mostBytes[dataPath])}
	const config: CharonConfig = {
		dataPath,
		ends: [{...end, link}],
		...(own && {own}),
		...(dataPath === 'kernel' && {uplink: underlayLink})
	}
	const sendsDelete = side === 'aws' && tunnel.fault === 'maintenance'
	return {kind: 'ipsec', id: ipsecId(connection.key, tunnel.number, side), router, config, ...(sendsDelete && {sendsDelete})}
}

/** Routes into a tunnel. The kernel spreads IPv6 over several links only if each route has a next-hop address. */
export const intoTunnel = (
	side: Side,
	{connection, tunnel}: {readonly connection: VpnConnection; readonly tunnel: VpnTunnel}
): Nexthop => ({
	link: tunnelLink(connection.key, tunnel.number),
	...(connection.insideIpVersion === 6 && {via: side === 'aws' ? tunnel.customerInside : tunnel.awsInside})
})

export const endsOf = (connection: VpnConnection, tunnel: VpnTunnel) => ({
	aws: namespaceOf.ipsecEnd(connection.key, tunnel.number),
	customer: namespaceOf.customerEnd(connection.key, tunnel.number)
})
