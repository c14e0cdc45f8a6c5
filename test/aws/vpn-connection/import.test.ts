import test from 'ava'
import type {SnapshotFile} from '../../../src/import/snapshot.ts'
import {defaultAcl, defaultGroup, fileOf, filesOf, id, mainTable, named, subnet, vpc} from '../../import/account.ts'
import {importFiles, resolved} from '../../import/importing.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests reach into what a lab file says
function imported(files: readonly SnapshotFile[]): {document: any; notes: string[]} {
	const {document, notes} = importFiles(files)
	return {document, notes: notes.map(({kind, id: of, consequence}) => `${kind} ${of}: ${consequence}`)}
}

const office = {
	CustomerGatewayId: id('cgw', 'office'),
	State: 'available',
	Type: 'ipsec.1',
	IpAddress: '198.51.100.20',
	BgpAsn: '65001',
	...named('Office Berlin')
}

const values = (...all: readonly (string | number)[]) => all.map(Value => ({Value}))

const connection = (more: object = {}, options: object = {}, first: object = {}) => ({
	VpnConnectionId: id('vpn', 'office'),
	State: 'available',
	Type: 'ipsec.1',
	CustomerGatewayId: office.CustomerGatewayId,
	VpnGatewayId: id('vgw', 'main'),
	...named('office'),
	Options: {
		EnableAcceleration: false,
		StaticRoutesOnly: false,
		TunnelInsideIpVersion: 'ipv4',
		TunnelOptions: [
			{
				OutsideIpAddress: '54.200.1.2',
				TunnelInsideCidr: '169.254.20.0/30',
				PreSharedKey: 'a_key.of.the.account',
				Phase2LifetimeSeconds: 1800,
				IkeVersions: values('ikev2'),
				Phase1DHGroupNumbers: values(14, 19),
				...first
			},
			{OutsideIpAddress: '54.200.3.4', TunnelInsideCidr: '169.254.21.0/30', PreSharedKey: 'another_key.of.it'}
		],
		...options
	},
	...more
})

const account = (more: Readonly<Record<string, readonly object[]>>) =>
	filesOf({
		Vpcs: [vpc('main', '10.1.0.0/16')],
		Subnets: [subnet('main', 'a', '10.1.0.0/24')],
		NetworkAcls: [defaultAcl('main')],
		SecurityGroups: [defaultGroup('main')],
		RouteTables: [
			mainTable(
				'main',
				[
					{DestinationCidrBlock: '192.168.0.0/24', GatewayId: id('vgw', 'main'), Origin: 'EnableVgwRoutePropagation'},
					{DestinationCidrBlock: '172.20.0.0/16', GatewayId: id('vgw', 'main'), Origin: 'CreateRoute'}
				],
				{PropagatingVgws: [{GatewayId: id('vgw', 'main')}]}
			)
		],
		VpnGateways: [
			{
				VpnGatewayId: id('vgw', 'main'),
				State: 'available',
				AmazonSideAsn: 64_600,
				VpcAttachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]
			}
		],
		CustomerGateways: [office],
		VpnConnections: [connection()],
		...more
	})

test('a VPC’s gateway, a site and a connection with what differs from AWS’s defaults (VPN-1…5)', t => {
	const {document, notes} = imported(account({}))
	t.deepEqual(document.vpcs.main.vpnGateway, {id: id('vgw', 'main'), asn: 64_600})
	t.deepEqual(document.sites, {
		'Office-Berlin': {id: office.CustomerGatewayId, publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'}
	})
	t.deepEqual(document.vpnConnections, {
		office: {
			id: id('vpn', 'office'),
			site: 'Office-Berlin',
			gateway: {vpnGateway: 'main'},
			tunnels: [
				{
					insideCidr: '169.254.20.0/30',
					outsideIp: '54.200.1.2',
					psk: 'a_key.of.the.account',
					ike: [2],
					phase1: {dhGroups: [14, 19]},
					phase2: {lifetimeSeconds: 1800}
				},
				{insideCidr: '169.254.21.0/30', outsideIp: '54.200.3.4', psk: 'another_key.of.it'}
			]
		}
	})
	t.deepEqual(notes, [])
	const {vpn} = resolved(document)
	t.is(vpn?.connections[0]?.tunnels[1].psk, 'another_key.of.it')
	t.is(vpn?.gateways[0]?.asn, 64_600)
})

test('propagation is a word of the table, and what it brought is left to BGP; a static route stays (RT-8)', t => {
	const {document} = imported(account({}))
	t.like(document.vpcs.main.routeTables.main, {propagate: true, routes: {'172.20.0.0/16': 'vpn-gateway'}})
	const [table] = resolved(document).vpcs[0]?.routeTables ?? []
	t.true(table?.propagating)
})

test('static routes of a connection are the site’s blocks (VPN-7)', t => {
	const routes = [{DestinationCidrBlock: '172.20.0.0/16', State: 'available'}]
	const {document} = imported(account({VpnConnections: [connection({Routes: routes}, {StaticRoutesOnly: true})]}))
	t.like(document.vpnConnections.office, {routing: 'static', routes: ['172.20.0.0/16']})
	t.deepEqual(document.sites['Office-Berlin'].cidr, ['172.20.0.0/16', '192.168.0.0/24'])
	t.deepEqual(resolved(document).vpn?.connections[0]?.routes, ['172.20.0.0/16'])
})

test('networks of a connection are imported where they are not everything', t => {
	const all = {LocalIpv4NetworkCidr: '0.0.0.0/0', RemoteIpv4NetworkCidr: '0.0.0.0/0'}
	const officeOf = (options: object) =>
		imported(account({VpnConnections: [connection({}, options)]})).document.vpnConnections.office
	t.false('localIpv4NetworkCidr' in officeOf(all))
	const some = officeOf({...all, LocalIpv4NetworkCidr: '192.168.0.0/24'})
	t.is(some.localIpv4NetworkCidr, '192.168.0.0/24')
	t.false('remoteIpv4NetworkCidr' in some)
})

test('at a transit gateway the attachment’s table and routes are the connection’s (TGW-6)', t => {
	const hub = {
		TransitGatewayId: id('tgw', 'hub'),
		State: 'available',
		Options: {
			AssociationDefaultRouteTableId: id('tgw-rtb', 'd'),
			PropagationDefaultRouteTableId: id('tgw-rtb', 'd'),
			DefaultRouteTableAssociation: 'enable',
			DefaultRouteTablePropagation: 'enable'
		},
		...named('hub')
	}
	const attachment = id('tgw-attach', 'office')
	const table = (name: string) => ({
		TransitGatewayRouteTableId: id('tgw-rtb', name),
		TransitGatewayId: hub.TransitGatewayId,
		State: 'available',
		...(name !== 'd' && named(name))
	})
	const via = [{TransitGatewayAttachmentId: attachment, ResourceType: 'vpn'}]
	const {document, notes} = imported([
		...account({
			VpnGateways: [],
			RouteTables: [mainTable('main')],
			TransitGateways: [hub],
			TransitGatewayRouteTables: [table('d'), table('offices')],
			TransitGatewayAttachments: [
				{
					TransitGatewayAttachmentId: attachment,
					TransitGatewayId: hub.TransitGatewayId,
					ResourceType: 'vpn',
					ResourceId: id('vpn', 'office'),
					State: 'available',
					Association: {TransitGatewayRouteTableId: id('tgw-rtb', 'offices'), State: 'associated'}
				}
			],
			VpnConnections: [connection({VpnGatewayId: undefined, TransitGatewayId: hub.TransitGatewayId})]
		}),
		fileOf(`us-east-1/search-transit-gateway-routes-${id('tgw-rtb', 'd')}.json`, {
			Routes: [
				{DestinationCidrBlock: '192.168.7.0/24', TransitGatewayAttachments: via, Type: 'propagated', State: 'active'},
				{DestinationCidrBlock: '192.168.8.0/24', TransitGatewayAttachments: via, Type: 'static', State: 'active'}
			]
		}),
		fileOf(`us-east-1/search-transit-gateway-routes-${id('tgw-rtb', 'offices')}.json`, {Routes: []})
	])
	t.like(document.vpnConnections.office, {gateway: {transitGateway: 'hub'}, association: 'offices'})
	t.deepEqual(document.transitGateways.hub.routeTables.default.routes, {'192.168.8.0/24': 'office'})
	t.deepEqual(document.sites['Office-Berlin'].cidr, ['192.168.7.0/24', '192.168.8.0/24'])
	t.deepEqual(notes, [])
	t.is(resolved(document).vpn?.connections[0]?.gateway.kind, 'transit-gateway')
})

test('a route table of the gateway itself stays its own (RT-10)', t => {
	const edge = {
		RouteTableId: id('rtb', 'edge'),
		VpcId: id('vpc', 'main'),
		Associations: [{GatewayId: id('vgw', 'main'), AssociationState: {State: 'associated'}}],
		Routes: [],
		...named('edge')
	}
	const {document} = imported(account({RouteTables: [mainTable('main'), edge]}))
	t.like(document.vpcs.main.vpnGateway, {routeTable: 'edge'})
	t.is(resolved(document).vpn?.gateways[0]?.routeTable, 'main.edge')
})

test('a gateway without a VPC stands alone; networks that nobody names are said to be unknown', t => {
	const {document, notes} = imported(
		account({
			RouteTables: [mainTable('main')],
			VpnGateways: [{VpnGatewayId: id('vgw', 'main'), State: 'available', VpcAttachments: [], ...named('cloudhub')}]
		})
	)
	t.deepEqual(document.vpnGateways, {cloudhub: {id: id('vgw', 'main')}})
	t.like(document.sites['Office-Berlin'], {cidr: '192.0.2.0/24', announces: []})
	t.deepEqual(notes, [
		`customer gateway ${office.CustomerGatewayId}: the networks behind it are in no answer: it has 192.0.2.0/24, and announces nothing`
	])
	t.deepEqual(resolved(document).vpn?.sites[0]?.announces, [])
})

test('without its customer gateway, or with a private one, a connection is named and left out', t => {
	const {document, notes} = imported(account({CustomerGateways: [{...office, IpAddress: '10.0.0.1'}]}))
	t.is(document.vpnConnections, undefined)
	t.deepEqual(notes, [
		`VPN connection ${id('vpn', 'office')}: nothing comes or goes by it`,
		`customer gateway ${office.CustomerGatewayId}: the site behind it is not there`
	])
	t.notThrows(() => resolved(document))
})
