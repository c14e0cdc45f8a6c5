/** Finds the listener rule that applies to a request (ALB-2). No effects. */
import type {ApplicationListener, ListenerRule, RuleCondition} from '../../model/application-load-balancer.ts'
import {contains, parseAddress} from '../../net/address.ts'

export type RequestFacts = {
	readonly method: string
	/** Without the port. */
	readonly host: string
	/** Without the query. */
	readonly path: string
	/** Without the question mark. */
	readonly query: string
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
	/** The source address of the connection. */
	readonly source: string
}

/** The first rule by ascending priority whose conditions all match; the default rule has none. */
export const ruleFor = ({rules}: ApplicationListener, request: RequestFacts): ListenerRule | undefined =>
	rules.find(({conditions}) => conditions.every(condition => holds(condition, request)))

function holds(condition: RuleCondition, {method, host, path, query, headers, source}: RequestFacts): boolean {
	switch (condition.field) {
		case 'host-header':
			return condition.values.some(pattern => fits(pattern, host, 'any case'))
		case 'path-pattern':
			return condition.values.some(pattern => fits(pattern, path))
		case 'http-request-method':
			return condition.values.includes(method)
		case 'http-header': {
			const values = [headers[condition.name.toLowerCase()] ?? []].flat()
			return values.some(value => condition.values.some(pattern => fits(pattern, value, 'any case')))
		}
		case 'query-string': {
			const parameters = [...new URLSearchParams(query)]
			return condition.values.some(({key, value}) =>
				parameters.some(([name, given]) => (key === undefined || fits(key, name, 'any case')) && fits(value, given, 'any case'))
			)
		}
		case 'source-ip': {
			const address = parseAddress(source)
			return address !== undefined && condition.values.some(cidr => contains(cidr, address))
		}
	}
}

const known = new Map<string, RegExp>()

/** `*` matches any characters, `?` one. */
function fits(pattern: string, text: string, letters?: 'any case'): boolean {
	const key = `${letters ?? ''}|${pattern}`
	const found =
		known.get(key) ??
		new RegExp(
			`^${pattern
				.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
				.replaceAll('*', '.*')
				.replaceAll('?', '.')}$`,
			letters ? 'is' : 's'
		)
	known.set(key, found)
	return found.test(text)
}
