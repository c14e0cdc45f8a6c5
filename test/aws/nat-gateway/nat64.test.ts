import test from 'ava'
import {predict} from '../../../src/control/predict.ts'
import {patchDocument, readLab} from '../../../src/lab/read.ts'
import type {Lab} from '../../../src/model/model.ts'
import type {Address} from '../../../src/net/address.ts'
import {compile} from '../../../src/plan/compile.ts'

const document = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			ipv6: '2600:1f18:1::/56',
			internetGateway: true,
			subnets: {
				public: {cidr: '10.0.0.0/24', ipv6: true, routes: {'0.0.0.0/0': 'internet-gateway'}},
				modern: {cidr: '10.0.1.0/24', ipv6: '2600:1f18:1:1::/64', routes: {'64:ff9b::/96': 'nat'}},
				old: {cidr: '10.0.3.0/24'}
			},
			natGateways: {nat: {subnet: 'public', privateIp: '10.0.0.50'}},
			securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}], egress: [{all: true, to: '::/0'}]}},
			instances: {
				app: {subnet: 'modern', ipv6: '2600:1f18:1:1::10', securityGroups: ['open']},
				ledger: {subnet: 'old', privateIp: '10.0.3.10', securityGroups: ['open'], serves: ['http']}
			}
		}
	},
	internet: {site: {ipv4: '198.51.100.80', serves: ['http', 'udp:53']}}
}

const labOf = (main: object = {}): Lab =>
	readLab(patchDocument(document, {vpcs: {main}}) as object, {file: 'nat64', name: 'nat64'}).lab

const app = '2600:1f18:1:1::10' as Address
const ask = (lab: Lab, to: string, protocol: 'icmp' | 'tcp' | 'udp' = 'tcp', port = 80) =>
	predict(lab, {from: app, to: to as Address, protocol, port})

const gatewayAddress = (lab: Lab) => lab.elasticIps.find(({key}) => key === 'main.nat')?.address

test('NAT-8: what is for 64:ff9b::/96 arrives as IPv4 from the gateway, and its answer as IPv6', t => {
	const lab = labOf()
	const {verdict, server, client, reply} = ask(lab, '64:ff9b::c633:6450')
	t.like({verdict, server, client}, {verdict: 'answer', server: 'site', client: gatewayAddress(lab)})
	const back = reply.find(({at}) => at.kind === 'nat-gateway')
	t.like(back?.packet, {source: '64:ff9b::c633:6450', destination: app, destinationPort: 49_152})
})

test('NAT-8: the gateway is one hop, of pings as well', t => {
	t.like(ask(labOf(), '64:ff9b::c633:6450', 'icmp'), {verdict: 'answer', ttl: 61})
})

test('NAT-8: IPv4 addresses of the VPC are reached likewise', t => {
	t.like(ask(labOf(), '64:ff9b::a00:30a'), {verdict: 'answer', server: 'main.ledger', client: '10.0.0.50'})
})

test('NAT-8: a refusal comes back as one, of UDP too', t => {
	t.is(ask(labOf(), '64:ff9b::a00:30a', 'tcp', 81).verdict, 'refused')
	t.is(ask(labOf(), '64:ff9b::c633:6450', 'udp', 53).verdict, 'answer')
	t.is(ask(labOf(), '64:ff9b::c633:6450', 'udp', 54).verdict, 'refused')
})

test('NAT-8: without the route it leads nowhere; ACLs in IPv6 count before the gateway', t => {
	t.like(ask(labOf({subnets: {modern: {routes: {'64:ff9b::/96': null}}}}), '64:ff9b::c633:6450').end, {
		code: 'NO_ROUTE_TO_DESTINATION'
	})
	const closed = {
		subnets: {public: {networkAcl: 'four'}},
		networkAcls: {
			four: {
				ingress: {100: {allow: 'all', from: '0.0.0.0/0'}},
				egress: {100: {allow: 'all', to: '0.0.0.0/0'}}
			}
		}
	}
	t.like(ask(labOf(closed), '64:ff9b::c633:6450').end, {code: 'SUBNET_ACL_RESTRICTION'})
})

test('NAT-8: there is a translator only where a route leads IPv6 to the gateway', t => {
	const translators = (lab: Lab) =>
		Object.values(compile(lab).namespaces).flatMap(({daemons = []}) =>
			daemons.filter(({kind}) => kind === 'nat64').map(({id}) => id)
		)
	t.deepEqual(translators(labOf()), ['nat64.main.nat'])
	t.deepEqual(translators(labOf({subnets: {modern: {routes: {'64:ff9b::/96': null}}}})), [])
})

test('NAT-8: of IPv6 a route to a NAT gateway may have that prefix alone', t => {
	t.throws(() => labOf({subnets: {modern: {routes: {'::/0': 'nat'}}}}), {
		message: /a NAT gateway takes IPv4, and of IPv6 what is for 64:ff9b::\/96/
	})
})
