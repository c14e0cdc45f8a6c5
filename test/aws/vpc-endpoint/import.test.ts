import test from 'ava'
import {eni, id, small, subnet, vpc} from '../../import/account.ts'
import {documentOf, resolved} from '../../import/importing.ts'

const six = {Ipv6CidrBlockAssociationSet: [{Ipv6CidrBlock: '2600:1f18:1::/56', Ipv6CidrBlockState: {State: 'associated'}}]}
const things = {
	...small,
	Vpcs: [vpc('main', '10.0.0.0/16', six)],
	Subnets: [
		subnet('main', 'private', '10.0.1.0/24', {
			Ipv6CidrBlockAssociationSet: [{Ipv6CidrBlock: '2600:1f18:1:1::/64', Ipv6CidrBlockState: {State: 'associated'}}]
		}),
		...(small.Subnets ?? []).slice(1)
	],
	NetworkInterfaces: [
		...(small.NetworkInterfaces ?? []),
		eni('ends', 'private', '10.0.1.60', {InterfaceType: 'vpc_endpoint', Ipv6Addresses: [{Ipv6Address: '2600:1f18:1:1::60'}]})
	],
	VpcEndpoints: [
		{
			VpcEndpointId: id('vpce', 'logs'),
			VpcEndpointType: 'Interface',
			VpcId: id('vpc', 'main'),
			ServiceName: 'com.amazonaws.us-east-1.logs',
			State: 'available',
			IpAddressType: 'dualstack',
			SubnetIds: [id('subnet', 'private')],
			Groups: [{GroupId: id('sg', 'web')}],
			PrivateDnsEnabled: false,
			NetworkInterfaceIds: [id('eni', 'ends')]
		}
	]
}

test('PL-2: a dualstack endpoint keeps both addresses of its interface', t => {
	const document = documentOf(things)
	const [endpoint] = Object.values(document.vpcs.main.vpcEndpoints)
	t.like(endpoint, {ipAddressType: 'dualstack', privateDns: false})
	const lab = resolved(document)
	const own = lab.vpcs[0]?.interfaces.find(({type}) => type === 'vpc_endpoint')
	t.deepEqual([own?.privateIps[0]?.address, own?.ipv6[0]], ['10.0.1.60', '2600:1f18:1:1::60'])
})
