import test from 'ava'
import {defaultAcl, defaultGroup, id, mainTable, named, reservation, small, vpc} from './account.ts'
import {documentOf, resolved} from './importing.ts'

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
