/** What each kind adds to the picture of a lab. */
import type {Drawing, DrawPart} from '../draw/types.ts'
import {type None, none, type PartsByKind} from '../model/kind-names.ts'
import type {Lab} from '../model/model.ts'
import {awsService} from './aws-service/draw.ts'
import {directConnect} from './direct-connect/draw.ts'
import {directConnectGateway} from './direct-connect-gateway/draw.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/draw.ts'
import {instance} from './instance/draw.ts'
import {internet} from './internet/draw.ts'
import {internetGateway} from './internet-gateway/draw.ts'
import {loadBalancer} from './load-balancer/draw.ts'
import {natGateway} from './nat-gateway/draw.ts'
import {resolverEndpoint} from './resolver-endpoint/draw.ts'
import {site} from './site/draw.ts'
import {subnet} from './subnet/draw.ts'
import {targetGroup} from './target-group/draw.ts'
import {transitGateway} from './transit-gateway/draw.ts'
import {transitGatewayPeering} from './transit-gateway-peering/draw.ts'
import {vpc} from './vpc/draw.ts'
import {vpcEndpoint} from './vpc-endpoint/draw.ts'
import {peering} from './vpc-peering-connection/draw.ts'
import {vpnConnection} from './vpn-connection/draw.ts'
import {vpnGateway} from './vpn-gateway/draw.ts'

const noPlace = 'it decides about packets, and stands nowhere'

const parts: PartsByKind<DrawPart> = {
	vpc,
	subnet,
	zone: none('a box of subnets: subnet/draw.ts'),
	internet,
	'aws-service': awsService,
	bucket: none('a service draws it: aws-service'),
	'internet-gateway': internetGateway,
	'egress-only-internet-gateway': egressOnlyInternetGateway,
	'vpn-gateway': vpnGateway,
	'nat-gateway': natGateway,
	'load-balancer': loadBalancer,
	'target-group': targetGroup,
	'vpc-endpoint': vpcEndpoint,
	'vpc-endpoint-service': none('its load balancers stand for it'),
	'resolver-endpoint': resolverEndpoint,
	instance,
	'network-interface': none('drawn with who has it'),
	'transit-gateway': transitGateway,
	'transit-gateway-peering': transitGatewayPeering,
	'direct-connect-gateway': directConnectGateway,
	site,
	'vpc-peering-connection': peering,
	'vpn-connection': vpnConnection,
	'direct-connect': directConnect,
	'route-table': none('the colour of a subnet says where it leads'),
	'network-acl': none(noPlace),
	'security-group': none(noPlace),
	'elastic-ip': none('an address of who has it'),
	'prefix-list': none(noPlace),
	'dhcp-options': none('names, no packets'),
	'hosted-zone': none('names, no packets'),
	link: none('a quality of lines that others draw'),
	'flow-log': none('it sees packets, and stands nowhere')
}

/** In the order of the list. A line to what is not there is left out. */
export function drawingOf(lab: Lab): Drawing {
	const drawn = Object.values<DrawPart | None>(parts).flatMap(part => (typeof part === 'function' ? [part(lab)] : []))
	const boxes = drawn.flatMap(one => one.boxes ?? [])
	const nodes = drawn.flatMap(one => one.nodes ?? [])
	const known = new Set([...boxes, ...nodes].map(({id}) => id))
	const lines = drawn.flatMap(one => one.lines ?? [])
	return {boxes, nodes, lines: lines.filter(({from, to}) => known.has(from) && known.has(to))}
}
