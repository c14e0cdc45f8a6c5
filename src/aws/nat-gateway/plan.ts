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
import type {Context} from '../../plan/context.ts'
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
import {gatewayFirewall, gatewaySysctls, mtuOf} from './plan-firewall.ts'
import {hasNat64, nat64Parts, nat64Plan} from './plan-nat64.ts'
import {regionalAttachments, regionalPlan} from './plan-regional.ts'

type NatGateway = NonNullable<Vpc['natGateways']>[number]

const serviceOf = (vpc: Vpc, gateway: NatGateway): ServiceInterface =>
	serviceInterface(vpc, gateway.interface, {namespace: namespaceOf.natGateway(gateway.key), mtuBytes: mtuOf(gateway)})

function compileGateway(vpc: Vpc, gateway: NatGateway): NamespacePlan {
	const {mangle, ipv6, ...nat64} = hasNat64(vpc, gateway) ? nat64Parts : {mangle: [], ipv6: undefined}
	return serviceNamespace('nat-gateway', serviceOf(vpc, gateway), {
		...nat64,
		sysctls: gatewaySysctls(gateway),
		firewall: {
			ipv4: gatewayFirewall(gateway, privateIpOf(vpc, gateway.interface), mangle),
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
		...lab.vpcs.map(vpc => regionalPlan(vpc, context.isZoneDead)),
		...all.filter(({vpc, gateway}) => hasNat64(vpc, gateway)).map(({gateway}) => nat64Plan(gateway))
	])
}

const attachments = (_lab: Lab, vpc: Vpc): Attachment[] => [
	...(vpc.natGateways ?? []).map(gateway =>
		serviceAttachment(serviceOf(vpc, gateway), target => target.kind === 'nat-gateway' && target.key === gateway.key)
	),
	...regionalAttachments(vpc)
]

export const natGateway: PlanPart = {compile, attachments}
