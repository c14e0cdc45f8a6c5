/** Probes: each sends packets from a host and reports the answer. A new one needs its own file, a line here and one in `probes.run.ts`. */
import {dns} from './dns.ts'
import {http} from './http.ts'
import {mtu} from './mtu.ts'
import type {ItemOf} from './one-of.ts'
import {ping} from './ping.ts'
import type {Traffic} from './probe.ts'
import {tcp} from './tcp.ts'
import {trace} from './trace.ts'
import {udp} from './udp.ts'

/** These comments document the methods of a running lab for programs. */
export const probeKinds = {
	/** ICMP echo. */
	ping,
	/** Opens a TCP connection and asks the service for its name. */
	tcp,
	/** Sends a datagram and waits for its answer. */
	udp,
	/** Requests a page, with curl. */
	http,
	/** Looks up a name: with the host's own resolver, or `server`. */
	dns,
	/** Traces the route, hop by hop. */
	trace,
	/** Finds the largest packet that gets through. */
	mtu
}

export type ProbeItem = ItemOf<typeof probeKinds>
export type ProbeName = ProbeItem['kind']

/** The probe's target, as written in the file. */
export const targetText = (item: ProbeItem): string => probeKinds[item.kind].target(item as never)

export const trafficOf = (item: ProbeItem): Traffic => probeKinds[item.kind].traffic(item as never)
