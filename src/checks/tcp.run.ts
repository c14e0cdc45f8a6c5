import {type ProbeRun, secondsOf, socketOf} from './probe.run.ts'
import {given} from './probe.ts'

export const tcpRun: ProbeRun<'tcp'> = {
	request: (item, target) => ({
		...target,
		...given(item, ['sizeBytes']),
		port: item.port,
		...(item.idleSeconds && {idleSeconds: item.idleSeconds}),
		...given(item, ['keepaliveSeconds'])
	}),
	byHand(request, exec) {
		const seconds = secondsOf(request)
		const wait = request.idleSeconds ? `(sleep ${request.idleSeconds}; echo whoami)` : 'echo whoami'
		const {keepaliveSeconds: often} = request
		const keepalive = often === undefined ? '' : `,keepalive,keepidle=${often},keepintvl=${often}`
		return `${wait} | ${exec('socat', '-t', seconds, '-', `${socketOf('TCP', request)},connect-timeout=${seconds}${keepalive}`)}`
	}
}
