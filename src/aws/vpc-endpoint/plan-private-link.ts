/**
 * The network interface of an endpoint to an endpoint service, as one iptables text: what is for its address goes to a node of the
 * provider, from an address that only the node sees (PL-1, PL-4). It has no services of its own, and nobody connects from behind it. Ping
 * is silence (PL-7); what listens is for the node to say.
 */
import type {Address} from '../../net/address.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import type {NumberedLink} from '../../plan/private-link.ts'
import {serviceDevice} from '../../plan/service-interface.ts'

/** Of the packet's mark: the chosen node from 1 on, where there are several; and what `hideHop()` uses. */
const choiceMask = '0x7fffffff'
const hiddenHopBit = '0x80000000'
const hashSeed = '0x5eed'

/** PrivateLink carries nothing else. */
const protocols = ['tcp', 'udp'] as const

export function privateLinkFirewall(own: Address, links: readonly NumberedLink[]): string {
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
			`-A FORWARD -i ${serviceDevice} -m conntrack --ctstate DNAT -j ACCEPT`,
			'-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
			'-A FORWARD -j DROP'
		])
	].join('')
}
