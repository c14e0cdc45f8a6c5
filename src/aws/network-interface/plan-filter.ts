/**
 * An ENI whose source/destination check is off passes transit flows: the VPC's router sees each of them twice, with the same addresses and
 * ports, which one conntrack entry cannot represent. So its security groups are enforced in a namespace between router and instance, invisible to
 * both, with conntrack state of its own. Other ENIs need none.
 *
 * Differs from AWS: it cannot see by which path a packet reached the router, so that a reference to a security group matches even behind another
 * middlebox (SG-7).
 */
import type {Lab} from '../../model/model.ts'
import {addressAt} from '../../net/address.ts'
import type {LinkedInterface, VpcContext} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {interfaceGroup} from '../../plan/groups.ts'
import {namespaceOf} from '../../plan/names.ts'
import {rejectChains, rejectRules, silent} from '../../plan/rejects.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {everywhere, familyOf, hostPrefix, overLink, unicast} from '../../plan/routes.ts'
import {referencedSets} from '../../plan/sets.ts'
import type {Link, LinkEnd, NamespacePlan} from '../../plan/types.ts'
import {rejectsIn} from '../flow-log/plan.ts'
import {renderSecurityGroups} from '../security-group/plan.ts'
import {dhcpListener, toDhcpServer} from '../vpc/plan-dhcp.ts'
import {servicesOf} from '../vpc/plan-services.ts'
import {filterDevices} from './plan-filter-devices.ts'

/** Table for packets from the guest, all of which go to the router; all other packets go to the guest. */
const fromGuest = 100

export function filterLinks(linked: LinkedInterface, vpcEnd: LinkEnd, hostEnd: LinkEnd): Link[] {
	const namespace = namespaceOf.interfaceFilter(linked.networkInterface.key)
	return [
		{ends: [vpcEnd, routerEnd(namespace, filterDevices.router, {mtuBytes: mtu.vpc})]},
		{
			ends: [routerEnd(namespace, filterDevices.guest, {mtuBytes: mtu.vpc, group: interfaceGroup(0, linked.groupSet)}), hostEnd]
		}
	]
}

export function compileInterfaceFilter(lab: Lab, linked: LinkedInterface, context: VpcContext): NamespacePlan {
	const {networkInterface} = linked
	const own = [...networkInterface.privateIps.map(({address}) => address), ...networkInterface.ipv6]
	const families = ([4, 6] as const).filter(family => own.some(address => familyOf(address) === family))
	const set = context.groupSetOf(linked)
	const rejects = rejectsIn(lab, context.vpc)
	const firewall = (family: 4 | 6) => {
		const groups = renderSecurityGroups(family, [set], {middlebox: 'filter', rejects})
		const unfiltered = servicesOf(context.vpc, lab)
			.flatMap(({addresses}) => addresses)
			.filter(address => familyOf(address) === family)
			.flatMap(address => [`-A FORWARD -d ${address} -j ACCEPT`, `-A FORWARD -s ${address} -j ACCEPT`])
		return (
			hideHop(family) +
			renderTable(
				'filter',
				[
					...(family === 4 ? [`-A INPUT -i ${filterDevices.guest} ${toDhcpServer} -j ACCEPT`] : []),
					'-A INPUT -j DROP',
					...unfiltered,
					...(rejects === silent ? [] : rejectRules),
					...groups.rules,
					...groups.forward
				],
				[...(rejects === silent ? [] : rejectChains), ...groups.chains]
			)
		)
	}

	return routerNamespace('interface-filter', [filterDevices.router], {
		sysctls: {'net.ipv4.conf.default.proxy_arp': '1'},
		// Broadcasts do not pass a router, so its DHCP server is here, with the address of the subnet's router.
		addresses: [{link: 'lo', address: hostPrefix(addressAt(linked.subnet.cidr, 1))}],
		listeners: [dhcpListener(context.vpc.key, networkInterface.mac)],
		neighbors: own.map(address => ({link: filterDevices.guest, address, mac: networkInterface.mac})),
		routes: families.flatMap(family => {
			const via = own.find(address => familyOf(address) === family)
			return via === undefined
				? []
				: [
						overLink(everywhere[family], filterDevices.router, fromGuest),
						unicast(everywhere[family], [{link: filterDevices.guest, via}])
					]
		}),
		rules: families.map(family => ({family, priority: fromGuest, iif: filterDevices.guest, table: fromGuest})),
		sets: referencedSets(lab, [set], families, () => [filterDevices.router]),
		firewall: {ipv4: firewall(4), ...(families.includes(6) && {ipv6: firewall(6)})}
	})
}
