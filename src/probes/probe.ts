/** Every kind of probe: a new one is its own file and one line here. */
import {dns} from './dns.ts'
import {http} from './http.ts'
import {mtu} from './mtu.ts'
import type {ProbeKind, ProbeOutcome, ProbeOutcomes, ProbeRequest, ProbeRequests} from './outcomes.ts'
import {ping} from './ping.ts'
import type {RunOptions} from './run-in.ts'
import {tcp} from './tcp.ts'
import {trace} from './trace.ts'
import {udp} from './udp.ts'

type Probe<K extends ProbeKind> = (
	namespacePath: string,
	request: ProbeRequests[K],
	options?: Pick<RunOptions, 'signal'>
) => Promise<ProbeOutcomes[K]>

const probes: {readonly [K in ProbeKind]: Probe<K>} = {ping, tcp, udp, http, dns, trace, mtu}

/** Probes once, from inside the namespace at this path. Never throws: a probe that could not be run is `failed`. */
export const probe = async (
	namespacePath: string,
	request: ProbeRequest,
	options: Pick<RunOptions, 'signal'> = {}
): Promise<ProbeOutcome> =>
	(probes[request.kind] as Probe<ProbeKind>)(namespacePath, request as ProbeRequests[ProbeKind] & ProbeRequest, options)
