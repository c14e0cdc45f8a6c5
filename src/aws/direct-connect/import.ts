/** Direct Connect (DX-1…8): connections with their virtual interfaces, Direct Connect gateways, and sites at their far end. */

import {Names} from '../../import/names.ts'
import type {Thing} from '../../import/snapshot.ts'
import {block, type World} from '../../import/world.ts'
import {listOrNothing, section, type Written, written} from '../../import/written.ts'
import {type Cidr, family} from '../../net/address.ts'
import {defaultAmazonAsn} from '../asn.ts'
import {isRegion} from '../regions.ts'
import type {Parts} from '../transit-gateway/import-parts.ts'
import {tablesWritten} from '../vpn-connection/import.ts'
import {
	associationsOf,
	attachmentsTo,
	type Carrier,
	carriersOf,
	directGatewaysOf,
	interfacesOf,
	note,
	targetOf
} from './import-parts.ts'
import {type SiteOf, siteOf} from './import-sites.ts'
import {dedicatedRates, hostedRates} from './schema.ts'

type Interface = Thing<'virtualInterfaces'>
type Sections = {
	readonly sites?: Written | undefined
	readonly directConnects?: Written | undefined
	readonly directConnectGateways?: Written | undefined
}

export function directConnectOf(world: World, partsOf: (gatewayId: string) => Parts | undefined): Sections {
	const gateways = new Names(world.vpcs.map(({key}) => key))
	for (const {directConnectGatewayId: id, directConnectGatewayName} of directGatewaysOf(world)) {
		gateways.give(id, directConnectGatewayName ?? '', id)
	}
	const names = new Names()
	const sites = new Map<number, SiteOf>()
	const byConnection = Map.groupBy(interfacesOf(world), one => one.connectionId ?? one.virtualInterfaceId)
	const known = new Map(carriersOf(world).map(one => [one.connectionId, one]))
	return {
		directConnects: section(
			[...new Set([...known.keys(), ...byConnection.keys()])].map(id => {
				const connection = known.get(id)
				const own = byConnection.get(id) ?? []
				const site = siteOf(own, sites, {id, at: (connection ?? own[0])?.at}, world)
				const name = names.give(id, connection?.connectionName ?? '', id)
				return [name, connectionWritten(id, connection, own, site.name, gateways, world)]
			})
		),
		directConnectGateways: section(
			directGatewaysOf(world).map(one => [
				gateways.of(one.directConnectGatewayId) ?? one.directConnectGatewayId,
				written({
					id: one.directConnectGatewayId,
					asn: one.amazonSideAsn === defaultAmazonAsn ? undefined : one.amazonSideAsn,
					associations: associationsWritten(one.directConnectGatewayId, partsOf, world)
				})
			])
		),
		sites: section([...sites.values()].flatMap(({name, entry}) => (entry ? [[name, entry] as const] : [])))
	}
}

// Connections

const isIn = (rates: object, bandwidth: string) => Object.hasOwn(rates, bandwidth)

function connectionWritten(
	id: string,
	connection: Carrier | undefined,
	own: readonly Interface[],
	site: string,
	gateways: Names,
	world: World
): Written {
	const {bandwidth = '1Gbps', partnerName, connectionState: state} = connection ?? {}
	const isHosted = isIn(hostedRates, bandwidth) && (!isIn(dedicatedRates, bandwidth) || (!!partnerName && own.length < 2))
	const region = connection?.region ?? own[0]?.region ?? own[0]?.at.region ?? world.region
	if (connection?.links) {
		note(
			world,
			connection.at,
			'link aggregation group',
			id,
			`its ${connection.links.length} connections are taken as one of ${bandwidth}, not of what they carry together`
		)
	}
	if (!connection) {
		note(
			world,
			own[0]?.at,
			'connection',
			id,
			'it is in no answer of describe-connections: it is taken as a dedicated one of 1Gbps'
		)
	}
	const isDown = state !== undefined && state !== 'available' && state !== 'unknown'
	if (isDown) {
		note(
			world,
			connection?.at,
			connection?.links ? 'link aggregation group' : 'connection',
			id,
			`it is ${state}: nothing passes on it`
		)
	}
	const names = new Names()
	return written({
		id: id.startsWith('dxcon-') ? id : undefined,
		location: connection?.location ?? own[0]?.location ?? 'unknown',
		region: region === world.region || !isRegion(region) ? undefined : region,
		site,
		bandwidth: bandwidth === '1Gbps' && !isHosted ? undefined : bandwidth,
		hosted: isHosted || undefined,
		fault: isDown ? 'down' : undefined,
		virtualInterfaces: section(
			own.flatMap(one => {
				const entry = interfaceWritten(one, gateways, world)
				return entry ? [[names.give(one.virtualInterfaceId, one.virtualInterfaceName ?? '', one.virtualInterfaceId), entry]] : []
			})
		)
	})
}

function interfaceWritten(one: Interface, gateways: Names, world: World): Written | undefined {
	const {virtualInterfaceId: id, virtualInterfaceType: type = 'private', at} = one
	const report = (consequence: string) => note(world, at, 'virtual interface', id, consequence)
	const gateway =
		type === 'public'
			? undefined
			: one.directConnectGatewayId
				? {directConnectGateway: gateways.of(one.directConnectGatewayId)}
				: {vpnGateway: world.names.vpnGateways.of(one.virtualGatewayId)}
	const isIpv4 = (peer: {addressFamily?: string | undefined}) => peer.addressFamily !== 'ipv6'
	const peers = one.bgpPeers.filter(({bgpPeerState}) => !/^delet/.test(bgpPeerState ?? ''))
	const peer = peers.find(isIpv4) ?? (isIpv4(one) ? one : undefined)
	if (gateway && Object.values(gateway)[0] === undefined) {
		report(`${one.directConnectGatewayId || one.virtualGatewayId || 'its gateway'} is in no answer: nothing comes or goes by it`)
		return undefined
	}
	if (!peer || one.vlan === undefined) {
		report(`${peer ? 'it has no VLAN' : 'it has no IPv4 session'}: nothing comes or goes by it`)
		return undefined
	}
	if (peers.some(other => !isIpv4(other))) report('its IPv6 session is not there')
	if (one.siteLinkEnabled) report('SiteLink is not emulated: nothing goes from site to site by it')
	const {amazonAddress, customerAddress, authKey = ''} = peer
	const hasAddresses = [amazonAddress, customerAddress].every(address => /\/3[01]$/.test(address ?? ''))
	const hasKey = authKey.length >= 6 && authKey.length <= 80 && !/^\*+$/.test(authKey)
	const invented = [hasAddresses ? [] : 'peer addresses of a /30 or /31', hasKey ? [] : 'BGP key'].flat()
	if (invented.length > 0) report(`no answer has its ${invented.join(', nor its ')}: made up here`)
	return written({
		id,
		type: type === 'private' ? undefined : type,
		vlan: one.vlan,
		gateway,
		prefixes: type === 'public' ? listOrNothing(ipv4Of(one.routeFilterPrefixes, report)) : undefined,
		amazonAddress: hasAddresses ? amazonAddress : undefined,
		customerAddress: hasAddresses ? customerAddress : undefined,
		authKey: hasKey ? authKey : undefined,
		mtu: one.mtu === 1500 ? undefined : one.mtu
	})
}

function ipv4Of(prefixes: readonly {readonly cidr: string}[], report: (consequence: string) => void): Cidr[] {
	const all = prefixes.map(({cidr}) => block(cidr))
	const six = all.filter(one => family(one) === 6)
	if (six.length > 0) report(`its IPv6 prefixes are not there: ${six.join(', ')}`)
	return all.filter(one => family(one) === 4)
}

// Gateways

const associationsWritten = (gatewayId: string, partsOf: (id: string) => Parts | undefined, world: World): Written | undefined =>
	section(
		associationsOf(world)
			.filter(one => one.directConnectGatewayId === gatewayId)
			.flatMap((one): [string, Written][] => {
				const target = targetOf(one) ?? 'nothing'
				const report = (consequence: string) => note(world, one.at, 'gateway association', `${gatewayId} ${target}`, consequence)
				const vpnGateway = world.names.vpnGateways.of(target)
				const name = vpnGateway ?? world.names.gateways.of(target)
				if (name === undefined) {
					report('its gateway is in no answer: nothing comes or goes by it')
					return []
				}
				const attachment = attachmentsTo(gatewayId, world).find(one => one.TransitGatewayId === target)
				const entry = {
					allowedPrefixes: listOrNothing(ipv4Of(one.allowedPrefixesToDirectConnectGateway, report)),
					...(vpnGateway === undefined && tablesWritten(attachment?.TransitGatewayAttachmentId, target, partsOf(target), world))
				}
				return [[name, written(entry)]]
			})
	)
