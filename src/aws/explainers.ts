/** Each kind's explanations of packets, in words. */
import type {Components, Decisions} from '../control/predict/types.ts'
import type {Explainer, Explainers} from '../explain/part.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {awsService} from './aws-service/explain.ts'
import {directConnect} from './direct-connect/explain.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/explain.ts'
import {instance} from './instance/explain.ts'
import {internet} from './internet/explain.ts'
import {internetGateway} from './internet-gateway/explain.ts'
import {loadBalancer} from './load-balancer/explain.ts'
import {natGateway} from './nat-gateway/explain.ts'
import {networkAcl} from './network-acl/explain.ts'
import {networkInterface} from './network-interface/explain.ts'
import {routeTable} from './route-table/explain.ts'
import {securityGroup} from './security-group/explain.ts'
import {site} from './site/explain.ts'
import {transitGateway} from './transit-gateway/explain.ts'
import {vpc} from './vpc/explain.ts'
import {vpcEndpoint} from './vpc-endpoint/explain.ts'
import {peeringConnection} from './vpc-peering-connection/explain.ts'
import {vpnGateway} from './vpn-gateway/explain.ts'

const parts = {
	vpc,
	subnet: none('its network ACL and its route table'),
	'route-table': routeTable,
	'network-acl': networkAcl,
	'security-group': securityGroup,
	'internet-gateway': internetGateway,
	'egress-only-internet-gateway': egressOnlyInternetGateway,
	'nat-gateway': natGateway,
	'load-balancer': loadBalancer,
	'target-group': none('the load balancer that uses it'),
	'vpc-endpoint': vpcEndpoint,
	'vpc-endpoint-service': none('no packet meets it: vpc-endpoint/explain.ts'),
	'network-interface': networkInterface,
	instance,
	'elastic-ip': none('a translation of the internet gateway'),
	'prefix-list': none('routes and rules hold its blocks'),
	'vpc-peering-connection': peeringConnection,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('an attachment of both transit gateways'),
	'vpn-gateway': vpnGateway,
	'vpn-connection': none('its tunnels: vpn-gateway/explain.ts'),
	site,
	'direct-connect': directConnect,
	'direct-connect-gateway': none('it carries no packets itself'),
	'aws-service': awsService,
	bucket: none('no packet meets it: aws-service'),
	internet,
	'dhcp-options': none('no filter or route has a say in DHCP'),
	'hosted-zone': none('names, no packets'),
	'resolver-endpoint': none('names are not predicted'),
	link: none('a delay changes no verdict'),
	'flow-log': none('it changes no verdict'),
	'dynamodb-table': none('no packet meets it: aws-service'),
	'health-check': none('no packet of a check meets it'),
	zone: none('what is in one that failed is dead')
} satisfies PartsByKind<Explainer>

type Said<Part extends 'components' | 'decisions'> = {
	[K in keyof typeof parts]: (typeof parts)[K] extends {readonly [P in Part]: infer Own} ? keyof Own : never
}[keyof typeof parts]

/** Makes a component or decision that no kind explains a compile error. */
type Unsaid = Exclude<keyof Components, Said<'components'>> | Exclude<keyof Decisions, Said<'decisions'>>
const isWhole: [Unsaid] extends [never] ? true : Unsaid = true

const all = isWhole && partsOf<Explainer>(parts)

export const explainers: Explainers = {
	components: Object.assign({}, ...all.map(({components}) => components)) as Explainers['components'],
	decisions: Object.assign({}, ...all.map(({decisions}) => decisions)) as Explainers['decisions'],
	points: Object.assign({}, ...all.map(({points}) => points)) as Explainers['points'],
	remedies: all.flatMap(({remedies}) => remedies ?? [])
}
