import {headerArgv, urlOf} from '../probes/http.ts'
import {type ProbeRun, secondsOf} from './probe.run.ts'

export const httpRun: ProbeRun<'http'> = {
	request: ({port, path, to, tls, asHost, method, headers}, target) => ({
		...target,
		port,
		path,
		...(method !== undefined && {method}),
		...(headers && {headers}),
		...(tls && {tls}),
		...(asHost === undefined
			? to.kind === 'address' && to.name !== undefined && {name: to.name}
			: {name: asHost, isPinned: true as const})
	}),
	byHand: (request, exec) =>
		exec(
			...['curl', '--max-time', secondsOf(request)],
			...(request.source === undefined ? [] : ['--interface', request.source]),
			...(request.method === undefined ? [] : ['--request', request.method]),
			...headerArgv(request),
			...(request.isPinned ? ['--resolve', `${request.name}:${request.port}:${request.address}`] : []),
			...(request.tls ? ['--insecure'] : []),
			urlOf(request)
		)
}
