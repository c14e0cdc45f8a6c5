/** Direct Connect (DX-1…8): connections with their virtual interfaces, Direct Connect gateways, and sites at their far end. */

import {Names} from '../../import/names.ts'
import type {Thing} from '../../import/read.ts'
import {block, type World} from '../../import/world.ts'
import {listOrNothing, oneOrList, section, type Written, written} from '../../import/written.ts'
import {type Cidr, family} from '../../net/address.ts'
import {defaultAmazonAsn, defaultCustomerAsn} from '../asn.ts'
import {isRegion} from '../regions.ts'
import type {Parts} from '../transit-gateway/import-parts.ts'
import {siteKey, tablesWritten, unknownBlock} from '../vpn-connection/import.ts'
import {applianceAt} from '../vpn-connection/import-appliance.ts'
import {connectionsOf as vpnConnectionsOf} from '../vpn-connection/import-parts.ts'
import {associationsOf, connectionsOf, directGatewaysOf, interfacesOf, targetOf} from './import-parts.ts'
import {dedicatedRates, hostedRates} from './schema.ts'

type Interface = Thing<'virtualInterfaces'>
type Sections = {
	readonly sites?: Written | undefined
	readonly directConnects?: Written | undefined
	readonly directConnectGateways?: Written | undefined
}

export function directConnectOf(world: World, partsOf: (gatewayId: string) => Parts | undefined): Sections {
	const gateways = new Names(world.vpcs.map(({key}) => key))
	for (const {directConnectGatewayId: id, directConnectGatewayName} of directGatewaysOf(world))
		gateways.give(id, directConnectGatewayName ?? '', id)
	const names = new Names()
	const sites = new Map<number, SiteOf>()
	const byConnection = Map.groupBy(interfacesOf(world), one => one.connectionId ?? one.virtualInterfaceId)
	const known = new Map(connectionsOf(world).map(one => [one.connectionId, one]))
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
	connection: Thing<'connections'> | undefined,
	own: readonly Interface[],
	site: string,
	gateways: Names,
	world: World
): Written {
	const {bandwidth = '1Gbps', partnerName, connectionState: state} = connection ?? {}
	const isHosted = isIn(hostedRates, bandwidth) && (!isIn(dedicatedRates, bandwidth) || (!!partnerName && own.length < 2))
	const region = connection?.region ?? own[0]?.region ?? own[0]?.at.region ?? world.region
	if (!connection)
		note(
			world,
			own[0]?.at,
			'connection',
			id,
			'it is in no answer of describe-connections: it is taken as a dedicated one of 1Gbps'
		)
	const isDown = state !== undefined && state !== 'available' && state !== 'unknown'
	if (isDown) note(world, connection?.at, 'connection', id, `it is ${state}: nothing passes on it`)
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
	const say = (consequence: string) => note(world, at, 'virtual interface', id, consequence)
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
		say(`${one.directConnectGatewayId || one.virtualGatewayId || 'its gateway'} is in no answer: nothing comes or goes by it`)
		return undefined
	}
	if (!peer || one.vlan === undefined) {
		say(`${peer ? 'it has no VLAN' : 'it has no IPv4 session'}: nothing comes or goes by it`)
		return undefined
	}
	if (peers.some(other => !isIpv4(other))) say('its IPv6 session is not there')
	if (one.siteLinkEnabled) say('SiteLink is not emulated: nothing goes from site to site by it')
	const {amazonAddress, customerAddress, authKey = ''} = peer
	const hasAddresses = [amazonAddress, customerAddress].every(address => /\/3[01]$/.test(address ?? ''))
	const hasKey = authKey.length >= 6 && authKey.length <= 80 && !/^\*+$/.test(authKey)
	const invented = [hasAddresses ? [] : 'peer addresses of a /30 or /31', hasKey ? [] : 'BGP key'].flat()
	if (invented.length > 0) say(`no answer has its ${invented.join(', nor its ')}: made up here`)
	return written({
		id,
		type: type === 'private' ? undefined : type,
		vlan: one.vlan,
		gateway,
		prefixes: type === 'public' ? listOrNothing(ipv4Of(one.routeFilterPrefixes, say)) : undefined,
		amazonAddress: hasAddresses ? amazonAddress : undefined,
		customerAddress: hasAddresses ? customerAddress : undefined,
		authKey: hasKey ? authKey : undefined,
		mtu: one.mtu === 1500 ? undefined : one.mtu
	})
}

function ipv4Of(prefixes: readonly {readonly cidr: string}[], say: (consequence: string) => void): Cidr[] {
	const all = prefixes.map(({cidr}) => block(cidr))
	const six = all.filter(one => family(one) === 6)
	if (six.length > 0) say(`its IPv6 prefixes are not there: ${six.join(', ')}`)
	return all.filter(one => family(one) === 4)
}

// Gateways

function associationsWritten(gatewayId: string, partsOf: (id: string) => Parts | undefined, world: World): Written | undefined {
	return section(
		associationsOf(world)
			.filter(one => one.directConnectGatewayId === gatewayId)
			.flatMap((one): [string, Written][] => {
				const target = targetOf(one) ?? 'nothing'
				const say = (consequence: string) => note(world, one.at, 'gateway association', `${gatewayId} ${target}`, consequence)
				const vpnGateway = world.names.vpnGateways.of(target)
				const name = vpnGateway ?? world.names.gateways.of(target)
				if (name === undefined) {
					say('its gateway is in no answer: nothing comes or goes by it')
					return []
				}
				const attachment = attachmentsTo(gatewayId, world).find(one => one.TransitGatewayId === target)
				const entry = {
					allowedPrefixes: listOrNothing(ipv4Of(one.allowedPrefixesToDirectConnectGateway, say)),
					...(vpnGateway === undefined && tablesWritten(attachment?.TransitGatewayAttachmentId, target, partsOf(target), world))
				}
				return [[name, written(entry)]]
			})
	)
}

const attachmentsTo = (gatewayId: string | undefined, {snapshot: {things}}: World) =>
	things.TransitGatewayAttachments.filter(one => one.ResourceType === 'direct-connect-gateway' && one.ResourceId === gatewayId)

// Sites

type SiteOf = {readonly name: string; readonly entry: Written | undefined}

/** Nobody describes the far end: a customer's routers are told apart by their ASN, and a VPN device with the same one is the same site. */
function siteOf(
	own: readonly Interface[],
	sites: Map<number, SiteOf>,
	{id, at}: {id: string; at: Interface['at'] | undefined},
	world: World
): SiteOf {
	const asns = [...new Set(own.map(one => one.asnLong || one.asn || one.bgpPeers[0]?.asn || defaultCustomerAsn))]
	const asn = asns[0] ?? defaultCustomerAsn
	if (asns.length > 1) note(world, at, 'connection', id, `its routers have the ASNs ${asns.join(', ')}: all are taken as ${asn}`)
	const known = sites.get(asn)
	if (known) return known
	const vpn = vpnConnectionsOf(world).find(
		({customer}) => Number(customer.BgpAsnExtended ?? customer.BgpAsn) === asn && !applianceAt(customer.IpAddress, world)
	)
	const found: SiteOf = vpn
		? {name: world.names.sites.of(siteKey(vpn.customer)) ?? siteKey(vpn.customer), entry: undefined}
		: newSite(asn, own, sites.size, world)
	sites.set(asn, found)
	const what = found.entry
		? `site "${found.name}" is made up, and announces ${listOrNothing((found.entry.announces as string[] | undefined) ?? [])?.join(', ') ?? (found.entry.cidr === unknownBlock ? 'nothing' : String(found.entry.cidr))}`
		: `it is taken as site "${found.name}", which has the ASN ${asn} too`
	note(world, at, 'connection', id, `whose router is at its far end is in no answer: ${what}`)
	return found
}

function newSite(asn: number, own: readonly Interface[], index: number, world: World): SiteOf {
	const blocks = learnedBy(own, world)
	const key = `direct connect ${asn}`
	return {
		name: world.names.sites.give(key, `dx-${asn}`),
		entry: written({
			publicIp: `203.0.113.${index + 1}`,
			asn: asn === defaultCustomerAsn ? undefined : asn,
			cidr: blocks.length === 0 ? unknownBlock : oneOrList(blocks),
			announces: blocks.length === 0 ? [] : undefined
		})
	}
}

/** What tables show as learned by gateways that have no VPN beside it, and by the attachment of a Direct Connect gateway. */
function learnedBy(own: readonly Interface[], world: World): Cidr[] {
	const {things, about} = world.snapshot
	const direct = new Set(own.flatMap(one => one.directConnectGatewayId || []))
	const vpn = new Set(vpnConnectionsOf(world).map(({gateway}) => gateway.id))
	const ends = new Set(
		[
			...own.map(one => one.virtualGatewayId),
			...associationsOf(world).flatMap(one => (direct.has(one.directConnectGatewayId ?? '') ? targetOf(one) : []))
		].filter(id => id !== undefined && !vpn.has(id))
	)
	const attachments = new Set([...direct].flatMap(id => attachmentsTo(id, world).map(one => one.TransitGatewayAttachmentId)))
	const vpcRoutes = things.RouteTables.flatMap(({Routes}) => Routes).filter(
		({Origin, GatewayId}) => Origin === 'EnableVgwRoutePropagation' && ends.has(GatewayId)
	)
	const transitRoutes = [
		...things.TransitGatewayStaticRoutes.flatMap(({Routes}) => Routes),
		...[...about.Routes.values()].flat()
	].filter(({Type, TransitGatewayAttachments}) =>
		TransitGatewayAttachments.some(one => Type !== 'static' && attachments.has(one.TransitGatewayAttachmentId))
	)
	const blocks = [...vpcRoutes, ...transitRoutes].flatMap(({DestinationCidrBlock: one}) => (one === undefined ? [] : block(one)))
	return [...new Set(blocks)].filter(one => family(one) === 4 && !one.endsWith('/0'))
}

const note = (world: World, at: Interface['at'] | undefined, what: string, id: string, consequence: string) =>
	world.note(at, {kind: `Direct Connect ${what}`, id, consequence})
