/** Endpoint services: links from endpoints' network interfaces to the nodes of the load balancers behind the service (PL-5). */
import type {Lab} from '../../model/model.ts'
import {mtu} from '../../plan/fabric.ts'
import type {PlanPart} from '../../plan/partial-plan.ts'
import {numberedLinks} from '../../plan/private-link.ts'
import {pathBetween, routerEnd} from '../../plan/router.ts'

export const vpcEndpointService: PlanPart = {
	compile: (lab: Lab) => ({
		links: numberedLinks(lab).map(({vpc, nodeVpc, endpointEnd, nodeEnd}) => {
			const how = {
				mtuBytes: mtu.vpcEndpoint,
				quality: vpc.region === nodeVpc.region ? undefined : pathBetween(lab, [vpc.region, nodeVpc.region])
			}
			return {
				ends: [routerEnd(endpointEnd.namespace, endpointEnd.link, how), routerEnd(nodeEnd.namespace, nodeEnd.link, how)]
			}
		})
	})
}
