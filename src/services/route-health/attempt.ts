/** One check of an endpoint by one checker, in Route 53's time limits and words (R53-2). */
import {Resolver} from 'node:dns/promises'
import {type ClientRequest, request as httpRequest, type IncomingMessage} from 'node:http'
import {request as httpsRequest} from 'node:https'
import {connect, isIPv6} from 'node:net'
import type {EndpointCheck} from './types.ts'

export type Result = {readonly isSuccess: boolean; readonly result: string}

const tcpMs = 10_000
/** For the connection, for HTTPS with the handshake. */
const connectMs = 4000
/** For the status, then for the body where it is searched. */
const answerMs = 2000
const searchedBytes = 5120
const lookUpMs = 2000

const success = (words: string): Result => ({isSuccess: true, result: `Success: ${words}`})
const failure = (words: string): Result => ({isSuccess: false, result: `Failure: ${words}`})

const noConnection = 'The health checker could not establish a connection within the timeout limit.'
const noAnswer = 'The health checker did not receive a response within the timeout limit.'

/** `resolvers`: DNS servers of the Internet. Never rejects. */
export async function attempt(check: EndpointCheck, source: string, resolvers: readonly string[]): Promise<Result> {
	const {address = await lookUp(check.hostName ?? '', source, resolvers)} = check
	if (address === undefined) return failure(`DNS resolution failed: ${check.hostName} has no IPv4 address.`)
	return check.protocol === 'TCP' ? connectTo(address, check, source) : ask(address, check, source)
}

/** Only IPv4: for an endpoint given by its name alone, Route 53 looks for nothing else. */
async function lookUp(name: string, source: string, resolvers: readonly string[]): Promise<string | undefined> {
	const resolver = new Resolver({timeout: lookUpMs, tries: 1})
	resolver.setServers(resolvers)
	if (!isIPv6(source)) resolver.setLocalAddress(source)
	return resolver.resolve4(name).then(
		([first]) => first,
		() => undefined
	)
}

const connectTo = (host: string, {port}: EndpointCheck, localAddress: string): Promise<Result> =>
	new Promise(resolve => {
		const socket = connect({host, port, localAddress})
		const end = (result: Result) => {
			socket.destroy()
			resolve(result)
		}
		socket.setTimeout(tcpMs, () => end(failure(noConnection)))
		socket.on('connect', () => end(success('TCP connection was successful.')))
		socket.on('error', error => end(failure(wordsOf(error))))
	})

const ask = (host: string, check: EndpointCheck, localAddress: string): Promise<Result> =>
	new Promise(resolve => {
		const {protocol, port, path, hostName = host, sendsServerName} = check
		const headers = {
			Host: hasUsualPort(check) ? hostName : `${hostName}:${port}`,
			'User-Agent': 'Amazon-Route53-Health-Check-Service',
			Accept: '*/*',
			Connection: 'close'
		}
		const options = {host, port, path, localAddress, headers, agent: false}
		const isSecure = protocol === 'HTTPS'
		const request: ClientRequest = isSecure
			? // Route 53 does not validate certificates.
				httpsRequest({...options, rejectUnauthorized: false, servername: sendsServerName && check.hostName ? check.hostName : ''})
			: httpRequest(options)
		let timer = setTimeout(() => end(failure(noConnection)), connectMs)
		const end = (result: Result) => {
			clearTimeout(timer)
			request.destroy()
			resolve(result)
		}
		const allow = () => {
			clearTimeout(timer)
			timer = setTimeout(() => end(failure(noAnswer)), answerMs)
		}
		request.on('socket', socket => socket.once(isSecure ? 'secureConnect' : 'connect', allow))
		request.on('error', error => end(failure(wordsOf(error))))
		request.on('response', response => {
			const status = `HTTP Status Code ${response.statusCode}, ${response.statusMessage}`
			if ((response.statusCode ?? 0) < 200 || (response.statusCode ?? 0) > 399) return end(failure(status))
			if (check.searchString === undefined) return end(success(status))
			allow()
			search(response, check.searchString).then(
				isFound => end(isFound ? success(status) : failure(`${status}. The response body did not include the search string.`)),
				error => end(failure(wordsOf(error)))
			)
		})
		request.end()
	})

const hasUsualPort = ({protocol, port}: EndpointCheck): boolean => port === (protocol === 'HTTPS' ? 443 : 80)

async function search(response: IncomingMessage, text: string): Promise<boolean> {
	let body = Buffer.alloc(0)
	for await (const chunk of response) {
		body = Buffer.concat([body, chunk as Buffer])
		if (body.length >= searchedBytes) break
	}
	return body.subarray(0, searchedBytes).includes(text)
}

function wordsOf(error: Error): string {
	switch ((error as NodeJS.ErrnoException).code) {
		case 'ECONNREFUSED':
			return 'Connection refused. The endpoint is not listening on that port, or a firewall rejects the health checker.'
		case 'ECONNRESET':
			return 'The endpoint closed the connection before it answered.'
		default:
			return error.message
	}
}
