import test from 'ava'
import {door, textOf, textsOf} from './door.ts'

const lab = {
	accounts: {shop: '222222222222'},
	vpcs: {
		provider: {
			cidr: '10.1.0.0/16',
			subnets: {app: {cidr: '10.1.1.0/24', zone: 'us-east-1a'}},
			loadBalancers: {front: {type: 'network', scheme: 'internal', subnets: ['app']}}
		},
		consumer: {cidr: '10.1.0.0/16', account: 'shop', subnets: {app: {cidr: '10.1.1.0/24', zone: 'us-east-1a'}}}
	}
}

const consumer = {accessKey: '222222222222'}

/** An endpoint service of the lab's account, by calls. */
async function service(fields: Record<string, string> = {}) {
	const opened = door(lab)
	const balancers = await opened.call('DescribeLoadBalancers', {}, {service: 'elasticloadbalancing'})
	const made = await opened.call('CreateVpcEndpointServiceConfiguration', {
		'NetworkLoadBalancerArn.1': textOf(balancers, 'LoadBalancerArn'),
		...fields
	})
	return {...opened, made, ServiceId: textOf(made, 'serviceId'), ServiceName: textOf(made, 'serviceName')}
}

test('another account finds an endpoint service once it is allowed, and is connected once it is accepted (PL-3)', async t => {
	const {call, loaded, ServiceId, ServiceName} = await service()
	const SubnetId = textOf(await call('DescribeSubnets', {}, consumer), 'subnetId')
	const VpcId = textOf(await call('DescribeVpcs', {}, consumer), 'vpcId')
	const connect = {VpcId, ServiceName, VpcEndpointType: 'Interface', 'SubnetId.1': SubnetId}
	await t.throwsAsync(call('DescribeVpcEndpointServices', {'ServiceName.1': ServiceName}, consumer), {
		message: /^InvalidServiceName: /
	})
	await t.throwsAsync(call('CreateVpcEndpoint', connect, consumer), {
		message: `InvalidServiceName: The Vpc Endpoint Service '${ServiceName}' does not exist`
	})
	await call('ModifyVpcEndpointServicePermissions', {ServiceId, 'AddAllowedPrincipals.1': 'arn:aws:iam::222222222222:root'})
	t.is(textOf(await call('DescribeVpcEndpointServices', {'ServiceName.1': ServiceName}, consumer), 'serviceId'), ServiceId)
	const id = textOf(await call('CreateVpcEndpoint', connect, consumer), 'vpcEndpointId')
	const state = () =>
		loaded().lab.vpcs.flatMap(({vpcEndpoints = []}) => vpcEndpoints.map(one => one.type !== 'Gateway' && one.state))
	t.deepEqual(state(), ['pendingAcceptance'])
	const asked = await call('DescribeVpcEndpointConnections', {'Filter.1.Name': 'service-id', 'Filter.1.Value.1': ServiceId})
	t.is(textOf(asked, 'vpcEndpointOwner'), '222222222222')
	await call('AcceptVpcEndpointConnections', {ServiceId, 'VpcEndpointId.1': id})
	t.deepEqual(state(), ['available'])
	const refused = await call('DeleteVpcEndpointServiceConfigurations', {'ServiceId.1': ServiceId})
	t.is(textOf(refused, 'code'), 'ExistingVpcEndpointConnections')
	await call('RejectVpcEndpointConnections', {ServiceId, 'VpcEndpointId.1': id})
	t.deepEqual(state(), ['rejected'])
	await call('DeleteVpcEndpoints', {'VpcEndpointId.1': id}, consumer)
	await call('DeleteVpcEndpointServiceConfigurations', {'ServiceId.1': ServiceId})
	t.deepEqual(loaded().document.vpcs?.provider?.endpointServices ?? {}, {})
})

test('an endpoint service has load balancers, a private name, tags and permissions', async t => {
	const {call, made, ServiceId} = await service({PrivateDnsName: 'shop.example.com', AcceptanceRequired: 'false'})
	t.is(textOf(made, 'acceptanceRequired'), 'false')
	t.is(textOf(made, 'baseEndpointDnsNameSet'), '')
	t.deepEqual(
		textsOf(made, 'item').filter(text => text.endsWith('amazonaws.com')),
		[`${ServiceId}.us-east-1.vpce.amazonaws.com`]
	)
	t.is(textOf(await call('DescribeVpcEndpointServiceConfigurations'), 'privateDnsName'), 'shop.example.com')
	await call('ModifyVpcEndpointServiceConfiguration', {ServiceId, RemovePrivateDnsName: 'true'})
	await call('CreateTags', {'ResourceId.1': ServiceId, 'Tag.1.Key': 'team', 'Tag.1.Value': 'blue'})
	const tagged = await call('DescribeVpcEndpointServiceConfigurations', {'Filter.1.Name': 'tag:team', 'Filter.1.Value.1': 'blue'})
	t.deepEqual(textsOf(tagged, 'serviceId'), [ServiceId])
	t.is(textOf(tagged, 'privateDnsName'), '')
	await t.throwsAsync(call('CreateVpcEndpointServiceConfiguration'), {message: /^InvalidParameter: exactly one of network_load/})
	await t.throwsAsync(call('ModifyVpcEndpointServicePermissions', {ServiceId, 'AddAllowedPrincipals.1': 'nobody'}), {
		message: /^InvalidPrincipal: /
	})
})

test('AWS’s own services are listed by type, in pages', async t => {
	const {call} = door()
	const s3 = await call('DescribeVpcEndpointServices', {'ServiceName.1': 'com.amazonaws.us-east-1.s3'})
	t.deepEqual(textsOf(s3, 'serviceType'), ['Gateway', 'Interface'])
	const [page, token] = [await call('DescribeVpcEndpointServices', {MaxResults: '5'}), 'nextToken']
	t.is(textsOf(page, 'serviceId').length, 5)
	t.not(textOf(page, token), '')
	await t.throwsAsync(call('DescribeVpcEndpointServices', {'Filter.1.Name': 'ServiceType', 'Filter.1.Value.1': 'Gateway'}), {
		message: "InvalidFilter: The filter 'ServiceType' is invalid"
	})
})
