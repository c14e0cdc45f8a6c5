import type {ProbeRequest, Target} from '../probes/outcomes.ts'
import {type ByHand, execByHand} from './by-hand.run.ts'
import {dnsRun} from './dns.run.ts'
import {httpRun} from './http.run.ts'
import {mtuRun} from './mtu.run.ts'
import {pingRun} from './ping.run.ts'
import type {ProbeRun} from './probe.run.ts'
import type {ProbeItem, ProbeName} from './probes.ts'
import {tcpRun} from './tcp.run.ts'
import {traceRun} from './trace.run.ts'
import {udpRun} from './udp.run.ts'

const probeRuns: {readonly [Name in ProbeName]: ProbeRun<Name>} = {
	ping: pingRun,
	tcp: tcpRun,
	udp: udpRun,
	http: httpRun,
	dns: dnsRun,
	trace: traceRun,
	mtu: mtuRun
}

export const requestOf = (item: ProbeItem, target: Target): ProbeRequest =>
	({kind: item.kind, ...probeRuns[item.kind].request(item as never, target)}) as ProbeRequest

/** A command that sends the same, with well-known programs: `./vpclab exec demo laptop -- curl --max-time 2 http://54.0.0.1/`. */
export const commandByHand = (request: ProbeRequest, by: ByHand): string =>
	probeRuns[request.kind].byHand(request as never, (...argv) => execByHand(argv, by))
