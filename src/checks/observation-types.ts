/** Checks that look at what a running lab knows of itself, or measure it: BGP, tunnels, routes, how flows spread, how fast they are. */

import type {BgpReason, TunnelReason} from '../model/trouble.ts'
import type {Cidr} from '../net/address.ts'
import type {Range} from './range.ts'
import type {AddressRef} from './types.ts'

export type Observations = {
	/** One session, by the tunnel that it runs over; or what became of a prefix. */
	readonly bgp: SessionCheck | PathCheck
	readonly tunnel: {
		/** `office:1`. */
		readonly tunnel: string
		readonly expect: {
			readonly state: 'up' | 'down'
			/** Down only: why. */
			readonly reason?: TunnelReason
			readonly ikeVersion?: 1 | 2
			/** Parts of what was agreed on, in the daemon's notation: `AES_GCM_16-128`. */
			readonly ike?: string
			readonly esp?: string
			/** ESP's payload, both directions together; and each, as AWS's end counts it. */
			readonly bytes?: Range
			readonly toAws?: Range
			readonly fromAws?: Range
		}
	}
	/** The route that a packet takes there. */
	readonly route: {
		readonly place: RoutePlace
		readonly to: AddressRef
		/** `none`: no route, the packet is dropped. `blackhole`: a route that drops it. */
		readonly expect: {
			readonly got: 'route' | 'none' | 'blackhole'
			/** Any name of the target, or of all the tunnels that share the flows. */
			readonly via?: readonly string[]
			readonly origin?: RouteOrigin
			readonly destination?: Cidr
		}
	}
	/** Many TCP flows at once, and the ESP packets of each tunnel meanwhile. */
	readonly balance: {
		readonly from: string
		readonly to: AddressRef
		/** Where nothing listens: the check itself does. */
		readonly port: number
		readonly flows: number
		/** `office:1`. */
		readonly over: readonly string[]
		readonly expect: {
			readonly toAws?: Carried
			readonly fromAws?: Carried
			/** One more flow, alone, must have stayed on one tunnel in each direction. */
			readonly oneFlowOneTunnel?: true
		}
	}
	/** One TCP stream, as fast as it goes. */
	readonly throughput: {
		readonly from: string
		readonly to: AddressRef
		/** Where nothing listens: the check itself does. */
		readonly port: number
		/** Whichever comes first ends it. */
		readonly seconds: number
		readonly bytes?: number
		/** Megabits a second of payload. */
		readonly expect: Range
	}
}

export type Patience = {
	/** How long what is expected has to become true. Default: the run's. */
	readonly withinMs?: number
}

export type SessionCheck = {
	readonly about: 'session'
	readonly tunnel: string
	/** Whose view. */
	readonly side: 'aws' | 'customer'
	readonly expect: {
		readonly state: 'established' | 'down'
		/** Prefixes. */
		readonly received?: Range
		readonly sent?: Range
		readonly holdSeconds?: number
		readonly bfd?: 'up' | 'down'
		/** Down only: why. */
		readonly reason?: BgpReason
	}
}

export type PathCheck = {
	readonly about: 'path'
	/** What the router there uses; or what came over that tunnel to that end, used or not. */
	readonly place:
		| RouterPlace
		| {readonly kind: 'tunnel'; readonly tunnel: string; readonly side: 'aws' | 'customer'; readonly text: string}
	readonly route: Cidr
	/** `known: false`: there is no such route. */
	readonly expect: {
		readonly known: boolean
		/** Tunnels that carry it. */
		readonly via?: readonly string[]
		/** Nearest first. */
		readonly asPath?: readonly number[]
		readonly med?: number
		readonly localPreference?: number
		readonly origin?: 'static' | 'bgp'
	}
}

/** `all`: each of those looked at. */
export type Carried = {
	readonly used?:
		| {readonly kind: 'all'}
		| {readonly kind: 'count'; readonly range: Range}
		| {readonly kind: 'these'; readonly tunnels: readonly string[]}
	/** Percent of the packets, of each tunnel that is used. */
	readonly share?: Range
}

/** Something with routes. `text`: as written. */
export type RoutePlace =
	| RouterPlace
	| {readonly kind: 'subnet'; readonly key: string; readonly text: string}
	| {readonly kind: 'route-table'; readonly key: string; readonly text: string}
	/** An instance: what holds for its subnet. */
	| {readonly kind: 'instance'; readonly key: string; readonly text: string}

/** Something that chooses between routes that it learned. */
export type RouterPlace =
	| {readonly kind: 'vpn-gateway'; readonly key: string; readonly text: string}
	/** Key of the route table. */
	| {readonly kind: 'transit-table'; readonly gateway: string; readonly key: string; readonly text: string}
	| {readonly kind: 'site'; readonly key: string; readonly text: string}

export const routeOrigins = ['local', 'static', 'propagated', 'prefix-list', 'bgp'] as const
export type RouteOrigin = (typeof routeOrigins)[number]

const tunnelReasonSet: Readonly<Record<TunnelReason, true>> = {
	'wrong-psk': true,
	'ike-proposals': true,
	'esp-proposals': true,
	'traffic-selectors': true,
	'wrong-id': true,
	'unknown-peer': true,
	'ike-version': true,
	authentication: true,
	unreachable: true,
	'peer-is-dead': true,
	'deleted-by-peer': true,
	'one-pair-only': true
}

const bgpReasonSet: Readonly<Record<BgpReason, true>> = {
	'wrong-asn': true,
	'hold-time': true,
	bfd: true,
	'too-many-prefixes': true,
	'shut-down': true,
	'shut-down-by-neighbor': true,
	'closed-by-neighbor': true,
	'interface-down': true,
	'no-route': true,
	'no-answer': true,
	'waits-for-tunnel': true,
	'no-policy': true,
	'one-sided': true,
	other: true
}

export const tunnelReasons = Object.keys(tunnelReasonSet) as readonly TunnelReason[]
export const bgpReasons = Object.keys(bgpReasonSet) as readonly BgpReason[]
