import {Socket as UdpSocket} from 'node:dgram'
import {statSync} from 'node:fs'
import {Server} from 'node:net'
import type {NamespaceName} from '../net/names.ts'
import type {Listener, ListenerFacts} from '../plan/types.ts'
import {Certificates} from './certificates.ts'
import {DynamoDbStore} from './dynamodb/store.ts'
import {tlsPort} from './handlers/aws-service.ts'
import {handlerOf} from './handlers/handlers.ts'
import type {OpenListener, ServedLab} from './handlers/types.ts'
import {S3Store} from './s3/store.ts'
import {type OpenSocket, openSockets, type SocketRequest} from './socket-opener.ts'

export type PlacedListener = {readonly namespace: NamespaceName; readonly listener: Listener}

export type Served = {readonly listeners: number; readonly opened: number; readonly closed: number}

/**
 * The listeners that the agent serves. `serve()` reconciles them with the given ones: those that stay keep their connections, even if their
 * answers change.
 */
export type Serving = {
	serve(namespacesFolder: string, wanted: readonly PlacedListener[], facts: ListenerFacts): Promise<Served>
	readonly size: number
}

/** `folder`: the lab's folder. */
export function createServing(folder: string): Serving {
	const open = new Map<string, OpenListener>()
	const lab: {-readonly [K in keyof ServedLab]: ServedLab[K]} = {
		facts: {},
		unhealthy: new Set(),
		forwarders: new Map(),
		certificates: new Certificates(folder),
		s3: new S3Store(),
		dynamoDb: new DynamoDbStore(folder)
	}

	return {
		async serve(namespacesFolder, wanted, facts) {
			lab.facts = facts
			lab.s3.declare(facts.buckets ?? [])
			const hasTls = wanted.some(({listener}) =>
				listener.protocol === 'aws-service' ? listener.port === tlsPort : 'tls' in listener && listener.tls === true
			)
			if (hasTls) lab.certificates.prepare()
			const target = identify(namespacesFolder, wanted)
			const gone = [...open.keys()].filter(key => !target.has(key))
			const missing = [...target].filter(([key]) => !open.has(key))
			// Closing first, since new listeners may need the same port.
			for (const key of gone) {
				open.get(key)?.close()
				open.delete(key)
			}
			for (const [key, {listener}] of target) open.get(key)?.update(listener)
			const requests = missing.map(([, placed]) => socketsOf(namespacesFolder, placed))
			const sockets = await openSockets(requests.flat())
			let next = 0
			missing.forEach(([key, {listener}], index) => {
				const own = sockets.slice(next, next + requests[index]!.length)
				next += own.length
				open.set(key, start(listener, own, lab))
			})
			return {listeners: open.size, opened: missing.length, closed: gone.length}
		},
		get size() {
			return open.size
		}
	}
}

/** Identifies listeners by the namespace itself (its inode, since it may have been recreated under its name) and by the address of its sockets. */
function identify(folder: string, wanted: readonly PlacedListener[]): Map<string, PlacedListener> {
	const inodes = new Map<NamespaceName, number>()
	const inodeOf = (namespace: NamespaceName) => {
		const known = inodes.get(namespace)
		if (known !== undefined) return known
		const inode = statSync(`${folder}/${namespace}`).ino
		inodes.set(namespace, inode)
		return inode
	}
	return new Map(
		wanted.map(placed => {
			const {namespace, listener} = placed
			const {protocol, port, addresses} = listener
			const bound = handlerOf(listener).transport === 'udp' ? addresses.join(' ') : ''
			return [`${inodeOf(namespace)} ${protocol} ${port} ${bound}`, placed]
		})
	)
}

function socketsOf(folder: string, {namespace, listener}: PlacedListener): SocketRequest[] {
	const {port, addresses} = listener
	const namespacePath = `${folder}/${namespace}`
	return handlerOf(listener).transport === 'udp'
		? addresses.map(address => ({namespacePath, kind: 'udp', address, port}))
		: [{namespacePath, kind: 'tcp', address: '::', port}]
}

function start(listener: Listener, sockets: readonly OpenSocket[], lab: ServedLab): OpenListener {
	const handler = handlerOf(listener)
	if (handler.transport === 'udp') {
		return handler.serve(
			sockets.filter(socket => socket instanceof UdpSocket),
			listener,
			lab
		)
	}
	const [server] = sockets
	if (!(server instanceof Server)) throw new Error(`no TCP socket for ${listener.protocol} port ${listener.port}`)
	return handler.serve(server, listener, lab)
}
