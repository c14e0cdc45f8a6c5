/**
 * The network interface of an endpoint to an endpoint service, as one iptables text: packets to its address go to a node of the provider, from an
 * address that only the node sees (PL-1, PL-4). It has no services of its own, and no connections come from the node. It does not answer ping (PL-7);
 * the node decides which ports are open.
 */
import {groupsBefore} from '../../control/private-link.ts'
import type {PrefixList, SecurityGroupRule} from '../../model/model.ts'
import {type Address, family} from '../../net/address.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {trafficArguments} from '../../plan/firewall/match.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import type {NumberedLink} from '../../plan/private-link.ts'
import {serviceDevice} from '../../plan/service-interface.ts'

/** Bits of the packet's mark: the number of the chosen node, from 1, if there are several. The remaining bit is for `hideHop()`. */
const choiceMask = '0x7fffffff'
const hiddenHopBit = '0x80000000'
const hashSeed = '0x5eed'

/** PrivateLink carries no other protocols. */
const protocols = ['tcp', 'udp'] as const

/** iptables matches for a rule of the node's groups; a reference to a group never matches a client in another VPC. */
function matchesOf(rule: SecurityGroupRule, prefixLists: readonly PrefixList[]): readonly string[] {
	const {peer} = rule
	const traffic = trafficArguments(4, rule)
	if (traffic === undefined) return []
	const listed = peer.kind === 'prefix-list' ? (prefixLists.find(({key}) => key === peer.key)?.cidrs ?? []) : []
	const blocks = peer.kind === 'cidr' ? [peer.cidr] : listed
	return blocks.filter(block => family(block) === 4).map(block => ` -s ${block}${traffic}`)
}

/** iptables matches for packets that may pass a link. */
function admitted(link: NumberedLink, prefixLists: readonly PrefixList[]): readonly string[] {
	const groups = groupsBefore(link)
	return groups.length === 0 ? [''] : groups.flatMap(({ingress}) => ingress.flatMap(rule => matchesOf(rule, prefixLists)))
}

export function privateLinkFirewall(own: Address, links: readonly NumberedLink[], prefixLists: readonly PrefixList[]): string {
	const isFor = `-i ${serviceDevice} -d ${own}`
	const marked = (index: number) => (links.length > 1 ? ` -m mark --mark ${index + 1}/${choiceMask}` : '')
	return [
		hideHop(4, {
			bit: hiddenHopBit,
			before:
				links.length > 1
					? protocols.map(
							protocol =>
								`-A PREROUTING ${isFor} -p ${protocol} -m conntrack --ctstate NEW -j HMARK --hmark-tuple src,dst,sport,dport --hmark-mod ${links.length} --hmark-offset 1 --hmark-rnd ${hashSeed}`
						)
					: []
		}),
		renderTable('nat', [
			...protocols.flatMap(protocol =>
				links.map(
					({nodeAddress}, index) =>
						`-A PREROUTING ${isFor} -p ${protocol}${marked(index)} -j DNAT --to-destination ${nodeAddress}`
				)
			),
			...links.map(
				({endpointEnd, endpointAddress}) => `-A POSTROUTING -o ${endpointEnd.link} -j SNAT --to-source ${endpointAddress}`
			)
		]),
		renderTable('filter', [
			'-A INPUT -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset',
			'-A INPUT -j DROP',
			'-A FORWARD -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset',
			'-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
			...links.flatMap(link =>
				admitted(link, prefixLists).map(
					match => `-A FORWARD -i ${serviceDevice} -o ${link.endpointEnd.link} -m conntrack --ctstate DNAT${match} -j ACCEPT`
				)
			),
			'-A FORWARD -j DROP'
		])
	].join('')
}
