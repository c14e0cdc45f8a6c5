/** Customer gateways, VPN connections and their static routes. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpnconnection.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import type {Placed} from '../../iac/placed.ts'
import type {Properties} from '../../iac/properties.ts'
import {idOf} from '../ids.ts'
import {unknownBlock} from '../site/unknown-block.ts'

/** The site whose device this is. The lab file may add what a template does not have: blocks, hosts. */
function makeCustomerGateway(making: Making): Made {
	const {properties, name, lab} = making
	const address = properties.text('IpAddress')
	if (address === undefined) {
		if (!properties.has('IpAddress')) return notEmulated(making, 'it is left out: it has no IpAddress')
		return leftOut(making)
	}
	const id = idOf('cgw', name)
	const path = ['sites', name]
	making.assume(
		`site "${name}" has the customer gateway ${address}, no hosts, and announces nothing (sites: {${name}: {cidr: …, hosts: {…}}})`
	)
	const asn = properties.number('BgpAsnExtended') ?? properties.number('BgpAsn')
	const isKnown = lab.written([...path, 'cidr']) !== undefined
	return {
		ref: id,
		attributes: {CustomerGatewayId: () => id},
		things: [{kind: 'customer-gateway', id, path, name}],
		edits: [
			{
				path,
				value: {
					publicIp: properties.placed('IpAddress', address),
					asn: properties.placed(properties.has('BgpAsn') ? 'BgpAsn' : 'BgpAsnExtended', asn),
					// What is behind it no template says.
					...(!isKnown && {cidr: unknownBlock, announces: []}),
					tags: making.tags()
				}
			}
		]
	}
}

/** `[{Value: AES256}]`. Absent and empty: AWS's default. */
function values<Value>(spec: Properties, key: string, read: (item: Properties) => Value | undefined): Placed | undefined {
	const all = spec.items(key).flatMap(item => read(item) ?? [])
	return all.length > 0 ? spec.placed(key, all) : undefined
}

const textIn = (item: Properties) => item.text('Value')
const numberIn = (item: Properties) => item.number('Value')

function phaseOf(spec: Properties, phase: 'Phase1' | 'Phase2'): Readonly<Record<string, unknown>> | undefined {
	const written = {
		encryption: values(spec, `${phase}EncryptionAlgorithms`, textIn),
		integrity: values(spec, `${phase}IntegrityAlgorithms`, textIn),
		dhGroups: values(spec, `${phase}DHGroupNumbers`, numberIn),
		lifetimeSeconds: spec.placed(`${phase}LifetimeSeconds`, spec.number(`${phase}LifetimeSeconds`))
	}
	return Object.values(written).some(value => value !== undefined) ? written : undefined
}

/** `ikev2` is 2. */
function ikeVersion(item: Properties): unknown {
	const word = item.text('Value')
	const version = /^ikev([12])$/.exec(word ?? '')?.[1]
	return version === undefined ? word : Number(version)
}

const tunnelOf = (spec: Properties): Readonly<Record<string, unknown>> => ({
	psk: spec.placed('PreSharedKey', spec.text('PreSharedKey')),
	insideCidr: spec.placed('TunnelInsideCidr', spec.text('TunnelInsideCidr')),
	insideIpv6Cidr: spec.placed('TunnelInsideIpv6Cidr', spec.text('TunnelInsideIpv6Cidr')),
	ike: values(spec, 'IKEVersions', ikeVersion),
	phase1: phaseOf(spec, 'Phase1'),
	phase2: phaseOf(spec, 'Phase2'),
	rekeyMarginSeconds: spec.placed('RekeyMarginTimeSeconds', spec.number('RekeyMarginTimeSeconds')),
	rekeyFuzzPercent: spec.placed('RekeyFuzzPercentage', spec.number('RekeyFuzzPercentage')),
	replayWindowPackets: spec.placed('ReplayWindowSize', spec.number('ReplayWindowSize')),
	startupAction: spec.placed('StartupAction', spec.text('StartupAction')),
	dpdAction: spec.placed('DPDTimeoutAction', spec.text('DPDTimeoutAction')),
	dpdTimeoutSeconds: spec.placed('DPDTimeoutSeconds', spec.number('DPDTimeoutSeconds'))
})

function makeConnection(making: Making): Made {
	const {properties, thingAt, name} = making
	const customer = thingAt('CustomerGatewayId', 'customer-gateway')
	const key = properties.has('TransitGatewayId') ? 'TransitGatewayId' : 'VpnGatewayId'
	if (!properties.has(key)) return notEmulated(making, 'it is left out: it is at no gateway yet')
	const gateway = thingAt(key, key === 'TransitGatewayId' ? 'transit-gateway' : 'vpn-gateway')
	if (!customer || !gateway) return leftOut(making)
	const id = idOf('vpn', name)
	const path = ['vpnConnections', name]
	const isStatic = properties.flag('StaticRoutesOnly') === true
	const tunnels = properties.items('VpnTunnelOptionsSpecifications').map(tunnelOf)
	// An attached gateway is named after its VPC.
	const gatewayName = key === 'TransitGatewayId' ? {transitGateway: gateway.name} : {vpnGateway: gateway.vpc ?? gateway.name}
	const text = (property: string) => properties.placed(property, properties.text(property))
	const attachment = idOf('tgw-attach', `vpn ${name}`)
	return {
		ref: id,
		attributes: {VpnConnectionId: () => id},
		things: [
			{kind: 'vpn-connection', id, path, name},
			...(key === 'TransitGatewayId'
				? [{kind: 'transit-gateway-attachment' as const, id: attachment, path, name, facts: {gateway: gateway.name}}]
				: [])
		],
		edits: [
			{
				path,
				value: {
					site: properties.placed('CustomerGatewayId', customer.name),
					gateway: properties.placed(key, gatewayName),
					routing: isStatic ? properties.placed('StaticRoutesOnly', 'static') : undefined,
					accelerated: properties.flag('EnableAcceleration') ? properties.placed('EnableAcceleration', true) : undefined,
					insideIpVersion: text('TunnelInsideIpVersion'),
					localIpv4NetworkCidr: text('LocalIpv4NetworkCidr'),
					remoteIpv4NetworkCidr: text('RemoteIpv4NetworkCidr'),
					localIpv6NetworkCidr: text('LocalIpv6NetworkCidr'),
					remoteIpv6NetworkCidr: text('RemoteIpv6NetworkCidr'),
					tunnels: tunnels.length > 0 ? properties.placed('VpnTunnelOptionsSpecifications', tunnels) : undefined,
					tags: making.tags()
				}
			}
		]
	}
}

function makeRoute(making: Making): Made {
	const {properties, thingAt} = making
	const connection = thingAt('VpnConnectionId', 'vpn-connection')
	const block = properties.text('DestinationCidrBlock')
	if (!connection || block === undefined) return leftOut(making)
	return {
		ref: making.logicalId,
		edits: [{path: [...connection.path, 'routes'], value: [properties.placed('DestinationCidrBlock', block)], append: true}]
	}
}

const bandwidth = 'tunnels have no more bandwidth than the machine gives them'

export const vpnConnection: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::CustomerGateway': {
			effect: ['IpAddress', 'BgpAsn', 'BgpAsnExtended', 'Tags'],
			inert: ['Type', 'DeviceName'],
			named: {CertificateArn: 'tunnels authenticate by keys, not by certificates'},
			make: makeCustomerGateway
		},
		'AWS::EC2::VPNConnection': {
			effect: [
				'CustomerGatewayId',
				'VpnGatewayId',
				'TransitGatewayId',
				'StaticRoutesOnly',
				'EnableAcceleration',
				'TunnelInsideIpVersion',
				'LocalIpv4NetworkCidr',
				'RemoteIpv4NetworkCidr',
				'LocalIpv6NetworkCidr',
				'RemoteIpv6NetworkCidr',
				'VpnTunnelOptionsSpecifications',
				'Tags'
			],
			inert: ['Type', 'PreSharedKeyStorage'],
			named: {
				OutsideIpAddressType: 'private VPN over Direct Connect is not emulated',
				TransportTransitGatewayAttachmentId: 'private VPN over Direct Connect is not emulated',
				TunnelBandwidth: bandwidth,
				VpnConcentratorId: 'VPN concentrators are not emulated'
			},
			make: makeConnection
		},
		'AWS::EC2::VPNConnectionRoute': {effect: ['VpnConnectionId', 'DestinationCidrBlock'], make: makeRoute}
	}
}
