import {pingArgv} from '../probes/ping.ts'
import type {ProbeRun} from './probe.run.ts'
import {given} from './probe.ts'

export const pingRun: ProbeRun<'ping'> = {
	request: (item, target) => ({...target, ...given(item, ['sizeBytes']), ...(item.dontFragment && {dontFragment: true})}),
	byHand: (request, exec) => exec(...pingArgv(request))
}
