import {headerArgv, urlOf} from '../probes/http.ts'
import {type ProbeRun, secondsOf} from './probe.run.ts'

export const httpRun: ProbeRun<'http'> = {
	request: ({port, path, to, method, headers}, target) => ({
		...target,
		port,
		path,
		...(method !== undefined && {method}),
		...(headers && {headers}),
		...(to.kind === 'address' && to.name !== undefined && {name: to.name})
	}),
	byHand: (request, exec) =>
		exec(
			...['curl', '--max-time', secondsOf(request)],
			...(request.source === undefined ? [] : ['--interface', request.source]),
			...(request.method === undefined ? [] : ['--request', request.method]),
			...headerArgv(request),
			urlOf(request)
		)
}
