/** VPN connections, their customer gateways and gateways by id. Pure. */
import {AwsError} from '../../api/errors.ts'
import {doesNotExist, itemOf, type Patch, type ResourceType} from '../../api/part.ts'
import type {VpnConnection} from '../../model/vpn.ts'
import {customerGatewayType} from '../site/actions.ts'
import {gatewayOf} from '../transit-gateway/actions-place.ts'
import type {View} from '../view.ts'
import {vpnGatewayType} from '../vpn-gateway/actions.ts'
import {describeVpnConnections} from './wire-described.ts'

export const vpnConnectionType: ResourceType = {
	word: 'vpn-connection',
	list: 'VpnConnections',
	prefix: 'vpn',
	id: 'VpnConnectionId',
	all: describeVpnConnections,
	missing: doesNotExist('InvalidVpnConnectionID.NotFound', 'vpnConnection ID'),
	section: 'vpnConnections'
}

type Found = {readonly connection: VpnConnection; readonly path: readonly string[]}

/** Errors: AwsError. */
export function connectionOf(id: string, view: View): Found {
	itemOf(vpnConnectionType, id, view)
	const connection = view.lab.vpn?.connections.find(one => one.id === id)
	if (!connection) throw vpnConnectionType.missing(id)
	return {connection, path: ['vpnConnections', connection.key]}
}

/** A customer gateway by its id, as the lab file names it: the site, and which of its devices. Errors: AwsError. */
export function customerGatewayIn(id: string, view: View): Patch {
	itemOf(customerGatewayType, id, view)
	for (const {key, customerGateways} of view.lab.vpn?.sites ?? []) {
		const found = customerGateways.find(one => one.id === id)
		if (found) return {site: key, ...(found.key !== key && {device: found.key.slice(key.length + 1)})}
	}
	throw customerGatewayType.missing(id)
}

type Ends = {readonly VpnGatewayId?: string; readonly TransitGatewayId?: string}

/** Undefined: the call names neither gateway. Errors: AwsError. */
export function gatewayIn({VpnGatewayId, TransitGatewayId}: Ends, view: View): Patch | undefined {
	if (VpnGatewayId !== undefined && TransitGatewayId !== undefined) {
		throw new AwsError('InvalidParameterCombination', 'The parameters VpnGatewayId and TransitGatewayId cannot be used together')
	}
	if (TransitGatewayId !== undefined) return {transitGateway: gatewayOf(TransitGatewayId, view).gateway.key}
	if (VpnGatewayId === undefined) return undefined
	itemOf(vpnGatewayType, VpnGatewayId, view)
	return {vpnGateway: view.lab.vpn?.gateways.find(({id}) => id === VpnGatewayId)?.key}
}
