/** Requests whose operation is given by method and path: `GET /2013-04-01/hostedzone/{Id}`. Pure. */
import {AwsError} from './errors.ts'
import {isScalar, type ServiceModel, type Structure, sentName, shapeOf} from './model.ts'
import type {SignedRequest} from './signature.ts'

/** Values by their location in the request. */
export type Bound = {
	readonly uri: ReadonlyMap<string, string>
	readonly query: ReadonlyMap<string, readonly string[]>
	readonly headers: SignedRequest['headers']
}

export type Routed = {readonly action: string; readonly shape: string | undefined; readonly bound: Bound}

const unknown = (method: string, path: string): AwsError =>
	new AwsError('UnknownOperationException', `No operation of this service is ${method} ${path.slice(0, 200)}`, 404)

/** Errors: AwsError, if no operation of the model has this method and path. */
export function routed({method, url, headers}: SignedRequest, model: ServiceModel): Routed {
	const [path = '/', queryText = ''] = url.split('?', 2)
	const query = queryOf(queryText)
	const found = Object.entries(model.operations).flatMap(([action, {http, input}]) => {
		if (http?.method !== method) return []
		const [template = '', needed = ''] = http.uri.split('?', 2)
		const uri = matchPath(template, path)
		const isAsked = [...queryOf(needed).keys()].every(key => query.has(key))
		return uri && isAsked ? [{action, shape: input, uri, template}] : []
	})
	// `/hostedzone/{Id}` matches `/hostedzone/x`, unlike `/hostedzone/{Id}/rrset`; of several matches the one with the fewest labels is meant.
	const [best] = found.toSorted((one, other) => one.uri.size - other.uri.size)
	if (!best) throw unknown(method, path)
	return {action: best.action, shape: best.shape, bound: {uri: best.uri, query, headers}}
}

function queryOf(text: string): ReadonlyMap<string, readonly string[]> {
	const all = new Map<string, string[]>()
	for (const [key, value] of new URLSearchParams(text)) all.set(key, [...(all.get(key) ?? []), value])
	return all
}

/** `{Id+}` matches several segments of a path. */
function matchPath(template: string, path: string): ReadonlyMap<string, string> | undefined {
	const labels: string[] = []
	const pattern = template
		.replace(/\/$/, '')
		.split(/(\{[^}]+\})/)
		.map(part => {
			const [, label, isGreedy] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? []
			if (label === undefined) return part.replaceAll(/[.*+?^$|()[\]\\]/g, '\\$&')
			labels.push(label)
			return isGreedy ? '(.+)' : '([^/]+)'
		})
		.join('')
	const found = new RegExp(`^${pattern}/?$`).exec(path)
	return found ? new Map(labels.map((label, index) => [label, decoded(found[index + 1] ?? '')])) : undefined
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text)
	} catch {
		throw new AwsError('InvalidInput', 'The path is not encoded as URIs are')
	}
}

/** Members of a shape outside the body, by their names in requests. */
export function boundMembers({uri, query, headers}: Bound, type: string, model: ServiceModel): Readonly<Record<string, unknown>> {
	const found: Record<string, unknown> = {}
	for (const [key, member] of Object.entries((shapeOf(model, type) as Structure).members)) {
		const name = sentName(key, member)
		const [inner, , , place] = member
		if (place === undefined) continue
		const texts =
			place === 'uri' ? [uri.get(name)] : place === 'header' ? [headers[name.toLowerCase()]] : (query.get(name) ?? [undefined])
		if (texts[0] === undefined) continue
		found[name] = isScalar(inner) ? scalarOf(texts[0], inner) : texts
	}
	return found
}

function scalarOf(text: string, type: string): unknown {
	if (type === 'integer' || type === 'float') {
		const isNumber = text.trim() !== '' && Number.isFinite(Number(text))
		if (!isNumber) throw new AwsError('InvalidInput', `${text.slice(0, 200)} is no number`)
		return Number(text)
	}
	return type === 'flag' ? text === 'true' : text
}

/** Members of an answer that are sent as headers. */
export const headersOf = (
	answer: Readonly<Record<string, unknown>>,
	type: string,
	model: ServiceModel
): Readonly<Record<string, string>> =>
	Object.fromEntries(
		Object.entries((shapeOf(model, type) as Structure).members).flatMap(([key, member]) =>
			member[3] === 'header' && answer[key] !== undefined ? [[sentName(key, member), String(answer[key])]] : []
		)
	)
