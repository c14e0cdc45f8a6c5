/** Where packets of each kind can be captured, beside the network interfaces of whoever has one. */
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {capturePoint as awsService} from './aws-service/kind.ts'
import type {CapturePart} from './capture-point.ts'
import {capturePoint as directConnect} from './direct-connect/kind.ts'
import {capturePoint as egressOnlyInternetGateway} from './egress-only-internet-gateway/kind.ts'
import {capturePoint as internetGateway} from './internet-gateway/kind.ts'
import {capturePoint as loadBalancer} from './load-balancer/kind.ts'
import {capturePoint as natGateway} from './nat-gateway/kind.ts'
import {capturePoint as resolverEndpoint} from './resolver-endpoint/kind.ts'
import {capturePoint as site} from './site/kind.ts'
import {capturePoint as transitGateway} from './transit-gateway/capture-point.ts'
import {capturePoint as vpcEndpoint} from './vpc-endpoint/kind.ts'
import {capturePoint as peering} from './vpc-peering-connection/kind.ts'
import {capturePoint as vpnConnection} from './vpn-connection/kind.ts'
import {capturePoint as vpnGateway} from './vpn-gateway/kind.ts'

const atInterfaces = 'seen at the network interfaces'
const noPackets = 'no packets pass it'

const parts: PartsByKind<CapturePart> = {
	vpc: none(atInterfaces),
	subnet: none(atInterfaces),
	'route-table': none(noPackets),
	'network-acl': none(noPackets),
	'security-group': none(noPackets),
	'internet-gateway': internetGateway,
	'egress-only-internet-gateway': egressOnlyInternetGateway,
	'nat-gateway': natGateway,
	'load-balancer': loadBalancer,
	'target-group': none(noPackets),
	'vpc-endpoint': vpcEndpoint,
	'network-interface': none('by the name of its host: `web:eth1`, `eni:web`'),
	instance: none('by its own name'),
	'elastic-ip': none(noPackets),
	'prefix-list': none(noPackets),
	'dhcp-options': none(noPackets),
	'vpc-peering-connection': peering,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('seen at the attachments of both transit gateways'),
	'vpn-gateway': vpnGateway,
	'vpn-connection': vpnConnection,
	site,
	'direct-connect': directConnect,
	'direct-connect-gateway': none(noPackets),
	'aws-service': awsService,
	internet: none('by the names of its hosts'),
	'hosted-zone': none('names, no packets'),
	'resolver-endpoint': resolverEndpoint,
	link: none(noPackets),
	zone: none(noPackets)
}

/** By prefix. */
export const capturePoints: ReadonlyMap<string, CapturePart> = new Map(partsOf(parts).map(part => [part.prefix, part]))
