/**
 * A node of a Gateway Load Balancer: packets arrive from endpoints by their private links, go to an appliance in GENEVE, and return the same way
 * (GWLB-1). Connection tracking remembers the appliance of a flow, whose two directions arrive by the same endpoint (GWLB-2). Since endpoints may
 * have the same addresses, each has its own conntrack zone.
 *
 * Differs from AWS: flows of a deregistered appliance are lost or moved to another one at once, not after the deregistration delay; resets
 * (`send_tcp_reset`) are not sent.
 */
import type {Learned} from '../../control/learned.ts'
import {targetGroupOf, targetsInReach, targetsInUse} from '../../control/load-balancing.ts'
import type {ApplianceRouting, GatewayLoadBalancer, LoadBalancerNode, Vpc} from '../../model/model.ts'
import {numbered} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {geneveDevice} from '../../plan/geneve.ts'
import {shortHash} from '../../plan/names.ts'
import type {NumberedLink} from '../../plan/private-link.ts'
import {everywhere, overLink} from '../../plan/routes.ts'
import {serviceDevice} from '../../plan/service-interface.ts'
import type {Route, Rule} from '../../plan/types.ts'
import {endpointMask, endpointShift, type NumberedEndpoint, type NumberedTarget, targetMask} from '../../services/geneve/types.ts'

export type GatewayNode = {
	readonly targets: readonly NumberedTarget[]
	readonly endpoints: readonly EndpointLink[]
	/** Numbers of the targets that receive new flows. */
	readonly used: readonly number[]
	readonly routing: ApplianceRouting
}

type EndpointLink = NumberedEndpoint & {readonly link: string}

const lastNumber = targetMask

/** `links`: private links from endpoints to this node. Undefined: it forwards to nothing. */
export function gatewayNode(
	vpc: Vpc,
	balancer: GatewayLoadBalancer,
	node: LoadBalancerNode,
	{links, learned}: {readonly links: readonly NumberedLink[]; readonly learned: Learned}
): GatewayNode | undefined {
	const group = targetGroupOf(vpc, balancer.listeners[0]?.targetGroup ?? '')
	if (!group?.appliances) return undefined
	const numbers = numbered(new Set(group.targets.map(({id}) => id)), 1, lastNumber)
	const endpointNumbers = numbered(
		links.map(link => link.interface),
		1,
		lastNumber
	)
	const numberOf = ({id}: {readonly id: string}) => numbers.get(id) ?? 0
	return {
		targets: targetsInReach(balancer, node, group).map(target => ({number: numberOf(target), address: target.address})),
		endpoints: links.map(link => ({
			number: endpointNumbers.get(link.interface) ?? 0,
			endpoint: endpointDigits(link),
			attachment: shortHash(`${link.interface} ${node.interface}`, 16),
			link: link.nodeEnd.link
		})),
		used: targetsInUse(balancer, node, group, learned).map(numberOf),
		routing: group.appliances
	}
}

/** The last digits of the endpoint's id. */
const endpointDigits = ({vpc, endpoint}: NumberedLink): string =>
	(vpc.vpcEndpoints?.find(({key}) => key === endpoint)?.id ?? '').replace('vpce-', '').slice(-16).padStart(16, '0')

/** GWLB-2. */
export const gatewaySysctls = ({listeners: [listener]}: GatewayLoadBalancer): Readonly<Record<string, string>> => ({
	'net.netfilter.nf_conntrack_tcp_be_liberal': '1',
	'net.netfilter.nf_conntrack_tcp_timeout_established': String(listener?.idleTimeoutSeconds ?? 350),
	'net.netfilter.nf_conntrack_udp_timeout': '120',
	'net.netfilter.nf_conntrack_udp_timeout_stream': '120',
	'net.netfilter.nf_conntrack_icmp_timeout': '120',
	'net.netfilter.nf_conntrack_generic_timeout': '120'
})

const tables = {towardsAppliances: 9999, towardsEndpoint: (number: number) => 10_000 + number} as const
const priority = 100

export const gatewayRoutes = ({endpoints}: GatewayNode): readonly Route[] => [
	overLink(everywhere[4], geneveDevice, tables.towardsAppliances),
	...endpoints.map(({number, link}) => overLink(everywhere[4], link, tables.towardsEndpoint(number)))
]

export const gatewayRules = ({endpoints}: GatewayNode): readonly Rule[] =>
	endpoints.flatMap(({number, link}): Rule[] => [
		{family: 4, priority, iif: link, table: tables.towardsAppliances},
		{
			family: 4,
			priority,
			iif: geneveDevice,
			fwmark: number << endpointShift,
			fwmask: endpointMask,
			table: tables.towardsEndpoint(number)
		}
	])

const tuples = {
	source_ip_dest_ip_source_port_dest_port_proto: 'src,dst,sport,dport,proto',
	source_ip_dest_ip_proto: 'src,dst,proto',
	source_ip_dest_ip: 'src,dst'
} as const

const hiddenHopBit = '0x80000000'
const hashSeed = '0x5eed'
/** First mark of a choice, until it is replaced by the number of a target. */
const firstChoice = 0x1000000

const hex = (value: number): string => `0x${value.toString(16)}`
const onlyTarget = hex(targetMask)

export function gatewayFirewall({targets, endpoints, used, routing}: GatewayNode): string {
	// Packets back from appliances are untracked, and the node's own interface has only health checks.
	const flow = `-A PREROUTING ! -i ${serviceDevice} -m conntrack ! --ctstate UNTRACKED`
	const lost = routing.failover === 'rebalance' ? targets.filter(({number}) => !used.includes(number)) : []
	return [
		renderTable('raw', [
			`-A PREROUTING -i ${geneveDevice} -j CT --notrack`,
			...endpoints.map(({link, number}) => `-A PREROUTING -i ${link} -j CT --zone ${number}`)
		]),
		hideHop(4, {
			bit: hiddenHopBit,
			before: [
				`${flow} -j CONNMARK --restore-mark --nfmask ${onlyTarget} --ctmask ${onlyTarget}`,
				...lost.map(({number}) => `${flow} -m mark --mark ${hex(number)}/${onlyTarget} -j MARK --set-xmark 0x0/${onlyTarget}`),
				...(used.length === 0
					? []
					: [
							`${flow} -m mark --mark 0x0/${onlyTarget} -j HMARK --hmark-tuple ${tuples[routing.stickiness]} --hmark-mod ${used.length} --hmark-offset ${firstChoice} --hmark-rnd ${hashSeed}`
						]),
				...used.map((number, index) => `${flow} -m mark --mark ${hex(firstChoice + index)} -j MARK --set-mark ${hex(number)}`),
				`${flow} -j CONNMARK --save-mark --nfmask ${onlyTarget} --ctmask ${onlyTarget}`,
				...endpoints.map(
					({link, number}) => `-A PREROUTING -i ${link} -j MARK --set-xmark ${hex(number << endpointShift)}/${hex(endpointMask)}`
				)
			]
		}),
		renderTable('filter', [
			'-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
			'-A INPUT -j DROP',
			`-A FORWARD -i ${geneveDevice} -j ACCEPT`,
			`-A FORWARD -o ${geneveDevice} -j ACCEPT`,
			'-A FORWARD -j DROP'
		])
	].join('')
}
