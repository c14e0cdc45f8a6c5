/** The part of the model that Direct Connect adds (DX-1…8): connections with virtual interfaces, and Direct Connect gateways. */
import type {Address, Cidr} from '../net/address.ts'
import type {LinkQuality} from './model.ts'
import type {BgpPolicy} from './vpn.ts'

export type DirectConnect = {
	readonly connections: readonly DirectConnectConnection[]
	readonly gateways: readonly DirectConnectGateway[]
	/** Only with public virtual interfaces: the block of each region's public addresses, by region. */
	readonly publicBlocks?: Readonly<Record<string, Cidr>>
}

/** A cross connect between AWS's router at a Direct Connect location and a site's router. */
export type DirectConnectConnection = {
	readonly key: string
	/** `dxcon-…`. */
	readonly id: string
	/** `EqDC2`. */
	readonly location: string
	readonly region: string
	/** Key of the site. */
	readonly site: string
	readonly rateMbps: number
	/** True: a hosted connection of a partner, with a single virtual interface; packets above the rate are dropped (DX-1). */
	readonly hosted: boolean
	/** One-way delay of the line between the site and the location. */
	readonly link?: Omit<LinkQuality, 'rateMbps'>
	readonly interfaces: readonly VirtualInterface[]
	/** `down`: nothing passes, and both ends' ports stay up. */
	readonly fault?: 'down'
}

/** A VLAN of a connection with a BGP session (DX-2). */
export type VirtualInterface = {
	/** `<connection>.<name>`. */
	readonly key: string
	readonly name: string
	/** `dxvif-…`. */
	readonly id: string
	readonly type: 'private' | 'transit' | 'public'
	readonly vlan: number
	/** `public`: AWS's public addresses, as seen from the location's region, which is the key. */
	readonly gateway: {readonly kind: 'vpn-gateway' | 'direct-connect-gateway' | 'public'; readonly key: string}
	/** Public: the prefixes that the customer owns and advertises (DX-4). */
	readonly prefixes?: readonly Cidr[]
	/** The gateway's public address, as the customer's router sees it. */
	readonly amazonAsn: number
	readonly amazonAddress: Address
	readonly customerAddress: Address
	/** 30 or 31. */
	readonly prefixLength: number
	/** 1500, or 9001 (private) and 8500 (transit) with jumbo frames (DX-8). */
	readonly mtuBytes: number
	/** TCP MD5 (DX-2). */
	readonly authKey: string
	/** AWS: 30 and 90 (DX-3). */
	readonly keepaliveSeconds: number
	readonly holdSeconds: number
	/** AWS's end always offers it; true: the customer's router uses it too, so it is in effect (DX-3). */
	readonly bfd: boolean
	/** The configuration of the customer's router for it. */
	readonly customer: {
		/** A fault of the customer: AWS's configuration always uses the right VLAN. */
		readonly vlan: number
		readonly authKey: string
		readonly policy: BgpPolicy
		/** Communities of its advertised routes: `7224:7300` (DX-7). */
		readonly communities: readonly string[]
	}
}

/** Connects virtual interfaces with virtual private gateways or with transit gateways, never two of a kind with each other (DX-5). */
export type DirectConnectGateway = {
	readonly key: string
	readonly id: string
	/** Default 64512. */
	readonly asn: number
	readonly associations: readonly DirectConnectGatewayAssociation[]
}

export type DirectConnectGatewayAssociation = {
	readonly id: string
	readonly gateway: {readonly kind: 'vpn-gateway' | 'transit-gateway'; readonly key: string}
	/** For a virtual private gateway a filter, for a transit gateway the prefixes that are advertised (DX-6). */
	readonly allowedPrefixes: readonly Cidr[]
}

/** BFD on Direct Connect (DX-3). */
export const directConnectBfd = {intervalMs: 300, multiplier: 3} as const

/** DX-4: per address family of a session; one prefix more closes it. */
export const mostReceivedPrefixes = ({type}: Pick<VirtualInterface, 'type'>) => (type === 'public' ? 1000 : 100)
