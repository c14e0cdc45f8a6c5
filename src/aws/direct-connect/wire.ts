/** Direct Connect, as `aws directconnect describe-…` answers. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block, flag, list, maybe, text} from '../../import/describe-parts.ts'

const prefixes = list(z.object({cidr: block}))

export const directConnectConnection = z.object({
	connectionId: text,
	connectionName: maybe(text),
	connectionState: maybe(text),
	region: maybe(text),
	location: maybe(text),
	bandwidth: maybe(text),
	partnerName: maybe(text),
	lagId: maybe(text)
})

/** A link aggregation group. */
export const directConnectLag = z.object({
	lagId: text,
	lagName: maybe(text),
	lagState: maybe(text),
	region: maybe(text),
	location: maybe(text),
	connectionsBandwidth: maybe(text),
	minimumLinks: maybe(z.int()),
	connections: list(directConnectConnection)
})

const session = {
	addressFamily: maybe(text),
	asn: maybe(z.int()),
	asnLong: maybe(z.int()),
	authKey: maybe(text),
	amazonAddress: maybe(text),
	customerAddress: maybe(text)
}

export const virtualInterface = z.object({
	virtualInterfaceId: text,
	virtualInterfaceName: maybe(text),
	virtualInterfaceType: maybe(text),
	virtualInterfaceState: maybe(text),
	connectionId: maybe(text),
	location: maybe(text),
	region: maybe(text),
	vlan: maybe(z.int()),
	mtu: maybe(z.int()),
	virtualGatewayId: maybe(text),
	directConnectGatewayId: maybe(text),
	routeFilterPrefixes: prefixes,
	siteLinkEnabled: maybe(flag),
	bgpPeers: list(z.object({...session, bgpPeerState: maybe(text)})),
	...session
})

export const directConnectGateway = z.object({
	directConnectGatewayId: text,
	directConnectGatewayName: maybe(text),
	directConnectGatewayState: maybe(text),
	amazonSideAsn: maybe(z.int())
})

export const directConnectAssociation = z.object({
	associationId: maybe(text),
	associationState: maybe(text),
	directConnectGatewayId: maybe(text),
	virtualGatewayId: maybe(text),
	associatedGateway: maybe(z.object({id: maybe(text)})),
	allowedPrefixesToDirectConnectGateway: prefixes
})

export const answers = {
	connections: answer(directConnectConnection, {ids: ['connectionId'], command: 'describe-connections'}),
	lags: answer(directConnectLag, {ids: ['lagId'], command: 'describe-lags'}),
	virtualInterfaces: answer(virtualInterface, {ids: ['virtualInterfaceId'], command: 'describe-virtual-interfaces'})
} as const satisfies Answers
