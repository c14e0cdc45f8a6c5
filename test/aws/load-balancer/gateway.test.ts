import {fileURLToPath} from 'node:url'
import test from 'ava'
import {predict, predictAll} from '../../../src/control/predict.ts'
import {loadLab} from '../../../src/lab/load.ts'
import {account, defaultAcl, defaultGroup, eni, id, mainTable, subnet, vpc} from '../../import/account.ts'
import {documentOf, resolved} from '../../import/importing.ts'

const {lab} = await loadLab(fileURLToPath(new URL('../../../labs/firewall-fleet', import.meta.url)))
const web = lab.vpcs.flatMap(({interfaces}) => interfaces).find(({key}) => key === 'shop.web')?.privateIps[0]
const question = (port: number) => ({from: '203.0.113.10', to: web?.publicIp?.address ?? '', protocol: 'tcp', port}) as never

test('GWLB-1, GWLB-3: by the table of the internet gateway through an appliance, on by that of the endpoint’s subnet', t => {
	const {verdict, client, forward} = predict(lab, question(80))
	t.is(verdict, 'answer')
	t.is(client, '203.0.113.10' as never)
	const kinds = forward.map(({at: {kind, key}}) => `${kind} ${key}`).filter(one => !/^(network-acl|security-group)/.test(one))
	const at = kinds.indexOf('route-table shop.edge')
	t.deepEqual(kinds.slice(at), [
		'route-table shop.edge',
		'vpc-endpoint shop.inspection',
		'load-balancer security.walls',
		'instance security.wall1',
		'vpc-endpoint shop.inspection',
		'route-table shop.ends',
		'network-interface shop.web',
		'instance shop.web'
	])
	t.is(predictAll(lab, question(80)).length, 2, 'one for each appliance')
	t.is(predict(lab, question(8080)).end?.code, 'FIREWALL_RULES_RESTRICTION')
})

test('what AWS answers about a Gateway Load Balancer and its endpoint becomes the lab file of both', t => {
	const arnOf = (what: string) => `arn:aws:elasticloadbalancing:us-east-1:${account}:${what}`
	const [walls, group] = [arnOf('loadbalancer/gwy/walls/0123456789abcdef'), arnOf('targetgroup/walls/1111111111111111')]
	const endpoint = 'vpce-0123456789abcdef0'
	const service = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0'
	const route = {DestinationCidrBlock: '0.0.0.0/0', GatewayId: endpoint, Origin: 'CreateRoute', State: 'active'}
	const document = documentOf({
		Vpcs: [vpc('main', '10.0.0.0/16')],
		Subnets: [subnet('main', 'a', '10.0.1.0/24')],
		RouteTables: [mainTable('main', [route])],
		NetworkAcls: [defaultAcl('main')],
		SecurityGroups: [defaultGroup('main')],
		NetworkInterfaces: [
			eni('node', 'a', '10.0.1.9', {
				Description: 'ELB gwy/walls/0123456789abcdef',
				InterfaceType: 'gateway_load_balancer',
				RequesterManaged: true,
				Groups: []
			}),
			eni('end', 'a', '10.0.1.10', {InterfaceType: 'gateway_load_balancer_endpoint', RequesterManaged: true, Groups: []})
		],
		LoadBalancers: [
			{
				LoadBalancerName: 'walls',
				LoadBalancerArn: walls,
				Type: 'gateway',
				VpcId: id('vpc', 'main'),
				AvailabilityZones: [{SubnetId: id('subnet', 'a')}]
			}
		],
		LoadBalancerListeners: [
			{
				LoadBalancerArn: walls,
				Listeners: [{LoadBalancerArn: walls, DefaultActions: [{Type: 'forward', TargetGroupArn: group}]}]
			}
		],
		TargetGroups: [
			{
				TargetGroupArn: group,
				TargetGroupName: 'walls',
				Protocol: 'GENEVE',
				Port: 6081,
				VpcId: id('vpc', 'main'),
				TargetType: 'instance'
			}
		],
		TargetGroupAttributes: [
			{
				TargetGroupArn: group,
				Attributes: [
					{Key: 'target_failover.on_unhealthy', Value: 'rebalance'},
					{Key: 'target_failover.on_deregistration', Value: 'rebalance'}
				]
			}
		],
		ServiceConfigurations: [
			{
				ServiceId: 'vpce-svc-0123456789abcdef0',
				ServiceName: service,
				AcceptanceRequired: false,
				GatewayLoadBalancerArns: [walls]
			}
		],
		VpcEndpoints: [
			{
				VpcEndpointId: endpoint,
				VpcEndpointType: 'GatewayLoadBalancer',
				VpcId: id('vpc', 'main'),
				ServiceName: service,
				State: 'available',
				SubnetIds: [id('subnet', 'a')],
				NetworkInterfaceIds: [id('eni', 'end')]
			}
		]
	})
	const main = document.vpcs.main
	t.like(main.loadBalancers, {walls: {type: 'gateway', listeners: {'GENEVE:6081': 'walls'}}})
	t.like(main.targetGroups, {walls: {protocol: 'GENEVE', attributes: {'target_failover.on_unhealthy': 'rebalance'}}})
	t.like(Object.values(main.endpointServices)[0] as object, {loadBalancers: ['walls'], acceptanceRequired: false})
	const [name = '', own] = Object.entries(main.vpcEndpoints)[0] ?? []
	t.like(own as object, {type: 'gateway-load-balancer'})
	t.deepEqual(main.routeTables.main.routes, {'0.0.0.0/0': {vpcEndpoint: name}})
	t.is(resolved(document).vpcs[0]?.vpcEndpoints?.[0]?.type, 'GatewayLoadBalancer')
})
