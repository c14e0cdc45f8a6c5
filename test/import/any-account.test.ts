/** Whatever is missing, null or in an unusual state: an account becomes a lab, or the place of what is wrong is told. */
import test from 'ava'
import {convert} from '../../src/import/convert.ts'
import {readSnapshot} from '../../src/import/read.ts'
import {renderYaml} from '../../src/import/render-yaml.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'
import {
	account,
	attachedTo,
	defaultAcl,
	defaultGroup,
	eni,
	filesOf,
	group,
	id,
	mainTable,
	named,
	reservation,
	small,
	subnet,
	vpc
} from './account.ts'

const six = (Ipv6CidrBlock: string) => ({
	Ipv6CidrBlockAssociationSet: [{Ipv6CidrBlock, Ipv6CidrBlockState: {State: 'associated'}}]
})

/** A network with something of every kind that the import reads. */
const large: typeof small = {
	...small,
	Vpcs: [
		vpc('main', '10.0.0.0/16', {
			...six('2600:1f18:1:100::/56'),
			CidrBlockAssociationSet: [
				{CidrBlock: '10.0.0.0/16', CidrBlockState: {State: 'associated'}},
				{CidrBlock: '100.64.0.0/16', CidrBlockState: {State: 'associated'}}
			]
		}),
		vpc('other', '10.1.0.0/16')
	],
	Subnets: [
		...(small.Subnets ?? []),
		subnet('main', 'dual', '100.64.0.0/24', {...six('2600:1f18:1:100::/64'), AssignIpv6AddressOnCreation: true}),
		subnet('other', 'far', '10.1.0.0/24')
	],
	RouteTables: [
		...(small.RouteTables ?? []),
		{
			RouteTableId: id('rtb', 'dual'),
			VpcId: id('vpc', 'main'),
			Associations: [{Main: false, SubnetId: id('subnet', 'dual'), AssociationState: {State: 'associated'}}],
			PropagatingVgws: [{GatewayId: id('vgw', 'g')}],
			Routes: [
				{DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: id('pcx', 'p'), State: 'active'},
				{DestinationCidrBlock: '10.2.0.0/16', TransitGatewayId: id('tgw', 't'), State: 'active'},
				{DestinationCidrBlock: '10.3.0.0/16', NetworkInterfaceId: id('eni', 'web1'), InstanceId: id('i', 'web'), State: 'active'},
				{DestinationCidrBlock: '10.4.0.0/16', GatewayId: id('vgw', 'g'), State: 'active', Origin: 'CreateRoute'},
				{DestinationPrefixListId: 'pl-12345678', GatewayId: id('vpce', 's3'), State: 'active'},
				{DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: id('eigw', 'e'), State: 'active'}
			]
		},
		mainTable('other', [{DestinationCidrBlock: '10.0.0.0/16', VpcPeeringConnectionId: id('pcx', 'p'), State: 'active'}])
	],
	NetworkAcls: [
		...(small.NetworkAcls ?? []),
		defaultAcl('other'),
		{
			NetworkAclId: id('acl', 'own'),
			VpcId: id('vpc', 'main'),
			Associations: [{SubnetId: id('subnet', 'public')}],
			Entries: [
				{
					RuleNumber: 10,
					RuleAction: 'allow',
					Egress: false,
					Protocol: '6',
					CidrBlock: '0.0.0.0/0',
					PortRange: {From: 22, To: 80}
				},
				{
					RuleNumber: 20,
					RuleAction: 'deny',
					Egress: true,
					Protocol: '1',
					CidrBlock: '0.0.0.0/0',
					IcmpTypeCode: {Type: 3, Code: -1}
				}
			]
		}
	],
	SecurityGroups: [
		...(small.SecurityGroups ?? []),
		defaultGroup('other'),
		group('other', 'far', [{IpProtocol: '-1', UserIdGroupPairs: [{GroupId: id('sg', 'web'), UserId: account}]}]),
		group('main', 'list', [{IpProtocol: 'udp', FromPort: 53, ToPort: 53, PrefixListIds: [{PrefixListId: 'pl-12345678'}]}])
	],
	PrefixLists: [{PrefixListId: 'pl-12345678', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['52.216.0.0/15']}],
	EgressOnlyInternetGateways: [
		{EgressOnlyInternetGatewayId: id('eigw', 'e'), Attachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]}
	],
	NetworkInterfaces: [
		...(small.NetworkInterfaces ?? []),
		eni('web1', 'public', '10.0.0.11', {...attachedTo('web', 1), SourceDestCheck: false, Groups: [{GroupId: id('sg', 'list')}]}),
		eni('six', 'dual', '100.64.0.10', {...attachedTo('six'), Ipv6Addresses: [{Ipv6Address: '2600:1f18:1:100::10'}]}),
		eni('far', 'far', '10.1.0.10', {...attachedTo('far'), Groups: [{GroupId: id('sg', 'far')}]}),
		eni('rds', 'private', '10.0.1.50', {RequesterManaged: true, RequesterId: 'amazon-rds', Description: 'RDSNetworkInterface'}),
		eni('lambda', 'private', '10.0.1.51', {
			InterfaceType: 'lambda',
			Attachment: {InstanceOwnerId: 'amazon-aws', Status: 'attached'}
		}),
		eni('tgw', 'private', '10.0.1.52', {
			InterfaceType: 'transit_gateway',
			Description: `Network Interface for Transit Gateway Attachment ${id('tgw-attach', 'm')}`
		})
	],
	Reservations: [...(small.Reservations ?? []), reservation('six'), reservation('far')],
	VpcPeeringConnections: [
		{
			VpcPeeringConnectionId: id('pcx', 'p'),
			RequesterVpcInfo: {VpcId: id('vpc', 'main'), OwnerId: account},
			AccepterVpcInfo: {VpcId: id('vpc', 'other'), OwnerId: account},
			Status: {Code: 'active'}
		}
	],
	TransitGateways: [{TransitGatewayId: id('tgw', 't'), State: 'available', OwnerId: account, Options: {AmazonSideAsn: 64_512}}],
	TransitGatewayVpcAttachments: [
		{
			TransitGatewayAttachmentId: id('tgw-attach', 'm'),
			TransitGatewayId: id('tgw', 't'),
			VpcId: id('vpc', 'main'),
			State: 'available',
			SubnetIds: [id('subnet', 'private')]
		}
	],
	TransitGatewayRouteTables: [
		{
			TransitGatewayRouteTableId: id('tgw-rtb', 'r'),
			TransitGatewayId: id('tgw', 't'),
			State: 'available',
			DefaultAssociationRouteTable: true,
			DefaultPropagationRouteTable: true
		}
	],
	TransitGatewayStaticRoutes: [
		{
			TransitGatewayRouteTableId: id('tgw-rtb', 'r'),
			Routes: [
				{
					DestinationCidrBlock: '10.9.0.0/16',
					State: 'active',
					Type: 'static',
					TransitGatewayAttachments: [{TransitGatewayAttachmentId: id('tgw-attach', 'm')}]
				}
			]
		}
	],
	CustomerGateways: [
		{CustomerGatewayId: id('cgw', 'c'), State: 'available', BgpAsn: '65001', IpAddress: '198.18.0.7', ...named('office')}
	],
	VpnGateways: [
		{
			VpnGatewayId: id('vgw', 'g'),
			State: 'available',
			AmazonSideAsn: 64_512,
			VpcAttachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]
		}
	],
	VpnConnections: [
		{
			VpnConnectionId: id('vpn', 'v'),
			State: 'available',
			CustomerGatewayId: id('cgw', 'c'),
			VpnGatewayId: id('vgw', 'g'),
			Options: {StaticRoutesOnly: true, TunnelOptions: [{OutsideIpAddress: '52.9.0.1', TunnelInsideCidr: '169.254.44.0/30'}]},
			Routes: [{DestinationCidrBlock: '192.168.0.0/16', State: 'available'}]
		}
	]
}

const states = [
	'available',
	'pending',
	'failed',
	'deleting',
	'pendingAcceptance',
	'initiatingRequest',
	'rejected',
	'modifying',
	'blackhole',
	'detaching',
	'disassociated',
	'terminated',
	'stopped',
	'pending-acceptance',
	'expired',
	'never-heard-of'
]
const kindsOfInterface = [
	'lambda',
	'vpc_endpoint',
	'network_load_balancer',
	'gateway_load_balancer_endpoint',
	'branch',
	'trunk',
	'quicksight',
	'never-heard-of'
]
const protocols = ['-1', '1', '6', '17', '47', '50', '58', 'tcp', 'icmpv6', 'never-heard-of']
const others: Readonly<Record<string, readonly string[]>> = {
	State: states,
	Code: states,
	Name: states,
	Status: states,
	InterfaceType: kindsOfInterface,
	IpProtocol: protocols,
	Protocol: protocols
}

/** The same numbers for the same seed. */
function randomly(seed: number): () => number {
	let state = seed
	return () => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
		return state / 0x7fff_ffff
	}
}

/** Keys that AWS never leaves out; here they seldom are. */
const needed = new Set([
	...['Key', 'RuleNumber', 'RuleAction', 'Egress', 'Protocol', 'CidrIp', 'IpProtocol', 'PrivateIpAddress', 'CidrBlock'],
	...['Ipv6Address', 'Ipv6CidrBlock', 'RequesterVpcInfo', 'AccepterVpcInfo', 'Vpcs', 'Subnets', 'SecurityGroups']
])

/** The value with some of it missing, null, or in another state; never an id, which is what a thing is. */
function spoilt(value: unknown, rate: number, random: () => number): unknown {
	if (Array.isArray(value)) return value.filter(() => random() > rate / 2).map(one => spoilt(one, rate, random))
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, one]) => {
			const chance = random() / (/Ids?$/.test(key) ? 0 : needed.has(key) ? rate / 20 : rate)
			if (chance < 0.4) return []
			if (chance < 0.8) return [[key, null]]
			const choices = others[key]
			if (chance < 2 && choices) return [[key, choices[Math.floor(random() * choices.length)]]]
			return [[key, spoilt(one, rate, random)]]
		})
	)
}

/** What is said where nothing can be told without. */
const refusal =
	/: (?:is missing|is an? \w+, not an? \w+|is none of .*|is not an IPv[46] (?:address|block)|.* is in no answer of describe-[\w-]+|.* has no IPv4 block|this answer of .*|its region is unknown)$/

test('an account of which something is missing, null or in an unusual state becomes a lab, or its place is told', t => {
	const outcomes = {labs: 0, refused: 0}
	for (let seed = 1; seed <= 200; seed++) {
		const things = spoilt(large, [0.01, 0.03, 0.1][seed % 3] as number, randomly(seed)) as typeof large
		try {
			const {document} = convert(readSnapshot(filesOf(things)))
			const lab = readLab(document, {name: 'any'})
			if (seed % 20 === 0) {
				t.deepEqual(readLab(renderYaml(document, {comment: ['x']}), {name: 'any'}).lab, lab.lab, `seed ${seed}`)
			}
			outcomes.labs++
		} catch (error) {
			if (!(error instanceof BadLab)) throw new Error(`seed ${seed}`, {cause: error})
			for (const {path, message} of error.problems) t.regex(`${path}: ${message}`, refusal, `seed ${seed}`)
			outcomes.refused++
		}
	}
	t.true(outcomes.labs > 80, JSON.stringify(outcomes))
})
