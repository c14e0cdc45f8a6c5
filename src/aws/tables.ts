/** What people see of each kind. */
import type {TablePart} from '../inspect/part.ts'
import type {Table} from '../inspect/table.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import type {Lab, RouteTarget, Vpc} from '../model/model.ts'
import {awsService} from './aws-service/inspect.ts'
import {bucket} from './bucket/inspect.ts'
import {dhcpOptions} from './dhcp-options/inspect.ts'
import {directConnect} from './direct-connect/inspect.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/inspect.ts'
import {elasticIp} from './elastic-ip/inspect.ts'
import {flowLog} from './flow-log/inspect.ts'
import {hostedZone} from './hosted-zone/inspect.ts'
import {instance} from './instance/inspect.ts'
import {internet} from './internet/inspect.ts'
import {internetGateway} from './internet-gateway/inspect.ts'
import {link} from './link/inspect.ts'
import {loadBalancer} from './load-balancer/inspect.ts'
import {natGateway} from './nat-gateway/inspect.ts'
import {networkAcl} from './network-acl/inspect.ts'
import {networkInterface} from './network-interface/inspect.ts'
import {prefixList} from './prefix-list/inspect.ts'
import {resolverEndpoint} from './resolver-endpoint/inspect.ts'
import {routeTable} from './route-table/inspect.ts'
import {securityGroup} from './security-group/inspect.ts'
import {subnet} from './subnet/inspect.ts'
import {targetGroup} from './target-group/inspect.ts'
import {transitGateway} from './transit-gateway/inspect.ts'
import {vpc} from './vpc/inspect.ts'
import {vpcEndpoint} from './vpc-endpoint/inspect.ts'
import {vpcEndpointService} from './vpc-endpoint-service/inspect.ts'
import {peering} from './vpc-peering-connection/inspect.ts'
import {vpnGateway} from './vpn-gateway/inspect.ts'

/** In the order in which all of it is shown. */
const parts: PartsByKind<TablePart> = {
	vpc,
	subnet,
	instance,
	'network-interface': networkInterface,
	'nat-gateway': natGateway,
	'load-balancer': loadBalancer,
	'target-group': targetGroup,
	'vpc-endpoint': vpcEndpoint,
	'vpc-endpoint-service': vpcEndpointService,
	'internet-gateway': internetGateway,
	'egress-only-internet-gateway': egressOnlyInternetGateway,
	'vpn-gateway': vpnGateway,
	'route-table': routeTable,
	'security-group': securityGroup,
	'network-acl': networkAcl,
	'elastic-ip': elasticIp,
	'vpc-peering-connection': peering,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('an attachment of both transit gateways'),
	'prefix-list': prefixList,
	'dhcp-options': dhcpOptions,
	link,
	'direct-connect': directConnect,
	'direct-connect-gateway': none('shown with Direct Connect'),
	'aws-service': awsService,
	bucket,
	internet,
	'hosted-zone': hostedZone,
	'resolver-endpoint': resolverEndpoint,
	site: none('shown by `vpclab status`'),
	'vpn-connection': none('shown by `vpclab status`'),
	'flow-log': flowLog,
	zone: none('shown with the subnets')
}

const vpcColumns = partsOf(parts).flatMap(({vpcColumn}) => vpcColumn ?? [])

/** What `inspect` can show, by the word that asks for it. */
export const tables: Readonly<Record<string, (lab: Lab) => readonly Table[]>> = Object.fromEntries(
	partsOf(parts).flatMap(({word, tables: make}) =>
		word !== undefined && make ? [[word, (lab: Lab) => make(lab, targetOf, vpcColumns)]] : []
	)
)

/** A route's target as AWS shows it: its id, with its name where it has one. */
export function targetOf(target: RouteTarget, lab: Lab, vpc: Vpc): string {
	if (target.kind === 'local') return 'local'
	if (target.kind === 'gone') return target.was
	const part = parts[target.kind]
	return ('target' in part && part.target?.(target, lab, vpc)) || target.kind
}
