import test from 'ava'
import {commentOfAccount, renderYaml} from '../../src/import/render-yaml.ts'
import {readLab} from '../../src/lab/read.ts'
import {
	attachedTo,
	defaultAcl,
	defaultGroup,
	eni,
	fileOf,
	filesOf,
	group,
	id,
	mainTable,
	named,
	small,
	subnet,
	vpc
} from './account.ts'
import {documentOf, importFiles, importThings, resolved} from './importing.ts'

test('a small account reads like a lab file that somebody wrote', t => {
	const {document, notes} = importThings(small)
	t.deepEqual(notes, [])
	t.is(
		renderYaml(document, {comment: commentOfAccount('snapshot', notes)}),
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
	const text = renderYaml(document, {comment: commentOfAccount('snapshot', notes)})
	const fromText = readLab(text, {file: 'lab.yaml', name: 'demo'}).lab
	const sorted = (all: readonly {readonly key: string}[]) => [...all].sort((a, b) => (a.key < b.key ? -1 : 1))
	t.deepEqual(sorted(fromText.vpcs[0]?.interfaces ?? []), sorted(lab.vpcs[0]?.interfaces ?? []))
	t.is(lab.vpcs[0]?.id, id('vpc', 'main'))
	t.is(String(lab.vpcs[0]?.interfaces.find(({type}) => type === 'nat_gateway')?.privateIps[0]?.publicIp?.address), '52.0.0.9')
	t.deepEqual(
		lab.vpcs[0]?.subnets.map(({zoneId}) => zoneId),
		['use1-az2', 'use1-az4']
	)
	t.deepEqual(
		lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.web'),
		{
			key: 'main.web',
			type: 'interface',
			id: id('eni', 'web'),
			subnet: 'main.public',
			mac: '02:00:00:00:00:01',
			privateIps: [{address: '10.0.0.10', publicIp: {address: '52.0.0.10'}}],
			ipv6: [],
			securityGroups: ['main.web'],
			sourceDestCheck: true,
			owner: {kind: 'instance', key: 'main.web', deviceIndex: 0},
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
