/** An instance's operating system: its own routes and rules, firewall and sysctls. */
import type {ApplianceDrop, Instance, Subnet} from '../../model/model.ts'
import {addressAt} from '../../net/address.ts'
import type {LinkedInterface} from '../../plan/context.ts'
import {vpcRouter6} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {trafficArguments} from '../../plan/firewall/match.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {geneveDevice, geneveDevices, geneveLink, geneveUnderlay} from '../../plan/geneve.ts'
import {namespaceOf} from '../../plan/names.ts'
import {farEndNeighbors} from '../../plan/router.ts'
import {blackhole, everywhere, familyOf, overLink, unicast} from '../../plan/routes.ts'
import type {Link, NamespacePlan, Route, Rule} from '../../plan/types.ts'
import {cameInGeneve} from '../../services/geneve/types.ts'
import type {VpnDevice} from '../site/plan-instance.ts'

export const device = (deviceIndex: number): string => `eth${deviceIndex}`

export const gatewayOf = ({cidr}: Subnet) => addressAt(cidr, 1)

/** The guest's own routes, each via the router of its interface's subnet. */
export const ownRoutes = ({guest}: Instance, linked: readonly LinkedInterface[]): Route[] =>
	(guest.routes ?? []).flatMap(({destination, deviceIndex, table}): Route[] => {
		const one = linked.find(each => each.deviceIndex === deviceIndex)
		if (!one) return deviceIndex === undefined ? [blackhole(destination, table)] : []
		const link = device(one.deviceIndex)
		const isIpv4 = familyOf(destination) === 4
		const source = isIpv4 ? one.networkInterface.privateIps[0]?.address : one.networkInterface.ipv6[0]
		if (source === undefined) return []
		return [{...unicast(destination, [{link, via: isIpv4 ? gatewayOf(one.subnet) : vpcRouter6}], table), source}]
	})

export const ownRules = ({guest}: Instance, hasIpv6: boolean): Rule[] =>
	(guest.rules ?? []).flatMap(({from, to, priority, table}) => {
		const block = from ?? to
		const families = block === undefined ? ([4, 6] as const) : [familyOf(block)]
		return families
			.filter(family => family === 4 || hasIpv6)
			.map(family => ({family, priority, ...(from && {from}), ...(to && {to}), table}))
	})

/** How the guest handles transit packets: forwarding, translation (NAT-10), or a stateful firewall. */
export function guestFirewall({guest}: Instance, hasIpv6: boolean, vpn: VpnDevice | undefined): NamespacePlan['firewall'] {
	const stateful = guest.statefulFirewall ? ['-A FORWARD -m conntrack --ctstate INVALID -j DROP'] : []
	const drops = (guest.appliance?.drops ?? []).map(dropRule)
	const nat = [...(vpn?.nat ?? []), ...(guest.masquerade ? ['-A POSTROUTING -o eth0 -j MASQUERADE'] : [])]
	const filter = [...stateful, ...drops, ...(vpn?.filter ?? [])]
	const table = (name: string, rules: readonly string[]) => (rules.length > 0 ? renderTable(name, rules) : '')
	// A bump in the wire does not decrement the TTL.
	const mangle = guest.appliance ? hideHop(4, {bit: freeBit, link: geneveDevice}) : ''
	const ipv4 = mangle + table('nat', nat) + table('filter', filter)
	return {...(ipv4 && {ipv4}), ...(hasIpv6 && stateful.length > 0 && {ipv6: table('filter', stateful)})}
}

/** The one bit of the packet mark that the service does not use. */
const freeBit = '0x80000000'

function dropRule({from, to, ...traffic}: ApplianceDrop): string {
	const ends = [from && ` -s ${from}`, to && ` -d ${to}`].filter(Boolean).join('')
	return `-A FORWARD -i ${geneveDevice}${ends}${trafficArguments(4, traffic) ?? ''} -j DROP`
}

/** Kernel table and rule priority for packets that an appliance sends back. */
const backTable = 6081
const backPriority = 90

/** GENEVE in an appliance's namespace (GWLB-1). `first`: eth0. */
export function applianceParts(
	{key, guest}: Instance,
	first: LinkedInterface | undefined
): Partial<NamespacePlan> & {links?: Link[]} {
	const [address] = first?.networkInterface.privateIps ?? []
	if (!guest.appliance || !first || !address) return {}
	const underlay = geneveUnderlay(device(first.deviceIndex), address.address, first.networkInterface.mac)
	return {
		// Packets that the appliance originates about a flow, such as resets, return by the same tunnel.
		sysctls: {'net.ipv4.ip_forward': '1', 'net.ipv4.fwmark_reflect': '1'},
		neighbors: farEndNeighbors(geneveDevice),
		routes: [overLink(everywhere[4], geneveDevice, backTable)],
		rules: [{family: 4, priority: backPriority, fwmark: cameInGeneve, fwmask: cameInGeneve, table: backTable}],
		daemons: [{kind: 'geneve', id: `geneve.${key}`, underlay, ...geneveDevices}],
		links: [geneveLink(namespaceOf.instance(key))]
	}
}

export const sysctlsOf = ({guest}: Instance, hasIpv6: boolean): Record<string, string> => ({
	'net.ipv4.ip_default_ttl': String(guest.ttl),
	'net.ipv4.conf.all.rp_filter': '0',
	'net.ipv4.conf.default.rp_filter': '0',
	...(hasIpv6 && {
		'net.ipv6.conf.default.accept_ra': '0',
		'net.ipv6.conf.default.hop_limit': String(guest.ttl),
		'net.ipv6.conf.lo.hop_limit': String(guest.ttl)
	}),
	...(guest.forward && {
		'net.ipv4.ip_forward': '1',
		'net.ipv4.conf.all.send_redirects': '0',
		'net.ipv4.conf.default.send_redirects': '0',
		'net.ipv6.conf.all.forwarding': '1'
	}),
	// A stateful firewall does not pick up flows midway.
	...(guest.statefulFirewall && {'net.netfilter.nf_conntrack_tcp_loose': '0'})
})
