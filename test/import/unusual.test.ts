/** Accounts as AWS lets them be: what a lab file would refuse, what is half gone, what nobody described. */
import test from 'ava'
import {convert} from '../../src/import/convert.ts'
import {renderNote} from '../../src/import/notes.ts'
import {readSnapshot} from '../../src/import/read.ts'
import type {SnapshotFile} from '../../src/import/snapshot.ts'
import {readLab} from '../../src/lab/read.ts'
import {
	account,
	attachedTo,
	defaultAcl,
	eni,
	fileOf,
	filesOf,
	group,
	id,
	mainTable,
	named,
	region,
	reservation,
	small,
	subnet,
	vpc
} from './account.ts'

/** The lab of an account, and what is said beside it. A document that is not a lab throws. */
function imported(things: object, {folder, more = []}: {folder?: string; more?: readonly SnapshotFile[]} = {}) {
	const {document, notes} = convert(readSnapshot([...filesOf({...small, ...things} as typeof small, folder), ...more]))
	const said = notes.map(note => renderNote({kind: note.kind, id: note.id, consequence: note.consequence}))
	return {...readLab(document, {name: 'unusual'}), said}
}

const without = (...kinds: readonly string[]) => Object.fromEntries(kinds.map(kind => [kind, null]))

test('ICMP rules of the other family are taken by AWS and match nothing: they are left out, and told', t => {
	const {lab, said} = imported({
		SecurityGroups: [
			...(small.SecurityGroups ?? []),
			group('main', 'both', [
				{IpProtocol: 'icmp', FromPort: -1, ToPort: -1, IpRanges: [{CidrIp: '0.0.0.0/0'}], Ipv6Ranges: [{CidrIpv6: '::/0'}]},
				{IpProtocol: 'quic', IpRanges: [{CidrIp: '0.0.0.0/0'}]}
			])
		],
		NetworkAcls: [
			defaultAcl('main'),
			{
				NetworkAclId: id('acl', 'both'),
				VpcId: id('vpc', 'main'),
				Entries: [
					{RuleNumber: 10, RuleAction: 'allow', Egress: false, Protocol: '1', Ipv6CidrBlock: '::/0'},
					{RuleNumber: 11, RuleAction: 'allow', Egress: false, Protocol: '50', CidrBlock: '0.0.0.0/0'}
				],
				...named('both')
			}
		]
	})
	const [main] = lab.vpcs
	t.is(main?.securityGroups.find(({name}) => name === 'both')?.ingress.length, 1)
	t.deepEqual(
		main?.networkAcls.find(({key}) => key === 'main.both')?.ingress.map(({number}) => number),
		[11]
	)
	t.deepEqual(said, [
		`network ACL ${id('acl', 'both')}: its ingress rule 10 is not there: ICMP never has an IPv6 address`,
		`security group ${id('sg', 'both')}: a rule of it is not there, since it matches nothing: icmp never comes with an address of ::/0`,
		`security group ${id('sg', 'both')}: nothing here knows the protocol "quic": a rule of it is not there`
	])
})

test('a group without a name that could stand is called after its id, which may not begin as ids do (SG-10)', t => {
	const groups = [group('main', '默认', []), group('main', 'sg-sg-web', []), group('main', 'a/b c'.repeat(60), [])]
	const {lab} = imported({SecurityGroups: [...(small.SecurityGroups ?? []), ...groups]})
	const names = lab.vpcs[0]?.securityGroups.map(({name}) => name) ?? []
	t.true(names.includes('group-00000e9bb98e8aea4'), String(names))
	t.true(names.includes('web-2'))
	t.true(names.some(name => name.startsWith('a-b-ca-b-c') && name.length === 63))
})

test('an internet gateway that nobody described is there if routes lead to it', t => {
	const {lab, said} = imported(without('InternetGateways'))
	t.is(lab.vpcs[0]?.internetGateway?.id, id('igw', 'igw'))
	t.deepEqual(said, [
		`internet gateway ${id('igw', 'igw')}: it is in no answer of describe-internet-gateways: it is taken as attached to ${id('vpc', 'main')}, whose routes lead to it`
	])
})

test('blocks of a VPC come in an order in which AWS takes them (VPC-4); what it would not take is left out, and told', t => {
	const blocks = (...all: string[]) => ({
		CidrBlockAssociationSet: all.map(CidrBlock => ({CidrBlock, CidrBlockState: {State: 'associated'}}))
	})
	const orderless = imported({
		Vpcs: [...(small.Vpcs ?? []), vpc('b', '10.7.0.0/16', blocks('100.64.0.0/16', '10.1.0.0/16', '10.7.0.0/16', '10.0.0.0/16'))]
	})
	t.deepEqual(orderless.lab.vpcs[1]?.cidrs as readonly string[], ['10.7.0.0/16', '10.0.0.0/16', '10.1.0.0/16', '100.64.0.0/16'])
	const mixed = imported({Vpcs: [vpc('main', '10.0.0.0/16', blocks('10.0.0.0/16', '192.168.0.0/24'))]})
	t.deepEqual(mixed.lab.vpcs[0]?.cidrs as readonly string[], ['10.0.0.0/16'])
	t.like(mixed.said, {length: 1})
	t.regex(
		String(mixed.said[0]),
		/^lab entry vpcs\.main\.cidr\[1\]: it is left out: .*192\.168\.0\.0\/24.* \(InvalidVpc\.Range\)$/
	)
})

test('a route whose target a lab cannot have drops, and does not give way to a shorter one (RT-7)', t => {
	const elsewhere = {AvailabilityZone: 'us-west-2a', AvailabilityZoneId: 'usw2-az1'}
	const {lab, said} = imported({
		Subnets: [subnet('main', 'private', '10.0.1.0/24'), subnet('main', 'public', '10.0.0.0/24', elsewhere)]
	})
	const table = lab.vpcs[0]?.routeTables.find(({main}) => main)
	t.like(
		table?.routes.find(({destination}) => destination === '0.0.0.0/0'),
		{state: 'blackhole', target: {kind: 'gone'}}
	)
	t.true(said.some(one => one.startsWith('lab entry vpcs.main.subnets.public: it is left out: us-east-1 has no zone')))
	t.true(said.some(one => one.startsWith('lab entry vpcs.main.routeTables.main.routes["0.0.0.0/0"]: it is left out: no target')))
})

test('zones: a Wavelength zone, a local one, and a letter that only some accounts have', t => {
	const zoneOf = (AvailabilityZone: string, AvailabilityZoneId?: string, folder = region) =>
		imported(
			{Subnets: (small.Subnets ?? []).map(one => ({...one, AvailabilityZone, AvailabilityZoneId}))},
			{folder}
		).lab.vpcs[0]?.subnets.map(({zone, zoneId}) => `${zone} ${zoneId}`)[0]
	t.is(zoneOf('us-east-1-wl1-bos-wlz-1', 'use1-wl1-bos-wlz1'), 'us-east-1-wl1-bos-wlz-1 use1-wl1-bos-wlz1')
	t.is(zoneOf('us-east-1-bos-1a', 'use1-bos1-az1'), 'us-east-1-bos-1a use1-bos1-az1')
	t.is(zoneOf('us-west-1c', undefined, 'us-west-1'), 'us-west-1c usw1-az3')
})

test('in a shared VPC a participant’s elastic address is the participant’s', t => {
	const [web, ...others] = small.NetworkInterfaces as readonly [object, ...object[]]
	const allocation = id('eipalloc', 'web')
	const {lab, said} = imported({
		Vpcs: [vpc('main', '10.0.0.0/16', {OwnerId: '222222222222'})],
		NetworkInterfaces: [
			{
				...web,
				OwnerId: account,
				PrivateIpAddresses: [
					{PrivateIpAddress: '10.0.0.10', Primary: true, Association: {PublicIp: '52.0.0.44', AllocationId: allocation}}
				]
			},
			...others
		],
		Addresses: [
			...(small.Addresses ?? []),
			{PublicIp: '52.0.0.44', AllocationId: allocation, NetworkInterfaceId: id('eni', 'web'), NetworkInterfaceOwnerId: account}
		]
	})
	t.is(lab.elasticIps.find(({address}) => address === '52.0.0.44')?.account, account)
	t.deepEqual(said, [])
})

const forwarder = {...eni('fw', 'public', '10.0.0.20', attachedTo('fw')), SourceDestCheck: false}
const tableTo = (destination: string, more: object = {}) =>
	mainTable('main', [{DestinationCidrBlock: destination, NetworkInterfaceId: id('eni', 'fw'), State: 'active', ...more}])
const withForwarder = (table: object, one: object = forwarder) => ({
	RouteTables: [table],
	NetworkInterfaces: [...(small.NetworkInterfaces ?? []), one],
	Reservations: [...(small.Reservations ?? []), reservation('fw')]
})

test('an instance that routes lead to, its check off, forwards; with the Internet behind it, it is a NAT instance (NAT-10)', t => {
	const open = {
		...forwarder,
		PrivateIpAddresses: [{PrivateIpAddress: '10.0.0.20', Primary: true, Association: {PublicIp: '52.0.0.45'}}]
	}
	const guestOf = (table: object, one?: object) => {
		const {lab, said} = imported(withForwarder(table, one))
		const {forward, masquerade} = lab.vpcs[0]?.instances.find(({key}) => key === 'main.fw')?.guest ?? {}
		return {forward, masquerade, told: said.filter(line => line.includes('is taken as one that')).length}
	}
	t.deepEqual(guestOf(tableTo('0.0.0.0/0'), open), {forward: true, masquerade: true, told: 1})
	t.deepEqual(guestOf(tableTo('0.0.0.0/0')), {forward: true, masquerade: false, told: 1})
	t.deepEqual(guestOf(tableTo('10.9.0.0/16'), open), {forward: true, masquerade: false, told: 1})
	t.deepEqual(guestOf(tableTo('10.9.0.0/16', {State: 'blackhole'}), open), {forward: false, masquerade: false, told: 0})
	t.deepEqual(guestOf(tableTo('0.0.0.0/0'), {...open, SourceDestCheck: true}), {forward: false, masquerade: false, told: 0})
})

const hub = id('tgw', 'hub')
const attachment = (State: string, more: object = {}) => ({
	TransitGateways: [{TransitGatewayId: hub, State: 'available', OwnerId: account}],
	TransitGatewayVpcAttachments: [
		{
			TransitGatewayAttachmentId: id('tgw-attach', 'main'),
			TransitGatewayId: hub,
			VpcId: id('vpc', 'main'),
			State,
			SubnetIds: [id('subnet', 'public')]
		}
	],
	RouteTables: [mainTable('main', [{DestinationCidrBlock: '10.9.0.0/16', TransitGatewayId: hub, State: 'active'}])],
	...more
})

test('attachments in every state that AWS knows, and in one that it does not: waiting ones wait, others are gone (TGW-2)', t => {
	const routeIn = (state: string) => {
		const {lab} = imported(attachment(state))
		const route = lab.vpcs[0]?.routeTables[0]?.routes.find(({destination}) => destination === '10.9.0.0/16')
		return `${lab.transitGateways[0]?.attachments[0]?.state ?? 'gone'}, ${route?.state}`
	}
	for (const state of ['available', 'pending', 'modifying']) t.is(routeIn(state), 'available, active', state)
	for (const state of ['initiating', 'initiatingRequest', 'pendingAcceptance']) {
		t.is(routeIn(state), 'pending-acceptance, blackhole', state)
	}
	for (const state of ['rejecting', 'rejected']) t.is(routeIn(state), 'rejected, blackhole', state)
	for (const state of ['deleting', 'deleted', 'failing', 'failed', 'rollingBack', 'something-new']) {
		t.is(routeIn(state), 'gone, blackhole', state)
	}
})

test('what lives in an IPv6-only subnet is left out, and an attachment there is told', t => {
	const six = subnet('main', 'six', undefined as unknown as string, {
		Ipv6Native: true,
		Ipv6CidrBlockAssociationSet: [{Ipv6CidrBlock: '2600:1f18:1:5::/64'}]
	})
	const both = attachment('available').TransitGatewayVpcAttachments.map(one => ({
		...one,
		SubnetIds: [id('subnet', 'six'), id('subnet', 'public')]
	}))
	const {lab, said} = imported({
		...attachment('available', {TransitGatewayVpcAttachments: both}),
		Subnets: [...(small.Subnets ?? []), six],
		NetworkInterfaces: [
			...(small.NetworkInterfaces ?? []),
			{
				NetworkInterfaceId: id('eni', 'six'),
				SubnetId: id('subnet', 'six'),
				PrivateIpAddresses: [],
				Ipv6Addresses: [{Ipv6Address: '2600:1f18:1:5::9'}]
			}
		]
	})
	const resource = lab.transitGateways[0]?.attachments[0]?.resource
	t.deepEqual(resource?.kind === 'vpc' && resource.subnets.map(one => one.subnet), ['main.public'])
	t.is(said.filter(one => one.includes(id('subnet', 'six'))).length, 3, said.join('\n'))
})

const ownGateway = {
	CustomerGateways: [{CustomerGatewayId: id('cgw', 'own'), State: 'available', BgpAsn: '65001', IpAddress: '52.0.0.10'}],
	VpnGateways: [
		{VpnGatewayId: id('vgw', 'g'), State: 'available', VpcAttachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]}
	],
	VpnConnections: [{VpnConnectionId: id('vpn', 'own'), CustomerGatewayId: id('cgw', 'own'), VpnGatewayId: id('vgw', 'g')}]
}

test('a customer gateway with the elastic address of an instance of the account is that instance', t => {
	const {lab, said} = imported({
		...ownGateway,
		Addresses: [...(small.Addresses ?? []), {PublicIp: '52.0.0.10', AllocationId: id('eipalloc', 'web'), ...named('web')}]
	})
	const [site] = lab.vpn?.sites ?? []
	t.like(site, {asn: 65_001, announces: ['10.0.0.0/16'], instance: {key: 'main.web', privateIp: '10.0.0.10'}})
	t.like(site?.customerGateways[0], {id: id('cgw', 'own'), publicIp: '52.0.0.10'})
	t.is(lab.vpn?.connections.length, 1)
	t.is(
		said[0],
		`customer gateway ${id('cgw', 'own')}: the programs of instance ${id('i', 'web')}, which has its address, are in no answer: they are taken as such that suit its VPN connections, and announce 10.0.0.0/16`
	)
})

test('a customer gateway that has an automatic address of the account is told, and so is its connection', t => {
	const {lab, said} = imported(ownGateway)
	t.deepEqual(lab.vpn?.connections ?? [], [])
	t.deepEqual(said, [
		`VPN connection ${id('vpn', 'own')}: nothing comes or goes by it`,
		`customer gateway ${id('cgw', 'own')}: 52.0.0.10 is an address of this account, and what its holder does with VPN is in no answer: the site behind it is not there`
	])
})

test('what belongs to a VPC or a transit gateway that nobody described is left out by name', t => {
	const {said} = imported({
		RouteTables: [...(small.RouteTables ?? []), mainTable('gone')],
		NetworkAcls: [...(small.NetworkAcls ?? []), defaultAcl('gone')],
		SecurityGroups: [
			...(small.SecurityGroups ?? []),
			group('gone', 'g', []),
			{GroupId: id('sg', 'classic'), GroupName: 'classic'}
		],
		TransitGatewayRouteTables: [{TransitGatewayRouteTableId: id('tgw-rtb', 'x'), TransitGatewayId: id('tgw', 'gone')}],
		TransitGateways: [{TransitGatewayId: hub, State: 'available'}],
		TransitGatewayAttachments: [
			{
				TransitGatewayAttachmentId: id('tgw-attach', 'x'),
				TransitGatewayId: hub,
				ResourceType: 'vpc',
				ResourceId: id('vpc', 'gone')
			}
		]
	})
	t.deepEqual(
		said.map(one => one.replace(/ .*?: /, ' … ')),
		[
			`route table … ${id('vpc', 'gone')} is in no answer of describe-vpcs: it is left out`,
			`network ACL … ${id('vpc', 'gone')} is in no answer of describe-vpcs: it is left out`,
			`security group … ${id('vpc', 'gone')} is in no answer of describe-vpcs: it is left out`,
			'security group … it is in no VPC: it is left out',
			`transit gateway … ${id('tgw', 'gone')} is in no answer of describe-transit-gateways: it is left out`,
			`transit gateway … its subnets are in no answer of describe-transit-gateway-vpc-attachments: nothing comes or goes by it (${id('vpc', 'gone')})`
		].map(one => one.replace(/ .*? … /, ' … '))
	)
})

test('answers of other commands with keys that are known pass over, by name', t => {
	const {lab, said} = imported(
		{},
		{
			more: [
				fileOf('us-east-1/describe-client-vpn-routes.json', {
					Routes: [{ClientVpnEndpointId: 'cvpn-endpoint-1', DestinationCidr: '0.0.0.0/0'}]
				}),
				fileOf('us-east-1/a-classic-link.json', {Vpcs: [{VpcId: id('vpc', 'main'), ClassicLinkEnabled: false}]}),
				fileOf('us-east-1/mixed.json', {Vpcs: null, PlacementGroups: [{GroupName: 'x'}], Hosts: [], nextToken: 'x'})
			]
		}
	)
	t.is(lab.vpcs.length, 1)
	t.deepEqual(said, [
		'file snapshot/us-east-1/describe-client-vpn-routes.json: it is passed over: nothing is known of "Routes"',
		'file snapshot/us-east-1/mixed.json: of it "PlacementGroups" is passed over: nothing is known of it',
		'file snapshot/us-east-1/mixed.json: AWS had more than it answered here: what is not in the file is not in the lab; ask again for all'
	])
})

test('more rules than usual in one group go with fewer groups at an interface (SG-9)', t => {
	const many = (count: number) =>
		group('main', 'many', [
			{
				IpProtocol: 'tcp',
				FromPort: 1,
				ToPort: 1,
				IpRanges: Array.from({length: count}, (_, n) => ({CidrIp: `10.${n >> 8}.${n & 255}.0/24`}))
			}
		])
	const {document} = imported({SecurityGroups: [...(small.SecurityGroups ?? []), many(400)]})
	t.deepEqual(document.quotas, {rulesPerSecurityGroup: 400, securityGroupsPerInterface: 2})
})

test('an account with more VPN than is usual has had its quotas raised (VPN-1)', t => {
	const numbers = Array.from({length: 11}, (_, n) => n)
	const {document} = imported({
		CustomerGateways: numbers.map(n => ({
			CustomerGatewayId: id('cgw', `c${n}`),
			BgpAsn: String(65_100 + n),
			IpAddress: `198.18.0.${n + 1}`
		})),
		VpnGateways: [{VpnGatewayId: id('vgw', 'g'), VpcAttachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]}],
		VpnConnections: numbers.map(n => ({
			VpnConnectionId: id('vpn', `c${n}`),
			CustomerGatewayId: id('cgw', `c${n}`),
			VpnGatewayId: id('vgw', 'g')
		}))
	})
	t.deepEqual(document.quotas, {vpnConnectionsPerVpnGateway: 11})
})
