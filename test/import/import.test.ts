import test from 'ava'
import {convert} from '../../src/import/convert.ts'
import {type ReadOptions, readSnapshot, type SnapshotFile} from '../../src/import/read.ts'
import {renderYaml} from '../../src/import/render-yaml.ts'
import {readLab} from '../../src/lab/read.ts'
import {
	attachedTo,
	defaultAcl,
	defaultGroup,
	eni,
	everythingOut,
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

const importFiles = (files: readonly SnapshotFile[], options: ReadOptions = {}) => convert(readSnapshot(files, options))
const importThings = (things: Readonly<Record<string, readonly object[]>>) => importFiles(filesOf(things))
// biome-ignore lint/suspicious/noExplicitAny: tests reach into what a lab file says
const documentOf = (things: Readonly<Record<string, readonly object[]>>): any => importThings(things).document
const resolved = (document: object) => readLab(document, {file: 'imported', name: 'demo'}).lab

test('a small account reads like a lab file that somebody wrote', t => {
	const {document, notes} = importThings(small)
	t.deepEqual(notes, [])
	t.is(
		renderYaml(document, {from: 'snapshot', notes}),
		`# What AWS described in snapshot.

account: "111111111111"

vpcs:
  main:
    id: ${id('vpc', 'main')}
    cidr: 10.0.0.0/16
    internetGateway: {id: ${id('igw', 'igw')}}
    subnets:
      public:
        zone: a
        cidr: 10.0.0.0/24
        routeTable: public
        mapPublicIpOnLaunch: true
        id: ${id('subnet', 'public')}
      private: {zone: b, cidr: 10.0.1.0/24, id: ${id('subnet', 'private')}}
    routeTables:
      main: {id: ${id('rtb', 'mainm')}, routes: {0.0.0.0/0: nat}}
      public: {id: ${id('rtb', 'public')}, routes: {0.0.0.0/0: internet-gateway}}
    networkAcls: {default: {id: ${id('acl', 'maind')}}}
    securityGroups:
      db: {ingress: [{tcp: 5432, from: web}], id: ${id('sg', 'db')}}
      web: {ingress: [{tcp: 80, from: 0.0.0.0/0}, {icmp: echo-request, from: 0.0.0.0/0}], id: ${id('sg', 'web')}}
    defaultSecurityGroup: {id: ${id('sg', 'maind')}}
    natGateways:
      nat:
        subnet: public
        privateIp: 10.0.0.9
        elasticIp: nat
        id: ${id('nat', 'nat')}
        interfaceId: ${id('eni', 'nat')}
        mac: 02:00:00:00:00:09
    instances:
      db:
        subnet: private
        privateIp: 10.0.1.10
        securityGroups: [db]
        id: ${id('i', 'db')}
        interfaceId: ${id('eni', 'db')}
        mac: 02:00:00:00:00:01
      web:
        subnet: public
        privateIp: 10.0.0.10
        publicIp: 52.0.0.10
        securityGroups: [web]
        id: ${id('i', 'web')}
        interfaceId: ${id('eni', 'web')}
        mac: 02:00:00:00:00:01

elasticIps:
  nat: {address: 52.0.0.9, id: ${id('eipalloc', 'nat')}}

zones:
  us-east-1a: {id: use1-az2}
  us-east-1b: {id: use1-az4}
`
	)
})

test('the file and the data that it is written from are one lab, with the ids and addresses of the account', t => {
	const {document, notes} = importThings(small)
	const lab = resolved(document)
	const text = renderYaml(document, {from: 'snapshot', notes})
	const fromText = readLab(text, {file: 'lab.yaml', name: 'demo'}).lab
	const sorted = (all: readonly {readonly key: string}[]) => [...all].sort((a, b) => (a.key < b.key ? -1 : 1))
	t.deepEqual(sorted(fromText.vpcs[0]?.interfaces ?? []), sorted(lab.vpcs[0]?.interfaces ?? []))
	t.is(lab.vpcs[0]?.id, id('vpc', 'main'))
	t.is(String(lab.vpcs[0]?.natGateways[0]?.publicIp?.address), '52.0.0.9')
	t.deepEqual(
		lab.vpcs[0]?.subnets.map(({zoneId}) => zoneId),
		['use1-az2', 'use1-az4']
	)
	t.deepEqual(
		lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.web'),
		{
			key: 'main.web',
			id: id('eni', 'web'),
			subnet: 'main.public',
			mac: '02:00:00:00:00:01',
			privateIps: [{address: '10.0.0.10', publicIp: {address: '52.0.0.10'}}],
			ipv6: [],
			securityGroups: ['main.web'],
			sourceDestCheck: true,
			attachment: {instance: 'main.web', deviceIndex: 0},
			linkUp: true
		} as never
	)
})

test('files as the commands were saved say the same as the layout by region and kind', t => {
	const commands: Record<string, string> = {
		Vpcs: 'describe-vpcs',
		Subnets: 'describe-subnets',
		RouteTables: 'describe-route-tables',
		NetworkAcls: 'describe-network-acls',
		SecurityGroups: 'describe-security-groups',
		InternetGateways: 'describe-internet-gateways',
		NatGateways: 'describe-nat-gateways',
		Addresses: 'describe-addresses',
		NetworkInterfaces: 'describe-network-interfaces',
		Reservations: 'describe-instances'
	}
	const saved = Object.entries(small).map(([kind, things]) => fileOf(`${commands[kind]}.json`, {[kind]: things, NextToken: 'x'}))
	t.deepEqual(importFiles(saved).document, importThings(small).document)
	t.deepEqual(importFiles(saved, {region: 'us-east-1'}).document, importThings(small).document)
})

test('an answer in pages, a thing told twice, and several kinds in one file are put together', t => {
	const [first, second] = small.Subnets as [object, object]
	const {Subnets, Vpcs, RouteTables, ...rest} = small
	const files = [
		...filesOf(rest),
		fileOf('us-east-1/Subnets.json', {Subnets: [first], NextToken: 'more'}),
		fileOf('us-east-1/Subnets-2.json', {Subnets: [second, first]}),
		fileOf('us-east-1/all.json', {Vpcs, RouteTables})
	]
	t.deepEqual(importFiles(files).document, importThings(small).document)
})

test('instances bring their interfaces along where nobody described those', t => {
	const {NetworkInterfaces = [], Reservations: _, ...rest} = small
	const ofInstance = (name: string) =>
		reservation(name, {
			NetworkInterfaces: NetworkInterfaces.filter(
				one => 'NetworkInterfaceId' in one && one.NetworkInterfaceId === id('eni', name)
			)
		})
	const document = documentOf({...rest, Reservations: [ofInstance('web'), ofInstance('db')]})
	t.deepEqual(document.vpcs.main.instances, documentOf(small).vpcs.main.instances)
})

test('names come from tags, are made fit, and are given once', t => {
	const document = documentOf({
		...small,
		Vpcs: [vpc('main', '10.0.0.0/16', named('Web VPC (prod) #1'))],
		Reservations: [reservation('web', named('web')), reservation('db', named('web'))]
	})
	t.deepEqual(Object.keys(document.vpcs), ['Web-VPC-prod-1'])
	t.deepEqual(Object.keys(document.vpcs['Web-VPC-prod-1'].instances).sort(), ['web', 'web-2'])
})

test('what has no name is called after its block, its zone, its address or its id', t => {
	const bare = {Tags: []}
	const document = documentOf({
		...small,
		Vpcs: [vpc('main', '10.0.0.0/16', bare)],
		Subnets: (small.Subnets ?? []).map(one => ({...one, ...bare})),
		Addresses: [{PublicIp: '52.0.0.9', AllocationId: id('eipalloc', 'nat')}],
		Reservations: [reservation('web', bare), reservation('db')]
	})
	const [name, written] = Object.entries(document.vpcs)[0] as [string, {subnets: object; instances: object}]
	t.is(name, 'vpc-10-0-0-0-16')
	t.deepEqual(Object.keys(written.subnets), ['a-10-0-0-0-24', 'b-10-0-1-0-24'])
	t.deepEqual(Object.keys(written.instances), ['db', id('i', 'web')])
	t.deepEqual(Object.keys(document.elasticIps), ['eip-52-0-0-9'])
	t.notThrows(() => resolved(document))
})

test('a name that a VPC has twice among the targets of routes says which is meant', t => {
	const document = documentOf({
		...small,
		Vpcs: [...(small.Vpcs ?? []), vpc('other', '10.1.0.0/16')],
		RouteTables: [
			mainTable('main', [{DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: id('pcx', 'p')}]),
			mainTable('other')
		],
		NetworkAcls: [defaultAcl('main'), defaultAcl('other')],
		SecurityGroups: [...(small.SecurityGroups ?? []), defaultGroup('other')],
		VpcPeeringConnections: [
			{
				VpcPeeringConnectionId: id('pcx', 'p'),
				RequesterVpcInfo: {VpcId: id('vpc', 'main')},
				AccepterVpcInfo: {VpcId: id('vpc', 'other')},
				Status: {Code: 'active'},
				...named('web')
			}
		]
	})
	t.deepEqual(document.vpcs.main.routeTables.main.routes, {'10.1.0.0/16': {peering: 'web'}})
	t.deepEqual(document.peerings, {web: {id: id('pcx', 'p'), requester: 'main', accepter: 'other'}})
	t.notThrows(() => resolved(document))
})

test('instances that are gone are not there, stopped ones are stopped', t => {
	const document = documentOf({
		...small,
		Reservations: [
			reservation('web', {State: {Name: 'stopped'}}),
			reservation('db'),
			reservation('old', {State: {Name: 'terminated'}})
		]
	})
	t.is(document.vpcs.main.instances.web.state, 'stopped')
	t.deepEqual(Object.keys(document.vpcs.main.instances), ['db', 'web'])
})

test('an interface of an instance that nobody described makes that instance, and says so', t => {
	const {document, notes} = importThings({...small, Reservations: [reservation('web')]})
	t.deepEqual(Object.keys((resolved(document).vpcs[0]?.instances ?? []).map(({key}) => key)).length, 2)
	t.deepEqual(
		notes.map(({kind, id: of, consequence}) => [kind, of, consequence]),
		[['instance', id('i', 'db'), 'no answer of describe-instances tells of it: it is taken as running']]
	)
})

test('several interfaces, secondary addresses, elastic ones on any of them, and the check that is off', t => {
	const address = (PrivateIpAddress: string, PublicIp?: string) => ({
		PrivateIpAddress,
		Primary: PrivateIpAddress === '10.0.0.10',
		...(PublicIp && {Association: {PublicIp, AllocationId: id('eipalloc', PublicIp)}})
	})
	const document = documentOf({
		...small,
		NetworkInterfaces: [
			eni('web', 'public', '10.0.0.10', {
				...attachedTo('web'),
				SourceDestCheck: false,
				PrivateIpAddresses: [address('10.0.0.12', '52.0.0.12'), address('10.0.0.10'), address('10.0.0.11')]
			}),
			eni('more', 'public', '10.0.0.20', {
				...attachedTo('web', 1),
				PrivateIpAddresses: [
					{PrivateIpAddress: '10.0.0.20', Primary: true, Association: {PublicIp: '52.0.0.20', AllocationId: id('eipalloc', 'm')}}
				]
			}),
			eni('nat', 'public', '10.0.0.9', {InterfaceType: 'nat_gateway'})
		],
		Reservations: [reservation('web')]
	})
	const {web} = document.vpcs.main.instances
	t.deepEqual(web.secondaryIps, ['10.0.0.12', '10.0.0.11'])
	t.is(web.sourceDestCheck, false)
	t.is(web.elasticIp, undefined)
	t.deepEqual(document.elasticIps['eip-52-0-0-12'], {
		id: id('eipalloc', '52.0.0.12'),
		address: '52.0.0.12',
		networkInterface: 'main.web',
		privateIp: '10.0.0.12'
	})
	t.is(web.interfaces[0].elasticIp, 'eip-52-0-0-20')
	const lab = resolved(document)
	t.deepEqual(lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.web')?.privateIps as unknown, [
		{address: '10.0.0.10'},
		{address: '10.0.0.12', publicIp: {address: '52.0.0.12', elasticIp: 'eip-52-0-0-12'}},
		{address: '10.0.0.11'}
	])
	t.is(lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.web.eth1')?.privateIps[0]?.publicIp?.address, '52.0.0.20' as never)
})

test('a subnet that gives public addresses does not give one to an instance that has none', t => {
	const document = documentOf({
		...small,
		NetworkInterfaces: [
			eni('web', 'public', '10.0.0.10', attachedTo('web')),
			eni('nat', 'public', '10.0.0.9', {InterfaceType: 'nat_gateway'})
		],
		Reservations: [reservation('web')]
	})
	t.is(document.vpcs.main.instances.web.publicIp, false)
	t.deepEqual(resolved(document).vpcs[0]?.interfaces[0]?.privateIps as unknown, [{address: '10.0.0.10'}])
})

test('an interface that AWS made for a service swallows packets, and is named with its addresses', t => {
	const managed = (name: string, address: string, more: object) =>
		eni(name, 'public', address, {RequesterManaged: true, Groups: [{GroupId: id('sg', 'web')}], ...more})
	const {document, notes} = importThings({
		...small,
		NetworkInterfaces: [
			...(small.NetworkInterfaces ?? []),
			managed('rds', '10.0.0.50', {Description: 'RDSNetworkInterface', RequesterId: 'amazon-rds'}),
			managed('nlb', '10.0.0.51', {
				InterfaceType: 'network_load_balancer',
				Description: 'ELB net/shop/0123456789abcdef',
				Association: {PublicIp: '52.0.0.51'},
				PrivateIpAddresses: [{PrivateIpAddress: '10.0.0.51', Primary: true, Association: {PublicIp: '52.0.0.51'}}]
			}),
			managed('alb', '10.0.0.52', {RequesterId: 'amazon-elb', Description: 'ELB app/shop/0123456789abcdef'}),
			managed('vpce', '10.0.0.53', {InterfaceType: 'vpc_endpoint', Description: 'VPC Endpoint Interface vpce-0123'}),
			eni('spare', 'public', '10.0.0.54', {Status: 'available'})
		],
		DBInstances: [{DBInstanceIdentifier: 'shop-db'}]
	})
	const lab = resolved(document)
	const rds = lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.RDSNetworkInterface')
	t.deepEqual([rds?.attachment, rds?.securityGroups], [undefined, ['main.web']])
	t.deepEqual(
		notes.map(({kind, id: of, addresses}) => [kind, of, addresses ?? []]),
		[
			['requester-managed interface', id('eni', 'rds'), []],
			['load balancer interface', id('eni', 'nlb'), ['10.0.0.51', '52.0.0.51']],
			['load balancer interface', id('eni', 'alb'), ['10.0.0.52']],
			['endpoint interface', id('eni', 'vpce'), ['10.0.0.53']],
			['RDS instance', 'shop-db', []]
		] as never
	)
	t.is(notes[0]?.consequence, '10.0.0.50 swallows every packet: RDSNetworkInterface is not behind it')
	t.is(notes[0]?.path, 'NetworkInterfaces[3]')
})

test('routes: blackholes, prefix lists, interfaces, instances, gateways of others, and what is not emulated', t => {
	const {document, notes} = importThings({
		...small,
		RouteTables: [
			mainTable('main', [
				{DestinationCidrBlock: '10.20.0.0/16', VpcPeeringConnectionId: id('pcx', 'gone'), State: 'blackhole'},
				{DestinationPrefixListId: 'pl-11111111', GatewayId: id('vpce', 's3')},
				{DestinationPrefixListId: 'pl-22222222', InstanceId: id('i', 'db'), NetworkInterfaceId: id('eni', 'db')},
				{DestinationPrefixListId: 'pl-33333333', GatewayId: id('igw', 'igw')},
				{DestinationCidrBlock: '10.21.0.0/16', GatewayId: id('vgw', 'v'), Origin: 'EnableVgwRoutePropagation'},
				{DestinationCidrBlock: '10.22.0.0/16', GatewayId: id('igw', 'other')},
				{DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: id('eigw', 'e')}
			])
		],
		PrefixLists: [
			{PrefixListId: 'pl-11111111', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['52.216.0.0/15', '54.231.0.0/17']},
			{PrefixListId: 'pl-22222222', PrefixListName: 'offices', OwnerId: '111111111111', MaxEntries: 10},
			{PrefixListId: 'pl-33333333', PrefixListName: 'lost', OwnerId: '111111111111'}
		]
	})
	const entries = fileOf('us-east-1/get-managed-prefix-list-entries-pl-22222222.json', {Entries: [{Cidr: '198.51.100.0/24'}]})
	const withEntries = importFiles([
		...filesOf({
			...small,
			RouteTables: [mainTable('main', [{DestinationPrefixListId: 'pl-22222222', NetworkInterfaceId: id('eni', 'db')}])],
			PrefixLists: [{PrefixListId: 'pl-22222222', PrefixListName: 'offices', OwnerId: '111111111111', MaxEntries: 10}]
		}),
		entries
	])
	// biome-ignore lint/suspicious/noExplicitAny: see above
	t.deepEqual((document as any).vpcs.main.routeTables.main.routes, {
		'10.20.0.0/16': {blackhole: id('pcx', 'gone')},
		'us-east-1-s3': {blackhole: id('vpce', 's3')},
		'10.21.0.0/16': {blackhole: id('vgw', 'v')},
		'10.22.0.0/16': {blackhole: id('igw', 'other')},
		'::/0': {blackhole: id('eigw', 'e')}
	})
	t.deepEqual(
		notes.map(({kind, id: of}) => `${kind} ${of}`),
		[
			`VPC endpoint ${id('vpce', 's3')}`,
			'prefix list pl-22222222',
			'prefix list pl-33333333',
			`virtual private gateway ${id('vgw', 'v')}`,
			`route target ${id('igw', 'other')}`,
			`route target ${id('eigw', 'e')}`,
			'prefix list pl-22222222',
			'prefix list pl-33333333'
		]
	)
	t.deepEqual(notes[0]?.routes, {routeTable: 'main.main', destinations: ['52.216.0.0/15', '54.231.0.0/17']} as never)
	// biome-ignore lint/suspicious/noExplicitAny: see above
	const other = withEntries.document as any
	t.deepEqual(other.vpcs.main.routeTables.main.routes, {offices: 'db'})
	t.deepEqual(other.prefixLists, {offices: {id: 'pl-22222222', entries: ['198.51.100.0/24'], maxEntries: 10}})
	t.notThrows(() => [resolved(document), resolved(other)])
})

test('rules of security groups in the words of a lab file', t => {
	const rule = (IpProtocol: string, FromPort?: number, ToPort?: number, more: object = {IpRanges: [{CidrIp: '10.0.0.0/8'}]}) => ({
		IpProtocol,
		...(FromPort !== undefined && {FromPort, ToPort}),
		...more
	})
	const document = documentOf({
		...small,
		SecurityGroups: [
			...(small.SecurityGroups ?? []).slice(0, 1),
			group(
				'main',
				'web',
				[
					rule('tcp', 0, 65535),
					rule('6', 8000, 8080),
					rule('udp', 53, 53),
					rule('icmp', -1, -1),
					rule('icmp', 3, 4),
					rule('icmp', 3, -1),
					rule('icmp', 8, 0),
					rule('icmp', 5, 1),
					rule('58', 128, 0, {Ipv6Ranges: [{CidrIpv6: '::/0'}]}),
					rule('50'),
					rule('-1', undefined, undefined, {
						UserIdGroupPairs: [{GroupId: id('sg', 'web')}, {GroupId: id('sg', 'lost'), UserId: '222222222222'}]
					}),
					rule('tcp', 22, 22, {
						IpRanges: [
							{CidrIp: '10.1.0.0/16', Description: 'office'},
							{CidrIp: '10.2.0.0/16', Description: 'office'},
							{CidrIp: '10.3.0.1/16'}
						]
					}),
					rule('tcp', 9, 9, {})
				],
				{IpPermissionsEgress: []}
			),
			group('main', 'db', [], {IpPermissionsEgress: [...everythingOut, rule('tcp', 1, 1)]})
		]
	})
	t.deepEqual(document.vpcs.main.securityGroups.web.ingress, [
		{tcp: 'all', from: '10.0.0.0/8'},
		{tcp: '8000-8080', from: '10.0.0.0/8'},
		{udp: 53, from: '10.0.0.0/8'},
		{icmp: 'all', from: '10.0.0.0/8'},
		{icmp: {type: 3, code: 4}, from: '10.0.0.0/8'},
		{icmp: 'destination-unreachable', from: '10.0.0.0/8'},
		{icmp: 'echo-request', from: '10.0.0.0/8'},
		{icmp: {type: 5, code: 1}, from: '10.0.0.0/8'},
		{icmpv6: 'echo-request', from: '::/0'},
		{protocol: 50, from: '10.0.0.0/8'},
		{all: true, from: ['self', {stale: `222222222222/${id('sg', 'lost')}`}]},
		{tcp: 22, from: ['10.1.0.0/16', '10.2.0.0/16'], description: 'office'},
		{tcp: 22, from: '10.3.0.0/16'}
	])
	t.deepEqual(document.vpcs.main.securityGroups.web.egress, [])
	t.deepEqual(document.vpcs.main.securityGroups.db.egress, [
		{all: true, to: '0.0.0.0/0'},
		{tcp: 1, to: '10.0.0.0/8'}
	])
	t.notThrows(() => resolved(document))
})

test('network ACLs by number; a default one that nobody changed is left out, one that was changed is not', t => {
	const entry = (RuleNumber: number, Egress: boolean, more: object) => ({
		RuleNumber,
		Egress,
		RuleAction: 'allow',
		Protocol: '-1',
		CidrBlock: '0.0.0.0/0',
		...more
	})
	const document = documentOf({
		...small,
		NetworkAcls: [
			{
				...defaultAcl('main'),
				Entries: [
					entry(100, true, {}),
					entry(32767, true, {RuleAction: 'deny'}),
					entry(32767, false, {RuleAction: 'deny'}),
					entry(32768, false, {RuleAction: 'deny', CidrBlock: undefined, Ipv6CidrBlock: '::/0'})
				]
			},
			{
				NetworkAclId: id('acl', 'web'),
				VpcId: id('vpc', 'main'),
				Associations: [{SubnetId: id('subnet', 'public')}],
				Entries: [
					entry(200, false, {Protocol: '6', PortRange: {From: 1024, To: 65535}}),
					entry(100, false, {Protocol: '1', IcmpTypeCode: {Type: 8, Code: -1}, RuleAction: 'deny'}),
					entry(110, false, {Protocol: '1', IcmpTypeCode: {Type: 3, Code: 4}}),
					entry(120, false, {
						Protocol: '17',
						PortRange: {From: 53, To: 53},
						CidrBlock: undefined,
						Ipv6CidrBlock: '2001:db8::/32'
					}),
					entry(130, false, {Protocol: '47'})
				],
				...named('web')
			}
		]
	})
	t.deepEqual(document.vpcs.main.networkAcls, {
		default: {id: id('acl', 'maind'), ingress: {}},
		web: {
			id: id('acl', 'web'),
			ingress: {
				100: {deny: 'icmp', type: 'echo-request', from: '0.0.0.0/0'},
				110: {allow: 'icmp', type: 'destination-unreachable', code: 4, from: '0.0.0.0/0'},
				120: {allow: 'udp', ports: 53, from: '2001:db8::/32'},
				130: {allow: 47, from: '0.0.0.0/0'},
				200: {allow: 'tcp', ports: '1024-65535', from: '0.0.0.0/0'}
			}
		}
	})
	t.is(document.vpcs.main.subnets.public.networkAcl, 'web')
	const lab = resolved(document)
	t.deepEqual(lab.vpcs[0]?.networkAcls.find(({key}) => key === 'main.default')?.ingress, [])
	t.is(lab.vpcs[0]?.networkAcls.find(({key}) => key === 'main.default')?.egress.length, 1)
})

test('IPv6: blocks, addresses, gateways and default rules of both families', t => {
	const document = documentOf({
		...small,
		Vpcs: [
			vpc('main', '10.0.0.0/16', {
				Ipv6CidrBlockAssociationSet: [{Ipv6CidrBlock: '2600:1f18:0:1200::/56', Ipv6CidrBlockState: {State: 'associated'}}]
			})
		],
		Subnets: [
			subnet('main', 'public', '10.0.0.0/24', {
				AssignIpv6AddressOnCreation: true,
				Ipv6CidrBlockAssociationSet: [{Ipv6CidrBlock: '2600:1f18:0:1200::/64', Ipv6CidrBlockState: {State: 'associated'}}]
			})
		],
		RouteTables: [mainTable('main', [{DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: id('eigw', 'e')}])],
		EgressOnlyInternetGateways: [
			{EgressOnlyInternetGatewayId: id('eigw', 'e'), Attachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]}
		],
		SecurityGroups: [
			group('main', 'web', [], {
				IpPermissionsEgress: [{IpProtocol: '-1', IpRanges: [{CidrIp: '0.0.0.0/0'}], Ipv6Ranges: [{CidrIpv6: '::/0'}]}]
			})
		],
		NatGateways: [],
		NetworkInterfaces: [
			eni('web', 'public', '10.0.0.10', {...attachedTo('web'), Ipv6Addresses: [{Ipv6Address: '2600:1f18:0:1200::7'}]}),
			eni('db', 'public', '10.0.0.11', attachedTo('db'))
		]
	})
	const {main} = document.vpcs
	t.is(main.ipv6, '2600:1f18:0:1200::/56')
	t.is(main.subnets.public.ipv6, '2600:1f18:0:1200::/64')
	t.is(main.instances.web.ipv6, '2600:1f18:0:1200::7')
	t.is(main.instances.db.ipv6, false)
	t.is(main.securityGroups.web.egress, undefined)
	t.deepEqual(main.routeTables.main.routes, {'::/0': 'egress-only-internet-gateway'})
	t.notThrows(() => resolved(document))
})

test('a shared VPC: what the participant has in it, told by both accounts, and names of zones that differ', t => {
	const other = '222222222222'
	const {Reservations, NetworkInterfaces = [], SecurityGroups = [], ...network} = small
	const theirs = (small.Subnets ?? []).map(one => ({...one, AvailabilityZone: 'us-east-1c'}))
	const document = importFiles([
		...filesOf(network, 'accounts/111111111111/us-east-1'),
		...filesOf(
			{SecurityGroups: SecurityGroups.slice(0, 1), NetworkInterfaces: NetworkInterfaces.slice(2)},
			'accounts/111111111111/us-east-1'
		),
		...filesOf(
			{
				Vpcs: [...(small.Vpcs ?? []), vpc('own', '10.9.0.0/16', {OwnerId: other})],
				Subnets: [
					...theirs,
					subnet('own', 'own', '10.9.0.0/24', {OwnerId: other, AvailabilityZone: 'us-east-1a', AvailabilityZoneId: 'use1-az6'})
				],
				RouteTables: [mainTable('own')],
				NetworkAcls: [defaultAcl('own')],
				SecurityGroups: [...SecurityGroups.slice(1).map(one => ({...one, OwnerId: other})), defaultGroup('own')],
				NetworkInterfaces: NetworkInterfaces.slice(0, 2).map(one => ({...one, OwnerId: other})),
				Reservations: (Reservations ?? []).map(one => ({...one, OwnerId: other})),
				Addresses: [{PublicIp: '52.0.0.10', AllocationId: id('eipalloc', 'web'), ...named('web')}]
			},
			`accounts/${other}/us-east-1`
		)
		// biome-ignore lint/suspicious/noExplicitAny: see above
	]).document as any
	t.is(document.vpcs.main.account, undefined)
	t.is(document.vpcs.own.account, other)
	t.is(document.vpcs.main.subnets.public.zone, 'a')
	t.deepEqual([document.vpcs.main.instances.web.account, document.vpcs.main.instances.web.elasticIp], [other, 'web'])
	t.deepEqual(document.elasticIps.web, {id: id('eipalloc', 'web'), address: '52.0.0.10', account: other})
	t.deepEqual(document.zones, {
		[`${other}/us-east-1a`]: {id: 'use1-az6'},
		'us-east-1a': {id: 'use1-az2'},
		'us-east-1b': {id: 'use1-az4'}
	})
	const lab = resolved(document)
	t.deepEqual(
		lab.vpcs.flatMap(({subnets}) => subnets.map(({key, zone, zoneId}) => [key, zone, zoneId])),
		[
			['main.public', 'us-east-1a', 'use1-az2'],
			['main.private', 'us-east-1b', 'use1-az4'],
			['own.own', 'us-east-1a', 'use1-az6']
		]
	)
})

test('peerings: gone ones are gone, waiting ones wait, and of half a one only a note is left', t => {
	const peer = (name: string, accepter: string, Code: string) => ({
		VpcPeeringConnectionId: id('pcx', name),
		RequesterVpcInfo: {VpcId: id('vpc', 'main'), OwnerId: '111111111111'},
		AccepterVpcInfo: {VpcId: id('vpc', accepter), OwnerId: '333333333333'},
		Status: {Code}
	})
	const {document, notes} = importThings({
		...small,
		Vpcs: [...(small.Vpcs ?? []), ...['a', 'b', 'c'].map((name, n) => vpc(name, `10.${n + 1}.0.0/16`))],
		VpcPeeringConnections: [
			peer('one', 'a', 'pending-acceptance'),
			peer('two', 'b', 'rejected'),
			peer('three', 'c', 'deleted'),
			peer('four', 'elsewhere', 'active')
		]
	})
	t.deepEqual((document as {peerings?: unknown}).peerings, {
		'main-a': {id: id('pcx', 'one'), requester: 'main', accepter: 'a', accepted: false},
		'main-b': {id: id('pcx', 'two'), requester: 'main', accepter: 'b', accepted: 'rejected'}
	})
	t.true(
		notes.some(
			({kind, id: of, consequence}) =>
				kind === 'peering' &&
				of === id('pcx', 'four') &&
				consequence ===
					`${id('vpc', 'elsewhere')} of account 333333333333 is in no answer of describe-vpcs: routes to it are blackholes`
		)
	)
})

test('a VPC whose route tables or ACLs nobody saved is told, since it is another network then', t => {
	const {RouteTables, NetworkAcls, ...rest} = small
	const {notes} = importThings(rest)
	t.deepEqual(
		notes.map(({consequence}) => consequence),
		[
			'no answer of describe-route-tables speaks of it: its subnets have local routes only',
			'no answer of describe-network-acls speaks of it: its network ACLs allow everything'
		]
	)
})

test('quotas that the account must have had raised are raised in the lab', t => {
	const document = documentOf({
		...small,
		Vpcs: Array.from({length: 7}, (_, n) => vpc(n === 0 ? 'main' : `v${n}`, `10.${n}.0.0/16`))
	})
	t.deepEqual(document.quotas, {vpcsPerRegion: 7})
	t.notThrows(() => resolved(document))
})

test('other kinds: those without consequence are passed over, others are named, and nothing is lost in silence', t => {
	const {notes} = importFiles([
		...filesOf(small),
		...filesOf({
			FlowLogs: [{FlowLogId: 'fl-1'}],
			VpnConnections: [
				{VpnConnectionId: 'vpn-1', State: 'available'},
				{VpnConnectionId: 'vpn-2', State: 'deleted'}
			],
			CustomerGateways: [{CustomerGatewayId: 'cgw-1'}],
			LoadBalancers: [{LoadBalancerName: 'shop', Type: 'application'}],
			Unheard: [{Id: 1}]
		}),
		fileOf('us-east-1/notes.json', [])
	])
	t.deepEqual(
		notes.map(({kind, id: of, consequence}) => `${kind} ${of}: ${consequence}`),
		[
			'application load balancer shop: its addresses swallow every packet',
			'VPN connection vpn-1: nothing comes or goes by it',
			'customer gateway cgw-1: the site behind it is not there',
			'file snapshot/us-east-1/Unheard.json: it is passed over: nothing is known of "Unheard"',
			'file snapshot/us-east-1/notes.json: it is passed over: it is no answer of `aws ec2 describe-…`'
		]
	)
	t.is(region, 'us-east-1')
})

test('what lives where a lab file has no place is left out with a note', t => {
	const {document, notes} = importThings({
		...small,
		Vpcs: [...(small.Vpcs ?? []), vpc('other', '10.1.0.0/16')],
		NetworkInterfaces: [
			...(small.NetworkInterfaces ?? []),
			eni('six', 'six', '10.0.0.77', attachedTo('six')),
			eni('lost', 'nowhere', '10.0.0.78'),
			eni('abroad', 'else', '10.1.0.10', attachedTo('web', 1))
		],
		Reservations: [
			...(small.Reservations ?? []),
			reservation('six', {NetworkInterfaces: [eni('six', 'six', '10.0.0.77')]}),
			reservation('bare')
		],
		Subnets: [
			...(small.Subnets ?? []),
			subnet('other', 'else', '10.1.0.0/24'),
			{SubnetId: id('subnet', 'six'), VpcId: id('vpc', 'main'), AvailabilityZone: 'us-east-1a'}
		]
	})
	t.deepEqual(
		notes.filter(({kind}) => kind !== 'VPC').map(({kind, id: of, consequence}) => `${kind} ${of}: ${consequence}`),
		[
			`IPv6-only subnet ${id('subnet', 'six')}: it is left out, and so is what lives in it`,
			`network interface ${id('eni', 'six')}: it is left out with its subnet ${id('subnet', 'six')}`,
			`network interface ${id('eni', 'lost')}: ${id('subnet', 'nowhere')} is in no answer of describe-subnets: it is left out`,
			`network interface ${id('eni', 'abroad')}: it is left out: its VPC is not that of its instance ${id('i', 'web')}`,
			`instance ${id('i', 'bare')}: it has no network interface, and is left out`
		]
	)
	t.notThrows(() => resolved(document))
})

test('identifiers of another shape than those of AWS are left out, and nothing else is', t => {
	const document = documentOf({
		...small,
		Vpcs: [vpc('main', '10.0.0.0/16')],
		InternetGateways: [{InternetGatewayId: 'igw-local', Attachments: [{VpcId: id('vpc', 'main')}]}]
	})
	t.deepEqual(document.vpcs.main.internetGateway, {})
	t.is(document.vpcs.main.id, id('vpc', 'main'))
	t.deepEqual(document.zones['us-east-1a'], {id: 'use1-az2'})
	t.notThrows(() => resolved(document))
})
