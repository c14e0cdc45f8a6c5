/** What of each kind CloudWatch has metrics of. */

import type {Counted, Metric, MetricPart} from '../metrics/types.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import type {Lab} from '../model/model.ts'
import type {NamespaceName} from '../net/names.ts'
import type {Plan} from '../plan/types.ts'
import {directConnect} from './direct-connect/metrics.ts'
import {natGateway} from './nat-gateway/metrics.ts'
import {transitGateway} from './transit-gateway/metrics.ts'
import {vpnConnection} from './vpn-connection/metrics.ts'

const nothing = 'CloudWatch has no metric of it that packets decide'

const parts: PartsByKind<MetricPart> = {
	vpc: none(nothing),
	'internet-gateway': none(nothing),
	'egress-only-internet-gateway': none(nothing),
	'vpn-gateway': none(nothing),
	subnet: none(nothing),
	'route-table': none(nothing),
	'network-acl': none(nothing),
	'security-group': none(nothing),
	'nat-gateway': natGateway,
	'load-balancer': none('not counted yet'),
	'target-group': none(nothing),
	'vpc-endpoint': none('not counted yet'),
	'vpc-endpoint-service': none('not counted yet'),
	'network-interface': none(nothing),
	instance: none(nothing),
	'elastic-ip': none(nothing),
	'prefix-list': none(nothing),
	'dhcp-options': none(nothing),
	'vpc-peering-connection': none(nothing),
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('attachments of both transit gateways'),
	site: none(nothing),
	'vpn-connection': vpnConnection,
	'direct-connect-gateway': none(nothing),
	'direct-connect': directConnect,
	'aws-service': none(nothing),
	internet: none(nothing),
	'hosted-zone': none(nothing),
	'resolver-endpoint': none(nothing),
	link: none(nothing),
	'flow-log': none(nothing),
	bucket: none(nothing),
	zone: none(nothing)
}

/** Whose counters are needed. */
export const countedNamespaces = (lab: Lab, plan: Plan): readonly NamespaceName[] => [
	...new Set(partsOf(parts).flatMap(part => part.namespaces(lab, plan)))
]

export const metricsOf = (counted: Counted): readonly Metric[] => partsOf(parts).flatMap(part => part.metrics(counted))
