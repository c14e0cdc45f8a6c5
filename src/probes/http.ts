import {dirname} from 'node:path'
import {authorityFile} from '../net/authority-file.ts'
import type {HttpOutcome, ProbeRequests, ServerFacts} from './outcomes.ts'
import {type Argv, type ProgramRun, type RunOptions, runIn} from './run-in.ts'
import {readServerFacts} from './server-facts.ts'
import {tcp} from './tcp.ts'

type Request = ProbeRequests['http']

/** `http://10.0.0.5/`, `https://shop.example.com/`, `http://[2600:1f18::5]:8080/path`. */
export const urlOf = ({address, port, path, name, tls}: Pick<Request, 'address' | 'port' | 'path' | 'name' | 'tls'>): string =>
	`http${tls ? 's' : ''}://${name ?? (address.includes(':') ? `[${address}]` : address)}${port === (tls ? 443 : 80) ? '' : `:${port}`}${path}`

/** `-v` is for its "connect to … failed: …": curl's exit status 7 does not distinguish refused from unreachable. */
export const httpArgv = (request: Request, authority?: string): Argv => [
	'curl',
	...['-q', '-s', '-v', '-i', '-g'],
	...['--max-time', String((request.timeoutMs ?? 2000) / 1000)],
	...(request.source === undefined ? [] : ['--interface', `host!${request.source}`]),
	...(request.name === undefined ? [] : ['--resolve', `${request.name}:${request.port}:${request.address}`]),
	...(request.method === undefined ? [] : request.method === 'HEAD' ? ['--head'] : ['--request', request.method]),
	...headerArgv(request),
	...(request.tls && authority !== undefined ? ['--cacert', authority] : []),
	urlOf(request)
]

/** The certificate of the lab's own authority; exists if something in the lab speaks TLS. */
const authorityOf = (namespacePath: string): string => authorityFile(dirname(dirname(namespacePath)))

/** An empty header is written with a semicolon. */
export const headerArgv = ({headers = {}}: Pick<Request, 'headers'>): string[] =>
	Object.entries(headers).flatMap(([name, value]) => ['--header', value === '' ? `${name};` : `${name}: ${value}`])

export function readHttp({exitCode, stdout, stderr, broken}: ProgramRun): HttpOutcome {
	if (broken !== undefined) return {got: 'failed', message: broken}

	const connected = /^\* (?:Connected|Established connection) to /m.test(stderr)
	switch (exitCode) {
		case 0:
			return {...readAnswer(stdout), ...certificateIn(stderr)}
		case 7:
			return readRefusal(stderr)
		case 28:
			return connected ? {got: 'timeout', after: 'connect'} : {got: 'timeout'}
		case 45:
			return {got: 'failed', message: 'the client does not have that source address'}
		case 52:
			return {got: 'failed', message: 'the server closed the connection without an answer'}
		case 55:
		case 56:
			return /reset by peer|broken pipe/i.test(stderr) ? {got: 'reset'} : {got: 'failed', message: lastWords(stderr)}
		default:
			return {got: 'failed', message: lastWords(stderr)}
	}
}

/** `* connect to 10.0.0.5 port 80 failed: Connection refused`, `*   Trying … ` and, without any route, `* Immediate connect fail for 10.0.0.5: …`. */
function readRefusal(stderr: string): HttpOutcome {
	const reason = /^\*\s+(?:connect to .* failed|Immediate connect fail for .*): ([A-Z].*)$/m.exec(stderr)?.[1]?.trim()
	switch (reason) {
		case 'Connection refused':
			return {got: 'refused'}
		case 'Network is unreachable':
			return {got: 'unreachable', why: 'network'}
		case 'No route to host':
			return {got: 'unreachable', why: 'host'}
		case 'Permission denied': // what Linux makes of "administratively prohibited"
			return {got: 'unreachable', why: 'prohibited'}
		case 'Protocol not available':
			return {got: 'unreachable', why: 'protocol'}
		case 'Connection timed out':
			return {got: 'timeout'}
		default:
			return {got: 'failed', message: reason ?? lastWords(stderr)}
	}
}

/** `*  subject: CN=shop.example.com`. */
function certificateIn(stderr: string): {readonly certificate?: string} {
	const name = /^\*\s+subject: .*?CN ?= ?(\S+)$/m.exec(stderr.replaceAll('\r', ''))?.[1]
	return name === undefined ? {} : {certificate: name}
}

/** Status line and headers as `-i` prints them, an empty line, the body. */
function readAnswer(stdout: string): HttpOutcome {
	const [head, body] = splitOnce(stdout, '\r\n\r\n')
	if (/^HTTP\/[\d.]+ 1\d\d /.test(head)) {
		return readAnswer(body) // an interim answer comes before the real one
	}

	const [statusLine = '', ...lines] = head.split('\r\n')
	const headers: Record<string, string> = {}
	for (const line of lines) {
		const [name, value] = splitOnce(line, ':')
		const key = name.toLowerCase()
		headers[key] = headers[key] === undefined ? value.trim() : `${headers[key]}, ${value.trim()}`
	}

	const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(statusLine)?.[1])
	return Number.isNaN(status)
		? {got: 'failed', message: `not an HTTP answer: ${JSON.stringify(statusLine.slice(0, 80))}`}
		: {got: 'answer', status, headers, body, ...factsIn(headers, body)}
}

/** A body set in the lab file replaces the JSON; the headers have the same facts. */
const factsIn = (headers: Readonly<Record<string, string>>, body: string): ServerFacts => ({
	...(headers['x-vpclab-host'] !== undefined && {host: headers['x-vpclab-host']}),
	...(headers['x-vpclab-client'] !== undefined && {client: headers['x-vpclab-client']}),
	...(headers['x-vpclab-address'] !== undefined && {server: headers['x-vpclab-address']}),
	...(headers.server === 'vpclab' && readServerFacts(body))
})

const lastWords = (stderr: string): string =>
	stderr
		.split('\n')
		.filter(line => /^(\*|curl:)/.test(line) && !/closing connection/i.test(line))
		.at(-1)
		?.replace(/^(\*|curl:)\s+/, '') ?? 'curl said nothing'

function splitOnce(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator)
	return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

/** `curl` does not know who refused or sent "unreachable": the small TCP client finds out. */
export async function http(
	namespacePath: string,
	request: Request,
	{signal}: Pick<RunOptions, 'signal'> = {}
): Promise<HttpOutcome> {
	const timeoutMs = request.timeoutMs ?? 2000
	const outcome = readHttp(await runIn(namespacePath, httpArgv(request, authorityOf(namespacePath)), {timeoutMs, signal}))
	if (outcome.got !== 'refused' && outcome.got !== 'unreachable') return outcome

	const {path, method, headers, tls, name, isPinned, ...target} = request
	const asked = await tcp(namespacePath, target, {signal})
	return asked.got === 'unreachable' ? asked : outcome
}
