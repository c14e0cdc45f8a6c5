/** Connections from a client's own address, by sockets of a small program that keeps running. */
import {type ChildProcess, spawn} from 'node:child_process'
import {Socket} from 'node:net'
import {systemCalls} from '../socket-passing.ts'
import {dialerScript} from './dialer-script.ts'
import type {RelayTarget} from './types.ts'

export type Source = {readonly address: string; readonly port: number}

type Waiting = {readonly target: RelayTarget; resolve(socket: Socket): void; reject(error: Error): void}

export class Dialer {
	#child: ChildProcess | undefined
	#next = 0
	readonly #waiting = new Map<number, Waiting>()

	/** Resolves before the connection is established. Errors: the socket cannot be made. */
	dial(source: Source, target: RelayTarget): Promise<Socket> {
		const {promise, resolve, reject} = Promise.withResolvers<Socket>()
		const id = this.#next++
		this.#waiting.set(id, {target, resolve, reject})
		this.#running().stdin?.write(`${[id, source.address.includes(':') ? 6 : 4, source.address, source.port].join('\t')}\n`)
		return promise
	}

	#running(): ChildProcess {
		if (this.#child) return this.#child
		const {sendmsg} = systemCalls()
		const child = spawn('perl', ['-e', dialerScript, String(sendmsg)], {
			stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
			serialization: 'json'
		})
		child.on('message', (message: {readonly id: number; readonly problem?: string}, handle) => this.#take(message, handle))
		child.on('error', error => this.#ended(error))
		child.on('close', () => this.#ended(new Error('the program that makes sockets has ended')))
		child.stdin?.on('error', () => undefined)
		this.#child = child
		return child
	}

	#take({id, problem = 'no socket came'}: {readonly id: number; readonly problem?: string}, handle: unknown): void {
		const waiting = this.#waiting.get(id)
		this.#waiting.delete(id)
		if (handle === undefined) {
			waiting?.reject(new Error(problem))
		} else if (waiting) {
			waiting.resolve(connected(handle, waiting.target))
		}
	}

	#ended(error: Error): void {
		this.#child = undefined
		for (const {reject} of this.#waiting.values()) reject(error)
		this.#waiting.clear()
	}
}

/**
 * `handle` and `manualStart` are not in Node's documentation, but the only way to connect a socket that exists already: the test of client
 * addresses notices if they change.
 */
const connected = (handle: unknown, {address: host, port}: RelayTarget): Socket =>
	new Socket({handle, manualStart: true, allowHalfOpen: true} as object).connect({host, port})
