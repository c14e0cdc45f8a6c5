import {type ProbeRun, secondsOf, socketOf} from './probe.run.ts'
import {given} from './probe.ts'

export const tcpRun: ProbeRun<'tcp'> = {
	request: (item, target) => ({
		...target,
		...given(item, ['sizeBytes']),
		port: item.port,
		...(item.idleSeconds && {idleSeconds: item.idleSeconds})
	}),
	byHand(request, exec) {
		const seconds = secondsOf(request)
		const wait = request.idleSeconds ? `(sleep ${request.idleSeconds}; echo whoami)` : 'echo whoami'
		return `${wait} | ${exec('socat', '-t', seconds, '-', `${socketOf('TCP', request)},connect-timeout=${seconds}`)}`
	}
}
