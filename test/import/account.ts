/** What AWS would describe of small networks, for tests: only what the kinds need, and what the test is about. */
import type {SnapshotFile} from '../../src/import/snapshot.ts'

export const account = '111111111111'
export const region = 'us-east-1'

type Things = Readonly<Record<string, readonly object[]>>

/** A file for each kind, in the layout `<region>/<Kind>.json`, or `accounts/<account>/<region>/<Kind>.json`. */
export const filesOf = (things: Things, folder = region): SnapshotFile[] =>
	Object.entries(things).map(([kind, all]) => fileOf(`${folder}/${kind}.json`, {[kind]: all}))

export const fileOf = (place: string, answer: unknown): SnapshotFile => ({
	file: `snapshot/${place}`,
	place,
	text: typeof answer === 'string' ? answer : JSON.stringify(answer, null, 1)
})

export const named = (name: string) => ({Tags: [{Key: 'Name', Value: name}]})

/** `17 hex digits` out of a short word. */
export const id = (prefix: string, word: string) => `${prefix}-${Buffer.from(word).toString('hex').padStart(17, '0').slice(-17)}`

export const vpc = (name: string, cidr: string, more: object = {}) => ({
	VpcId: id('vpc', name),
	CidrBlock: cidr,
	OwnerId: account,
	...named(name),
	...more
})

export const subnet = (vpcName: string, name: string, cidr: string, more: object = {}) => ({
	SubnetId: id('subnet', name),
	VpcId: id('vpc', vpcName),
	CidrBlock: cidr,
	AvailabilityZone: 'us-east-1a',
	AvailabilityZoneId: 'use1-az2',
	OwnerId: account,
	...named(name),
	...more
})

export const mainTable = (vpcName: string, routes: readonly object[] = [], more: object = {}) => ({
	RouteTableId: id('rtb', `${vpcName}m`),
	VpcId: id('vpc', vpcName),
	Associations: [{Main: true}],
	Routes: routes,
	...more
})

export const defaultAcl = (vpcName: string) => ({
	NetworkAclId: id('acl', `${vpcName}d`),
	VpcId: id('vpc', vpcName),
	IsDefault: true,
	Entries: [true, false].flatMap(Egress => [
		{RuleNumber: 100, RuleAction: 'allow', Egress, Protocol: '-1', CidrBlock: '0.0.0.0/0'},
		{RuleNumber: 32767, RuleAction: 'deny', Egress, Protocol: '-1', CidrBlock: '0.0.0.0/0'}
	])
})

export const everythingOut = [{IpProtocol: '-1', IpRanges: [{CidrIp: '0.0.0.0/0'}]}]

export const defaultGroup = (vpcName: string) => ({
	GroupId: id('sg', `${vpcName}d`),
	GroupName: 'default',
	VpcId: id('vpc', vpcName),
	IpPermissions: [{IpProtocol: '-1', UserIdGroupPairs: [{GroupId: id('sg', `${vpcName}d`), UserId: account}]}],
	IpPermissionsEgress: everythingOut
})

export const group = (vpcName: string, name: string, ingress: readonly object[], more: object = {}) => ({
	GroupId: id('sg', name),
	GroupName: name,
	VpcId: id('vpc', vpcName),
	IpPermissions: ingress,
	IpPermissionsEgress: everythingOut,
	...more
})

export const eni = (name: string, subnetName: string, address: string, more: object = {}) => ({
	NetworkInterfaceId: id('eni', name),
	SubnetId: id('subnet', subnetName),
	MacAddress: '02:00:00:00:00:01',
	PrivateIpAddress: address,
	PrivateIpAddresses: [{PrivateIpAddress: address, Primary: true}],
	SourceDestCheck: true,
	...more
})

export const attachedTo = (instance: string, DeviceIndex = 0) => ({Attachment: {InstanceId: id('i', instance), DeviceIndex}})

export const reservation = (name: string, more: object = {}) => ({
	OwnerId: account,
	Instances: [{InstanceId: id('i', name), State: {Name: 'running'}, NetworkInterfaces: [], ...named(name), ...more}]
})

/** One VPC with a public and a private subnet, and an instance in each. */
export const small: Things = {
	Vpcs: [vpc('main', '10.0.0.0/16')],
	Subnets: [
		subnet('main', 'private', '10.0.1.0/24', {AvailabilityZone: 'us-east-1b', AvailabilityZoneId: 'use1-az4'}),
		subnet('main', 'public', '10.0.0.0/24', {MapPublicIpOnLaunch: true})
	],
	RouteTables: [
		mainTable('main', [
			{DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active'},
			{DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: id('nat', 'nat'), Origin: 'CreateRoute', State: 'active'}
		]),
		{
			RouteTableId: id('rtb', 'public'),
			VpcId: id('vpc', 'main'),
			Associations: [{Main: false, SubnetId: id('subnet', 'public')}],
			Routes: [
				{DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local'},
				{DestinationCidrBlock: '0.0.0.0/0', GatewayId: id('igw', 'igw')}
			],
			...named('public')
		}
	],
	NetworkAcls: [defaultAcl('main')],
	SecurityGroups: [
		defaultGroup('main'),
		group('main', 'web', [
			{IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{CidrIp: '0.0.0.0/0'}]},
			{IpProtocol: 'icmp', FromPort: 8, ToPort: -1, IpRanges: [{CidrIp: '0.0.0.0/0'}]}
		]),
		group('main', 'db', [{IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{GroupId: id('sg', 'web')}]}])
	],
	InternetGateways: [{InternetGatewayId: id('igw', 'igw'), Attachments: [{VpcId: id('vpc', 'main'), State: 'available'}]}],
	NatGateways: [
		{
			NatGatewayId: id('nat', 'nat'),
			VpcId: id('vpc', 'main'),
			SubnetId: id('subnet', 'public'),
			State: 'available',
			NatGatewayAddresses: [
				{
					AllocationId: id('eipalloc', 'nat'),
					NetworkInterfaceId: id('eni', 'nat'),
					PrivateIp: '10.0.0.9',
					PublicIp: '52.0.0.9'
				}
			],
			...named('nat')
		}
	],
	Addresses: [{PublicIp: '52.0.0.9', AllocationId: id('eipalloc', 'nat'), ...named('nat')}],
	NetworkInterfaces: [
		eni('web', 'public', '10.0.0.10', {
			...attachedTo('web'),
			Groups: [{GroupId: id('sg', 'web')}],
			PrivateIpAddresses: [
				{PrivateIpAddress: '10.0.0.10', Primary: true, Association: {PublicIp: '52.0.0.10', IpOwnerId: 'amazon'}}
			]
		}),
		eni('db', 'private', '10.0.1.10', {...attachedTo('db'), Groups: [{GroupId: id('sg', 'db')}]}),
		eni('nat', 'public', '10.0.0.9', {InterfaceType: 'nat_gateway', MacAddress: '02:00:00:00:00:09'})
	],
	Reservations: [reservation('web'), reservation('db')]
}
