/** An HTTP request. */
import {z} from 'zod'
import {is} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import {type Connections, connectionsField, readConnections} from './connections.ts'
import {type Expect, expectSchema, readExpect} from './facts.ts'
import {given, isPort, type Probe, portTarget, probeFields, probeKind, readProbe, type WrittenProbe} from './probe.ts'
import type {CheckReader} from './reader.ts'

export type Http = Probe &
	Connections & {
		readonly port: number
		/** Begins with `/`. */
		readonly path: string
		readonly tls?: true
		/** The host name of the request. */
		readonly asHost?: string
		/** Default: GET. */
		readonly method?: string
		readonly headers?: Readonly<Record<string, string>>
		readonly expect: Expect<
			number | 'timeout' | 'refused' | 'reset' | 'unreachable',
			'client' | 'proxyClient' | 'server' | 'host' | 'certificate' | 'body' | 'headers' | 'received' | 'from' | 'count'
		>
	}

const headerName = /^[!#$%&'*+.^_`|~\w-]+$/

const schema = z
	.strictObject({
		...probeFields('a host, an address or a URL, such as http://web:8080/path'),
		expect: expectSchema(
			['timeout', 'refused', 'reset', 'unreachable'],
			'a status such as 200, timeout, refused, reset or unreachable',
			['client', 'proxyClient', 'server', 'host', 'certificate', 'body', 'headers', 'received', 'from', 'count'],
			z.int().min(100).max(599)
		).describe('The expected outcome.'),
		asHost: is('a host name such as shop.example.com', z.string().regex(/^(?:[a-z\d_-]{1,63}\.)*[a-z\d_-]{1,63}$/i))
			.optional()
			.describe('Host name of the request: in `Host`, and with https in SNI and the certificate. Default: that of `to`.'),
		method: is('a method such as POST', z.string().regex(/^[A-Za-z]{1,20}$/))
			.optional()
			.describe('Default: GET.'),
		headers: is('headers by name', z.record(z.string().regex(headerName), z.string().regex(/^[^\r\n]*$/)))
			.optional()
			.describe('Headers of the request, by name.'),
		...connectionsField
	})
	.describe('Asks for a page.')

export const http = probeKind<typeof schema, Http>('http', {
	schema,
	good: 200,
	traffic: ({port}) => ({protocol: 'tcp', port}),
	target: ({to, tls, port, path}) =>
		`${tls ? 'https://' : ''}${portTarget({to, ...(port !== (tls ? 443 : 80) && {port})})}${path === '/' ? '' : path}`,
	read(written, path, reader) {
		const expected = readExpect(written.expect, 200, path, reader)
		return {
			...readUrlProbe(written, path, reader),
			...given(written, ['asHost', 'method', 'headers']),
			...expected,
			...readConnections(written, expected, path, reader)
		}
	}
})

/** `web`, `web:8080`, `http://web:8080/path`. */
function readUrlProbe(written: WrittenProbe, path: Path, reader: CheckReader) {
	const [, scheme, to, portText, page = '/'] =
		/^(?:([a-z][a-z\d+.-]*):\/\/)?(\[[^\]]*\]|[^:/?]*)(?::(\d{1,5}))?(\/.*)?$/i.exec(written.to) ?? []
	const at = [...path, 'to']
	const isTls = scheme?.toLowerCase() === 'https'
	const port = portText ?? (isTls ? '443' : '80')
	if (scheme !== undefined && scheme.toLowerCase() !== 'http' && !isTls) {
		return reader.fail({path: at, message: `services speak http and https, not ${scheme}`, fix: 'write http://…'})
	}
	if (to === undefined || !isPort(Number(port))) {
		return reader.fail({
			path: at,
			message: `"${written.to}" is not a URL`,
			fix: 'write http://web:8080/path, or the name of a host'
		})
	}
	return {...readProbe(written, path, reader, to), port: Number(port), path: page, ...(isTls && {tls: true as const})}
}
