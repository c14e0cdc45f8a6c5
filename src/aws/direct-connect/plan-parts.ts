/** Parts of Direct Connect that its two ends share: VLAN interfaces, addresses, routes to each other. Sessions: `plan-sessions.ts`. */
import type {PlacedInterface} from '../../control/direct-connect-state.ts'
import type {DirectConnectConnection, VirtualInterface} from '../../model/direct-connect.ts'
import {type Cidr, parseCidr} from '../../net/address.ts'
import type {LinkName} from '../../net/names.ts'
import {routerMac} from '../../plan/fabric.ts'
import {directLink, prefixedLink} from '../../plan/names.ts'
import {unicast, viaFarEnd} from '../../plan/routes.ts'
import type {Address, Neighbor, Nexthop, Route, Vlan} from '../../plan/types.ts'

/** Room for the largest frames with a VLAN tag. Unit: bytes. */
export const crossMtuBytes = 9100
/** MAC address of the site's ends; AWS's ends have that of every router. */
export const customerMac = '0e:00:00:00:00:02'

export const siteCrossLink = (connection: string): LinkName => prefixedLink('directConnect', connection)

export const vlanOf = ({mtuBytes}: VirtualInterface, own: Pick<Vlan, 'name' | 'parent' | 'vlanId' | 'mac'>): Vlan => ({
	...own,
	mtuBytes,
	group: 0,
	up: true
})

export const directAddress = (
	{amazonAddress, customerAddress, prefixLength}: VirtualInterface,
	side: 'amazon' | 'customer'
): string => `${side === 'amazon' ? amazonAddress : customerAddress}/${prefixLength}`

/** The site router's part of its connections. */
export function siteEnds(connections: readonly DirectConnectConnection[]): {
	vlans: readonly Vlan[]
	addresses: readonly Address[]
	neighbors: readonly Neighbor[]
	routes: readonly Route[]
} {
	const all = connections.flatMap(connection => connection.interfaces.map(one => ({connection, one})))
	return {
		vlans: all.map(({connection, one}) =>
			vlanOf(one, {
				name: directLink(one.key),
				parent: siteCrossLink(connection.key),
				vlanId: one.customer.vlan,
				mac: customerMac
			})
		),
		addresses: all.map(({one}) => ({link: directLink(one.key), address: directAddress(one, 'customer')})),
		neighbors: all.map(({one}) => ({link: directLink(one.key), address: one.amazonAddress, mac: routerMac})),
		routes: all.map(({one}) => peerRoute(directLink(one.key), one))
	}
}

/** The route to the peer's address. */
export const peerRoute = (link: LinkName, one: VirtualInterface): Route =>
	unicast(parseCidr(directAddress(one, 'amazon'), {maskHostBits: true}) as Cidr, [{link}])

/** A gateway's next hop is an unnumbered link; the site's is the peer address. */
export function directNexthop(placed: PlacedInterface | undefined, side: 'aws' | 'customer'): readonly Nexthop[] {
	if (!placed) return []
	const {key, amazonAddress} = placed.interface
	return side === 'aws' ? [viaFarEnd(directLink(key))[4]] : [{link: directLink(key), via: amazonAddress}]
}
