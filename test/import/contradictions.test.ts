import test from 'ava'
import {account, attachedTo, eni, filesOf, id, mainTable, reservation, small, subnet, vpc} from './account.ts'
import {importFiles} from './importing.ts'

type Things = Readonly<Record<string, readonly object[]>>

function imported(things: Things) {
	const {document, notes} = importFiles(filesOf({...small, ...things}))
	return {
		document: document as {vpcs: {main: {instances: object}}},
		said: notes.map(({kind, id: of, consequence}) => `${kind} ${of}: ${consequence}`)
	}
}

test('of several instances with one interface one has it, and the others are noted', t => {
	const shared = eni('shared', 'public', '10.0.0.30')
	const all = ['one', 'two', 'three'].map(name => reservation(name, {NetworkInterfaces: [shared]}))
	const {document, said} = imported({Reservations: [...(small.Reservations ?? []), ...all]})
	t.deepEqual(Object.keys(document.vpcs.main.instances).sort(), ['db', 'three', 'web'])
	const left = (name: string) =>
		`instance ${id('i', name)}: its network interface ${id('eni', 'shared')} is, by another answer or entry, that of ${id('i', 'three')}: it has none, and is left out`
	t.deepEqual(said, [left('one'), left('two')])
})

test('an instance whose second interface another has is without that one alone', t => {
	const own = eni('own', 'public', '10.0.0.31', attachedTo('one'))
	const second = eni('second', 'public', '10.0.0.32', attachedTo('two', 1))
	const {document, said} = imported({
		NetworkInterfaces: [...(small.NetworkInterfaces ?? []), eni('two', 'public', '10.0.0.33', attachedTo('two')), own, second],
		Reservations: [
			...(small.Reservations ?? []),
			reservation('one', {NetworkInterfaces: [own, second]}),
			reservation('two', {NetworkInterfaces: []})
		]
	})
	t.deepEqual(Object.keys(document.vpcs.main.instances).sort(), ['db', 'one', 'two', 'web'])
	t.deepEqual(said, [
		`instance ${id('i', 'one')}: its network interface ${id('eni', 'second')} is, by another answer or entry, that of ${id('i', 'two')}: it is without that one`
	])
})

const hub = id('tgw', 'hub')
const toHub = {
	RouteTables: [mainTable('main', [{DestinationCidrBlock: '10.9.0.0/16', TransitGatewayId: hub, State: 'active'}])],
	TransitGateways: [{TransitGatewayId: hub, State: 'available', OwnerId: account}]
}
const routeNote = (target: string, why: string) =>
	`route target ${target}: ${why}: the route of ${id('rtb', 'mainm')} is a blackhole`

test('a transit gateway that is described is not said to be in no answer: its attachment is', t => {
	t.deepEqual(imported(toHub).said, [
		routeNote(hub, `an attachment of it to ${id('vpc', 'main')} is in no answer of describe-transit-gateway-vpc-attachments`)
	])
	const seen = {
		TransitGatewayAttachmentId: id('tgw-attach', 'main'),
		TransitGatewayId: hub,
		ResourceType: 'vpc',
		ResourceId: id('vpc', 'main')
	}
	t.true(
		imported({...toHub, TransitGatewayAttachments: [seen]}).said.includes(
			routeNote(
				hub,
				`its attachment ${id('tgw-attach', 'main')} to ${id('vpc', 'main')} is in no answer of describe-transit-gateway-vpc-attachments`
			)
		)
	)
	t.deepEqual(imported({...toHub, TransitGateways: []}).said, [routeNote(hub, 'it is in no answer of describe-transit-gateways')])
})

test('other targets too are noted by what is missing of them', t => {
	const saidOf = (route: object, more: Things = {}) =>
		imported({...more, RouteTables: [mainTable('main', [{DestinationCidrBlock: '10.9.0.0/16', State: 'active', ...route}])]}).said
	const nat = id('nat', 'gone')
	t.deepEqual(saidOf({NatGatewayId: nat}), [routeNote(nat, 'it is in no answer of describe-nat-gateways')])
	const failed = [...(small.NatGateways ?? []), {NatGatewayId: nat, VpcId: id('vpc', 'main'), State: 'failed'}]
	t.deepEqual(saidOf({NatGatewayId: nat}, {NatGateways: failed}), [routeNote(nat, 'it is failed')])
	const elsewhere = {
		Vpcs: [vpc('main', '10.0.0.0/16'), vpc('b', '10.7.0.0/16')],
		Subnets: [...(small.Subnets ?? []), subnet('b', 'b', '10.7.0.0/24')],
		NetworkInterfaces: [...(small.NetworkInterfaces ?? []), eni('far', 'b', '10.7.0.9')]
	}
	const said = saidOf({NetworkInterfaceId: id('eni', 'far')}, elsewhere)
	t.true(said.includes(routeNote(id('eni', 'far'), `it is in ${id('vpc', 'b')}, not in ${id('vpc', 'main')}`)), said.join('\n'))
})

test('a peering whose other side nobody saved is noted once, however many routes and answers name it', t => {
	const pcx = id('pcx', 'p')
	const side = (name: string) => ({VpcId: id('vpc', name), OwnerId: account})
	const route = {VpcPeeringConnectionId: pcx, State: 'active'}
	const {said} = imported({
		VpcPeeringConnections: [
			{VpcPeeringConnectionId: pcx, RequesterVpcInfo: side('main'), AccepterVpcInfo: side('far'), Status: {Code: 'active'}}
		],
		RouteTables: [
			mainTable(
				'main',
				['10.8.0.0/16', '10.9.0.0/16'].map(DestinationCidrBlock => ({DestinationCidrBlock, ...route}))
			)
		]
	})
	t.deepEqual(said, [
		`peering ${pcx}: ${id('vpc', 'far')} of account ${account} is in no answer of describe-vpcs: routes to it are blackholes`
	])
	const attachment = {TransitGatewayAttachmentId: id('tgw-attach', 'peer'), State: 'available'}
	const far = id('tgw', 'far')
	const peered = imported({
		RouteTables: [mainTable('main')],
		TransitGateways: toHub.TransitGateways,
		TransitGatewayPeeringAttachments: [
			{...attachment, RequesterTgwInfo: {TransitGatewayId: hub}, AccepterTgwInfo: {TransitGatewayId: far}}
		],
		TransitGatewayAttachments: [{...attachment, TransitGatewayId: hub, ResourceType: 'peering', ResourceId: far}],
		TransitGatewayRouteTables: [{TransitGatewayRouteTableId: id('tgw-rtb', 'r'), TransitGatewayId: hub, State: 'available'}],
		TransitGatewayStaticRoutes: [
			{
				TransitGatewayRouteTableId: id('tgw-rtb', 'r'),
				Routes: [{DestinationCidrBlock: '10.9.0.0/16', State: 'active', TransitGatewayAttachments: [attachment]}]
			}
		]
	})
	t.deepEqual(peered.said, [
		`transit gateway peering ${attachment.TransitGatewayAttachmentId}: ${far} is in no answer of describe-transit-gateways: routes to it are blackholes`
	])
})

test('an elastic address that no interface says it has is nobody’s, and is noted', t => {
	const at = {PublicIp: '203.0.113.77', AllocationId: 'eipalloc-0123456789abcdef0'}
	const holder = id('eni', 'web')
	const consequence = `${holder}, to which it should be associated, is not described with it: it is taken as unassociated`
	t.deepEqual(imported({Addresses: [{...at, NetworkInterfaceId: holder}]}).said, [`address ${at.AllocationId}: ${consequence}`])
	t.deepEqual(imported({Addresses: [at]}).said, [])
})
