/** Site-to-Site VPN, as AWS describes it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, block, flag, list, maybe, tagged, text} from '../../import/describe-parts.ts'

const values = list(z.object({Value: z.union([text, z.int()])}))

export const tunnelOptions = z.object({
	OutsideIpAddress: maybe(address4),
	TunnelInsideCidr: maybe(block),
	TunnelInsideIpv6Cidr: maybe(block),
	PreSharedKey: maybe(text),
	Phase1LifetimeSeconds: maybe(z.int()),
	Phase2LifetimeSeconds: maybe(z.int()),
	RekeyMarginTimeSeconds: maybe(z.int()),
	RekeyFuzzPercentage: maybe(z.int()),
	ReplayWindowSize: maybe(z.int()),
	DpdTimeoutSeconds: maybe(z.int()),
	DpdTimeoutAction: maybe(text),
	Phase1EncryptionAlgorithms: values,
	Phase2EncryptionAlgorithms: values,
	Phase1IntegrityAlgorithms: values,
	Phase2IntegrityAlgorithms: values,
	Phase1DHGroupNumbers: values,
	Phase2DHGroupNumbers: values,
	IkeVersions: values,
	StartupAction: maybe(text)
})

export const vpnConnection = z.object({
	VpnConnectionId: text,
	State: maybe(text),
	CustomerGatewayId: maybe(text),
	VpnGatewayId: maybe(text),
	TransitGatewayId: maybe(text),
	Options: maybe(
		z.object({
			StaticRoutesOnly: maybe(flag),
			EnableAcceleration: maybe(flag),
			TunnelInsideIpVersion: maybe(text),
			LocalIpv4NetworkCidr: maybe(block),
			RemoteIpv4NetworkCidr: maybe(block),
			LocalIpv6NetworkCidr: maybe(block),
			RemoteIpv6NetworkCidr: maybe(block),
			TunnelOptions: list(tunnelOptions)
		})
	),
	/** XML from which a device is configured. */
	CustomerGatewayConfiguration: maybe(text),
	VgwTelemetry: list(z.object({OutsideIpAddress: maybe(address4)})),
	Routes: list(z.object({DestinationCidrBlock: maybe(block), State: maybe(text)})),
	...tagged
})

export const vpnGateway = z.object({
	VpnGatewayId: text,
	State: maybe(text),
	AmazonSideAsn: maybe(z.int()),
	VpcAttachments: list(z.object({VpcId: maybe(text), State: maybe(text)})),
	...tagged
})

export const customerGateway = z.object({
	CustomerGatewayId: text,
	State: maybe(text),
	/** A number, as text. */
	BgpAsn: maybe(text),
	BgpAsnExtended: maybe(text),
	IpAddress: maybe(text),
	DeviceName: maybe(text),
	...tagged
})

export const answers = {
	VpnConnections: answer(vpnConnection, {ids: ['VpnConnectionId'], command: 'describe-vpn-connections'})
} as const satisfies Answers
