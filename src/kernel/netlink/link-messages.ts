import {macBytes} from '../../net/address-bytes.ts'
import type {LinkEnd} from '../../plan/types.ts'
import * as k from './constants.ts'
import type {Writer} from './writer.ts'

/**
 * A whole veth pair in one message, both ends made in their namespaces, down. One queue each: more cost memory and time for every processor, and
 * veth does not use them. `index`, `peerIndex`: the ends' indexes, chosen here so that they need not be read back.
 */
export function writeAddLink(
	w: Writer,
	sequence: number,
	[end, peer]: readonly [LinkEnd, LinkEnd],
	{index, peerIndex, peerNamespaceFd}: {index: number; peerIndex: number; peerNamespaceFd: number}
) {
	w.begin(k.RTM_NEWLINK, k.NLM_F_CREATE | k.NLM_F_EXCL, sequence)
	interfaceHeader(w, index, 0, 0)
	newEnd(w, end)
	const info = w.open(k.IFLA_LINKINFO)
	w.attributeText(k.IFLA_INFO_KIND, 'veth')
	const data = w.open(k.IFLA_INFO_DATA)
	const nested = w.open(k.VETH_INFO_PEER)
	interfaceHeader(w, peerIndex, 0, 0)
	newEnd(w, peer)
	w.attributeU32(k.IFLA_NET_NS_FD, peerNamespaceFd)
	w.close(nested)
	w.close(data)
	w.close(info)
	w.end()
}

function newEnd(w: Writer, {name, mac, mtuBytes, group}: LinkEnd) {
	w.attributeText(k.IFLA_IFNAME, name)
	w.attribute(k.IFLA_ADDRESS, macBytes(mac))
	w.attributeU32(k.IFLA_MTU, mtuBytes)
	w.attributeU32(k.IFLA_GROUP, group)
	w.attributeU32(k.IFLA_NUM_TX_QUEUES, 1)
	w.attributeU32(k.IFLA_NUM_RX_QUEUES, 1)
}

/** `attributes` false: sets only up or down, for an end that was just made with its attributes. `mac` false: leaves it as it is. */
export function writeSetLink(
	w: Writer,
	sequence: number,
	index: number,
	end: LinkEnd,
	{attributes, mac}: {attributes: boolean; mac: boolean}
) {
	w.begin(k.RTM_NEWLINK, 0, sequence)
	interfaceHeader(w, index, end.up ? k.IFF_UP : 0, k.IFF_UP)
	if (attributes) {
		if (mac) w.attribute(k.IFLA_ADDRESS, macBytes(end.mac))
		w.attributeU32(k.IFLA_MTU, end.mtuBytes)
		w.attributeU32(k.IFLA_GROUP, end.group)
	}
	w.end()
}

/**
 * `addrgenmode none`: no link-local IPv6 address, whose duplicate detection and solicitations would be seconds of work for a thousand links. The
 * kernel honors it only in a separate message that is sent before the link is up.
 */
export function writeNoOwnAddress(w: Writer, sequence: number, index: number) {
	w.begin(k.RTM_NEWLINK, 0, sequence)
	interfaceHeader(w, index, 0, 0)
	const all = w.open(k.IFLA_AF_SPEC)
	const ipv6 = w.open(k.AF_INET6)
	w.u16(5)
	w.u16(k.IFLA_INET6_ADDR_GEN_MODE)
	w.u8(k.IN6_ADDR_GEN_MODE_NONE)
	w.pad()
	w.close(ipv6)
	w.close(all)
	w.end()
}

/** `lo` has index 1 in every namespace. */
export function writeLoopbackUp(w: Writer, sequence: number) {
	w.begin(k.RTM_NEWLINK, 0, sequence)
	interfaceHeader(w, 1, k.IFF_UP, k.IFF_UP)
	w.end()
}

export function writeSetGroup(w: Writer, sequence: number, index: number, group: number) {
	w.begin(k.RTM_NEWLINK, 0, sequence)
	interfaceHeader(w, index, 0, 0)
	w.attributeU32(k.IFLA_GROUP, group)
	w.end()
}

/** Deletes every link of a group at once: the grace period, which is all the cost, is waited for once. */
export function writeDeleteGroup(w: Writer, sequence: number, group: number) {
	w.begin(k.RTM_DELLINK, 0, sequence)
	interfaceHeader(w, 0, 0, 0)
	w.attributeU32(k.IFLA_GROUP, group)
	w.end()
}

export function writeListLinks(w: Writer, sequence: number) {
	w.begin(k.RTM_GETLINK, k.NLM_F_DUMP, sequence)
	interfaceHeader(w, 0, 0, 0)
	w.attributeU32(k.IFLA_EXT_MASK, k.RTEXT_FILTER_SKIP_STATS)
	w.end()
}

function interfaceHeader(w: Writer, index: number, flags: number, change: number) {
	w.u32(0)
	w.u32(index)
	w.u32(flags)
	w.u32(change)
}
