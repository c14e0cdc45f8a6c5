/** Requests that no client should send, by a seeded generator: framed twice, cut, folded, oversized, with bytes changed. */

/** A linear congruential generator: the same requests in each run. */
export function generator(seed: number): (below: number) => number {
	let state = seed >>> 0
	return below => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return Math.floor((state / 2 ** 32) * below)
	}
}

/** What hides in a body: if anybody takes it for a request, its path shows that. */
export const hidden = 'GET /smuggled HTTP/1.1\r\nHost: shop\r\nX: '

const bases = (path: string): readonly string[] => [
	`GET ${path} HTTP/1.1\r\nHost: shop\r\nAccept: */*\r\n\r\n`,
	`POST ${path} HTTP/1.1\r\nHost: shop\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
	`POST ${path} HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
	`POST ${path} HTTP/1.1\r\nHost: shop\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
	`POST ${path} HTTP/1.1\r\nHost: shop\r\nContent-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
	`GET ${path} HTTP/1.1\r\nHost: shop\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`
]

type Mutate = (text: string, pick: (below: number) => number) => string

const oneOf = <T>(all: readonly T[], pick: (below: number) => number): T => all[pick(all.length)] as T

const headers = [
	'Transfer-Encoding: xchunked',
	'Transfer-Encoding : chunked',
	'Transfer-Encoding:\tchunked',
	'Transfer-Encoding: chunked, identity',
	'Transfer-Encoding: identity, chunked',
	'Transfer-Encoding:\r\n chunked',
	'transfer-encoding: \x0bchunked',
	'X: y\nTransfer-Encoding: chunked',
	'X: y\rTransfer-Encoding: chunked',
	'Transfer-Encoding\0: chunked',
	' Transfer-Encoding: chunked',
	'Content-Length: +5',
	'Content-Length: 0x5',
	'Content-Length: 5, 5',
	'Content-Length: -1',
	'Content-Length: 99999999999999999999',
	'Content-Length : 5',
	'Content-Length: 5 5',
	'Host: other',
	'Connection: Content-Length',
	'Expect: 100-continue',
	'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings',
	`X-Long: ${'a'.repeat(20_000)}`,
	`Cookie: ${'b=c; '.repeat(16_000)}`,
	'no colon at all'
]

const mutations: readonly Mutate[] = [
	(text, pick) => text.replace('\r\n', `\r\n${oneOf(headers, pick)}\r\n`),
	(text, pick) => text.replace('\r\n\r\n', `\r\n${oneOf(headers, pick)}\r\n\r\n`),
	text => text.replaceAll('\r\n', '\n'),
	text => text.replace('\r\n', '\r'),
	text => text.replace('\r\n\r\n', '\n\n'),
	(text, pick) => text.slice(0, pick(text.length)),
	(text, pick) => {
		const at = pick(text.length)
		return `${text.slice(0, at)}${String.fromCharCode(pick(256))}${text.slice(at + 1)}`
	},
	(text, pick) => {
		const at = pick(text.length)
		return `${text.slice(0, at)}${oneOf(['\0', '\r', '\n', ' ', '\t', '\xff', ':', '\r\n'], pick)}${text.slice(at)}`
	},
	(text, pick) =>
		text.replace('HTTP/1.1', oneOf(['HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.10', 'http/1.1', 'HTTP/1.1 ', ''], pick)),
	(text, pick) =>
		text.replace(/^[A-Z]+/, oneOf(['PUT', 'TRACE', 'CONNECT', 'get', 'DELETE', 'G\tET', 'PRI', 'X'.repeat(300)], pick)),
	text => text.replace('Host: shop\r\n', ''),
	text => text.replace(' /', ' http://other/'),
	(text, pick) =>
		text.replace(
			/\r\n([\da-f]+)\r\n/,
			`\r\n${oneOf(['0$1', '$1;a=b', '0x$1', '+$1', '$1 ', 'fffffffffffffffff', ' $1', '-1'], pick)}\r\n`
		),
	text => `\r\n\r\n${text}`,
	text => `${text}${text}`
]

/** The path is its own, so that what arrives can be told apart. */
export function mutated(number: number, pick: (below: number) => number): string {
	let text = oneOf(bases(`/r${number}`), pick)
	for (let count = pick(3); count >= 0; count--) text = oneOf(mutations, pick)(text, pick)
	return text
}
