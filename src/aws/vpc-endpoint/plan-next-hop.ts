/**
 * A Gateway Load Balancer endpoint: what routes send to its interface goes on to the load balancer's node in the same zone, and what comes back
 * enters the VPC by the table of its own subnet (GWLB-1, GWLB-3). It has no security groups, answers nothing, and cuts the maximum segment size
 * to what its 8500 bytes carry; larger packets vanish.
 */
import {mtu} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import type {NumberedLink} from '../../plan/private-link.ts'
import {blackhole, everywhere, overLink} from '../../plan/routes.ts'
import {type ServiceInterface, serviceDevice, serviceNamespace} from '../../plan/service-interface.ts'
import type {NamespacePlan} from '../../plan/types.ts'

/** Of what comes from the VPC. */
const outward = 100

const headersBytes = 40

/** `link` undefined: there is no node for it, or it was not accepted. */
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
