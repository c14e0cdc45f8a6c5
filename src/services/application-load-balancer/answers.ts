/** Answers that the load balancer gives itself: redirects, fixed responses, errors (ALB-2, ALB-4). No effects. */
import {STATUS_CODES} from 'node:http'
import type {RuleAction} from '../../model/application-load-balancer.ts'
import type {RequestFacts} from './rules.ts'

export type OwnAnswer = {
	readonly status: number
	readonly headers: Readonly<Record<string, string>>
	readonly body: string
}

/** An error page that looks like AWS's. */
export function errorPage(status: number, headers: Readonly<Record<string, string>> = {}): OwnAnswer {
	const title = `${status} ${statusText(status)}`
	return {
		status,
		headers: {Server: serverName, 'Content-Type': 'text/html', ...headers},
		body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`
	}
}

const serverName = 'awselb/2.0'

/** Also covers the statuses that only AWS has (ALB-4). */
export const statusText = (status: number): string =>
	({408: 'Request Time-out', 504: 'Gateway Time-out', 503: 'Service Temporarily Unavailable'})[status] ??
	STATUS_CODES[status] ??
	'Error'

export function ownAnswer(
	action: Exclude<RuleAction, {type: 'forward'}>,
	request: Pick<RequestFacts, 'host' | 'path' | 'query'>,
	listener: {readonly protocol: string; readonly port: number}
): OwnAnswer {
	if (action.type === 'redirect') return errorPage(action.status, {Location: locationOf(action, request, listener)})
	const {status, contentType, body} = action
	return {status, headers: {Server: serverName, 'Content-Type': `${contentType}; charset=utf-8`}, body}
}

/** Always includes the port; includes the query if there is one. */
function locationOf(
	{protocol, host, port, path, query}: Extract<RuleAction, {type: 'redirect'}>,
	request: Pick<RequestFacts, 'host' | 'path' | 'query'>,
	listener: {readonly protocol: string; readonly port: number}
): string {
	const values: Readonly<Record<string, string>> = {
		protocol: listener.protocol,
		host: request.host,
		port: String(listener.port),
		path: request.path.replace(/^\//, ''),
		query: request.query
	}
	const filled = (text: string) => text.replaceAll(/#\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
	const search = filled(query)
	return `${filled(protocol).toLowerCase()}://${filled(host)}:${filled(port)}${filled(path)}${search === '' ? '' : `?${search}`}`
}
