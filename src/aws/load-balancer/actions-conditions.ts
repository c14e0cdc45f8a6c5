/** What Elastic Load Balancing refuses about the form of a condition, in its words. Pure. */
import type {RuleCondition} from '../../../api-models/elbv2.d.ts'
import {validationError} from '../target-group/actions-place.ts'

const longest = {name: 40, value: 128}

const configurations = {
	'http-header': 'HttpHeaderConfig',
	'http-request-method': 'HttpRequestMethodConfig',
	'query-string': 'QueryStringConfig',
	'source-ip': 'SourceIpConfig'
} as const

function checkLength(value: string | undefined, what: string, most: number): void {
	if ((value ?? '').length > most) throw validationError(`The '${what}' value is too long; the limit is '${most}'`)
}

/** Errors: AwsError. */
export function checkCondition(condition: RuleCondition, field: string | undefined): void {
	const {Values = [], HostHeaderConfig, PathPatternConfig, SourceIpConfig} = condition
	switch (field) {
		case 'host-header':
		case 'path-pattern': {
			// A list of its own takes one value; the configuration takes several.
			if (Values.length > 1) throw validationError(`The '${field}' field contains too many values; the limit is '1'`)
			const config = field === 'host-header' ? HostHeaderConfig : PathPatternConfig
			for (const value of [...Values, ...(config?.Values ?? [])]) checkLength(value, field, longest.value)
			break
		}
		case 'http-header':
		case 'http-request-method':
		case 'query-string':
		case 'source-ip': {
			const needed = configurations[field]
			if (!condition[needed]) throw validationError(`A '${needed}' must be specified with '${field}'`)
			if (field === 'source-ip' && (SourceIpConfig?.Values ?? []).length === 0) {
				throw validationError(`A '${field}' value must be specified`)
			}
			checkOthers(condition)
		}
	}
}

function checkOthers({HttpHeaderConfig: header, HttpRequestMethodConfig: method, QueryStringConfig: query}: RuleCondition): void {
	checkLength(header?.HttpHeaderName, 'HttpHeaderName', longest.name)
	for (const value of header?.Values ?? []) checkLength(value, 'http-header', longest.value)
	for (const value of method?.Values ?? []) {
		checkLength(value, 'http-request-method', longest.name)
		if (!/^[A-Z_-]+$/.test(value)) {
			throw validationError("The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore")
		}
	}
	for (const {Key, Value} of query?.Values ?? []) {
		checkLength(Key, 'Key', longest.value)
		checkLength(Value, 'Value', longest.value)
		if (Value === undefined) throw validationError("A 'Value' must be specified in 'QueryStringKeyValuePair'")
	}
}
