import test from 'ava'
import {account, eni, id, small} from '../../import/account.ts'
import {documentOf, importThings, resolved} from '../../import/importing.ts'

const arn = `arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/net/shop/0123456789abcdef`
const serviceName = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0'

const balancer = {
	LoadBalancerName: 'shop',
	LoadBalancerArn: arn,
	Type: 'network',
	Scheme: 'internal',
	VpcId: id('vpc', 'main'),
	AvailabilityZones: [{ZoneName: 'us-east-1b', SubnetId: id('subnet', 'private')}],
	State: {Code: 'active'}
}
const service = {
	ServiceId: 'vpce-svc-0123456789abcdef0',
	ServiceName: serviceName,
	ServiceState: 'Available',
	AcceptanceRequired: true,
	NetworkLoadBalancerArns: [arn],
	PrivateDnsName: 'api.shop.example',
	PrivateDnsNameConfiguration: {State: 'verified', Type: 'TXT', Name: '_abc', Value: 'vpce:abc'},
	SupportedRegions: [{Region: 'us-east-1'}, {Region: 'eu-west-1'}]
}
const endpoint = (word: string, State: string, more: object = {}) => ({
	VpcEndpointId: id('vpce', word),
	VpcEndpointType: 'Interface',
	VpcId: id('vpc', 'main'),
	ServiceName: serviceName,
	State,
	SubnetIds: [id('subnet', 'private')],
	Groups: [{GroupId: id('sg', 'web')}],
	PrivateDnsEnabled: false,
	NetworkInterfaceIds: [id('eni', word)],
	...more
})
const things = {
	...small,
	LoadBalancers: [balancer],
	NetworkInterfaces: [
		...(small.NetworkInterfaces ?? []),
		eni('node', 'private', '10.0.1.50', {Description: 'ELB net/shop/0123456789abcdef'}),
		eni('good', 'private', '10.0.1.60', {InterfaceType: 'vpc_endpoint'}),
		eni('new', 'private', '10.0.1.61', {InterfaceType: 'vpc_endpoint'})
	],
	ServiceConfigurations: [service],
	AllowedPrincipals: [{ServiceId: service.ServiceId, Principal: 'arn:aws:iam::222222222222:root'}],
	VpcEndpoints: [endpoint('good', 'available', {PrivateDnsEnabled: false}), endpoint('new', 'pendingAcceptance')]
}

test('PL-3: a service comes with its load balancer, who may use it, and whom it has accepted', t => {
	const document = documentOf(things)
	t.deepEqual(document.vpcs.main.endpointServices, {
		shop: {
			id: service.ServiceId,
			loadBalancers: ['shop'],
			acceptedEndpoints: [id('vpce', 'good')],
			allowedPrincipals: ['arn:aws:iam::222222222222:root'],
			supportedRegions: ['eu-west-1'],
			privateDnsName: {name: 'api.shop.example', verified: true}
		}
	})
	t.deepEqual(
		resolved(document)
			.vpcs[0]?.vpcEndpoints?.map(one => [one.id, one.service.kind, one.type === 'Interface' && one.state])
			.sort(),
		[
			[id('vpce', 'good'), 'vpc-endpoint-service', 'available'],
			[id('vpce', 'new'), 'vpc-endpoint-service', 'pendingAcceptance']
		].sort()
	)
})

test('PL-3: what the provider says of a connection counts more than the endpoint, which may be older', t => {
	const VpcEndpointConnections = [
		{ServiceId: service.ServiceId, VpcEndpointId: id('vpce', 'new'), VpcEndpointState: 'available'},
		{ServiceId: service.ServiceId, VpcEndpointId: id('vpce', 'good'), VpcEndpointState: 'rejected'}
	]
	t.like(documentOf({...things, VpcEndpointConnections}).vpcs.main.endpointServices.shop, {
		acceptedEndpoints: [id('vpce', 'new')],
		rejectedEndpoints: [id('vpce', 'good')]
	})
})

test('a service whose load balancers are not there is left out, and its endpoints are told of', t => {
	const {document, notes} = importThings({...things, LoadBalancers: []})
	t.false('endpointServices' in (document as {vpcs: {main: object}}).vpcs.main)
	t.deepEqual(
		notes.filter(({kind}) => kind === 'endpoint service' || kind === 'Interface endpoint').map(({id: of}) => of),
		[id('vpce', 'good'), id('vpce', 'new'), service.ServiceId]
	)
})
