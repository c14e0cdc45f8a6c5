import test from 'ava'
import {filesOf, id, mainTable, small} from '../../import/account.ts'
import {importFiles, resolved} from '../../import/importing.ts'

const vgw = id('vgw', 'main')
const gatewayId = '5f294f92-bafb-4011-916d-9b0bab4f1cf2'

const connection = {
	connectionId: 'dxcon-0123abcd',
	connectionName: 'East 1',
	connectionState: 'available',
	region: 'us-east-1',
	location: 'EqDC2',
	bandwidth: '10Gbps'
}

const virtualInterface = (more: object = {}) => ({
	virtualInterfaceId: 'dxvif-0123abcd',
	virtualInterfaceName: 'prod',
	virtualInterfaceType: 'private',
	virtualInterfaceState: 'available',
	connectionId: connection.connectionId,
	location: 'EqDC2',
	vlan: 101,
	asn: 65_010,
	mtu: 9001,
	authKey: 'secret-of-bgp',
	amazonAddress: '169.254.96.1/30',
	customerAddress: '169.254.96.2/30',
	addressFamily: 'ipv4',
	virtualGatewayId: '',
	directConnectGatewayId: gatewayId,
	...more
})

const account = {
	RouteTables: [
		mainTable('main', [{DestinationCidrBlock: '192.168.0.0/24', GatewayId: vgw, Origin: 'EnableVgwRoutePropagation'}], {
			PropagatingVgws: [{GatewayId: vgw}]
		})
	],
	VpnGateways: [{VpnGatewayId: vgw, State: 'available', VpcAttachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]}],
	connections: [connection],
	virtualInterfaces: [virtualInterface()],
	directConnectGateways: [
		{
			directConnectGatewayId: gatewayId,
			directConnectGatewayName: 'corp',
			directConnectGatewayState: 'available',
			amazonSideAsn: 64_513
		}
	],
	directConnectGatewayAssociations: [
		{
			directConnectGatewayId: gatewayId,
			associationState: 'associated',
			associatedGateway: {id: vgw, type: 'virtualPrivateGateway'},
			allowedPrefixesToDirectConnectGateway: [{cidr: '10.0.0.0/16'}]
		}
	]
}

function imported(more: Readonly<Record<string, readonly object[]>> = {}) {
	const {document, notes} = importFiles(filesOf({...small, ...account, ...more}))
	// biome-ignore lint/suspicious/noExplicitAny: tests reach into what a lab file says
	return {document: document as any, said: notes.map(one => `${one.kind} ${one.id}: ${one.consequence}`)}
}

const madeUp = `Direct Connect connection ${connection.connectionId}: whose router is at its far end is in no answer: site "dx-65010" is made up, and announces`

test('a connection, its virtual interface, a Direct Connect gateway and its association become those of a lab (DX-1…6)', t => {
	const {document, said} = imported()
	t.deepEqual(document.directConnects, {
		'East-1': {
			id: 'dxcon-0123abcd',
			location: 'EqDC2',
			site: 'dx-65010',
			bandwidth: '10Gbps',
			virtualInterfaces: {
				prod: {
					id: 'dxvif-0123abcd',
					vlan: 101,
					gateway: {directConnectGateway: 'corp'},
					amazonAddress: '169.254.96.1/30',
					customerAddress: '169.254.96.2/30',
					authKey: 'secret-of-bgp',
					mtu: 9001
				}
			}
		}
	})
	t.deepEqual(document.directConnectGateways, {
		corp: {id: gatewayId, asn: 64_513, associations: {main: {allowedPrefixes: ['10.0.0.0/16']}}}
	})
	t.deepEqual(document.sites, {'dx-65010': {publicIp: '203.0.113.1', asn: 65_010, cidr: '192.168.0.0/24'}})
	t.deepEqual(said, [`${madeUp} 192.168.0.0/24`])
	t.notThrows(() => resolved(document))
})

test('a virtual interface leads to a virtual private gateway; a public one has its prefixes; a hosted connection is one (DX-1, DX-4)', t => {
	const {document} = imported({
		connections: [
			{...connection, bandwidth: '500Mbps'},
			{...connection, connectionId: 'dxcon-00000002', connectionName: 'West', connectionState: 'down'}
		],
		virtualInterfaces: [
			virtualInterface({directConnectGatewayId: '', virtualGatewayId: vgw, mtu: 1500}),
			virtualInterface({
				virtualInterfaceId: 'dxvif-00000002',
				virtualInterfaceType: 'public',
				connectionId: 'dxcon-00000002',
				directConnectGatewayId: '',
				mtu: 1500,
				amazonAddress: '198.51.100.1/30',
				customerAddress: '198.51.100.2/30',
				routeFilterPrefixes: [{cidr: '198.51.100.0/24'}]
			})
		],
		directConnectGatewayAssociations: []
	})
	t.like(document.directConnects['East-1'], {bandwidth: '500Mbps', hosted: true})
	t.deepEqual(document.directConnects['East-1'].virtualInterfaces.prod.gateway, {vpnGateway: 'main'})
	t.like(document.directConnects.West, {fault: 'down'})
	t.like(document.directConnects.West.virtualInterfaces.prod, {type: 'public', prefixes: ['198.51.100.0/24']})
	t.notThrows(() => resolved(document))
})

test('a link aggregation group is one connection of the rate of its links, down when too few of them are up (DX-1)', t => {
	const lagId = 'dxlag-0123abcd'
	const link = (connectionId: string, connectionState = 'available') => ({...connection, connectionId, connectionState, lagId})
	const lag = {
		lagId,
		lagName: 'bundle',
		lagState: 'available',
		region: 'us-east-1',
		location: 'EqDC2',
		connectionsBandwidth: '10Gbps',
		numberOfConnections: 2,
		minimumLinks: 1,
		connections: [link('dxcon-1'), link('dxcon-2', 'down')]
	}
	const virtualInterfaces = [virtualInterface({connectionId: lagId})]
	const {document, said} = imported({lags: [lag], connections: lag.connections, virtualInterfaces})
	t.deepEqual(Object.keys(document.directConnects), ['bundle'])
	t.like(document.directConnects.bundle, {location: 'EqDC2', bandwidth: '10Gbps', id: undefined, fault: undefined})
	t.like(document.directConnects.bundle.virtualInterfaces.prod, {id: 'dxvif-0123abcd', vlan: 101})
	const group = `Direct Connect link aggregation group ${lagId}`
	const taken = `${group}: its 2 connections are taken as one of 10Gbps, not of what they carry together`
	t.deepEqual(said.slice(1), [taken])
	t.notThrows(() => resolved(document))

	const tooFew = imported({lags: [{...lag, minimumLinks: 2}], connections: [], virtualInterfaces})
	t.is(tooFew.document.directConnects.bundle.fault, 'down')
	t.deepEqual(tooFew.said.slice(1), [taken, `${group}: it is down: nothing passes on it`])

	// Of the group itself there is no answer.
	const alone = imported({connections: lag.connections, virtualInterfaces})
	t.deepEqual(Object.keys(alone.document.directConnects), [lagId])
	t.deepEqual(alone.said.slice(1), [taken])
})

test('a virtual interface of IPv6 alone is told, and is not there', t => {
	const six = {addressFamily: 'ipv6', amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::2/125'}
	const {document, said} = imported({virtualInterfaces: [virtualInterface(six)]})
	t.deepEqual(document.directConnects['East-1'].virtualInterfaces, undefined)
	t.deepEqual(said.slice(1), [
		'Direct Connect virtual interface dxvif-0123abcd: it has no IPv4 session: nothing comes or goes by it'
	])
})

test('what of Direct Connect does not fit, or is made up, is noted', t => {
	const peer = {addressFamily: 'ipv6', asn: 65_010, bgpPeerState: 'available'}
	const {said} = imported({
		connections: [],
		virtualInterfaces: [
			virtualInterface({authKey: '', siteLinkEnabled: true, bgpPeers: [peer, {...virtualInterface(), authKey: '****'}]}),
			virtualInterface({virtualInterfaceId: 'dxvif-00000002', vlan: 102, directConnectGatewayId: 'elsewhere'}),
			virtualInterface({virtualInterfaceId: 'dxvif-00000003', vlan: 103, virtualInterfaceState: 'deleted'})
		]
	})
	const vif = 'Direct Connect virtual interface dxvif-'
	t.deepEqual(said, [
		`${madeUp} 192.168.0.0/24`,
		`Direct Connect connection ${connection.connectionId}: it is in no answer of describe-connections: it is taken as a dedicated one of 1Gbps`,
		`${vif}0123abcd: its IPv6 session is not there`,
		`${vif}0123abcd: SiteLink is not emulated: nothing goes from site to site by it`,
		`${vif}0123abcd: no answer has its BGP key: made up here`,
		`${vif}00000002: elsewhere is in no answer: nothing comes or goes by it`
	])
})

test('a transit virtual interface leads by a Direct Connect gateway to a transit gateway, with the table of its attachment (DX-4, DX-6)', t => {
	const hub = id('tgw', 'hub')
	const attachment = {TransitGatewayAttachmentId: id('tgw-attach', 'dx'), ResourceType: 'direct-connect-gateway'}
	const table = (name: string, isDefault: boolean) => ({
		TransitGatewayRouteTableId: id('tgw-rtb', name),
		TransitGatewayId: hub,
		State: 'available',
		DefaultAssociationRouteTable: isDefault,
		DefaultPropagationRouteTable: isDefault,
		Tags: [{Key: 'Name', Value: name}]
	})
	const learned = {
		DestinationCidrBlock: '192.168.9.0/24',
		Type: 'propagated',
		State: 'active',
		TransitGatewayAttachments: [attachment]
	}
	const {document, said} = imported({
		RouteTables: [mainTable('main')],
		VpnGateways: [],
		TransitGateways: [{TransitGatewayId: hub, State: 'available', Tags: [{Key: 'Name', Value: 'hub'}]}],
		TransitGatewayRouteTables: [table('usual', true), table('sites', false)],
		TransitGatewayStaticRoutes: [
			{TransitGatewayRouteTableId: id('tgw-rtb', 'usual'), Routes: [learned]},
			{TransitGatewayRouteTableId: id('tgw-rtb', 'sites'), Routes: []}
		],
		TransitGatewayAttachments: [
			{
				...attachment,
				TransitGatewayId: hub,
				ResourceId: gatewayId,
				State: 'available',
				Association: {TransitGatewayRouteTableId: id('tgw-rtb', 'sites'), State: 'associated'}
			}
		],
		virtualInterfaces: [virtualInterface({virtualInterfaceType: 'transit', mtu: 8500})],
		directConnectGatewayAssociations: [
			{
				directConnectGatewayId: gatewayId,
				associatedGateway: {id: hub, type: 'transitGateway'},
				allowedPrefixesToDirectConnectGateway: [{cidr: '10.0.0.0/8'}]
			}
		]
	})
	t.like(document.directConnects['East-1'].virtualInterfaces.prod, {type: 'transit', mtu: 8500})
	t.deepEqual(document.directConnectGateways.corp.associations, {hub: {allowedPrefixes: ['10.0.0.0/8'], association: 'sites'}})
	t.deepEqual(said, [`${madeUp} 192.168.9.0/24`])
	t.notThrows(() => resolved(document))
})
