import {randomBytes} from 'node:crypto'
import {createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {Socket} from 'node:net'
import type {MetadataListener} from '../../plan/types.ts'
import {answerMetadata} from '../../vpc-services/metadata/answer.ts'
import {tokensOf} from '../../vpc-services/metadata/tokens.ts'
import type {InstanceFacts, MetadataFacts} from '../../vpc-services/metadata/types.ts'
import {plainAddress} from './client-facts.ts'
import {closeAll, trackConnections} from './connections.ts'
import type {ServedLab, TcpHandler} from './types.ts'

/** The metadata service of a VPC. A client has one of the VPC's addresses, on the link that belongs to it. */
export const metadata: TcpHandler<MetadataListener> = {
	transport: 'tcp',
	serve(server, {vpc}, lab) {
		const connections = trackConnections(server)
		server.on('connection', socket => {
			clients.set(socket, () => clientOf(vpc, lab, plainAddress(socket.remoteAddress)))
			httpServer().emit('connection', socket)
		})
		return {update: () => undefined, close: () => closeAll(server, connections)}
	}
}

type Client = {readonly facts: MetadataFacts; readonly instance: InstanceFacts}

const clients = new WeakMap<Socket, () => Client | undefined>()

function clientOf(vpc: string, {facts}: ServedLab, client: string): Client | undefined {
	const here = facts.metadata?.[vpc]
	const instance = here && byAddress(here).get(client)
	return here && instance && {facts: here, instance}
}

const indexes = new WeakMap<MetadataFacts, ReadonlyMap<string, InstanceFacts>>()

function byAddress(facts: MetadataFacts): ReadonlyMap<string, InstanceFacts> {
	const known = indexes.get(facts)
	if (known) return known
	const index = new Map(
		facts.instances.flatMap(instance =>
			instance.interfaces.flatMap(({privateIps, ipv6}) =>
				[...privateIps.map(({address}) => address), ...ipv6].map(address => [address, instance] as const)
			)
		)
	)
	indexes.set(facts, index)
	return index
}

/** Tokens are valid until the agent ends. */
const tokens = tokensOf(randomBytes(32), Date.now)

// One http server without a socket serves every VPC.
let shared: HttpServer | undefined

function httpServer(): HttpServer {
	shared ??= createServer({keepAliveTimeout: 65_000}, answer).on('checkContinue', answer)
	return shared
}

function answer(request: IncomingMessage, response: ServerResponse): void {
	const found = clients.get(request.socket)?.()
	if (!found) return void response.destroy()
	request.resume()
	const {method = '', url = '', headers} = request
	const {status, headers: own, body} = answerMetadata(found.facts, found.instance, {method, url, headers}, tokens)
	response.on('error', () => undefined)
	// Without automatic headers before its own: the kernel matches the token's header at the beginning of a packet.
	response.sendDate = false
	response.writeHead(status, {
		...own,
		Server: 'EC2ws',
		Date: new Date().toUTCString(),
		'Content-Length': Buffer.byteLength(body)
	})
	response.end(method === 'HEAD' ? undefined : body)
}
