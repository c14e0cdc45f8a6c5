/**
 * A captured packet: decoded headers in the terms of the field, and the bytes they came from.
 * `decode.ts` makes it; nothing here runs anything.
 */
import type {TcpFlag} from '../net/tcp-flags.ts'

/** A number of <https://www.tcpdump.org/linktypes.html>. 1: Ethernet; 101: bare IP packets. */
export type LinkType = number

/** One record of a capture file, not decoded. */
export type PacketRecord = {
	/** Since 1970, in nanoseconds. */
	readonly timestampNs: bigint
	readonly linkType: LinkType
	/** How much of the packet `data` holds. */
	readonly capturedLength: number
	/** How long the packet was on the wire. */
	readonly originalLength: number
	readonly data: Uint8Array
}

export type PacketDirection = 'in' | 'out'

/** A packet seen at a point. */
export type Packet = PacketRecord &
	Headers & {
		/** The point where it was captured, by the name given to the capture. */
		readonly point: string
		/** As seen by the captured host or gateway; a forwarded packet is seen arriving and leaving. Absent: the point does not show it. */
		readonly direction?: PacketDirection
		/**
		 * One line, in the format of `tcpdump -n -S`, with the TTL at its end: `IP 10.0.0.5.40000 > 10.0.1.9.80: Flags [S], seq 1, win 64240,
		 * options [mss 1460], length 0, ttl 64`.
		 */
		readonly summary: string
	}

/** The decoded headers. A missing header did not exist, or was truncated: then `incomplete` names it. */
export type Headers = {
	readonly ethernet?: Ethernet
	readonly arp?: Arp
	readonly ip?: Ip
	readonly tcp?: Tcp
	readonly udp?: Udp
	readonly icmp?: Icmp
	/** Bytes that follow the last decoded header, as the headers say; the capture may hold fewer. */
	readonly payloadLength: number
	/** The first header that was cut off or contradicts itself: `IPv4 header`. */
	readonly incomplete?: string
}

export type Ethernet = {
	/** `02:00:00:00:00:01`. */
	readonly source: string
	readonly destination: string
	/** After all VLAN tags. 0x0800: IPv4; 0x86dd: IPv6; 0x0806: ARP. */
	readonly etherType: number
	/** VLAN ids from the outside in. Mostly empty. */
	readonly vlans: readonly number[]
}

export type Arp = {
	/** 1: request; 2: reply. */
	readonly operation: number
	readonly senderMac: string
	readonly senderIp: string
	readonly targetMac: string
	readonly targetIp: string
}

export type Ip = {
	readonly version: 4 | 6
	/** Canonical text: IPv6 compressed, in lower case. */
	readonly source: string
	readonly destination: string
	/** Protocol of the payload, after IPv6's extension headers. 1: ICMP; 6: TCP; 17: UDP; 58: ICMPv6. */
	readonly protocol: number
	/** IPv6: the hop limit. */
	readonly ttl: number
	/** Length of the whole packet, header included, from the header. */
	readonly totalLength: number
	/** IPv4 only. */
	readonly dontFragment?: boolean
	/** Only if the packet is a fragment. Only the first one (`offset` 0) has ports and flags. */
	readonly fragment?: Fragment
}

export type Fragment = {
	readonly identification: number
	/** In bytes. */
	readonly offset: number
	readonly more: boolean
}

export type Tcp = {
	readonly sourcePort: number
	readonly destinationPort: number
	/** In the order of the header, from `fin` on. */
	readonly flags: readonly TcpFlag[]
	/** In tcpdump's notation, including ECN flags: `S.`, `P.`, `none`. */
	readonly flagText: string
	readonly sequence: number
	/** 0 unless `ack` is set. */
	readonly acknowledgement: number
	/** As in the header, not scaled. */
	readonly window: number
	/** In bytes; only in packets with `syn`. */
	readonly mss?: number
	readonly windowScale?: number
	/** All options, as tcpdump writes them: `mss 1460,sackOK,nop,wscale 7`. Empty: none. */
	readonly optionText: string
}

export type Udp = {readonly sourcePort: number; readonly destinationPort: number}

/** ICMP or ICMPv6: see `ip.version`. */
export type Icmp = {
	readonly type: number
	readonly code: number
	/** In the words of `icmp-names.ts`: `echo-request`, `port-unreachable`, `packet-too-big`; else `type 40 code 1`. */
	readonly name: string
	/** Echo only. */
	readonly identifier?: number
	readonly sequence?: number
	/** Fragmentation needed and packet too big only: the MTU that the router names, in bytes. */
	readonly mtuBytes?: number
	/** Redirect only: the better router. */
	readonly gateway?: string
	/** Neighbor solicitation and advertisement only: the address it is about. */
	readonly target?: string
	/** Errors only: the headers of the packet that was not delivered. Its own `icmp` has no `inner`. */
	readonly inner?: Headers
}

/** Counters of one point, as the kernel and tcpdump keep them. */
export type PointStatistics = {
	readonly point: string
	/** Packets that tcpdump handed over. */
	readonly captured: number
	/** Packets that passed the filter; the difference to `captured` was dropped. */
	readonly received: number
	/** Packets for which the kernel had no room. */
	readonly dropped: number
}
