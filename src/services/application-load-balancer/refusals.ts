/** Requests that the load balancer answers with an error before it looks at any rule (ALB-1, ALB-4). No effects. */
import type {ApplicationOptions} from '../../model/application-load-balancer.ts'
import {hasTooManyForwarded, headerOf, type RawHeaders} from './headers.ts'

const mostRequestLine = 16_384
const mostHeader = 16_384
/** Maximum size of all headers together, in bytes. */
export const mostHeaders = 65_536

export type Head = {readonly method: string; readonly url: string; readonly rawHeaders: RawHeaders}

/** The status of the error. Undefined: the request is accepted. */
export function refusalOf({method, url, rawHeaders}: Head, {desyncMitigation}: ApplicationOptions): number | undefined {
	if (method === 'TRACE') return 405
	if (url.length > mostRequestLine) return 414
	if (rawHeaders.some(text => text.length > mostHeader)) return 400
	if (hasTooManyForwarded(rawHeaders)) return 463
	const coding = headerOf(rawHeaders, 'transfer-encoding')?.trim().toLowerCase()
	if (coding !== undefined && coding !== 'chunked' && coding !== 'identity') return 501
	// None, or several: servers could take different ones (RFC 9112).
	if (rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length !== 1) return 400
	return desyncMitigation === 'strictest' && isAmbiguous({method, url, rawHeaders}) ? 400 : undefined
}

/** A request that servers may parse differently: it has a body where none is usual. */
export const isAmbiguous = ({method, rawHeaders}: Head): boolean =>
	['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(method) &&
	(headerOf(rawHeaders, 'transfer-encoding') !== undefined || Number(headerOf(rawHeaders, 'content-length') ?? 0) > 0)

/** The status for a request that the parser refuses ("severe" in terms of desync mitigation). Undefined: the client is gone, or was never there. */
export function statusOfParserError(code: string | undefined): number | undefined {
	switch (code) {
		case 'ERR_HTTP_REQUEST_TIMEOUT':
			return 408
		case 'HPE_INVALID_VERSION':
			return 505
		default:
			return code?.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE' ? 400 : undefined
	}
}
