/** Kernel routes, most of them over unnumbered links between routers: the next hop is "the other end" (`fabric.ts`). */
import {bits, family} from '../net/address.ts'
import type {CidrText, LinkName} from '../net/names.ts'
import {farEnd, tables} from './fabric.ts'
import type {Nexthop, Route} from './types.ts'

export const familyOf = family

/** The block of a single address. */
export const hostPrefix = (address: string): CidrText => `${address}/${bits(family(address))}`

/** The default route of a family. */
export const everywhere = {4: '0.0.0.0/0', 6: '::/0'} as const

export const viaFarEnd = (link: LinkName): Readonly<Record<4 | 6, Nexthop>> => ({
	4: {link, via: farEnd[4]},
	6: {link, via: farEnd[6]}
})

/** `table`: default the kernel's main one. */
export const unicast = (destination: CidrText, nexthops: readonly Nexthop[], table: number = tables.main): Route => ({
	table,
	destination,
	type: 'unicast',
	nexthops
})

/** A route to the other end of an unnumbered link. */
export const overLink = (destination: CidrText, link: LinkName, table?: number): Route =>
	unicast(destination, [viaFarEnd(link)[family(destination)]], table)

/** A route that makes every address of the block the namespace's own. `table`: default the kernel's main one. */
export const ownBlock = (destination: CidrText, table: number = tables.main): Route => ({
	table,
	destination,
	type: 'local',
	nexthops: [{link: 'lo'}]
})

/** A route that drops packets silently (MOD-5). */
export const blackhole = (destination: CidrText, table: number = tables.main): Route => ({
	table,
	destination,
	type: 'blackhole',
	nexthops: []
})

/** The route `local` of a route table: the lookup continues with the VPC's own addresses. */
export const searchOn = (destination: CidrText, table: number): Route => ({table, destination, type: 'throw', nexthops: []})

/** Routes that silently drop packets which no other route of the kernel's main table matches, in both families (MOD-5). */
export const elseDropped: readonly Route[] = [blackhole(everywhere[4]), blackhole(everywhere[6])]
