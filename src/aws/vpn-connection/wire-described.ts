/** VPN connections, as EC2 describes them. Pure. */
import type {VpnConnection, VpnTunnel} from '../../model/vpn.ts'
import {awsBag, compact, type Item, tagList, type View} from '../view.ts'
import {renderCustomerGatewayConfiguration} from './customer-gateway-configuration.ts'

type Scope = {readonly id: string; readonly region: string; readonly account: string}

/** AWS's end of a connection. Undefined: the lab has no gateway of that key. */
export const endOf = (
	{gateway: {kind, key}}: Pick<VpnConnection, 'gateway'>,
	{lab: {vpn, transitGateways}}: Pick<View, 'lab'>
): Scope | undefined => (kind === 'vpn-gateway' ? vpn?.gateways : transitGateways)?.find(one => one.key === key)

/** As DescribeVpnConnections answers, without the state of the tunnels. */
export const describeVpnConnections = (view: View): readonly Item[] =>
	(view.lab.vpn?.connections ?? []).flatMap(connection => {
		const end = endOf(connection, view)
		return end?.region === view.region && end.account === view.account ? [describeConnection(connection, end.id, view)] : []
	})

function describeConnection(connection: VpnConnection, gatewayId: string, view: View): Item {
	const {key, id, gateway, customerGateway, routing, routes, tunnels} = connection
	const isIpv6 = connection.insideIpVersion === 6
	return compact({
		VpnConnectionId: id,
		State: 'available',
		Type: 'ipsec.1',
		Category: 'VPN',
		CustomerGatewayId: customerGateway.id,
		[gateway.kind === 'vpn-gateway' ? 'VpnGatewayId' : 'TransitGatewayId']: gatewayId,
		GatewayAssociationState: 'associated',
		CustomerGatewayConfiguration: renderCustomerGatewayConfiguration(view.lab, key),
		Options: {
			EnableAcceleration: connection.accelerated,
			StaticRoutesOnly: routing === 'static',
			TunnelInsideIpVersion: isIpv6 ? 'ipv6' : 'ipv4',
			OutsideIpAddressType: 'PublicIpv4',
			[isIpv6 ? 'LocalIpv6NetworkCidr' : 'LocalIpv4NetworkCidr']: connection.localNetworkCidr,
			[isIpv6 ? 'RemoteIpv6NetworkCidr' : 'RemoteIpv4NetworkCidr']: connection.remoteNetworkCidr,
			TunnelOptions: tunnels.map(tunnel => tunnelItem(tunnel, writtenTunnel(connection, tunnel.number, view)))
		},
		Routes: routes.map(DestinationCidrBlock => ({DestinationCidrBlock, Source: 'Static', State: 'available'})),
		VgwTelemetry: [],
		Tags: tagList(id, 'vpnConnections', view),
		...awsBag(id, 'vpnConnections', view)
	})
}

type Phase = {
	readonly encryption?: unknown
	readonly integrity?: unknown
	readonly dhGroups?: unknown
	readonly lifetimeSeconds?: unknown
}
type Tunnel = {readonly [key: string]: unknown; readonly phase1?: Phase; readonly phase2?: Phase}

/** A tunnel's settings in the file: AWS returns only the options that were requested. */
function writtenTunnel({key}: VpnConnection, number: 1 | 2, {document}: View): Tunnel {
	const {tunnels = []} = document.vpnConnections?.[key] ?? {}
	return ((Array.isArray(tunnels) ? tunnels[number - 1] : tunnels[number]) ?? {}) as Tunnel
}

function tunnelItem({outsideIp, insideCidr, psk, ikeVersions, phase1, phase2, ...tunnel}: VpnTunnel, written: Tunnel): Item {
	const values = (given: unknown, all: readonly unknown[]) => (given === undefined ? undefined : all.map(Value => ({Value})))
	return compact({
		OutsideIpAddress: outsideIp,
		[insideCidr.includes(':') ? 'TunnelInsideIpv6Cidr' : 'TunnelInsideCidr']: insideCidr,
		PreSharedKey: psk,
		Phase1EncryptionAlgorithms: values(written.phase1?.encryption, phase1.encryption),
		Phase1IntegrityAlgorithms: values(written.phase1?.integrity, phase1.integrity),
		Phase1DHGroupNumbers: values(written.phase1?.dhGroups, phase1.dhGroups),
		Phase1LifetimeSeconds: written.phase1?.lifetimeSeconds,
		Phase2EncryptionAlgorithms: values(written.phase2?.encryption, phase2.encryption),
		Phase2IntegrityAlgorithms: values(written.phase2?.integrity, phase2.integrity),
		Phase2DHGroupNumbers: values(written.phase2?.dhGroups, phase2.dhGroups),
		Phase2LifetimeSeconds: written.phase2?.lifetimeSeconds,
		IkeVersions: values(
			written.ike,
			ikeVersions.map(version => `ikev${version}`)
		),
		RekeyMarginTimeSeconds: written.rekeyMarginSeconds,
		RekeyFuzzPercentage: written.rekeyFuzzPercent,
		ReplayWindowSize: written.replayWindowPackets,
		DpdTimeoutSeconds: written.dpdTimeoutSeconds,
		DpdTimeoutAction: written.dpdAction === undefined ? undefined : tunnel.dpd.action,
		StartupAction: written.startupAction
	})
}
