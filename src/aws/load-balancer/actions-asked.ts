/** Actions, conditions and transforms of listeners and rules, converted from the API's form to the lab file's. Pure. */
import type {Action, CreateRuleInput, RuleCondition} from '../../../api-models/elbv2.d.ts'
import {missingGroup, validationError} from '../target-group/actions-place.ts'
import type {Item} from '../view.ts'
import {checkCondition} from './actions-conditions.ts'
import type {FoundBalancer} from './actions-place.ts'

/** The name of a target group, by its ARN. */
type NameOf = (arn: string | undefined) => string

/** Errors: AwsError, for a group that the VPC does not have. */
export const groupNameIn =
	({targetGroups}: FoundBalancer['vpc']): NameOf =>
	arn => {
		const group = targetGroups.find(one => one.arn === arn)
		if (!group) throw missingGroup()
		return group.name
	}

/** Errors: AwsError, for an unknown target group or an action that is not emulated. */
export function actionOf(actions: readonly Action[], nameOf: NameOf): Item {
	const [first, ...others] = actions.toSorted(({Order: one = 1}, {Order: other = 1}) => one - other)
	if (!first || others.length > 0) throw validationError('In this lab a listener or a rule has one action')
	const {Type, RedirectConfig, FixedResponseConfig} = first
	switch (Type) {
		case 'forward':
			return forwardOf(first, nameOf)
		case 'redirect':
			if (!RedirectConfig) throw validationError('A redirect configuration must be specified')
			return {redirect: redirectOf(RedirectConfig)}
		case 'fixed-response': {
			if (!FixedResponseConfig) throw validationError('A fixed-response configuration must be specified')
			const {StatusCode, ContentType, MessageBody} = FixedResponseConfig
			return {
				fixedResponse: {
					status: Number(StatusCode),
					...(ContentType !== undefined && {contentType: ContentType}),
					...(MessageBody !== undefined && {body: MessageBody})
				}
			}
		}
		default:
			throw validationError(`In this lab there are no actions of the type '${Type}'`)
	}
}

function forwardOf({TargetGroupArn, ForwardConfig}: Action, nameOf: NameOf): Item {
	const {TargetGroups: groups = [], TargetGroupStickinessConfig: stickiness} = ForwardConfig ?? {}
	if (groups.length < 2) return {targetGroup: nameOf(TargetGroupArn ?? groups[0]?.TargetGroupArn)}
	const weights = Object.fromEntries(groups.map(({TargetGroupArn: arn, Weight = 1}) => [nameOf(arn), Weight]))
	return {
		forward: stickiness?.Enabled ? {targetGroups: weights, stickinessSeconds: stickiness.DurationSeconds ?? 3600} : weights
	}
}

function redirectOf({Protocol, Port, Host, Path, Query, StatusCode}: NonNullable<Action['RedirectConfig']>): Item {
	const fields = {
		protocol: Protocol,
		host: Host,
		port: Port === undefined || Port === '#{port}' ? Port : Number(Port),
		path: Path,
		query: Query,
		status: StatusCode === 'HTTP_302' ? 302 : 301
	}
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Errors: AwsError. */
export function conditionsOf(conditions: readonly RuleCondition[]): readonly Item[] {
	if (conditions.length === 0) throw validationError('A condition must be specified')
	return conditions.map(condition => {
		checkCondition(condition, condition.Field ?? fieldOf(condition))
		const {Field, Values, HttpHeaderConfig: header, QueryStringConfig: query, RegexValues} = condition
		if (RegexValues) throw validationError('In this lab no condition is a regular expression')
		const values = (config: {readonly Values?: readonly string[]} | undefined) => {
			const all = config?.Values ?? Values ?? []
			if (all.length === 0) throw validationError('A condition value must be specified')
			return all
		}
		switch (Field ?? fieldOf(condition)) {
			case 'host-header':
				return {hostHeader: values(condition.HostHeaderConfig)}
			case 'path-pattern':
				return {pathPattern: values(condition.PathPatternConfig)}
			case 'http-request-method':
				return {httpRequestMethod: values(condition.HttpRequestMethodConfig)}
			case 'source-ip':
				return {sourceIp: values(condition.SourceIpConfig)}
			case 'http-header':
				return {httpHeader: {name: header?.HttpHeaderName ?? '', values: values(header)}}
			case 'query-string':
				return {queryString: (query?.Values ?? []).map(({Key, Value = ''}) => (Key === undefined ? Value : `${Key}=${Value}`))}
			default:
				throw validationError(
					`Condition field '${Field}' must be one of '[path-pattern, host-header, http-header, http-request-method, query-string, source-ip]'`
				)
		}
	})
}

/** A condition may omit its field if it has the configuration of one. */
function fieldOf(condition: RuleCondition): string | undefined {
	if (condition.HostHeaderConfig) return 'host-header'
	if (condition.PathPatternConfig) return 'path-pattern'
	if (condition.HttpRequestMethodConfig) return 'http-request-method'
	if (condition.SourceIpConfig) return 'source-ip'
	if (condition.HttpHeaderConfig) return 'http-header'
	return condition.QueryStringConfig ? 'query-string' : undefined
}

export function transformsOf(transforms: CreateRuleInput['Transforms']): Item {
	if (!transforms || transforms.length === 0) return {}
	const of = (type: string) => {
		const found = transforms.find(({Type}) => Type === type)
		const [rewrite] = (found?.UrlRewriteConfig ?? found?.HostHeaderRewriteConfig)?.Rewrites ?? []
		return rewrite && {regex: rewrite.Regex, replace: rewrite.Replace}
	}
	const [url, hostHeader] = [of('url-rewrite'), of('host-header-rewrite')]
	return {transforms: {...(url && {url}), ...(hostHeader && {hostHeader})}}
}
