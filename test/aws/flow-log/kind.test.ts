import test from 'ava'
import {readLab} from '../../../src/lab/read.ts'
import {compile} from '../../../src/plan/compile.ts'
import type {FlowLogSpec} from '../../../src/services/flow-log/types.ts'

const labOf = (flowLogs: object) =>
	readLab(
		{
			vpcs: {
				main: {
					cidr: '10.0.0.0/16',
					internetGateway: true,
					subnets: {
						app: {cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': {natGateway: 'nat'}}},
						edge: {cidr: '10.0.1.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}
					},
					natGateways: {nat: {subnet: 'edge'}},
					instances: {web: {subnet: 'app'}, fw: {subnet: 'edge', sourceDestCheck: false}}
				},
				other: {cidr: '10.1.0.0/16', subnets: {own: {cidr: '10.1.0.0/24'}}}
			},
			flowLogs
		},
		{name: 'logged'}
	).lab

const specsOf = (flowLogs: object): readonly FlowLogSpec[] =>
	Object.values(compile(labOf(flowLogs)).namespaces).flatMap(({daemons = []}) =>
		daemons.flatMap(one => (one.kind === 'flow-log' ? [one] : []))
	)

test('a flow log has AWS’s defaults: all traffic, the default format, 600 s, a log group (FL-1, FL-2)', t => {
	const [log] = labOf({all: {vpc: 'main'}}).flowLogs ?? []
	t.like(log, {
		resource: {kind: 'vpc', key: 'main'},
		trafficType: 'ALL',
		maxAggregationInterval: 600,
		destination: {kind: 'cloud-watch-logs', logGroup: '/vpclab/all'}
	})
	t.is(
		log?.fields.join(' '),
		'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'
	)
})

test('a flow log cannot be changed: one that is written otherwise has another id (FL-1)', t => {
	const idOf = (written: object) => labOf({all: written}).flowLogs?.[0]?.id
	t.is(idOf({vpc: 'main'}), idOf({vpc: 'main'}))
	t.not(idOf({vpc: 'main'}), idOf({vpc: 'main', trafficType: 'REJECT'}))
})

test('of a VPC it is of every interface, of a subnet of those in it, and a NAT gateway’s is one (FL-1, FL-5)', t => {
	const linksOf = (flowLogs: object) => specsOf(flowLogs).flatMap(({interfaces}) => interfaces.map(({places}) => places[0]?.link))
	t.deepEqual(linksOf({all: {vpc: 'main'}}).toSorted(), ['eni-web', 'guest', 'nat-nat'].toSorted())
	t.deepEqual(linksOf({one: {subnet: 'main.app'}}), ['eni-web'])
	t.deepEqual(linksOf({one: {networkInterface: 'main.nat'}}), ['nat-nat'])
	t.deepEqual(linksOf({one: {networkInterface: 'main.web'}}), ['eni-web'])
})

test('what an interface without source/destination check is denied is reported where its groups are, and by the router for ACLs', t => {
	const [spec] = specsOf({one: {networkInterface: 'main.fw'}})
	t.deepEqual(
		spec?.interfaces[0]?.places.map(({namespace, counts}) => [namespace.split('.')[0], counts]),
		[
			['eni', true],
			['vpc', false]
		]
	)
})

test('only a VPC with flow logs reports what it drops', t => {
	const {namespaces} = compile(labOf({all: {vpc: 'main'}}))
	const firewall = (name: string) => namespaces[name]?.firewall.ipv4 ?? ''
	t.regex(firewall('vpc.main'), /-j NFLOG --nflog-group 6/)
	t.regex(firewall('vpc.main'), /-A receiver -j reject-in/)
	t.notRegex(firewall('vpc.other'), /NFLOG|reject-/)
})

test('the way that packets take is that of the subnet’s most specific route (FL-7)', t => {
	const [spec] = specsOf({all: {vpc: 'main'}})
	const paths = Object.values(spec?.paths ?? {}).map(all => all.map(({destination, path}) => `${destination} ${path}`))
	t.deepEqual(paths, [
		['10.0.0.0/16 1', '0.0.0.0/0 1'],
		['10.0.0.0/16 1', '0.0.0.0/0 8']
	])
})
