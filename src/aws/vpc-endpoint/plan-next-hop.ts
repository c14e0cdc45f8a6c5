/**
 * A Gateway Load Balancer endpoint: packets routed to its interface go on to the load balancer's node in the same zone, and returning packets
 * enter the VPC by the route table of its own subnet (GWLB-1, GWLB-3). It has no security groups, answers nothing, and clamps the MSS
 * so that packets fit into 8500 bytes; larger packets vanish.
 */
import {mtu} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import type {NumberedLink} from '../../plan/private-link.ts'
import {blackhole, everywhere, overLink} from '../../plan/routes.ts'
import {type ServiceInterface, serviceDevice, serviceNamespace} from '../../plan/service-interface.ts'
import type {NamespacePlan} from '../../plan/types.ts'

/** Rule priority and table of packets from the VPC. */
const outward = 100

const headersBytes = 40

/** `link` undefined: there is no node, or the endpoint was not accepted. */
export function compileNextHop(service: ServiceInterface, link: NumberedLink | undefined): NamespacePlan {
	const clamp = `-A POSTROUTING -p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${mtu.vpcEndpoint - headersBytes}`
	const further = link?.endpointEnd.link
	return serviceNamespace('vpc-endpoint', service, {
		furtherLinks: further === undefined ? [] : [further],
		rules: [{family: 4, priority: outward, iif: serviceDevice, table: outward}],
		routes: [further === undefined ? blackhole(everywhere[4], outward) : overLink(everywhere[4], further, outward)],
		firewall: {
			ipv4:
				renderTable('raw', ['-A PREROUTING -j CT --notrack']) +
				hideHop(4, {after: [clamp]}) +
				renderTable('filter', ['-A INPUT -j DROP'])
		}
	})
}
