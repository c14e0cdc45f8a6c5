import {traceArgv} from '../probes/trace.ts'
import type {ProbeRun} from './probe.run.ts'
import {given} from './probe.ts'

export const traceRun: ProbeRun<'trace'> = {
	request: (item, target) => ({...target, protocol: item.protocol, ...given(item, ['port'])}),
	byHand: (request, exec) => exec(...traceArgv(request))
}
