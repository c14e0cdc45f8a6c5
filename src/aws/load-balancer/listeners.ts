/** Resolves listeners and rules from their written form. */
import type {
	ApplicationListener,
	GatewayListener,
	ListenerProtocol,
	RuleAction,
	RuleCondition,
	RuleTransforms
} from '../../model/load-balancer.ts'
import {parseCidr} from '../../net/address.ts'
import {entriesOf} from '../kind.ts'
import {
	type ActionWritten,
	type ConditionWritten,
	type ListenerWritten,
	listenerPattern,
	type RuleWritten
} from './listener-schema.ts'
import type {LoadBalancerWritten} from './schema.ts'

export type ListenerDraft = {
	readonly key: string
	readonly protocol: ListenerProtocol | ApplicationListener['protocol'] | GatewayListener['protocol']
	readonly port: number
	readonly written: Exclude<ListenerWritten, string>
}

export const listenersOf = ({listeners}: LoadBalancerWritten): readonly ListenerDraft[] =>
	entriesOf(listeners).map(([key, written]) => {
		const [, protocol = 'TCP', port = '0'] = listenerPattern.exec(key) ?? []
		return {
			key,
			protocol: protocol as ListenerDraft['protocol'],
			port: Number(port),
			written: typeof written === 'string' ? {targetGroup: written} : written
		}
	})

/** Idle timeout of TCP flows (NLB-5). */
const defaultIdleSeconds = 350

export const idleSecondsOf = ({written: {attributes = {}}}: ListenerDraft): number =>
	attributes['tcp.idle_timeout.seconds'] ?? defaultIdleSeconds

export const rulesOf = ({written}: ListenerDraft): readonly (readonly [string, RuleWritten])[] =>
	entriesOf(written.rules).toSorted(([one], [other]) => Number(one) - Number(other))

/** Names and weights of the target groups of a forward action. */
export function forwardsOf({targetGroup, forward}: ActionWritten): readonly (readonly [string, number])[] {
	if (targetGroup !== undefined) return [[targetGroup, 1]]
	return forward ? Object.entries(weightsOf(forward)) : []
}

type Forward = NonNullable<ActionWritten['forward']>

const isWhole = (forward: Forward): forward is Exclude<Forward, Record<string, number>> =>
	typeof (forward as {targetGroups?: unknown}).targetGroups === 'object'

export const weightsOf = (forward: Forward): Readonly<Record<string, number>> =>
	isWhole(forward) ? forward.targetGroups : (forward as Readonly<Record<string, number>>)

export function resolveListener(listener: ListenerDraft, vpc: string): ApplicationListener {
	const {protocol, port, written} = listener
	return {
		protocol: protocol as ApplicationListener['protocol'],
		port,
		rules: [
			...rulesOf(listener).map(([priority, rule]) => ({
				priority: Number(priority),
				conditions: [rule.conditions].flat().flatMap(resolveConditions),
				action: resolveAction(rule, vpc),
				...(rule.transforms && {transforms: transformsOf(rule.transforms)})
			})),
			{priority: 'default' as const, conditions: [], action: resolveAction(written, vpc)}
		],
		...(written.certificates && {certificates: written.certificates.map(name => name.toLowerCase())})
	}
}

const transformsOf = ({url, hostHeader}: NonNullable<RuleWritten['transforms']>): RuleTransforms => ({
	...(url && {url}),
	...(hostHeader && {hostHeader})
})

function resolveAction(written: ActionWritten, vpc: string): RuleAction {
	const {redirect, fixedResponse, forward} = written
	if (redirect) {
		const {
			protocol = '#{protocol}',
			host = '#{host}',
			port = '#{port}',
			path = '/#{path}',
			query = '#{query}',
			status = 301
		} = redirect
		return {type: 'redirect', status, protocol, host, port: String(port), path, query}
	}
	if (fixedResponse) {
		const {status, contentType = 'text/plain', body = ''} = fixedResponse
		return {type: 'fixed-response', status, contentType, body}
	}
	const stickinessSeconds = forward && isWhole(forward) ? forward.stickinessSeconds : undefined
	return {
		type: 'forward',
		targetGroups: forwardsOf(written).map(([name, weight]) => ({key: `${vpc}.${name}`, weight})),
		...(stickinessSeconds !== undefined && {stickinessSeconds})
	}
}

const listed = (values: string | readonly string[]): readonly string[] => [values].flat()

function resolveConditions(written: ConditionWritten): RuleCondition[] {
	const {hostHeader, pathPattern, httpRequestMethod, sourceIp, httpHeader, queryString} = written
	const found: RuleCondition[] = []
	if (hostHeader !== undefined) found.push({field: 'host-header', values: listed(hostHeader)})
	if (pathPattern !== undefined) found.push({field: 'path-pattern', values: listed(pathPattern)})
	if (httpRequestMethod !== undefined) found.push({field: 'http-request-method', values: listed(httpRequestMethod)})
	if (sourceIp !== undefined) found.push({field: 'source-ip', values: listed(sourceIp).flatMap(text => parseCidr(text) ?? [])})
	if (httpHeader) found.push({field: 'http-header', name: httpHeader.name, values: listed(httpHeader.values)})
	if (queryString !== undefined) found.push({field: 'query-string', values: listed(queryString).map(readParameter)})
	return found
}

/** `version=v1`, `=v1`, `v1`. */
function readParameter(text: string): {key?: string; value: string} {
	const at = text.indexOf('=')
	return at > 0 ? {key: text.slice(0, at), value: text.slice(at + 1)} : {value: text.slice(at + 1)}
}
