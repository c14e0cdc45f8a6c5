/** Site-to-Site VPN connections. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import type {TunnelSeen} from '../../api/observations.ts'
import {type Action, type Actions, type ApiPart, type Call, itemOf, type Patch, patchAt} from '../../api/part.ts'
import {replacing, written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {VpnConnection} from '../../model/vpn.ts'
import type {Item, View} from '../view.ts'
import {blockOf} from '../vpc/actions.ts'
import {connectionOf, customerGatewayIn, gatewayIn, vpnConnectionType} from './actions-place.ts'
import {tunnelFields, tunnelsWith} from './actions-tunnels.ts'
import type {ConnectionWritten} from './schema.ts'

const filters = {
	'bgp-asn': 'BgpAsn',
	'customer-gateway-configuration': 'CustomerGatewayConfiguration',
	'customer-gateway-id': 'CustomerGatewayId',
	'option.static-routes-only': 'Options.StaticRoutesOnly',
	'route.destination-cidr-block': 'Routes[].DestinationCidrBlock',
	state: 'State',
	'transit-gateway-id': 'TransitGatewayId',
	type: 'Type',
	'vpn-connection-id': 'VpnConnectionId',
	'vpn-gateway-id': 'VpnGatewayId'
}

const networks = {
	LocalIpv4NetworkCidr: 'localIpv4NetworkCidr',
	RemoteIpv4NetworkCidr: 'remoteIpv4NetworkCidr',
	LocalIpv6NetworkCidr: 'localIpv6NetworkCidr',
	RemoteIpv6NetworkCidr: 'remoteIpv6NetworkCidr'
} as const

const networksOf = (input: {readonly [K in keyof typeof networks]?: string}): Patch =>
	Object.fromEntries(
		Object.entries(networks).flatMap(([key, field]) => {
			const value = input[key as keyof typeof networks]
			return value === undefined ? [] : [[field, value]]
		})
	)

/** Writes the automatic addresses and keys into the file, so that later changes do not choose others. */
function pinned(id: string, after: View): Patch {
	const {connection, path} = connectionOf(id, after)
	const own = written<ConnectionWritten>(path, after)?.tunnels ?? []
	return patchAt(
		[...path, 'tunnels'],
		[
			...connection.tunnels.map(({outsideIp, insideCidr, psk}, index) => ({
				outsideIp,
				[insideCidr.includes(':') ? 'insideIpv6Cidr' : 'insideCidr']: insideCidr,
				psk,
				...(Array.isArray(own) && own[index])
			}))
		]
	)
}

/** Adds the current state of its tunnels (VPN-5). */
function withTelemetry(item: Item, {lab}: View, seen: readonly TunnelSeen[]): Item {
	const connection = lab.vpn?.connections.find(({id}) => id === item.VpnConnectionId)
	return {
		...item,
		VgwTelemetry: (connection?.tunnels ?? []).map(({key, outsideIp}) => {
			const {isUp = false, sinceMs = 0, routes = 0} = seen.find(one => one.key === key) ?? {}
			return {
				OutsideIpAddress: outsideIp,
				Status: isUp ? 'UP' : 'DOWN',
				StatusMessage: isUp && connection?.routing === 'bgp' ? `${routes} BGP ROUTES` : isUp ? '' : 'IPSEC IS DOWN',
				AcceptedRouteCount: routes,
				LastStatusChange: new Date(sinceMs).toISOString()
			}
		})
	}
}

/** The response of a call that modifies the connection. */
const modified = (id: string) => (after: View) => ({VpnConnection: {...itemOf(vpnConnectionType, id, after), State: 'modifying'}})

const notFoundTunnel = (address: string, id: string) =>
	new AwsError('InvalidParameterValue', `The tunnel outside IP address ${address} does not belong to VPN connection ${id}.`)

const listed = listing(vpnConnectionType, {ids: 'VpnConnectionIds', filters})

const describe: Action<Requests['DescribeVpnConnections']> = Object.assign(
	(call: Call<Requests['DescribeVpnConnections']>) => {
		const {answer} = listed(call) as {readonly answer: {readonly VpnConnections: readonly Item[]}}
		const {tunnels = []} = call.observed
		return {answer: {VpnConnections: answer.VpnConnections.map(one => withTelemetry(one, call.view, tunnels))}}
	},
	{observes: 'tunnels'} as const
)

const actions: Actions<Requests> = {
	DescribeVpnConnections: describe,
	CreateVpnConnection({input, view, newId}) {
		const {CustomerGatewayId, Type, Options = {}, TagSpecifications} = input
		if (Type !== 'ipsec.1') throw invalidValue(Type, 'type')
		const customer = customerGatewayIn(CustomerGatewayId, view)
		const gateway = gatewayIn(input, view)
		if (!gateway) {
			throw new AwsError('MissingParameter', 'The request must contain the parameter VpnGatewayId or TransitGatewayId')
		}
		const id = newId('vpn')
		const tags = tagsFor('vpn-connection', TagSpecifications)
		const {TunnelOptions = []} = Options
		return {
			patch: patchAt(['vpnConnections', keyFor(id, tags.Name, view, 'vpn-connection')], {
				id,
				...customer,
				gateway,
				...(Options.StaticRoutesOnly && {routing: 'static', ...(input.VpnGatewayId !== undefined && {routes: []})}),
				...(Options.TunnelInsideIpVersion === 'ipv6' && {insideIpVersion: 'ipv6'}),
				...(Options.EnableAcceleration && {accelerated: true}),
				...networksOf(Options),
				...(TunnelOptions.length > 0 && {tunnels: TunnelOptions.map(tunnelFields)}),
				tags: writtenTags(tags)
			}),
			pin: after => pinned(id, after),
			answer: after => ({VpnConnection: {...itemOf(vpnConnectionType, id, after), State: 'pending'}})
		}
	},
	DeleteVpnConnection({input: {VpnConnectionId: id}, view}) {
		const item = itemOf(vpnConnectionType, id, view)
		return {
			patch: patchAt(connectionOf(id, view).path, null),
			gone: [{word: 'vpn-connection', item: {...item, State: 'deleted'}}]
		}
	},
	CreateVpnConnectionRoute({input: {VpnConnectionId: id, DestinationCidrBlock}, view}) {
		const {connection, path} = connectionOf(id, view)
		const cidr = blockOf(DestinationCidrBlock, 'destinationCidrBlock')
		const {routes} = connection
		return {patch: patchAt(path, {routes: [...routes.filter(one => one !== cidr), cidr]})}
	},
	DeleteVpnConnectionRoute({input: {VpnConnectionId: id, DestinationCidrBlock}, view}) {
		const {connection, path} = connectionOf(id, view)
		const cidr = blockOf(DestinationCidrBlock, 'destinationCidrBlock')
		if (!connection.routes.some(one => one === cidr)) {
			throw new AwsError('InvalidRoute.NotFound', `The specified route ${cidr} does not exist in ${id}.`)
		}
		return {patch: patchAt(path, {routes: connection.routes.filter(one => one !== cidr)})}
	},
	ModifyVpnConnection({input, view}) {
		const {VpnConnectionId: id, CustomerGatewayId} = input
		const {path} = connectionOf(id, view)
		const gateway = gatewayIn(input, view)
		const before = written<ConnectionWritten>(path, view)
		return {
			patch: patchAt(path, {
				...(CustomerGatewayId !== undefined && {device: null, ...customerGatewayIn(CustomerGatewayId, view)}),
				...(gateway && {gateway: replacing(before?.gateway, gateway)})
			}),
			answer: modified(id)
		}
	},
	ModifyVpnConnectionOptions({input, view}) {
		const {VpnConnectionId: id, ...options} = input
		return {patch: patchAt(connectionOf(id, view).path, networksOf(options)), answer: modified(id)}
	},
	ModifyVpnTunnelOptions({input: {VpnConnectionId: id, VpnTunnelOutsideIpAddress, TunnelOptions}, view}) {
		const {connection, path} = connectionOf(id, view)
		const found = connection.tunnels.find(({outsideIp}) => outsideIp === VpnTunnelOutsideIpAddress)
		if (!found) throw notFoundTunnel(VpnTunnelOutsideIpAddress, id)
		const before = written<ConnectionWritten>(path, view)?.tunnels
		return {
			patch: patchAt([...path, 'tunnels'], tunnelsWith(before, found.number, tunnelFields(TunnelOptions))),
			answer: modified(id)
		}
	},
	ModifyVpnTunnelCertificate({input: {VpnConnectionId: id}, view}) {
		itemOf(vpnConnectionType, id, view)
		throw new AwsError('UnsupportedOperation', 'In this lab tunnels authenticate by pre-shared keys alone.')
	},
	ReplaceVpnTunnel({input: {VpnConnectionId: id, VpnTunnelOutsideIpAddress}, view}) {
		tunnelAt(id, VpnTunnelOutsideIpAddress, view)
		throw new AwsError('UnsupportedOperation', `No maintenance of the tunnel ${VpnTunnelOutsideIpAddress} is pending.`)
	},
	GetVpnTunnelReplacementStatus({input: {VpnConnectionId: id, VpnTunnelOutsideIpAddress}, view}) {
		const {customerGateway} = tunnelAt(id, VpnTunnelOutsideIpAddress, view)
		const {TransitGatewayId, VpnGatewayId} = itemOf(vpnConnectionType, id, view)
		return {
			answer: {
				VpnConnectionId: id,
				TransitGatewayId,
				VpnGatewayId,
				CustomerGatewayId: customerGateway.id,
				VpnTunnelOutsideIpAddress,
				MaintenanceDetails: {PendingMaintenance: 'false'}
			}
		}
	},
	GetVpnConnectionDeviceTypes: () => ({answer: {VpnConnectionDeviceTypes: [generic]}}),
	GetVpnConnectionDeviceSampleConfiguration({input: {VpnConnectionId: id, VpnConnectionDeviceTypeId}, view}) {
		const item = itemOf(vpnConnectionType, id, view)
		if (VpnConnectionDeviceTypeId !== generic.VpnConnectionDeviceTypeId) {
			throw invalidValue(VpnConnectionDeviceTypeId, 'VpnConnectionDeviceTypeId')
		}
		return {answer: {VpnConnectionDeviceSampleConfiguration: item.CustomerGatewayConfiguration}}
	}
}

/** Differs from AWS: the only device type in a lab; `vpclab vpn-config` writes files for strongSwan and FRR. */
const generic = {VpnConnectionDeviceTypeId: '9005b6c1', Vendor: 'Generic', Platform: 'Generic', Software: 'Vendor Agnostic'}

/** Errors: AwsError. */
function tunnelAt(id: string, address: string, view: View): VpnConnection {
	const {connection} = connectionOf(id, view)
	if (!connection.tunnels.some(({outsideIp}) => outsideIp === address)) throw notFoundTunnel(address, id)
	return connection
}

export const vpnConnection: ApiPart = {types: [vpnConnectionType], ec2: actions}
