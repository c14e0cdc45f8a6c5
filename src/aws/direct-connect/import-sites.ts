/** Sites at the far end of Direct Connect. */

import type {Thing} from '../../import/snapshot.ts'
import {block, type World} from '../../import/world.ts'
import {listOrNothing, oneOrList, type Written, written} from '../../import/written.ts'
import {type Cidr, family} from '../../net/address.ts'
import {defaultCustomerAsn} from '../asn.ts'
import {unknownBlock} from '../site/unknown-block.ts'
import {siteKey} from '../vpn-connection/import.ts'
import {applianceAt} from '../vpn-connection/import-appliance.ts'
import {connectionsOf as vpnConnectionsOf} from '../vpn-connection/import-parts.ts'
import {associationsOf, attachmentsTo, note, targetOf} from './import-parts.ts'

type Interface = Thing<'virtualInterfaces'>

export type SiteOf = {readonly name: string; readonly entry: Written | undefined}

/** AWS's answers do not describe the far end: customer routers are distinguished by ASN, and a VPN device with the same ASN is the same site. */
export function siteOf(
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

/** Routes shown as learned by gateways that have no VPN besides, and by Direct Connect gateway attachments. */
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
