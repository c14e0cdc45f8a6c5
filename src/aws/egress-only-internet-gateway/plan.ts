/** Its part of the VPC's border: replies to what left by it may enter, and nothing else (EIGW-1). */
import {trackedGroup} from '../../plan/groups.ts'
import type {PlanPart} from '../../plan/partial-plan.ts'

const link = 'egress-only'

export const egressOnlyInternetGateway: PlanPart = {
	border: ({key, egressOnlyInternetGateway: gateway}) =>
		gateway && {
			kind: 'egress-only-internet-gateway',
			link,
			routerLink: 'eigw',
			group: trackedGroup(),
			forwards: (cidr, edge) => [
				`-A FORWARD -i ${link} -s ${cidr} -m conntrack --ctstate NEW,ESTABLISHED,RELATED --ctdir ORIGINAL -j ACCEPT`,
				`-A FORWARD -i ${edge} -d ${cidr} -m conntrack --ctstate ESTABLISHED,RELATED --ctdir REPLY -j ACCEPT`
			],
			// An error about a packet that entered by another gateway is no reply to anything that left by this one.
			drops: [`-A FORWARD -i ${link} -j DROP`],
			point: [`eigw:${key}`, `egress-only internet gateway of ${key}, the side of the VPC`]
		}
}
