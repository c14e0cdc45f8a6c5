import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {Socket} from 'node:net'
import {createServer as createTlsServer, type Server as TlsServer} from 'node:tls'
import {type AwsDecision, type AwsRequest, decisionOf} from '../../control/aws-request.ts'
import {dualStackNames, namesIn} from '../../model/aws-services.ts'
import type {AwsListener} from '../../plan/types.ts'
import {serveDynamoDb} from '../dynamodb/serve.ts'
import {accessDenied} from '../s3/error.ts'
import {serveS3} from '../s3/serve.ts'
import {clientFacts, plainAddress} from './client-facts.ts'
import {closeAll, trackConnections} from './connections.ts'
import type {ServedLab, TcpHandler} from './types.ts'

/**
 * An AWS service at one of its endpoints, over TLS on port 443. With buckets in the lab, S3 stores objects; with tables, DynamoDB stores items; all
 * others answer with the client, the endpoint and the request. Requests that policies do not allow are refused with the service's own error.
 */
export const awsService: TcpHandler<AwsListener> = {
	transport: 'tcp',
	serve(server, listener, lab) {
		let current = listener
		const connections = trackConnections(server)
		const take = (socket: Socket) => {
			entranceOf.set(socket, {listener: () => current, lab})
			httpServer().emit('connection', socket)
		}
		const tls = listener.port === tlsPort ? tlsServer(listener, lab, take) : undefined
		server.on('connection', socket => (tls ? tls.emit('connection', socket) : take(socket)))
		return {
			update: next => {
				current = next
			},
			close: () => closeAll(server, connections)
		}
	}
}

export const tlsPort = 443

/** Presents a certificate of the lab's authority for the service's own names, as AWS does: `*` matches one label, not two. */
function tlsServer(listener: AwsListener, {certificates}: ServedLab, take: (socket: Socket) => void): TlsServer {
	const server = createTlsServer({
		ALPNProtocols: ['http/1.1'],
		handshakeTimeout: 10_000,
		SNICallback(name, done) {
			done(null, certificates.contextFor(certificateNames(listener, name)))
		}
	})
	// For clients that send no server name.
	const {key, certificate: cert} = certificates.pairFor(certificateNames(listener))
	server.setSecureContext({key, cert})
	server.on('secureConnection', socket => {
		socket.on('error', () => socket.destroy())
		take(socket)
	})
	server.on('tlsClientError', (_error, socket) => socket.destroy())
	return server
}

/** `serverName`: as the client sent it (SNI). Names of one endpoint, such as `bucket.vpce-….s3.us-east-1.vpce.amazonaws.com`, have their own certificates. */
function certificateNames({service, region}: Pick<AwsListener, 'service' | 'region'>, serverName = ''): readonly string[] {
	const domain = `${service}.${region}.vpce.amazonaws.com`
	const [, own] = /(?:^|\.)(bucket\.vpce-[a-z\d-]+\.[a-z\d.-]+)$/.exec(serverName.toLowerCase()) ?? []
	if (own?.endsWith(`.${domain}`)) return [own, `*.${own}`]
	const everywhere = service === 's3' ? ['s3.amazonaws.com', '*.s3.amazonaws.com'] : []
	return [...namesIn(service, region), ...dualStackNames(service, region), ...everywhere, `*.${domain}`]
}

type Entrance = {readonly listener: () => AwsListener; readonly lab: ServedLab}

const entranceOf = new WeakMap<Socket, Entrance>()
let shared: ReturnType<typeof createServer> | undefined

function httpServer() {
	shared ??= createServer({keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 0}, (request, response) => {
		response.on('error', () => undefined)
		const entrance = entranceOf.get(request.socket)
		if (!entrance) return void response.destroy()
		serve(request, response, entrance).catch(() => response.destroy())
	})
	return shared
}

async function serve(request: IncomingMessage, response: ServerResponse, {listener, lab}: Entrance): Promise<void> {
	const {service} = listener()
	const {buckets, tables} = lab.facts
	const headers = ownHeaders(request.socket, listener())
	if (service === 's3' && buckets) {
		const body = await bodyOf(request, mostStored)
		serveS3(response, asIt(request, listener(), body), {...body, store: lab.s3, headers})
	} else if (service === 'dynamodb' && tables) {
		const body = await bodyOf(request, mostToDynamoDb)
		const {isWhole} = body
		await serveDynamoDb(response, asIt(request, listener(), body, 'utf8'), {isWhole, store: lab.dynamoDb, tables, headers})
	} else {
		answer(request, response, listener(), await bodyOf(request, mostRead))
	}
}

/** Limits of request bodies, in bytes: of those only inspected, of S3 objects with their chunk signatures, of DynamoDB requests. The rest is read and discarded. */
const mostRead = 65_536
const mostStored = 72 * 1024 * 1024
const mostToDynamoDb = 16 * 1024 * 1024

type Body = {readonly body: Buffer; readonly isWhole: boolean}

async function bodyOf(request: IncomingMessage, most: number): Promise<Body> {
	const pieces: Buffer[] = []
	let length = 0
	for await (const piece of request as AsyncIterable<Buffer>) {
		if (length < most) pieces.push(piece)
		length += piece.length
	}
	return {body: Buffer.concat(pieces).subarray(0, most), isWhole: length <= most}
}

/** The request as policies see it. `encoding`: decodes the whole body. Default: only its beginning, byte by byte. */
const asIt = (
	request: IncomingMessage,
	{service, region, account, endpoint}: AwsListener,
	{body}: Body,
	encoding?: 'utf8'
): AwsRequest => ({
	service,
	region,
	account,
	...(endpoint && {endpoint}),
	method: request.method ?? 'GET',
	url: request.url ?? '/',
	headers: headersOf(request),
	body: encoding ? body.toString(encoding) : body.toString('latin1', 0, mostRead),
	source: plainAddress(request.socket.remoteAddress),
	isTls: 'encrypted' in request.socket
})

function answer(request: IncomingMessage, response: ServerResponse, listener: AwsListener, read: Body) {
	const {socket} = request
	const {service, region, endpoint} = listener
	const wanted = asIt(request, listener, read)
	const decision = decisionOf(wanted)
	const facts = {
		service,
		region,
		endpoint: endpoint?.id ?? null,
		vpc: endpoint?.vpc ?? null,
		principal: decision.principal ?? null,
		action: decision.action,
		resource: decision.resource,
		path: request.url,
		method: request.method
	}
	const {remotePort, localAddress, localPort} = socket
	const {status, type, text} = decision.allowed
		? {
				status: 200,
				type: 'application/json',
				text: `${clientFacts({host: service}, wanted.source, remotePort, localAddress, localPort, facts)}\n`
			}
		: refusal(service, decision)
	response.writeHead(status, {
		...ownHeaders(socket, listener),
		'Content-Type': type,
		'Content-Length': Buffer.byteLength(text)
	})
	response.end(request.method === 'HEAD' ? undefined : text)
}

/** The lab's response headers with facts about the request, in addition to the service's own. */
export const ownHeaders = (socket: Socket, {service, endpoint}: Pick<AwsListener, 'service' | 'endpoint'>) => ({
	Server: 'vpclab',
	'X-Vpclab-Host': service,
	'X-Vpclab-Client': plainAddress(socket.remoteAddress),
	'X-Vpclab-Address': plainAddress(socket.localAddress),
	'X-Vpclab-Endpoint': endpoint?.id ?? 'none'
})

const headersOf = ({headers}: IncomingMessage): AwsRequest['headers'] =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))

/** A refusal in the service's own format. */
function refusal(service: string, {reason = ''}: AwsDecision): {status: number; type: string; text: string} {
	if (service === 's3') {
		const {status, body} = accessDenied(reason)
		return {status, type: 'application/xml', text: body.toString()}
	}
	const isDynamoDb = service === 'dynamodb'
	const code = isDynamoDb ? 'com.amazon.coral.service#AccessDeniedException' : 'AccessDeniedException'
	const text = `${JSON.stringify({__type: code, Message: reason})}\n`
	return {status: isDynamoDb ? 400 : 403, type: 'application/x-amz-json-1.0', text}
}
