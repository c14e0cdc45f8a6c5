/**
 * A VPC peering connection: one veth between two VPCs' routers, no hop (MOD-7). Packets from it are looked up only among the
 * VPC's own addresses, so that it never leads to a third network, nor to the peer's gateways (PCX-3).
 */
import type {Lab, Peering, Vpc} from '../../model/model.ts'
import {mtu} from '../../plan/fabric.ts'
import {namespaceOf, prefixedLink} from '../../plan/names.ts'
import type {Attachment, PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {pathBetween, routerEnd} from '../../plan/router.ts'
import {viaFarEnd} from '../../plan/routes.ts'

const isActive = ({state}: Peering) => state === 'active'
const linkOf = ({key}: Peering) => prefixedLink('peering', key)

const regionsOf = ({vpcs}: Lab, {requester, accepter}: Peering) =>
	[requester, accepter].map(vpcKey => vpcs.find(({key}) => key === vpcKey)?.region)

/** PCX-5. */
function mtuOf(lab: Lab, peering: Peering): number {
	const [a, b] = regionsOf(lab, peering)
	return a === b ? mtu.vpc : mtu.interRegionPeering
}

function compile(lab: Lab): PartialPlan {
	const active = lab.peerings.filter(isActive)
	return {
		links: active.map(peering => {
			const mtuBytes = mtuOf(lab, peering)
			const quality = pathBetween(lab, regionsOf(lab, peering))
			const end = (vpcKey: string) => routerEnd(namespaceOf.vpc(vpcKey), linkOf(peering), {mtuBytes, quality})
			return {ends: [end(peering.requester), end(peering.accepter)]}
		}),
		points: Object.fromEntries(
			active.map(peering => [
				`pcx:${peering.key}`,
				{namespace: namespaceOf.vpc(peering.requester), link: linkOf(peering), what: `peering ${peering.key}, at the requester`}
			])
		)
	}
}

const attachments = ({peerings, vpcs}: Lab, {key}: Vpc): Attachment[] =>
	peerings
		.filter(peering => isActive(peering) && (peering.requester === key || peering.accepter === key))
		.map(peering => ({
			link: linkOf(peering),
			serves: target => target.kind === 'vpc-peering-connection' && target.key === peering.key,
			entersBy: undefined,
			trafficPath:
				new Set([peering.requester, peering.accepter].map(end => vpcs.find(one => one.key === end)?.region)).size > 1 ? 5 : 4,
			nexthop: viaFarEnd(linkOf(peering)),
			carriesReferences: vpc => vpc !== key && (vpc === peering.requester || vpc === peering.accepter)
		}))

export const peering: PlanPart = {compile, attachments}
