import type {Server, Socket} from 'node:net'

/** More open connections than this are refused: a flood of one instance must not take the others' descriptors. */
const maxConnections = 4096

/** The connections that are open. Errors of theirs close them, and go no further. */
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
