import {spawn} from 'node:child_process'
import {Socket} from 'node:dgram'
import {Server} from 'node:net'
import {systemCalls} from '../services/socket-passing.ts'
import {socketOpenerScript} from './socket-opener-script.ts'

export type SocketRequest = {
	/** Path of the namespace's file. */
	readonly namespacePath: string
	readonly kind: 'tcp' | 'udp'
	readonly address: string
	readonly port: number
}

export type OpenSocket = Server | Socket

/** Far longer than opening thousands of sockets takes on a slow machine. */
const openTimeoutMs = 60_000

/**
 * Opens sockets in namespaces: a listening `net.Server` for tcp, a bound `dgram.Socket` for udp, in the order of the requests. The addresses need
 * not exist yet. A TCP socket on `::` accepts IPv4 as well.
 *
 * Errors: one `Error` that names the first sockets that could not be opened; the others are closed again. `child_process` and not execa: only it
 * can pass sockets.
 */
export async function openSockets(requests: readonly SocketRequest[]): Promise<readonly OpenSocket[]> {
	if (requests.length === 0) return []
	const opened: (OpenSocket | undefined)[] = requests.map(() => undefined)
	const problems: string[] = []
	const arrived = (message: Message, handle: OpenSocket | undefined) => {
		if (handle) {
			opened[message.id] = ignoringErrors(handle)
		} else {
			problems.push(`${describe(requests[message.id]!)}: ${message.problem ?? noSocket}`)
		}
	}
	try {
		await runSocketOpener(requests, arrived)
		const missing = requests.find((_, index) => !opened[index])
		if (missing && problems.length === 0) problems.push(`${describe(missing)}: ${noSocket}`)
		if (problems.length > 0) throw new Error(render(problems))
		return opened as readonly OpenSocket[]
	} catch (error) {
		for (const socket of opened) socket?.close()
		throw error
	}
}

/** The kernel drops descriptors that exceed the agent's limit. */
const noSocket = 'no socket came, mostly because too many files are open (EMFILE)'

type Message = {readonly id: number; readonly problem?: string}

const describe = ({namespacePath, kind, address, port}: SocketRequest) =>
	`${kind} ${address} port ${port} in ${namespacePath.split('/').at(-1)}`

function render(problems: readonly string[]) {
	const shown = problems.slice(0, 5).join('; ')
	return `cannot open ${shown}${problems.length > 5 ? `; and ${problems.length - 5} more` : ''}`
}

/** From here on no socket's error event may end the process: the owner adds its own handler. */
const ignoringErrors = (socket: OpenSocket): OpenSocket => socket.on('error', () => undefined)

function runSocketOpener(
	requests: readonly SocketRequest[],
	arrived: (message: Message, handle: OpenSocket | undefined) => void
) {
	const {setns, sendmsg} = systemCalls()
	const child = spawn('perl', ['-e', socketOpenerScript, String(setns), String(sendmsg)], {
		stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
		serialization: 'json',
		timeout: openTimeoutMs,
		killSignal: 'SIGKILL'
	})
	return new Promise<void>((resolve, reject) => {
		let stderr = ''
		child.stderr?.setEncoding('utf8').on('data', text => {
			stderr += text
		})
		child.on('message', (message, handle) => {
			if (isMessage(message)) arrived(message, handle instanceof Server || handle instanceof Socket ? handle : undefined)
		})
		child.once('error', error => {
			const missing = 'code' in error && error.code === 'ENOENT'
			reject(missing ? new Error('perl is missing (Debian package perl-base): it opens the sockets of instances') : error)
		})
		// `close` comes after the channel has ended, hence after the last message.
		child.once('close', (code, signal) => {
			if (code === 0) {
				resolve()
			} else {
				reject(new Error(`opening sockets ended with ${signal ?? `status ${code}`}: ${stderr.trim()}`))
			}
		})
		child.stdin?.on('error', () => undefined)
		child.stdin?.end(inputOf(requests))
	})
}

const isMessage = (message: unknown): message is Message =>
	typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number'

/** Lines, sorted by namespace; `id` is the place in `requests`. */
const inputOf = (requests: readonly SocketRequest[]): string =>
	requests
		.map((request, id) => ({...request, id}))
		.sort((a, b) => (a.namespacePath < b.namespacePath ? -1 : a.namespacePath > b.namespacePath ? 1 : a.id - b.id))
		.map(({id, namespacePath, kind, address, port}) =>
			[id, namespacePath, kind, address.includes(':') ? 6 : 4, address, port].join('\t').concat('\n')
		)
		.join('')
