/** How each kind is displayed: its tables, its place in the drawing of a lab, its metrics. */

import type {Drawing, DrawPart} from '../draw/types.ts'
import type {TablePart} from '../inspect/part.ts'
import type {Table} from '../inspect/table.ts'
import type {Counted, Metric, MetricPart} from '../metrics/types.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import type {Lab, RouteTarget, Vpc} from '../model/model.ts'
import type {NamespaceName} from '../net/names.ts'
import type {Plan} from '../plan/types.ts'
import {awsService as awsServiceDrawing} from './aws-service/draw.ts'
import {awsService} from './aws-service/inspect.ts'
import {bucket} from './bucket/inspect.ts'
import {dhcpOptions} from './dhcp-options/inspect.ts'
import {directConnect as directConnectDrawing} from './direct-connect/draw.ts'
import {directConnect} from './direct-connect/inspect.ts'
import {directConnect as directConnectMetrics} from './direct-connect/metrics.ts'
import {directConnectGateway as directConnectGatewayDrawing} from './direct-connect-gateway/draw.ts'
import {dynamodbTable} from './dynamodb-table/inspect.ts'
import {egressOnlyInternetGateway as egressOnlyInternetGatewayDrawing} from './egress-only-internet-gateway/draw.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/inspect.ts'
import {elasticIp} from './elastic-ip/inspect.ts'
import {flowLog} from './flow-log/inspect.ts'
import {healthCheck} from './health-check/inspect.ts'
import {hostedZone} from './hosted-zone/inspect.ts'
import {instance as instanceDrawing} from './instance/draw.ts'
import {instance} from './instance/inspect.ts'
import {internet as internetDrawing} from './internet/draw.ts'
import {internet} from './internet/inspect.ts'
import {internetGateway as internetGatewayDrawing} from './internet-gateway/draw.ts'
import {internetGateway} from './internet-gateway/inspect.ts'
import {link} from './link/inspect.ts'
import {loadBalancer as loadBalancerDrawing} from './load-balancer/draw.ts'
import {loadBalancer} from './load-balancer/inspect.ts'
import {loadBalancer as loadBalancerMetrics} from './load-balancer/metrics.ts'
import {natGateway as natGatewayDrawing} from './nat-gateway/draw.ts'
import {natGateway} from './nat-gateway/inspect.ts'
import {natGateway as natGatewayMetrics} from './nat-gateway/metrics.ts'
import {networkAcl} from './network-acl/inspect.ts'
import {networkInterface} from './network-interface/inspect.ts'
import {prefixList} from './prefix-list/inspect.ts'
import {resolverEndpoint as resolverEndpointDrawing} from './resolver-endpoint/draw.ts'
import {resolverEndpoint} from './resolver-endpoint/inspect.ts'
import {routeTable} from './route-table/inspect.ts'
import {securityGroup} from './security-group/inspect.ts'
import {site as siteDrawing} from './site/draw.ts'
import {subnet as subnetDrawing} from './subnet/draw.ts'
import {subnet} from './subnet/inspect.ts'
import {targetGroup as targetGroupDrawing} from './target-group/draw.ts'
import {targetGroup} from './target-group/inspect.ts'
import {transitGateway as transitGatewayDrawing} from './transit-gateway/draw.ts'
import {transitGateway} from './transit-gateway/inspect.ts'
import {transitGateway as transitGatewayMetrics} from './transit-gateway/metrics.ts'
import {transitGatewayPeering as transitGatewayPeeringDrawing} from './transit-gateway-peering/draw.ts'
import {vpc as vpcDrawing} from './vpc/draw.ts'
import {vpc} from './vpc/inspect.ts'
import {vpcEndpoint as vpcEndpointDrawing} from './vpc-endpoint/draw.ts'
import {vpcEndpoint} from './vpc-endpoint/inspect.ts'
import {vpcEndpointService} from './vpc-endpoint-service/inspect.ts'
import {peering as peeringDrawing} from './vpc-peering-connection/draw.ts'
import {peering} from './vpc-peering-connection/inspect.ts'
import {vpnConnection as vpnConnectionDrawing} from './vpn-connection/draw.ts'
import {vpnConnection as vpnConnectionMetrics} from './vpn-connection/metrics.ts'
import {vpnGateway as vpnGatewayDrawing} from './vpn-gateway/draw.ts'
import {vpnGateway} from './vpn-gateway/inspect.ts'

type ShownPart = TablePart & {
	/** Absent: it is not drawn, or drawn with other kinds. */
	readonly draw?: DrawPart
	/** Absent: CloudWatch has no metric of it that depends on packets, or it is not counted yet. */
	readonly metrics?: MetricPart
}

/** In the order of display. */
const parts: PartsByKind<ShownPart> = {
	vpc: {...vpc, draw: vpcDrawing},
	subnet: {...subnet, draw: subnetDrawing},
	instance: {...instance, draw: instanceDrawing},
	'network-interface': networkInterface,
	'nat-gateway': {...natGateway, draw: natGatewayDrawing, metrics: natGatewayMetrics},
	'load-balancer': {...loadBalancer, draw: loadBalancerDrawing, metrics: loadBalancerMetrics},
	'target-group': {...targetGroup, draw: targetGroupDrawing},
	'vpc-endpoint': {...vpcEndpoint, draw: vpcEndpointDrawing},
	'vpc-endpoint-service': vpcEndpointService,
	'internet-gateway': {...internetGateway, draw: internetGatewayDrawing},
	'egress-only-internet-gateway': {...egressOnlyInternetGateway, draw: egressOnlyInternetGatewayDrawing},
	'vpn-gateway': {...vpnGateway, draw: vpnGatewayDrawing},
	'route-table': routeTable,
	'security-group': securityGroup,
	'network-acl': networkAcl,
	'elastic-ip': elasticIp,
	'vpc-peering-connection': {...peering, draw: peeringDrawing},
	'transit-gateway': {...transitGateway, draw: transitGatewayDrawing, metrics: transitGatewayMetrics},
	'transit-gateway-peering': {draw: transitGatewayPeeringDrawing},
	'prefix-list': prefixList,
	'dhcp-options': dhcpOptions,
	link,
	'direct-connect': {...directConnect, draw: directConnectDrawing, metrics: directConnectMetrics},
	'direct-connect-gateway': {draw: directConnectGatewayDrawing},
	'aws-service': {...awsService, draw: awsServiceDrawing},
	bucket,
	internet: {...internet, draw: internetDrawing},
	'hosted-zone': hostedZone,
	'resolver-endpoint': {...resolverEndpoint, draw: resolverEndpointDrawing},
	site: {draw: siteDrawing},
	'vpn-connection': {draw: vpnConnectionDrawing, metrics: vpnConnectionMetrics},
	'flow-log': flowLog,
	'dynamodb-table': dynamodbTable,
	'health-check': healthCheck,
	zone: none('shown with the subnets')
}

const vpcColumns = partsOf(parts).flatMap(({vpcColumn}) => vpcColumn ?? [])

/** The tables that `inspect` can show, by the word that selects them. */
export const tables: Readonly<Record<string, (lab: Lab) => readonly Table[]>> = Object.fromEntries(
	partsOf(parts).flatMap(({word, tables: make}) =>
		word !== undefined && make ? [[word, (lab: Lab) => make(lab, targetOf, vpcColumns)]] : []
	)
)

/** A route's target as AWS shows it: its id, with its name if it has one. */
export function targetOf(target: RouteTarget, lab: Lab, vpc: Vpc): string {
	if (target.kind === 'local') return 'local'
	if (target.kind === 'gone') return target.was
	const part = parts[target.kind]
	return ('target' in part && part.target?.(target, lab, vpc)) || target.kind
}

/** Leaves out lines to things that are not drawn. */
export function drawingOf(lab: Lab): Drawing {
	const drawn = partsOf(parts).flatMap(({draw}) => draw?.(lab) ?? [])
	const boxes = drawn.flatMap(one => one.boxes ?? [])
	const all = drawn.flatMap(one => one.nodes ?? [])
	const known = new Set([...boxes, ...all].map(({id}) => id))
	const lines = drawn.flatMap(one => one.lines ?? []).filter(({from, to}) => known.has(from) && known.has(to))
	const ends = new Set(lines.flatMap(({from, to}) => [from, to]))
	return {boxes, nodes: all.filter(({id, needsLine}) => !needsLine || ends.has(id)), lines}
}

const metricParts = partsOf(parts).flatMap(({metrics}) => metrics ?? [])

export const metricsUseStatus = (lab: Lab, plan: Plan): boolean => metricParts.some(({usesStatus}) => usesStatus?.(lab, plan))

/** The namespaces whose counters are needed. */
export const countedNamespaces = (lab: Lab, plan: Plan): readonly NamespaceName[] => [
	...new Set(metricParts.flatMap(part => part.namespaces(lab, plan)))
]

export const metricsOf = (counted: Counted): readonly Metric[] => metricParts.flatMap(part => part.metrics(counted))
