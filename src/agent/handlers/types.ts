import type {Socket as UdpSocket} from 'node:dgram'
import type {Server} from 'node:net'
import type {Listener, ListenerFacts} from '../../plan/types.ts'
import type {Certificates} from '../certificates.ts'
import type {DynamoDbStore} from '../dynamodb/store.ts'
import type {S3Store} from '../s3/store.ts'
import type {Forward} from './dns-forwarder.ts'

/**
 * Serves the listeners of one protocol.
 *
 * A client may be silent for ever (idle timeouts of NAT gateways and firewalls are tested like that), may flood, reset or half-close: no socket's
 * error reaches the process.
 */
export type Handler<Own extends Listener = Listener> = TcpHandler<Own> | UdpHandler<Own>

/** Gets one socket, bound to every address of both families. */
export type TcpHandler<Own extends Listener> = {
	readonly transport: 'tcp'
	serve(server: Server, listener: Own, lab: ServedLab): OpenListener<Own>
}

/** Gets one socket per address, so that a reply leaves from the address that was asked. */
export type UdpHandler<Own extends Listener> = {
	readonly transport: 'udp'
	serve(sockets: readonly UdpSocket[], listener: Own, lab: ServedLab): OpenListener<Own>
}

/** Shared by all listeners of the lab. `facts` are replaced after a change. */
export type ServedLab = {
	readonly facts: ListenerFacts
	/** Ids of what the agent's health checker has found unhealthy; written by that checker. DNS omits their addresses. */
	readonly unhealthy: Set<string>
	/** Certificates signed by the lab's own authority. */
	readonly certificates: Certificates
	/** Objects that clients have stored. */
	readonly s3: S3Store
	readonly dynamoDb: DynamoDbStore
	/** Forwarders by id. */
	readonly forwarders: Map<string, Set<Forward>>
}

/** A listener that is being served. */
export type OpenListener<Own extends Listener = Listener> = {
	/** Changes apply from the next request on. */
	update(listener: Own): void
	/** Resets open connections, so that none keeps the namespace alive. */
	close(): void
}
