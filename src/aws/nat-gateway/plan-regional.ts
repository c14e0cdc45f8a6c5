/**
 * A regional NAT gateway (NAT-9): a namespace in each zone, between the VPC's router and the border to the Internet. It rewrites sources to its public
 * address itself, so that the internet gateway has nothing to translate; the border leads packets for that address to it.
 */
import type {Vpc} from '../../model/model.ts'
import {borderLink} from '../../plan/border-address.ts'
import {mtu} from '../../plan/fabric.ts'
import {deadGroup, trackedGroup} from '../../plan/groups.ts'
import {namespaceOf, prefixedLink} from '../../plan/names.ts'
import type {Attachment, PartialPlan} from '../../plan/partial-plan.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {everywhere, hostPrefix, overLink, viaFarEnd} from '../../plan/routes.ts'
import type {NamespacePlan} from '../../plan/types.ts'
import {gatewayFirewall, gatewaySysctls} from './plan-firewall.ts'

type Regional = NonNullable<Vpc['regionalNatGateways']>[number]
type Zone = Regional['zones'][number]

/** Links in its namespace. */
const [inside, outside] = ['eth0', 'wan']

const nameOf = ({key}: Regional, {zone}: Zone): string => `${key}.${zone}`

const routerLink = (gateway: Regional, zone: Zone, vpc: Vpc): string =>
	prefixedLink('natGateway', nameOf(gateway, zone).slice(vpc.key.length + 1))

const compileZone = (gateway: Regional, {address}: Zone, vpc: Vpc): NamespacePlan =>
	routerNamespace('nat-gateway', [inside, outside], {
		sysctls: gatewaySysctls(gateway),
		addresses: [{link: 'lo', address: hostPrefix(address)}],
		routes: [...vpc.cidrs.map(cidr => overLink(cidr, inside)), overLink(everywhere[4], outside)],
		firewall: {ipv4: gatewayFirewall(gateway, address, [])}
	})

export function regionalPlan(vpc: Vpc, isZoneDead: (zoneId: string) => boolean): PartialPlan {
	const all = (vpc.regionalNatGateways ?? []).flatMap(gateway => gateway.zones.map(zone => ({gateway, zone})))
	const placed = all.map(one => ({...one, namespace: namespaceOf.natGateway(nameOf(one.gateway, one.zone))}))
	return {
		namespaces: Object.fromEntries(placed.map(({gateway, zone, namespace}) => [namespace, compileZone(gateway, zone, vpc)])),
		links: placed.flatMap(({gateway, zone, namespace}) => [
			{
				ends: [
					routerEnd(namespaceOf.vpc(vpc.key), routerLink(gateway, zone, vpc), {
						mtuBytes: mtu.natPublic,
						group: isZoneDead(zone.zoneId) ? deadGroup : trackedGroup()
					}),
					routerEnd(namespace, inside, {mtuBytes: mtu.natPublic})
				]
			},
			{
				ends: [
					routerEnd(namespaceOf.internetGateway(vpc.key), borderLink(zone.address), {mtuBytes: mtu.internet}),
					routerEnd(namespace, outside, {mtuBytes: mtu.internet})
				]
			}
		]),
		points: Object.fromEntries(
			placed.map(({gateway, zone, namespace}) => [
				`nat:${nameOf(gateway, zone)}`,
				{namespace, link: inside, what: `regional NAT gateway ${gateway.key} in ${zone.zone}, the side of the VPC`}
			])
		)
	}
}

/** Packets of each zone leave by its own part; what comes back reaches the VPC's own addresses. */
export const regionalAttachments = (vpc: Vpc): Attachment[] =>
	(vpc.regionalNatGateways ?? []).flatMap(gateway =>
		gateway.zones.map(zone => {
			const link = routerLink(gateway, zone, vpc)
			return {
				link,
				serves: target => target.kind === 'nat-gateway' && target.key === gateway.key,
				zoneId: zone.zoneId,
				entersBy: undefined,
				nexthop: viaFarEnd(link)
			}
		})
	)
