import {type ProbeRun, secondsOf, socketOf} from './probe.run.ts'
import {given} from './probe.ts'

export const udpRun: ProbeRun<'udp'> = {
	request: (item, target) => ({...target, ...given(item, ['sizeBytes']), port: item.port}),
	byHand: (request, exec) => `printf whoami | ${exec('socat', '-t', secondsOf(request), '-', socketOf('UDP', request))}`
}
