import {addressBytes, cidrBytes, macBytes} from '../../net/address-bytes.ts'
import type {Address, Neighbor, Nexthop, Route, Rule} from '../../plan/types.ts'
import * as k from './constants.ts'
import type {Writer} from './writer.ts'

/** A link's index in the namespace, by name; throws if there is none. */
export type IndexOf = (link: string) => number

const familyOf = (bytes: Uint8Array): number => (bytes.length === 4 ? k.AF_INET : k.AF_INET6)

/**
 * Usable at once (no duplicate detection), and without the prefix route that an address adds by default unless it is asked for; adding it again
 * changes nothing.
 */
export function writeAddAddress(w: Writer, sequence: number, address: Address, indexOf: IndexOf) {
	w.begin(k.RTM_NEWADDR, k.NLM_F_CREATE | k.NLM_F_REPLACE, sequence)
	const bytes = addressBody(w, address, indexOf)
	w.attributeU32(k.IFA_FLAGS, (address.isConnected ? 0 : k.IFA_F_NOPREFIXROUTE) | (bytes.length === 16 ? k.IFA_F_NODAD : 0))
	w.end()
}

export function writeDeleteAddress(w: Writer, sequence: number, address: Address, indexOf: IndexOf) {
	w.begin(k.RTM_DELADDR, 0, sequence)
	addressBody(w, address, indexOf)
	w.end()
}

function addressBody(w: Writer, {address, link}: Address, indexOf: IndexOf): Uint8Array {
	const {bytes, prefixLength} = cidrBytes(address)
	w.u8(familyOf(bytes))
	w.u8(prefixLength)
	w.u8(0)
	w.u8(bytes.length === 4 && bytes[0] === 127 ? k.RT_SCOPE_HOST : k.RT_SCOPE_UNIVERSE)
	w.u32(indexOf(link))
	w.attribute(k.IFA_LOCAL, bytes)
	w.attribute(k.IFA_ADDRESS, bytes)
	return bytes
}

export function writeReplaceNeighbor(w: Writer, sequence: number, neighbor: Neighbor, indexOf: IndexOf) {
	w.begin(k.RTM_NEWNEIGH, k.NLM_F_CREATE | k.NLM_F_REPLACE, sequence)
	neighborBody(w, neighbor, indexOf, k.NUD_PERMANENT)
	w.attribute(k.NDA_LLADDR, macBytes(neighbor.mac))
	w.end()
}

export function writeDeleteNeighbor(w: Writer, sequence: number, neighbor: Neighbor, indexOf: IndexOf) {
	w.begin(k.RTM_DELNEIGH, 0, sequence)
	neighborBody(w, neighbor, indexOf, 0)
	w.end()
}

function neighborBody(w: Writer, {address, link}: Neighbor, indexOf: IndexOf, state: number) {
	const bytes = addressBytes(address)
	w.u32(familyOf(bytes))
	w.u32(indexOf(link))
	w.u16(state)
	w.u16(0)
	w.attribute(k.NDA_DST, bytes)
}

const routeTypes = {
	unicast: k.RTN_UNICAST,
	local: k.RTN_LOCAL,
	blackhole: k.RTN_BLACKHOLE,
	unreachable: k.RTN_UNREACHABLE,
	throw: k.RTN_THROW
} as const

export function writeReplaceRoute(w: Writer, sequence: number, route: Route, indexOf: IndexOf) {
	const {nexthops, type, source, mtuBytes, hopLimit} = route
	const single = nexthops.length === 1 ? nexthops[0] : undefined
	w.begin(k.RTM_NEWROUTE, k.NLM_F_CREATE | k.NLM_F_REPLACE, sequence)
	const destination = routeBody(w, route, {
		scope: type === 'local' ? k.RT_SCOPE_HOST : single && !single.via ? k.RT_SCOPE_LINK : k.RT_SCOPE_UNIVERSE,
		protocol: k.RTPROT_STATIC,
		type: routeTypes[type],
		flags: single?.via ? k.RTNH_F_ONLINK : 0
	})
	if (source) w.attribute(k.RTA_PREFSRC, addressBytes(source))
	if (mtuBytes !== undefined || hopLimit !== undefined) {
		const metrics = w.open(k.RTA_METRICS)
		if (mtuBytes !== undefined) w.attributeU32(k.RTAX_MTU, mtuBytes)
		if (hopLimit !== undefined) w.attributeU32(k.RTAX_HOPLIMIT, hopLimit)
		w.close(metrics)
	}
	if (single) {
		w.attributeU32(k.RTA_OIF, indexOf(single.link))
		if (single.via) gateway(w, single.via, destination)
	} else if (nexthops.length > 1) {
		const all = w.open(k.RTA_MULTIPATH)
		for (const nexthop of nexthops) multipathNexthop(w, nexthop, destination, indexOf)
		w.close(all)
	}
	w.end()
}

/** Deletes a route of any type by table and destination, which identify it. */
export function writeDeleteRoute(w: Writer, sequence: number, route: Route) {
	w.begin(k.RTM_DELROUTE, 0, sequence)
	routeBody(w, route, {scope: k.RT_SCOPE_NOWHERE, protocol: 0, type: k.RTN_UNSPEC, flags: 0})
	w.end()
}

type RouteHead = {scope: number; protocol: number; type: number; flags: number}

/** Returns the destination's bytes. */
function routeBody(w: Writer, {table, destination}: Route, {scope, protocol, type, flags}: RouteHead): Uint8Array {
	const {bytes, prefixLength} = cidrBytes(destination)
	w.u8(familyOf(bytes))
	w.u8(prefixLength)
	w.u8(0)
	w.u8(0)
	w.u8(table < 256 ? table : 0)
	w.u8(protocol)
	w.u8(scope)
	w.u8(type)
	w.u32(flags)
	w.attributeU32(k.RTA_TABLE, table)
	if (prefixLength > 0) w.attribute(k.RTA_DST, bytes)
	return bytes
}

/** An IPv4 route may have an IPv6 next hop: then the family is written before the address. */
function gateway(w: Writer, via: string, destination: Uint8Array) {
	const bytes = addressBytes(via)
	if (bytes.length === destination.length) {
		w.attribute(k.RTA_GATEWAY, bytes)
	} else {
		const at = w.open(k.RTA_VIA)
		w.u16(familyOf(bytes))
		w.raw(bytes)
		w.close(at)
		w.pad()
	}
}

function multipathNexthop(w: Writer, {link, via, weight = 1}: Nexthop, destination: Uint8Array, indexOf: IndexOf) {
	const at = w.length
	w.u16(0)
	w.u8(via ? k.RTNH_F_ONLINK : 0)
	w.u8(weight - 1)
	w.u32(indexOf(link))
	if (via) gateway(w, via, destination)
	w.close(at)
}

export const writeAddRule = (w: Writer, sequence: number, rule: Rule) =>
	writeRule(w, k.RTM_NEWRULE, k.NLM_F_CREATE | k.NLM_F_EXCL, sequence, rule)

/** Deletes the first rule that matches everything given: see `rules.ts`. */
export const writeDeleteRule = (w: Writer, sequence: number, rule: Rule) => writeRule(w, k.RTM_DELRULE, 0, sequence, rule)

function writeRule(
	w: Writer,
	type: number,
	flags: number,
	sequence: number,
	{family, priority, from, to, iif, fwmark, fwmask, table}: Rule
) {
	const source = from === undefined ? undefined : cidrBytes(from)
	const destination = to === undefined ? undefined : cidrBytes(to)
	w.begin(type, flags, sequence)
	w.u8(family === 4 ? k.AF_INET : k.AF_INET6)
	w.u8(destination?.prefixLength ?? 0)
	w.u8(source?.prefixLength ?? 0)
	w.u8(0)
	w.u8(table < 256 ? table : 0)
	w.u16(0)
	w.u8(k.FR_ACT_TO_TBL)
	w.u32(0)
	w.attributeU32(k.FRA_PRIORITY, priority)
	if (destination?.prefixLength) w.attribute(k.FRA_DST, destination.bytes)
	if (source?.prefixLength) w.attribute(k.FRA_SRC, source.bytes)
	if (iif !== undefined) w.attributeText(k.FRA_IIFNAME, iif)
	if (fwmark !== undefined) w.attributeU32(k.FRA_FWMARK, fwmark)
	if (fwmask !== undefined) w.attributeU32(k.FRA_FWMASK, fwmask)
	w.attributeU32(k.FRA_TABLE, table)
	w.end()
}

export function writeListRules(w: Writer, sequence: number, family: 4 | 6) {
	w.begin(k.RTM_GETRULE, k.NLM_F_DUMP, sequence)
	w.u8(family === 4 ? k.AF_INET : k.AF_INET6)
	for (let i = 0; i < 11; i++) w.u8(0)
	w.end()
}

/** Conntrack's delete without a filter: the namespace's whole table, both families. */
export function writeForgetFlows(w: Writer, sequence: number) {
	const deleteFlows = (1 << 8) | 2
	w.begin(deleteFlows, 0, sequence)
	w.u32(0)
	w.end()
}
