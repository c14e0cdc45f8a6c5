import type {Server} from 'node:net'

/** Listens on both families, or only on IPv4 if the kernel has no IPv6. */
export async function listen(server: Server, port: number): Promise<void> {
	try {
		await listenAt(server, port, '::')
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EAFNOSUPPORT') throw error
		await listenAt(server, port, '0.0.0.0')
	}
}

const listenAt = (server: Server, port: number, host: string): Promise<void> =>
	new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen({port, host, backlog: 1024}, () => {
			server.off('error', reject)
			resolve()
		})
	})
