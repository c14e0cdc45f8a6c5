import test from 'ava'
import type {SnapshotFile} from '../../../src/import/snapshot.ts'
import {readLab} from '../../../src/lab/read.ts'
import {defaultAcl, defaultGroup, eni, fileOf, filesOf, id, mainTable, named, subnet, vpc} from '../../import/account.ts'
import {importFiles} from '../../import/importing.ts'

const gateway = (name: string, more: object = {}) => ({
	TransitGatewayId: id('tgw', name),
	OwnerId: '111111111111',
	State: 'available',
	Options: {
		AmazonSideAsn: 64512,
		DefaultRouteTableAssociation: 'enable',
		DefaultRouteTablePropagation: 'enable',
		AssociationDefaultRouteTableId: id('tgw-rtb', `${name}d`),
		PropagationDefaultRouteTableId: id('tgw-rtb', `${name}d`)
	},
	...named(name),
	...more
})

const table = (gatewayName: string, name: string, more: object = {}) => ({
	TransitGatewayRouteTableId: id('tgw-rtb', name),
	TransitGatewayId: id('tgw', gatewayName),
	State: 'available',
	...more
})

const attachment = (gatewayName: string, vpcName: string, more: object = {}) => ({
	TransitGatewayAttachmentId: id('tgw-attach', vpcName),
	TransitGatewayId: id('tgw', gatewayName),
	VpcId: id('vpc', vpcName),
	SubnetIds: [id('subnet', `${vpcName}t`)],
	State: 'available',
	...more
})

const seen = (gatewayName: string, vpcName: string, tableName: string | undefined) => ({
	TransitGatewayAttachmentId: id('tgw-attach', vpcName),
	TransitGatewayId: id('tgw', gatewayName),
	ResourceType: 'vpc',
	ResourceId: id('vpc', vpcName),
	State: 'available',
	...(tableName !== undefined && {Association: {TransitGatewayRouteTableId: id('tgw-rtb', tableName), State: 'associated'}})
})

const vpcs = (names: readonly string[]) => ({
	Vpcs: names.map((name, n) => vpc(name, `10.${n + 1}.0.0/16`)),
	Subnets: names.map((name, n) => subnet(name, `${name}t`, `10.${n + 1}.0.0/28`)),
	RouteTables: names.map(name => mainTable(name, [{DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: id('tgw', 'hub')}])),
	NetworkAcls: names.map(defaultAcl),
	SecurityGroups: names.map(defaultGroup)
})

// biome-ignore lint/suspicious/noExplicitAny: tests reach into what a lab file says
const documentOf = (files: readonly SnapshotFile[]): any => importFiles(files).document

test('a gateway with its defaults says no more than whom it connects', t => {
	const {document, notes} = importFiles(
		filesOf({
			...vpcs(['dev', 'prod']),
			TransitGateways: [gateway('hub'), gateway('old', {State: 'deleted'})],
			TransitGatewayRouteTables: [table('hub', 'hubd')],
			TransitGatewayVpcAttachments: [attachment('hub', 'dev'), attachment('hub', 'prod')],
			TransitGatewayAttachments: [seen('hub', 'dev', 'hubd'), seen('hub', 'prod', 'hubd')],
			TransitGatewayPropagations: [
				{
					TransitGatewayRouteTableId: id('tgw-rtb', 'hubd'),
					TransitGatewayRouteTablePropagations: ['dev', 'prod'].map(name => ({
						TransitGatewayAttachmentId: id('tgw-attach', name),
						State: 'enabled'
					}))
				}
			],
			TransitGatewayStaticRoutes: [{TransitGatewayRouteTableId: id('tgw-rtb', 'hubd'), Routes: []}],
			NetworkInterfaces: [
				eni('tgw', 'devt', '10.1.0.9', {
					InterfaceType: 'transit_gateway',
					Description: `Network Interface for Transit Gateway Attachment ${id('tgw-attach', 'dev')}`
				})
			]
		})
	)
	t.deepEqual(notes, [])
	t.deepEqual((document as {transitGateways?: unknown}).transitGateways, {
		hub: {
			id: id('tgw', 'hub'),
			attachments: {
				dev: {
					id: id('tgw-attach', 'dev'),
					subnets: [{subnet: 'devt', privateIp: '10.1.0.9', interfaceId: id('eni', 'tgw'), mac: '02:00:00:00:00:01'}]
				},
				prod: {id: id('tgw-attach', 'prod'), subnets: ['prodt']}
			},
			routeTables: {default: {id: id('tgw-rtb', 'hubd')}}
		}
	})
	const [hub] = readLab(document, {name: 'demo'}).lab.transitGateways
	t.deepEqual(hub?.routeTables[0]?.routes.map(({destination, attachment: via}) => [destination, via]) as unknown, [
		['10.1.0.0/16', 'hub.dev'],
		['10.2.0.0/16', 'hub.prod']
	])
})

test('tables, associations, propagations and routes as their own commands answer', t => {
	const document = documentOf([
		...filesOf({
			...vpcs(['dev', 'prod', 'shared']),
			TransitGateways: [
				gateway('hub', {
					Options: {
						AmazonSideAsn: 64600,
						DefaultRouteTableAssociation: 'disable',
						DefaultRouteTablePropagation: 'disable',
						SecurityGroupReferencingSupport: 'enable'
					}
				})
			],
			TransitGatewayRouteTables: [table('hub', 'spokes', named('spokes')), table('hub', 'core', named('core'))],
			TransitGatewayVpcAttachments: [
				attachment('hub', 'dev', {CreationTime: '2024-03-01T00:00:00Z'}),
				attachment('hub', 'prod', {CreationTime: '2024-01-01T00:00:00Z', Options: {ApplianceModeSupport: 'enable'}}),
				attachment('hub', 'shared', {CreationTime: '2024-02-01T00:00:00Z', State: 'pendingAcceptance'})
			]
		}),
		...['dev', 'prod'].map(name =>
			fileOf(`us-east-1/get-transit-gateway-route-table-associations-${id('tgw-rtb', name === 'dev' ? 'spokes' : 'core')}.json`, {
				Associations: [{TransitGatewayAttachmentId: id('tgw-attach', name), State: 'associated'}]
			})
		),
		fileOf(`us-east-1/get-transit-gateway-route-table-propagations-${id('tgw-rtb', 'core')}.json`, {
			TransitGatewayRouteTablePropagations: [
				{TransitGatewayAttachmentId: id('tgw-attach', 'dev'), State: 'enabled'},
				{TransitGatewayAttachmentId: id('tgw-attach', 'shared'), State: 'disabled'}
			]
		}),
		fileOf(`us-east-1/search-transit-gateway-routes-${id('tgw-rtb', 'spokes')}.json`, {
			Routes: [
				{
					DestinationCidrBlock: '10.2.0.0/16',
					Type: 'static',
					State: 'active',
					TransitGatewayAttachments: [{TransitGatewayAttachmentId: id('tgw-attach', 'prod')}]
				},
				{
					DestinationCidrBlock: '10.1.0.0/16',
					Type: 'propagated',
					State: 'active',
					TransitGatewayAttachments: [{TransitGatewayAttachmentId: id('tgw-attach', 'dev')}]
				},
				{DestinationCidrBlock: '10.66.0.0/16', Type: 'static', State: 'blackhole', TransitGatewayAttachments: []},
				{
					DestinationCidrBlock: '10.99.0.0/16',
					Type: 'static',
					State: 'active',
					TransitGatewayAttachments: [{TransitGatewayAttachmentId: id('tgw-attach', 'vpn'), ResourceType: 'vpn'}]
				}
			]
		}),
		fileOf(`us-east-1/search-transit-gateway-routes-${id('tgw-rtb', 'core')}.json`, {Routes: []})
	])
	t.deepEqual(document.transitGateways.hub, {
		id: id('tgw', 'hub'),
		asn: 64600,
		securityGroupReferencing: true,
		defaultAssociation: false,
		defaultPropagation: false,
		attachments: {
			prod: {id: id('tgw-attach', 'prod'), subnets: ['prodt'], association: 'core', applianceMode: true},
			shared: {id: id('tgw-attach', 'shared'), subnets: ['sharedt'], accepted: false},
			dev: {id: id('tgw-attach', 'dev'), subnets: ['devt'], association: 'spokes', propagations: ['core']}
		},
		routeTables: {
			spokes: {
				id: id('tgw-rtb', 'spokes'),
				routes: {'10.2.0.0/16': 'prod', '10.66.0.0/16': 'blackhole', '10.99.0.0/16': 'blackhole'}
			},
			core: {id: id('tgw-rtb', 'core')}
		}
	})
	t.deepEqual(Object.keys(document.transitGateways.hub.attachments), ['prod', 'shared', 'dev'], 'in the order in which they came')
	t.notThrows(() => readLab(document, {name: 'demo'}))
})

test('peered gateways of several accounts and regions, told by both sides or by their own command', t => {
	const side = (own: string, other: string, tableName: string) => ({
		TransitGatewayAttachmentId: id('tgw-attach', 'peer'),
		TransitGatewayId: id('tgw', own),
		ResourceType: 'peering',
		ResourceId: id('tgw', other),
		State: 'available',
		Association: {TransitGatewayRouteTableId: id('tgw-rtb', tableName), State: 'associated'},
		...(own === 'hub' && named('east-west'))
	})
	const west = {...gateway('west'), OwnerId: '222222222222'}
	const east = filesOf(
		{
			...vpcs(['dev']),
			TransitGateways: [gateway('hub')],
			TransitGatewayRouteTables: [table('hub', 'hubd')],
			TransitGatewayAttachments: [side('hub', 'west', 'hubd')],
			TransitGatewayStaticRoutes: [
				{
					TransitGatewayRouteTableId: id('tgw-rtb', 'hubd'),
					Routes: [
						{
							DestinationCidrBlock: '10.9.0.0/16',
							State: 'active',
							TransitGatewayAttachments: [{TransitGatewayAttachmentId: id('tgw-attach', 'peer')}]
						}
					]
				}
			],
			TransitGatewayVpcAttachments: [attachment('hub', 'dev')]
		},
		'accounts/111111111111/us-east-1'
	)
	const there = (Attachments: object) =>
		filesOf(
			{
				TransitGateways: [west],
				TransitGatewayRouteTables: [table('west', 'westd')],
				TransitGatewayStaticRoutes: [{TransitGatewayRouteTableId: id('tgw-rtb', 'westd'), Routes: []}],
				...Attachments
			},
			'accounts/222222222222/us-west-2'
		)
	const document = documentOf([...east, ...there({TransitGatewayAttachments: [side('west', 'hub', 'westd')]})])
	t.deepEqual(document.transitGatewayPeerings, {'east-west': {id: id('tgw-attach', 'peer'), requester: 'hub', accepter: 'west'}})
	t.deepEqual(document.transitGateways.hub.routeTables.default.routes, {'10.9.0.0/16': 'east-west'})
	t.deepEqual([document.transitGateways.west.region, document.transitGateways.west.account], ['us-west-2', '222222222222'])
	const asked = documentOf([
		...east,
		...there({
			TransitGatewayPeeringAttachments: [
				{
					TransitGatewayAttachmentId: id('tgw-attach', 'peer'),
					RequesterTgwInfo: {TransitGatewayId: id('tgw', 'west')},
					AccepterTgwInfo: {TransitGatewayId: id('tgw', 'hub')},
					State: 'pendingAcceptance'
				}
			]
		})
	])
	t.deepEqual(Object.values(asked.transitGatewayPeerings), [
		{id: id('tgw-attach', 'peer'), requester: 'west', accepter: 'hub', accepted: false}
	] as never)
	const alone = importFiles(east)
	t.true(
		alone.notes.some(
			({kind, consequence}) =>
				kind === 'transit gateway peering' && consequence.includes('is in no answer of describe-transit-gateways')
		)
	)
	t.notThrows(() => [document, asked, alone.document].map(one => readLab(one, {name: 'demo'})))
})

test('static routes that nobody saved, and attachments of other kinds, are named', t => {
	const {notes} = importFiles(
		filesOf({
			...vpcs(['dev']),
			TransitGateways: [gateway('hub')],
			TransitGatewayRouteTables: [table('hub', 'hubd')],
			TransitGatewayVpcAttachments: [attachment('hub', 'dev'), attachment('hub', 'lost')],
			TransitGatewayAttachments: [{...seen('hub', 'vpn', 'hubd'), ResourceType: 'vpn', ResourceId: 'vpn-0123'}]
		})
	)
	t.deepEqual(
		notes.map(({kind, consequence}) => `${kind}: ${consequence}`),
		[
			`transit gateway attachment: ${id('vpc', 'lost')} is in no answer of describe-vpcs: nothing comes or goes by it`,
			'transit gateway route table: its static routes are in no answer: save that of search-transit-gateway-routes too',
			'transit gateway vpn attachment: nothing comes or goes by it (vpn-0123)'
		]
	)
})

test('routes beyond those that AWS answered, and IPv6 support that is off where IPv6 is, are noted', t => {
	const {Vpcs, ...others} = vpcs(['dev'])
	const saidOf = (six: string[], AdditionalRoutesAvailable: boolean) =>
		importFiles(
			filesOf({
				...others,
				Vpcs: Vpcs.map(one => ({...one, Ipv6CidrBlockAssociationSet: six.map(Ipv6CidrBlock => ({Ipv6CidrBlock}))})),
				TransitGateways: [gateway('hub')],
				TransitGatewayRouteTables: [table('hub', 'hubd')],
				TransitGatewayVpcAttachments: [attachment('hub', 'dev', {Options: {Ipv6Support: 'disable'}})],
				TransitGatewayStaticRoutes: [{TransitGatewayRouteTableId: id('tgw-rtb', 'hubd'), Routes: [], AdditionalRoutesAvailable}]
			})
		).notes.map(({kind, consequence}) => `${kind}: ${consequence}`)
	t.deepEqual(saidOf([], false), [])
	t.deepEqual(saidOf(['2600:1f18:1::/56'], true), [
		'transit gateway attachment: its IPv6 support is off, which the lab does not know: IPv6 goes by it all the same',
		'transit gateway route table: it has more routes than AWS answered: those are not there'
	])
})
