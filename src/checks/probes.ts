/** Probes: each sends packets from a host and says what came back. A new one is its file, a line here and one in `probes.run.ts`. */
import {dns} from './dns.ts'
import {http} from './http.ts'
import {mtu} from './mtu.ts'
import type {ItemOf} from './one-of.ts'
import {ping} from './ping.ts'
import {tcp} from './tcp.ts'
import {trace} from './trace.ts'
import {udp} from './udp.ts'

export const probeKinds = {ping, tcp, udp, http, dns, trace, mtu}

export type ProbeItem = ItemOf<typeof probeKinds>
export type ProbeName = ProbeItem['kind']

/** Whom it asks, as the file says it. */
export const targetText = (item: ProbeItem): string => probeKinds[item.kind].target(item as never)
