/**
 * A NAT gateway: an interface in its subnet that AWS owns. Network ACLs of the subnet apply to it, security groups do not (NAT-5). It rewrites
 * sources to its private address, which the internet gateway translates to its public one (NAT-1). It is a hop (MOD-7), and fails with its zone (NAT-7).
 *
 * It chooses source ports at random, so that connections fail now and then if an ACL of its subnet admits only part of 1024-65535 (NAT-2).
 *
 * Differs from AWS: TCP fragments are not distinguished from whole packets and pass (NAT-2); ICMP fragments are dropped as on AWS. A new flow is also
 * refused when the kernel has tried some two hundred ports that are all in use, which is common above 45,000 flows to one destination. The ports
 * 28524-38035 are never used.
 */
import {privateIpOf} from '../../model/interfaces.ts'
import type {Lab, Vpc} from '../../model/model.ts'
import type {Address} from '../../net/address.ts'
import type {Context} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf} from '../../plan/names.ts'
import {type Attachment, mergePartialPlans, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {
	type ServiceInterface,
	serviceAttachment,
	serviceInterface,
	serviceLink,
	serviceNamespace,
	servicePoint
} from '../../plan/service-interface.ts'
import type {NamespacePlan} from '../../plan/types.ts'
import {countedTable} from './plan-counted.ts'
import {hasNat64, nat64Parts, nat64Plan} from './plan-nat64.ts'

type NatGateway = NonNullable<Vpc['natGateways']>[number]

/**
 * NAT-3: 55,000 ports to one destination, half of them at either end of 1024-65535 (NAT-2). connlimit is not used, since it walks
 * through all flows for each new one.
 */
const ports = ['1024-28523', '38036-65535'] as const
/** NAT-4, for UDP and ICMP too [unverified]. Unit: seconds. */
const defaultIdleSeconds = 350

const mtuOf = ({connectivity}: NatGateway) => (connectivity === 'public' ? mtu.natPublic : mtu.natPrivate)

/**
 * Packets may come from another VPC by a transit gateway, while a peering's or a VPN's packets are never routed here
 * (NAT-6, PCX-3, VPN-9): so sources are not checked.
 */
function firewallOf(gateway: NatGateway, privateIp: Address): string {
	const fragmented = `-p icmp -m length --length ${mtuOf(gateway) + 1}:65535`
	return (
		renderTable('nat', [
			...(['tcp', 'udp'] as const).flatMap(protocol =>
				ports.map(
					(range, index) =>
						`-A POSTROUTING -p ${protocol}${index === 0 ? ' -m statistic --mode random --probability 0.5' : ''} -j SNAT --to-source ${privateIp}:${range} --random-fully`
				)
			),
			`-A POSTROUTING -p icmp -j SNAT --to-source ${privateIp}`
		]) +
		renderTable('filter', [
			'-A INPUT -j DROP',
			`-A FORWARD ${fragmented} -j DROP`,
			'-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
			// NAT-4. A SYN-ACK whose SYN used another path belongs to no flow of the gateway, which resets it.
			`-A FORWARD -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset`,
			`-A FORWARD -p tcp -m conntrack --ctstate NEW -j ACCEPT`,
			`-A FORWARD -p udp -m conntrack --ctstate NEW -j ACCEPT`,
			`-A FORWARD -p icmp --icmp-type echo-request -m conntrack --ctstate NEW -j ACCEPT`,
			'-A FORWARD -j DROP'
		])
	)
}

const serviceOf = (vpc: Vpc, gateway: NatGateway): ServiceInterface =>
	serviceInterface(vpc, gateway.interface, {namespace: namespaceOf.natGateway(gateway.key), mtuBytes: mtuOf(gateway)})

function compileGateway(vpc: Vpc, gateway: NatGateway): NamespacePlan {
	const idle = String(gateway.idleTimeoutSeconds ?? defaultIdleSeconds)
	const {mangle, ipv6, ...nat64} = hasNat64(vpc, gateway) ? nat64Parts : {mangle: [], ipv6: undefined}
	return serviceNamespace('nat-gateway', serviceOf(vpc, gateway), {
		...nat64,
		sysctls: {
			'net.netfilter.nf_conntrack_tcp_loose': '0',
			'net.netfilter.nf_conntrack_tcp_be_liberal': '1',
			'net.netfilter.nf_conntrack_tcp_timeout_established': idle,
			'net.netfilter.nf_conntrack_udp_timeout': idle,
			'net.netfilter.nf_conntrack_udp_timeout_stream': idle,
			'net.netfilter.nf_conntrack_icmp_timeout': idle
		},
		firewall: {
			ipv4: countedTable(mangle) + firewallOf(gateway, privateIpOf(vpc, gateway.interface)),
			...(ipv6 !== undefined && {ipv6})
		}
	})
}

function compile(lab: Lab, context: Context): PartialPlan {
	const all = lab.vpcs.flatMap(vpc => (vpc.natGateways ?? []).map(gateway => ({vpc, gateway, service: serviceOf(vpc, gateway)})))
	const gateways: PartialPlan = {
		namespaces: Object.fromEntries(all.map(({vpc, gateway, service}) => [service.namespace, compileGateway(vpc, gateway)])),
		links: all.map(({service}) => serviceLink(service, context)),
		points: Object.fromEntries(
			all.map(({gateway: {key}, service}) => [
				`nat:${key}`,
				servicePoint(service, `ENI of NAT gateway ${key}: each packet before (In) and behind (Out) the translation`)
			])
		)
	}
	return mergePartialPlans([
		gateways,
		...all.filter(({vpc, gateway}) => hasNat64(vpc, gateway)).map(({gateway}) => nat64Plan(gateway))
	])
}

const attachments = (_lab: Lab, vpc: Vpc): Attachment[] =>
	(vpc.natGateways ?? []).map(gateway =>
		serviceAttachment(serviceOf(vpc, gateway), target => target.kind === 'nat-gateway' && target.key === gateway.key)
	)

export const natGateway: PlanPart = {compile, attachments}
