/**
 * NAT64 (NAT-8): a NAT gateway passes packets for 64:ff9b::/96 to a translator in a namespace beside it, and gets them back as IPv4 from one
 * address. From then on they are a flow like any other of the gateway. Together they are one hop (MOD-7), the translator's.
 *
 * The translator refuses private IPv4 addresses in the well-known prefix, as RFC 6052 requires and AWS does not: so it uses another prefix.
 *
 * Differs from AWS [unverified]: a traceroute shows the destination's address instead of those of the routers behind the gateway.
 */
import type {Vpc} from '../../model/model.ts'
import {type Cidr, contains, family} from '../../net/address.ts'
import {nat64Prefix} from '../../net/nat64.ts'
import {mtu} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {PartialPlan} from '../../plan/partial-plan.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {everywhere, overLink} from '../../plan/routes.ts'
import {serviceDevice} from '../../plan/service-interface.ts'
import type {NamespacePlan} from '../../plan/types.ts'

type NatGateway = NonNullable<Vpc['natGateways']>[number]

/** The link in the gateway's namespace, and the TUN device in the translator's. */
const gatewayLink = 'nat64'
const tun = 'tayga'

/** The source of translated packets, as the gateway sees it. */
const translated = '169.254.64.2' as Cidr
/** Used only inside the translator's namespace. */
const innerPrefix = 'fd64:ff9b::/96'
const pool = '198.18.0.0/15'
const ownAddress = '198.18.0.1'

/** Whether some route leads IPv6 to it. */
export const hasNat64 = (vpc: Vpc, {key}: NatGateway): boolean =>
	vpc.routeTables.some(({routes}) =>
		routes.some(
			({destination, target}) =>
				target.kind === 'nat-gateway' &&
				target.key === key &&
				family(destination) === 6 &&
				(contains(nat64Prefix, destination) || contains(destination, nat64Prefix))
		)
	)

/** Additions to the gateway's own namespace. */
export const nat64Parts = {
	furtherLinks: [gatewayLink],
	routes: [overLink(everywhere[6], serviceDevice), overLink(nat64Prefix, gatewayLink), overLink(`${translated}/32`, gatewayLink)],
	/** Rules of the IPv4 table `mangle`. */
	mangle: [`-A PREROUTING -i ${gatewayLink} -j TTL --ttl-inc 1`, `-A POSTROUTING -o ${gatewayLink} -j TTL --ttl-inc 1`],
	ipv6:
		hideHop(6) +
		renderTable('filter', [
			'-A INPUT -j DROP',
			...['-p tcp', '-p udp', '-p ipv6-icmp --icmpv6-type echo-request', '-m conntrack --ctstate RELATED'].map(
				match => `-A FORWARD -i ${serviceDevice} -o ${gatewayLink} ${match} -j ACCEPT`
			),
			`-A FORWARD -i ${gatewayLink} -o ${serviceDevice} -s ${nat64Prefix} -j ACCEPT`,
			'-A FORWARD -j DROP'
		])
} as const

const compileTranslator = ({key}: NatGateway): NamespacePlan =>
	routerNamespace('nat64', [serviceDevice], {
		routes: [overLink(everywhere[4], serviceDevice), overLink(everywhere[6], serviceDevice)],
		daemons: [{kind: 'nat64', id: `nat64.${key}`, link: tun, prefix: innerPrefix, pool, address: ownAddress}],
		firewall: {
			ipv4: hideHop(4) + renderTable('nat', [`-A POSTROUTING -o ${serviceDevice} -j SNAT --to-source ${translated}`]),
			ipv6: hideHop(6) + renderTable('nat', [`-A PREROUTING -d ${nat64Prefix} -j NETMAP --to ${innerPrefix}`])
		}
	})

export function nat64Plan(gateway: NatGateway): PartialPlan {
	const namespace = namespaceOf.nat64(gateway.key)
	return {
		namespaces: {[namespace]: compileTranslator(gateway)},
		links: [
			{
				ends: [
					routerEnd(namespaceOf.natGateway(gateway.key), gatewayLink, {mtuBytes: mtu.vpc}),
					routerEnd(namespace, serviceDevice, {mtuBytes: mtu.vpc})
				]
			}
		]
	}
}
