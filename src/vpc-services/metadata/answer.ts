/** What the instance metadata service answers (IMDS-1). Doc: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html */
import type {Tokens} from './tokens.ts'
import {type Tree, treeOf} from './tree.ts'
import type {InstanceFacts, MetadataFacts} from './types.ts'

export type MetadataRequest = {
	readonly method: string
	/** The path in the request line. */
	readonly url: string
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export type MetadataAnswer = {
	readonly status: Status
	readonly headers: Readonly<Record<string, string>>
	readonly body: string
}

export const tokenHeader = 'x-aws-ec2-metadata-token'
export const tokenTtlHeader = 'x-aws-ec2-metadata-token-ttl-seconds'
const tokenTtlHeaderAnswered = 'X-Aws-Ec2-Metadata-Token-Ttl-Seconds'
/** Occurs near the beginning only of answers with a token: by it the kernel recognizes the packets whose TTL is the hop limit. */
export const tokenAnswerStart = `${tokenTtlHeaderAnswered}: `

/** Answers a request of an instance over one of its interfaces. */
export function answerMetadata(
	facts: MetadataFacts,
	instance: InstanceFacts,
	{method, url, headers}: MetadataRequest,
	tokens: Tokens
): MetadataAnswer {
	const {httpEndpoint, httpTokens} = instance.options
	const path = pathOf(url)
	if (httpEndpoint === 'disabled') return failure(403)
	if (!path) return failure(400)
	const isToken = path.length === 3 && isVersion(path[0]) && path[1] === 'api' && path[2] === 'token'
	if (isToken && method === 'PUT') return answerToken(instance, headers, tokens)
	if (method !== 'GET' && method !== 'HEAD') return failure(405, {Allow: isToken ? 'PUT' : 'GET, HEAD'})
	const token = one(headers[tokenHeader])
	if (token === undefined ? httpTokens === 'required' : !tokens.holds(token, instance.id)) return failure(401)
	if (isToken) return failure(405, {Allow: 'PUT'})
	const found =
		path.length === 0 ? versions.join('\n') : isVersion(path[0]) ? look(treeOf(facts, instance), path.slice(1)) : undefined
	return found === undefined ? failure(404) : {status: 200, headers: plainText, body: found}
}

/** Clients behind an open proxy get no token: it adds `X-Forwarded-For`. */
function answerToken(instance: InstanceFacts, headers: MetadataRequest['headers'], tokens: Tokens): MetadataAnswer {
	if (headers['x-forwarded-for'] !== undefined) return failure(403)
	const written = one(headers[tokenTtlHeader])
	const seconds = written !== undefined && /^\d{1,5}$/.test(written) ? Number(written) : 0
	if (seconds < 1 || seconds > 21_600) return failure(400)
	return {
		status: 200,
		headers: {[tokenTtlHeaderAnswered]: String(seconds), ...plainText},
		body: tokens.issue(instance.id, seconds)
	}
}

/** Undefined: no such path. A folder is answered as the list of its contents, with or without a trailing `/`. */
function look(tree: Tree, path: readonly string[]): string | undefined {
	let at: Tree | undefined = tree
	for (const name of path) at = typeof at === 'object' && Object.hasOwn(at, name) ? at[name] : undefined
	return typeof at === 'object' ? listing(at) : at
}

const listing = (folder: Exclude<Tree, string>): string =>
	Object.keys(folder)
		.sort()
		.map(name => (typeof folder[name] === 'object' ? `${name}/` : name))
		.join('\n')

/** Undefined: the path is invalid. */
function pathOf(url: string): readonly string[] | undefined {
	const [path = ''] = url.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/)
	try {
		return path.split('/').flatMap(part => (part === '' ? [] : decodeURIComponent(part)))
	} catch {
		return undefined
	}
}

/** All versions have the same contents, since a lab has nothing that later ones added. */
const versions = [
	...['1.0', '2007-01-19', '2007-03-01', '2007-08-29', '2007-10-10', '2007-12-15', '2008-02-01', '2008-09-01', '2009-04-04'],
	...['2011-01-01', '2011-05-01', '2012-01-12', '2014-02-25', '2014-11-05', '2015-10-20', '2016-04-19', '2016-06-30'],
	...['2016-09-02', '2018-03-28', '2018-08-17', '2018-09-24', '2019-10-01', '2020-10-27', '2021-01-03', '2021-03-23'],
	...['2021-07-15', '2022-09-24', '2024-04-11', 'latest']
]
const isVersion = (name: string | undefined): boolean => name !== undefined && versions.includes(name)

const one = (value: string | readonly string[] | undefined): string | undefined =>
	typeof value === 'string' ? value.trim() : value?.join(', ')

const plainText = {'Content-Type': 'text/plain'}

const reasons = {
	200: 'OK',
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed'
} as const
type Status = keyof typeof reasons

function failure(status: Status, headers: Readonly<Record<string, string>> = {}): MetadataAnswer {
	const title = `${status} - ${reasons[status]}`
	return {
		status,
		headers: {'Content-Type': 'text/html', ...headers},
		body: `<?xml version="1.0" encoding="iso-8859-1"?>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en">\n <head><title>${title}</title></head>\n <body><h1>${title}</h1></body>\n</html>\n`
	}
}
