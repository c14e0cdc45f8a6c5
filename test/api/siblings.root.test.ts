// The services beside EC2, by AWS's own clients, on one lab made of calls alone: what they do, packets then prove.
import test from 'ava'
import {open} from '../../src/index.ts'
import {useVpclab} from '../life/vpclab.ts'
import {type Answer, awsCommand, boto3, inner, start, stop} from './clients.ts'

useVpclab(test, 'api-siblings')

/** Of waiters, whose own are made for AWS's minutes. */
const WaiterConfig = {Delay: 1, MaxAttempts: 60}

const listOf = <Thing>(answer: Answer, key: string) => answer[key] as readonly Thing[]

test.serial('boto3 and aws: a load balancer, a private zone and images, from an empty account to an empty account', async t => {
	const api = await start('--name', 'siblings')
	const {call, end} = boto3(api)
	const service =
		(name: string) =>
		async (action: string, arguments_: object = {}): Promise<Answer> => {
			const answer = await call(action, arguments_, name)
			if (answer.error) throw new Error(`${name} ${action}: ${answer.error.Code}: ${answer.error.Message}`)
			return answer
		}
	const [ec2, elb, route53, ssm] = [service('ec2'), service('elbv2'), service('route53'), service('ssm')]
	const codeOf = async (name: string, action: string, arguments_: object) => (await call(action, arguments_, name)).error?.Code
	try {
		const lab = await open('siblings')
		await lab.change({internet: {laptop: '203.0.113.10'}})

		const VpcId = inner(await ec2('create_vpc', {CidrBlock: '10.0.0.0/16'}), 'Vpc', 'VpcId')
		await ec2('modify_vpc_attribute', {VpcId, EnableDnsHostnames: {Value: true}})
		const subnet = async (CidrBlock: string, AvailabilityZone: string) =>
			inner(await ec2('create_subnet', {VpcId, CidrBlock, AvailabilityZone}), 'Subnet', 'SubnetId')
		const subnets = [await subnet('10.0.0.0/24', 'us-east-1a'), await subnet('10.0.1.0/24', 'us-east-1b')]
		const InternetGatewayId = inner(await ec2('create_internet_gateway'), 'InternetGateway', 'InternetGatewayId')
		await ec2('attach_internet_gateway', {InternetGatewayId, VpcId})
		const tables = await ec2('describe_route_tables', {Filters: [{Name: 'vpc-id', Values: [VpcId]}]})
		const table = inner(tables, 'RouteTables', 0, 'RouteTableId')
		await ec2('create_route', {RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId})
		const GroupId = inner(await ec2('create_security_group', {GroupName: 'web', Description: 'Web', VpcId}), 'GroupId')
		await ec2('authorize_security_group_ingress', {
			GroupId,
			IpPermissions: [{IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{CidrIp: '0.0.0.0/0'}]}]
		})

		const Path = '/aws/service/ami-amazon-linux-latest'
		const parameter = await ssm('get_parameter', {Name: `${Path}/al2023-ami-kernel-default-x86_64`})
		t.regex(inner(parameter, 'Parameter', 'LastModifiedDate'), /^\d{4}-\d\d-\d\d \d\d:\d\d/)
		const parameters = await ssm('pages:get_parameters_by_path:Parameters', {Path, PaginationConfig: {PageSize: 3}})
		t.is(listOf(parameters, 'Parameters').length, 7)
		t.is(await codeOf('ssm', 'get_parameter', {Name: '/none'}), 'ParameterNotFound')
		const run = async (SubnetId: string | undefined, name: string, serves: string) =>
			inner(
				await ec2('run_instances', {
					ImageId: inner(parameter, 'Parameter', 'Value'),
					MinCount: 1,
					MaxCount: 1,
					SubnetId,
					SecurityGroupIds: [GroupId],
					TagSpecifications: [
						{
							ResourceType: 'instance',
							Tags: [
								{Key: 'Name', Value: name},
								{Key: 'vpclab:serves', Value: serves}
							]
						}
					]
				}),
				'Instances',
				0,
				'InstanceId'
			)
		const [one, two] = [await run(subnets[0], 'one', 'http'), await run(subnets[1], 'two', 'http')]
		await ec2('wait:instance_running', {InstanceIds: [one, two], WaiterConfig})

		const group = await elb('create_target_group', {
			Name: 'web',
			Protocol: 'TCP',
			Port: 80,
			VpcId,
			HealthCheckIntervalSeconds: 5,
			HealthyThresholdCount: 2,
			UnhealthyThresholdCount: 2
		})
		t.like(listOf(group, 'TargetGroups')[0], {HealthCheckPort: 'traffic-port', HealthCheckEnabled: true, LoadBalancerArns: []})
		const TargetGroupArn = inner(group, 'TargetGroups', 0, 'TargetGroupArn')
		const made = await elb('create_load_balancer', {Name: 'front', Type: 'network', Subnets: subnets})
		t.is(inner(made, 'LoadBalancers', 0, 'State', 'Code'), 'provisioning')
		const LoadBalancerArn = inner(made, 'LoadBalancers', 0, 'LoadBalancerArn')
		const DNSName = inner(made, 'LoadBalancers', 0, 'DNSName')
		await elb('wait:load_balancer_available', {LoadBalancerArns: [LoadBalancerArn], WaiterConfig})
		const listener = {Protocol: 'TCP', Port: 80, DefaultActions: [{Type: 'forward', TargetGroupArn}]}
		const ListenerArn = inner(await elb('create_listener', {LoadBalancerArn, ...listener}), 'Listeners', 0, 'ListenerArn')
		const Targets = [{Id: one}, {Id: two}]
		await elb('register_targets', {TargetGroupArn, Targets})
		await elb('modify_target_group_attributes', {
			TargetGroupArn,
			Attributes: [{Key: 'deregistration_delay.timeout_seconds', Value: '5'}]
		})
		await elb('wait:target_in_service', {TargetGroupArn, Targets, WaiterConfig})
		t.like(await elb('describe_target_health', {TargetGroupArn}), {
			TargetHealthDescriptions: [one, two].map(Id => ({Target: {Id, Port: 80}, TargetHealth: {State: 'healthy'}}))
		})

		/** Who answers at each address that the name stands for. */
		const answering = async () => {
			const found = await lab.dns('laptop', DNSName)
			const addresses = found.got === 'records' ? found.records : []
			const answers = await Promise.all(addresses.map(address => lab.http('laptop', `http://${address}/`)))
			return answers.map(answer => (answer.got === 'answer' ? answer.host : answer.got)).toSorted()
		}
		t.deepEqual(await answering(), ['one', 'two'], 'each node has the target of its own zone (NLB-2)')
		t.is(
			await awsCommand(
				api,
				'elbv2',
				'describe-load-balancers',
				'--names',
				'front',
				'--query',
				'LoadBalancers[].[Type,State.Code]'
			),
			'network\tactive'
		)

		// The private zone: its names for those in the VPC alone.
		const zone = await route53('create_hosted_zone', {
			Name: 'corp.internal',
			VPC: {VPCRegion: 'us-east-1', VPCId: VpcId},
			CallerReference: 'once',
			HostedZoneConfig: {Comment: 'Of a test', PrivateZone: true}
		})
		t.like(zone, {HostedZone: {Name: 'corp.internal.', ResourceRecordSetCount: 2, Config: {PrivateZone: true}}})
		const HostedZoneId = inner(zone, 'HostedZone', 'Id')
		const change = async (...changes: readonly (readonly [string, object])[]) => {
			const Changes = changes.map(([Action, set]) => ({Action, ResourceRecordSet: set}))
			const changed = await route53('change_resource_record_sets', {HostedZoneId, ChangeBatch: {Changes}})
			await route53('wait:resource_record_sets_changed', {Id: inner(changed, 'ChangeInfo', 'Id'), WaiterConfig})
		}
		const a = (Name: string, address: string) => ({Name, Type: 'A', TTL: 60, ResourceRecords: [{Value: address}]})
		const resolved = async (name: string, from = 'one') => {
			const found = await lab.dns(from, name)
			return found.got === 'records' ? found.records.toSorted() : found.got
		}
		const [ofOne, ofTwo] = [lab.address('one.private'), lab.address('two.private')]
		await change(['CREATE', a('web.corp.internal', ofOne)])
		t.deepEqual(await resolved('web.corp.internal'), [ofOne])
		t.is(await resolved('web.corp.internal', 'laptop'), 'nxdomain')
		await change(['UPSERT', a('web.corp.internal', ofTwo)])
		t.deepEqual(await resolved('web.corp.internal'), [ofTwo])

		const alias = {
			Name: 'corp.internal',
			Type: 'A',
			AliasTarget: {
				HostedZoneId: inner(made, 'LoadBalancers', 0, 'CanonicalHostedZoneId'),
				DNSName,
				EvaluateTargetHealth: true
			}
		}
		const weighted = (SetIdentifier: string, Weight: number, address: string) => ({
			...a('api.corp.internal', address),
			SetIdentifier,
			Weight
		})
		const sets = [alias, weighted('blue', 0, ofOne), weighted('green', 1, ofTwo)] as const
		await change(['CREATE', alias], ['CREATE', sets[1]], ['CREATE', sets[2]])
		const ofBalancer = await resolved(DNSName)
		t.is(ofBalancer.length, 2)
		t.deepEqual(await resolved('corp.internal'), ofBalancer, 'an alias answers as its target does')
		t.deepEqual(await resolved('api.corp.internal'), [ofTwo], 'R53-1: the weight of the other one is 0')
		await change(['UPSERT', weighted('blue', 1, ofOne)], ['UPSERT', weighted('green', 0, ofTwo)])
		t.deepEqual(await resolved('api.corp.internal'), [ofOne])
		const pages = await route53('pages:list_resource_record_sets:ResourceRecordSets', {
			HostedZoneId,
			PaginationConfig: {PageSize: 1}
		})
		const listed = listOf<{readonly Name: string; readonly Type: string}>(pages, 'ResourceRecordSets')
		t.deepEqual(
			listed.map(({Name, Type}) => `${Name} ${Type}`),
			[
				...['A', 'NS', 'SOA'].map(type => `corp.internal. ${type}`),
				...['api', 'api', 'web'].map(name => `${name}.corp.internal. A`)
			]
		)
		t.is(
			await awsCommand(
				api,
				'route53',
				'list-hosted-zones-by-vpc',
				'--vpc-id',
				VpcId,
				'--vpc-region',
				'us-east-1',
				'--query',
				'HostedZoneSummaries[].Name'
			),
			'corp.internal.'
		)

		// A deregistered target drains for the delay; new connections are for the other one.
		await elb('deregister_targets', {TargetGroupArn, Targets: [{Id: one}]})
		t.like(await elb('describe_target_health', {TargetGroupArn}), {
			TargetHealthDescriptions: [
				{Target: {Id: two}, TargetHealth: {State: 'healthy'}},
				{Target: {Id: one, Port: 80}, TargetHealth: {State: 'draining', Reason: 'Target.DeregistrationInProgress'}}
			]
		})
		t.deepEqual(await answering(), ['two'], 'the name no longer stands for the zone without a target (NLB-1)')
		await elb('wait:target_deregistered', {TargetGroupArn, Targets: [{Id: one}], WaiterConfig})
		t.is(listOf(await elb('describe_target_health', {TargetGroupArn}), 'TargetHealthDescriptions').length, 1)

		// Down again, in the order that AWS wants.
		t.is(await codeOf('elbv2', 'delete_target_group', {TargetGroupArn}), 'ResourceInUse')
		t.is(await codeOf('route53', 'delete_hosted_zone', {Id: HostedZoneId}), 'HostedZoneNotEmpty')
		const [last = ''] = await resolved(DNSName)
		t.like(await lab.http('laptop', `http://${last}/`), {got: 'answer'})
		await change(...listed.flatMap(set => (['NS', 'SOA'].includes(set.Type) ? [] : [['DELETE', set] as const])))
		t.is(await resolved('web.corp.internal'), 'nxdomain')
		await route53('delete_hosted_zone', {Id: HostedZoneId})
		await elb('delete_listener', {ListenerArn})
		await elb('delete_load_balancer', {LoadBalancerArn})
		await elb('wait:load_balancers_deleted', {LoadBalancerArns: [LoadBalancerArn], WaiterConfig})
		t.like(await lab.http('laptop', `http://${last}/`, {timeoutMs: 500}), {got: 'timeout'})
		t.is(await resolved(DNSName, 'laptop'), 'nxdomain')
		await elb('delete_target_group', {TargetGroupArn})
		await ec2('terminate_instances', {InstanceIds: [one, two]})
		await ec2('wait:instance_terminated', {InstanceIds: [one, two], WaiterConfig})
		await ec2('delete_security_group', {GroupId})
		await ec2('detach_internet_gateway', {InternetGatewayId, VpcId})
		await ec2('delete_internet_gateway', {InternetGatewayId})
		for (const SubnetId of subnets) await ec2('delete_subnet', {SubnetId})
		await ec2('delete_vpc', {VpcId})
		t.deepEqual(
			{
				...(await elb('describe_load_balancers')),
				...(await elb('describe_target_groups')),
				...(await route53('list_hosted_zones')),
				...(await ec2('describe_vpcs')),
				...(await ec2('describe_network_interfaces')),
				...(await ec2('describe_subnets')),
				ms: 0
			},
			{
				LoadBalancers: [],
				TargetGroups: [],
				HostedZones: [],
				IsTruncated: false,
				MaxItems: '100',
				Marker: '',
				Vpcs: [],
				NetworkInterfaces: [],
				Subnets: [],
				ms: 0
			}
		)
	} finally {
		end()
		await stop(api)
	}
})
