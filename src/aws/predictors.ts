/** What each kind does with packets. Independent of the plan, as a second opinion. */
import type {Positions, Predictor, Predictors, Steps} from '../control/predict/walk.ts'
import {type None, none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {awsService} from './aws-service/predict.ts'
import {directConnect} from './direct-connect/predict.ts'
import {egressOnlyPredictor} from './egress-only-internet-gateway/predict.ts'
import {instance} from './instance/predict.ts'
import {internetPredictor} from './internet/predict.ts'
import {internetGatewayPredictor} from './internet-gateway/predict.ts'
import {loadBalancer} from './load-balancer/predict.ts'
import {natGateway} from './nat-gateway/predict.ts'
import {networkInterface} from './network-interface/predict.ts'
import {site} from './site/predict.ts'
import {transitGateway} from './transit-gateway/predict.ts'
import {vpc} from './vpc/predict.ts'
import {vpcEndpoint} from './vpc-endpoint/predict.ts'
import {peeringConnection} from './vpc-peering-connection/predict.ts'
import {vpnGateway} from './vpn-gateway/predict.ts'

const parts = {
	vpc,
	subnet: none('its border is a network ACL, its table the VPC router’s'),
	'route-table': none('searched by the router: vpc/predict.ts'),
	'network-acl': none('asked by the router where a border is crossed: network-acl/predict.ts'),
	'security-group': none('asked by the interface: security-group/predict.ts'),
	'internet-gateway': internetGatewayPredictor,
	'egress-only-internet-gateway': egressOnlyPredictor,
	'nat-gateway': natGateway,
	'load-balancer': loadBalancer,
	'target-group': none('chosen from by the node: load-balancer/predict.ts'),
	'vpc-endpoint': vpcEndpoint,
	'vpc-endpoint-service': none('endpoints lead to nodes of its load balancers by themselves: vpc-endpoint/predict.ts'),
	'network-interface': networkInterface,
	instance,
	'elastic-ip': none('a translation of the internet gateway'),
	'prefix-list': none('routes and rules hold its blocks'),
	'vpc-peering-connection': peeringConnection,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('from one transit gateway to the other: transit-gateway/predict.ts'),
	'vpn-gateway': vpnGateway,
	'vpn-connection': none('its tunnels: vpn-gateway/predict.ts'),
	site,
	'direct-connect': directConnect,
	'direct-connect-gateway': none('it carries no packets itself'),
	'aws-service': awsService,
	bucket: none('no packet meets it: aws-service'),
	internet: internetPredictor,
	'dhcp-options': none('no filter or route has a say in DHCP'),
	'hosted-zone': none('names, no packets'),
	'resolver-endpoint': none('names are not predicted'),
	link: none('a delay changes no verdict'),
	'flow-log': none('it changes no verdict'),
	'dynamodb-table': none('no packet meets it: aws-service'),
	'health-check': none('checkers send by themselves: no check asks for their packets'),
	zone: none('what is in one that failed is dead')
} satisfies PartsByKind<Predictor>

/** Makes a position that no kind handles a compile error. */
type Taken = {
	[K in keyof typeof parts]: (typeof parts)[K] extends {readonly steps: infer Own} ? keyof Own : never
}[keyof typeof parts]
const isWhole: [Exclude<keyof Positions, Taken>] extends [never] ? true : Exclude<keyof Positions, Taken> = true

const answerers = partsOf<Predictor>(parts).flatMap(({answers}) => answers ?? [])

export const predictors: Predictors = {
	steps: Object.assign({}, isWhole && undefined, ...partsOf<Predictor>(parts).map(({steps}) => steps)) as Steps,
	exits: by('exit'),
	receivers: by('receives'),
	borders: partsOf<Predictor>(parts).flatMap(({border}) => border ?? []),
	answers: (topology, host) => {
		for (const answers of answerers) {
			const found = answers(topology, host)
			if (found) return found
		}

		return undefined
	}
}

// biome-ignore lint/plugin: called while the module loads, above this line
function by<Key extends 'exit' | 'receives'>(key: Key): ReadonlyMap<string, NonNullable<Predictor[Key]>> {
	return new Map(
		Object.entries<Predictor | None>(parts).flatMap(([kind, part]): [string, NonNullable<Predictor[Key]>][] => {
			const own = 'none' in part ? undefined : part[key]
			return own ? [[kind, own]] : []
		})
	)
}
