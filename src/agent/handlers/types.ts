import type {Socket as UdpSocket} from 'node:dgram'
import type {Server} from 'node:net'
import type {Listener} from '../../plan/types.ts'

/**
 * What answers at a listener of one protocol.
 *
 * A client may be silent for ever (idle timeouts of NAT gateways and firewalls are tested like that), may flood,
 * reset or half-close: no socket's error reaches the process.
 */
export type Handler =
	/** Gets one socket, which is bound to every address of both families. */
	| {readonly transport: 'tcp'; serve(server: Server, listener: Listener): OpenListener}
	/** Gets one socket an address, so that a reply leaves from the address that was asked. */
	| {readonly transport: 'udp'; serve(sockets: readonly UdpSocket[], listener: Listener): OpenListener}

/** A listener that is being served. */
export type OpenListener = {
	/** A body or status that was changed holds from the next request on. */
	update(listener: Listener): void
	/** Resets what is open, so that nothing of it keeps the namespace alive. */
	close(): void
}
