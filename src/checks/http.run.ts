import {urlOf} from '../probes/http.ts'
import {type ProbeRun, secondsOf} from './probe.run.ts'

export const httpRun: ProbeRun<'http'> = {
	request: ({port, path, to}, target) => ({
		...target,
		port,
		path,
		...(to.kind === 'address' && to.name !== undefined && {name: to.name})
	}),
	byHand: (request, exec) =>
		exec(
			...['curl', '--max-time', secondsOf(request)],
			...(request.source === undefined ? [] : ['--interface', request.source]),
			urlOf(request)
		)
}
