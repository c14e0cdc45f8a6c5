import type {Server, Socket} from 'node:net'

/** Maximum number of open connections: a flood to one instance must not exhaust the file descriptors of others. */
const maxConnections = 4096

/** The open connections. Errors close them, and are not propagated. */
export function trackConnections(server: Server): ReadonlySet<Socket> {
	const connections = new Set<Socket>()
	server.maxConnections = maxConnections
	server.on('connection', socket => {
		connections.add(socket)
		socket.on('error', () => socket.destroy())
		socket.on('close', () => connections.delete(socket))
	})
	return connections
}

export function closeAll(server: Server, connections: ReadonlySet<Socket>) {
	server.close()
	for (const socket of connections) socket.resetAndDestroy()
}
