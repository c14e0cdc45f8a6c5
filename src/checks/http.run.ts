import {urlOf} from '../probes/http.ts'
import {type ProbeRun, secondsOf} from './probe.run.ts'

export const httpRun: ProbeRun<'http'> = {
	request: ({port, path}, target) => ({...target, port, path}),
	byHand: (request, exec) =>
		exec(
			...['curl', '--max-time', secondsOf(request)],
			...(request.source === undefined ? [] : ['--interface', request.source]),
			urlOf(request)
		)
}
