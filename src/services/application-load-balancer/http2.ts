/** HTTP/2 from clients (ALB-1): each request is forwarded as HTTP/1.1, and its answer returns on the client's stream. */

import type {IncomingMessage, ServerResponse} from 'node:http'
import {createSecureServer, type Http2SecureServer, type Http2ServerRequest, type Http2ServerResponse} from 'node:http2'
import {headerOf, type RawHeaders} from './headers.ts'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Does not listen: connections that negotiated `h2` are handed to it. */
export function http2Server(answer: Answer): Http2SecureServer {
	const server = createSecureServer()
	server.on('request', (request, response) => {
		asHttp1(request)
		groupHeaders(response)
		answer(request as unknown as IncomingMessage, response as unknown as ServerResponse)
	})
	server.on('sessionError', () => undefined)
	server.on('error', () => undefined)
	return server
}

/** Replaces pseudo-headers by their HTTP/1.1 equivalents; a body of unknown length is sent chunked. */
function asHttp1(request: Http2ServerRequest): void {
	const {rawHeaders, headers, stream} = request
	const authority = headers[':authority']
	const raw: string[] = []
	for (let at = 0; at < rawHeaders.length; at += 2) {
		const name = rawHeaders[at] as string
		if (!name.startsWith(':') && name !== 'cookie') raw.push(name, rawHeaders[at + 1] as string)
	}
	if (headerOf(raw, 'host') === undefined && authority !== undefined) raw.unshift('host', authority)
	// Clients send each cookie in a separate header.
	if (headers.cookie !== undefined) raw.push('cookie', headers.cookie)
	Object.defineProperty(request, 'rawHeaders', {value: raw})
	headers.host ??= authority
	if (!stream.endAfterHeaders && headers['content-length'] === undefined) headers['transfer-encoding'] = 'chunked'
}

/** Groups the values of a header that is set several times; HTTP/2 has no reason phrase. */
function groupHeaders(response: Http2ServerResponse): void {
	const writeHead = response.writeHead.bind(response)
	const grouped = (status: number, ...rest: readonly unknown[]) => writeHead(status, groupOf(rest.at(-1)))
	Object.defineProperty(response, 'writeHead', {value: grouped})
}

function groupOf(headers: unknown): Record<string, string | string[]> {
	if (!Array.isArray(headers)) return headers as Record<string, string>
	const raw = headers as RawHeaders
	const grouped: Record<string, string | string[]> = {}
	for (let at = 0; at < raw.length; at += 2) {
		const name = (raw[at] as string).toLowerCase()
		const value = raw[at + 1] as string
		const before = grouped[name]
		grouped[name] = before === undefined ? value : [before, value].flat()
	}
	return grouped
}
