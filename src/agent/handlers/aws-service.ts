import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {Socket} from 'node:net'
import {type AwsAsked, type AwsRequest, askedOf} from '../../control/aws-request.ts'
import type {AwsListener} from '../../plan/types.ts'
import {clientFacts, plainAddress} from './client-facts.ts'
import {closeAll, trackConnections} from './connections.ts'
import type {TcpHandler} from './types.ts'

/**
 * A service of AWS at one of its entrances: answers who asked, by which endpoint and for what; 403 where the endpoint's policy
 * does not allow it.
 */
export const awsService: TcpHandler<AwsListener> = {
	transport: 'tcp',
	serve(server, listener) {
		let current = listener
		const connections = trackConnections(server)
		server.on('connection', socket => {
			listenerOf.set(socket, () => current)
			httpServer().emit('connection', socket)
		})
		return {
			update: next => {
				current = next
			},
			close: () => closeAll(server, connections)
		}
	}
}

const listenerOf = new WeakMap<Socket, () => AwsListener>()
let shared: ReturnType<typeof createServer> | undefined

function httpServer() {
	shared ??= createServer({keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 0}, (request, response) => {
		response.on('error', () => undefined)
		bodyOf(request).then(
			body => answer(request, response, body),
			() => response.destroy()
		)
	})
	return shared
}

/** Of a longer one only this is looked at; the rest is read away. */
const mostBody = 65_536

async function bodyOf(request: IncomingMessage): Promise<string> {
	let text = ''
	request.setEncoding('latin1')
	for await (const chunk of request) if (text.length < mostBody) text += chunk
	return text.slice(0, mostBody)
}

function answer(request: IncomingMessage, response: ServerResponse, body: string) {
	const {socket} = request
	const listener = listenerOf.get(socket)?.()
	if (!listener) return void response.destroy()
	const {service, region, account, endpoint} = listener
	const source = plainAddress(socket.remoteAddress)
	const asked = askedOf({
		service,
		region,
		account,
		...(endpoint && {endpoint}),
		method: request.method ?? 'GET',
		url: request.url ?? '/',
		headers: headersOf(request),
		body,
		source,
		isTls: false
	})
	const facts = {
		service,
		region,
		endpoint: endpoint?.id ?? null,
		vpc: endpoint?.vpc ?? null,
		principal: asked.principal ?? null,
		action: asked.action,
		resource: asked.resource,
		path: request.url,
		method: request.method
	}
	const {remotePort, localAddress, localPort} = socket
	const {status, type, text} = asked.allowed
		? {
				status: 200,
				type: 'application/json',
				text: `${clientFacts({host: service}, source, remotePort, localAddress, localPort, facts)}\n`
			}
		: refusal(service, asked)
	response.writeHead(status, {
		Server: 'vpclab',
		'Content-Type': type,
		'Content-Length': Buffer.byteLength(text),
		'X-Vpclab-Host': service,
		'X-Vpclab-Client': source,
		'X-Vpclab-Address': plainAddress(localAddress),
		'X-Vpclab-Endpoint': endpoint?.id ?? 'none'
	})
	response.end(request.method === 'HEAD' ? undefined : text)
}

const headersOf = ({headers}: IncomingMessage): AwsRequest['headers'] =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))

/** As the service says it. */
function refusal(service: string, {reason = ''}: AwsAsked): {status: number; type: string; text: string} {
	if (service === 's3') {
		const message = reason.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
		const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>\n`
		return {status: 403, type: 'application/xml', text}
	}
	const isDynamoDb = service === 'dynamodb'
	const code = isDynamoDb ? 'com.amazon.coral.service#AccessDeniedException' : 'AccessDeniedException'
	const text = `${JSON.stringify({__type: code, Message: reason})}\n`
	return {status: isDynamoDb ? 400 : 403, type: 'application/x-amz-json-1.0', text}
}
