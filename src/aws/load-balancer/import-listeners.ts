/** Listeners and their rules, from the account's answers. */
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {oneOrList, section, type Written, written} from '../../import/written.ts'
import {targetGroupNamed} from '../target-group/import.ts'
import {listenerPattern} from './listener-schema.ts'

type Balancer = Thing<'LoadBalancers'>
type Listener = Thing<'LoadBalancerListeners'>['Listeners'][number]
type Rule = Thing<'Rules'>
type Action = Rule['Actions'][number]
type Condition = Rule['Conditions'][number]

type Place = {readonly world: World; readonly at: Rule['at']; readonly id: string}

export function listenersWritten(balancer: Balancer, world: World): Written | undefined {
	const {LoadBalancerArn: arn, LoadBalancerName} = balancer
	const {LoadBalancerListeners, Listeners} = world.snapshot.things
	const saved = LoadBalancerListeners.filter(({LoadBalancerArn}) => LoadBalancerArn === arn)
	const all = [
		...saved.flatMap(one => one.Listeners.map(listener => ({listener, at: one.at}))),
		...Listeners.filter(({LoadBalancerArn}) => LoadBalancerArn === arn).map(listener => ({listener, at: listener.at}))
	]
	return section(
		all.flatMap(({listener, at}) => {
			// For the listener of a Gateway Load Balancer AWS returns neither protocol nor port.
			const key = balancer.Type === 'gateway' ? 'GENEVE:6081' : `${listener.Protocol}:${listener.Port}`
			const place = {world, at, id: `${LoadBalancerName} ${key}`}
			const whole = listenerPattern.test(key) ? listenerWritten(listener, balancer, place) : undefined
			if (whole !== undefined) return [[key, whole] as const]
			world.note(at, {kind: 'listener', id: place.id, consequence: 'nothing here forwards what it takes: it is left out'})
			return []
		})
	)
}

function listenerWritten(listener: Listener, {Type, DNSName = 'elb.amazonaws.com'}: Balancer, place: Place): unknown {
	const action = actionWritten(listener.DefaultActions, place)
	if (!action) return undefined
	const isTls = listener.Protocol === 'HTTPS' || listener.Protocol === 'TLS'
	if (isTls) {
		place.world.note(place.at, {
			kind: 'listener',
			id: place.id,
			consequence: 'its certificates are not among what is read: it has one for the name of the load balancer'
		})
	}
	const certificates = isTls ? [DNSName.toLowerCase()] : undefined
	if (Type === 'application') return written({...action, rules: rulesWritten(listener, place), certificates})
	return certificates && action.targetGroup !== undefined ? written({...action, certificates}) : action.targetGroup
}

/** `app/shop/0123…/4567…` of a listener's ARN; ARNs of its rules continue this with one more part. */
const pathOf = (arn: string): string => arn.slice(arn.indexOf('/') + 1)

const rulesWritten = ({ListenerArn = ''}: Listener, {world, id}: Place): Written | undefined =>
	section(
		world.snapshot.things.Rules.filter(
			({RuleArn, IsDefault}) => IsDefault !== true && pathOf(RuleArn).replace(/\/[^/]*$/, '') === pathOf(ListenerArn)
		)
			.toSorted((one, other) => Number(one.Priority) - Number(other.Priority))
			.flatMap(({Priority = '', Conditions, Actions, Transforms, at}) => {
				const place = {world, at, id: `${id} rule ${Priority}`}
				const action = actionWritten(Actions, place)
				const conditions = Conditions.flatMap(condition => conditionWritten(condition) ?? [])
				if (action && conditions.length === Conditions.length && conditions.length > 0) {
					return [
						[
							Priority,
							written({conditions: oneOrList(conditions), ...action, transforms: transformsWritten(Transforms)})
						] as const
					]
				}
				world.note(at, {kind: 'listener rule', id: place.id, consequence: 'it is left out: what it takes goes to the next one'})
				return []
			})
	)

/** The last action decides what happens to a request. Undefined: it is not emulated. */
function actionWritten(actions: readonly Action[], {world, at, id}: Place): Written | undefined {
	const last = actions.at(-1)
	for (const {Type = ''} of actions.slice(0, -1)) {
		world.note(at, {kind: 'action', id: `${id} ${Type}`, consequence: 'nobody is asked who he is'})
	}
	const {RedirectConfig: redirect, FixedResponseConfig: fixed, ForwardConfig: forward, TargetGroupArn} = last ?? {}
	if (redirect) return {redirect: redirectWritten(redirect)}
	if (fixed) {
		const {StatusCode, ContentType, MessageBody} = fixed
		return {fixedResponse: written({status: Number(StatusCode), contentType: ContentType, body: MessageBody})}
	}
	const groups = forward?.TargetGroups ?? []
	const names = groups.map(({TargetGroupArn: arn, Weight = 1}) => [targetGroupNamed(arn, world), Weight] as const)
	if (names.length < 2) {
		const name = targetGroupNamed(TargetGroupArn ?? groups[0]?.TargetGroupArn, world)
		return name === undefined ? undefined : {targetGroup: name}
	}
	const weights = Object.fromEntries(names.filter(([name]) => name !== undefined))
	const {Enabled, DurationSeconds} = forward?.TargetGroupStickinessConfig ?? {}
	return {forward: Enabled ? written({targetGroups: weights, stickinessSeconds: DurationSeconds}) : weights}
}

const redirectWritten = ({Protocol, Host, Port, Path, Query, StatusCode}: NonNullable<Action['RedirectConfig']>): Written =>
	written({
		protocol: Protocol === '#{protocol}' ? undefined : Protocol,
		host: Host === '#{host}' ? undefined : Host,
		port: Port === undefined || Port === '#{port}' ? undefined : Number(Port),
		path: Path === '/#{path}' ? undefined : Path,
		query: Query === '#{query}' ? undefined : Query,
		status: StatusCode === 'HTTP_302' ? 302 : undefined
	})

/** Undefined: it is not emulated, such as a regular expression. */
function conditionWritten(condition: Condition): Written | undefined {
	const {Field, Values = [], HttpHeaderConfig: header, QueryStringConfig: query} = condition
	const listed = (config: {readonly Values: readonly string[]} | undefined) => {
		const values = config && config.Values.length > 0 ? config.Values : Values
		return values.length > 0 ? oneOrList(values) : undefined
	}
	switch (Field) {
		case 'host-header':
			return only('hostHeader', listed(condition.HostHeaderConfig))
		case 'path-pattern':
			return only('pathPattern', listed(condition.PathPatternConfig))
		case 'http-request-method':
			return only('httpRequestMethod', listed(condition.HttpRequestMethodConfig))
		case 'source-ip':
			return only('sourceIp', listed(condition.SourceIpConfig))
		case 'http-header':
			return header && header.Values.length > 0
				? {httpHeader: {name: header.HttpHeaderName ?? '', values: oneOrList(header.Values)}}
				: undefined
		case 'query-string':
			return only('queryString', query && oneOrList(query.Values.map(({Key = '', Value = ''}) => `${Key}=${Value}`)))
		default:
			return undefined
	}
}

const only = (key: string, value: unknown): Written | undefined => (value === undefined ? undefined : {[key]: value})

function transformsWritten(transforms: Rule['Transforms']): Written | undefined {
	const of = (type: string) => {
		const found = transforms.find(({Type}) => Type === type)
		const [rewrite] = (type === 'url-rewrite' ? found?.UrlRewriteConfig : found?.HostHeaderRewriteConfig)?.Rewrites ?? []
		return rewrite && {regex: rewrite.Regex, replace: rewrite.Replace}
	}
	const url = of('url-rewrite')
	const hostHeader = of('host-header-rewrite')
	return url || hostHeader ? written({url, hostHeader}) : undefined
}
