/** Probes: each sends packets from a host and says what came back. A new one is its file, a line here and one in `probes.run.ts`. */
import {dns} from './dns.ts'
import {http} from './http.ts'
import {mtu} from './mtu.ts'
import type {ItemOf} from './one-of.ts'
import {ping} from './ping.ts'
import type {Traffic} from './probe.ts'
import {tcp} from './tcp.ts'
import {trace} from './trace.ts'
import {udp} from './udp.ts'

/** What is said here is what programs read at the methods of a running lab. */
export const probeKinds = {
	/** ICMP echo. */
	ping,
	/** Opens a TCP connection and asks over it who is there. */
	tcp,
	/** Sends a datagram and waits for its answer. */
	udp,
	/** Asks for a page, with curl. */
	http,
	/** Asks for a name: the host's own resolver, or `server`. */
	dns,
	/** Follows the route, hop by hop. */
	trace,
	/** Looks for the largest packet that gets through. */
	mtu
}

export type ProbeItem = ItemOf<typeof probeKinds>
export type ProbeName = ProbeItem['kind']

/** Whom it asks, as the file says it. */
export const targetText = (item: ProbeItem): string => probeKinds[item.kind].target(item as never)

export const trafficOf = (item: ProbeItem): Traffic => probeKinds[item.kind].traffic(item as never)
