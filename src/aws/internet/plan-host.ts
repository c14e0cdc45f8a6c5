/** Hosts on the simulated Internet. */
import type {InternetHost} from '../../model/model.ts'
import {internetResolver} from '../../model/resolvers.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf} from '../../plan/names.ts'
import {emptyNamespace, farEndNeighbors} from '../../plan/router.ts'
import {everywhere, familyOf, hostPrefix, overLink} from '../../plan/routes.ts'
import type {Host, HostListener, NamespacePlan} from '../../plan/types.ts'

export const hostDevice = 'eth0'

export const addressesOf = ({ipv4, ipv6}: InternetHost): string[] => [ipv4, ipv6].filter(address => address !== undefined)

export const compileHost = (host: InternetHost, listeners: readonly HostListener[]): NamespacePlan => ({
	...emptyNamespace('internet-host'),
	sysctls: {
		'net.ipv4.ip_default_ttl': String(host.ttl),
		'net.ipv6.conf.default.accept_ra': '0',
		'net.ipv6.conf.default.hop_limit': String(host.ttl)
	},
	addresses: addressesOf(host).map(address => ({link: hostDevice, address: hostPrefix(address)})),
	neighbors: farEndNeighbors(hostDevice),
	routes: addressesOf(host).map(address => overLink(everywhere[familyOf(address)], hostDevice)),
	firewall: firewallOf(host),
	listeners
})

/** What a host does not answer, as if it had a firewall of its own. */
function firewallOf({services, answersPing = true, closedPorts = 'refuse'}: InternetHost): NamespacePlan['firewall'] {
	if (answersPing && closedPorts === 'refuse') return {}

	const texts = ([4, 6] as const).map(family => {
		const echo = family === 4 ? '-p icmp --icmp-type echo-request' : '-p icmpv6 --icmpv6-type echo-request'
		return renderTable('filter', [
			...(answersPing ? [] : [`-A INPUT ${echo} -j DROP`]),
			...(closedPorts === 'refuse'
				? []
				: [
						'-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
						...services.map(({protocol, port}) => `-A INPUT -p ${protocol === 'udp' ? 'udp' : 'tcp'} --dport ${port} -j ACCEPT`),
						'-A INPUT -p tcp -j DROP',
						'-A INPUT -p udp -j DROP'
					])
		])
	})
	return {ipv4: texts[0] ?? '', ipv6: texts[1] ?? ''}
}

export const listenersOf = (host: InternetHost): HostListener[] =>
	host.services.map(service => ({...service, addresses: addressesOf(host), host: host.name}))

export const describeHost = (host: InternetHost, listeners: readonly HostListener[]): Host => ({
	name: host.name,
	kind: 'internet-host',
	namespace: namespaceOf.internetHost(host.name),
	ipv4: host.ipv4 ? [host.ipv4] : [],
	ipv6: host.ipv6 ? [host.ipv6] : [],
	publicIpv4: host.ipv4 ? [host.ipv4] : [],
	running: true,
	resolver: internetResolver({hasIpv4: host.ipv4 !== undefined}),
	listeners
})
