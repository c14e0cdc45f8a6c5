/** A client of the control socket that each FRR daemon has: what vtysh itself speaks, without a process a command. */
import {connect, type Socket} from 'node:net'

/** A command that the daemon refused (`words` are its own), did not answer in time, or that could not be asked. */
export class VtyError extends Error {
	override readonly name = 'VtyError'
	readonly command: string
	readonly words: string
	/** True: there is no daemon behind the socket, or it ended. */
	readonly isGone: boolean
	constructor(command: string, words: string, isGone = false) {
		super(`${command.trim()}: ${words}`)
		this.command = command
		this.words = words
		this.isGone = isGone
	}
}

/** A command's end, as the text that comes back has it: three zeros and a status. Zero is success. */
const tailLength = 4

/**
 * Runs commands one after the other in one session, which begins with `enable`, and gives what each prints.
 * Stops at the first that fails. Errors: `VtyError`.
 */
export async function vty(
	socketPath: string,
	commands: readonly string[],
	{timeoutMs = 10_000}: {readonly timeoutMs?: number} = {}
): Promise<readonly string[]> {
	const session = new Session(socketPath, timeoutMs)
	try {
		const printed: string[] = []
		await session.run('enable')
		for (const command of commands) printed.push(await session.run(command))
		return printed
	} finally {
		session.close()
	}
}

/** What a `show … json` prints, read; where there is nothing to show, some daemons print nothing. Errors: `VtyError`. */
export function parse(text: string): unknown {
	if (text.trim() === '') return {}
	try {
		return JSON.parse(text)
	} catch {
		throw new VtyError('show', `no JSON: ${text.trim().slice(0, 200)}`)
	}
}

/** Resolves when the daemon has ended: its end of the socket is closed then, however it dies. At once if it is not there. */
export function untilEnded(socketPath: string, signal?: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		const socket = connect(socketPath)
			.on('error', () => undefined)
			.on('close', () => resolve())
			.resume()
		signal?.addEventListener('abort', () => socket.destroy(), {once: true})
		if (signal?.aborted) socket.destroy()
	})
}

class Session {
	readonly #socket: Socket
	readonly #timer: NodeJS.Timeout
	#chunks: Buffer[] = []
	#command = 'connecting'
	#failure: VtyError | undefined
	#wake = () => {}

	constructor(path: string, timeoutMs: number) {
		this.#timer = setTimeout(() => this.#fail(`no answer within ${timeoutMs} ms`), timeoutMs)
		this.#socket = connect(path)
			.on('data', chunk => {
				this.#chunks.push(chunk as Buffer)
				this.#wake()
			})
			.on('error', error => this.#fail(`the daemon is not there (${error.message})`, true))
			.on('close', () => this.#fail('the daemon ended', true))
	}

	async run(command: string): Promise<string> {
		this.#command = command
		this.#socket.write(`${command}\0`)
		for (;;) {
			const answer = this.#answer()
			if (answer) {
				if (answer.status === 0) return answer.text
				throw new VtyError(command, answer.text.trim() || `status ${answer.status}`)
			}
			if (this.#failure) throw this.#failure
			await new Promise<void>(resolve => {
				this.#wake = resolve
			})
		}
	}

	close() {
		clearTimeout(this.#timer)
		this.#failure ??= new VtyError(this.#command, 'closed')
		this.#socket.destroy()
	}

	/** Nothing is sent before the last command was answered, so the end of the answer is the end of what came. */
	#answer(): {readonly text: string; readonly status: number} | undefined {
		const last = this.#chunks.at(-1)
		if (!last) return undefined
		if (last.length < tailLength) this.#chunks = [Buffer.concat(this.#chunks)]
		const end = this.#chunks.at(-1)!.subarray(-tailLength)
		if (end.length < tailLength || end[0] !== 0 || end[1] !== 0 || end[2] !== 0) return undefined
		const text = Buffer.concat(this.#chunks).subarray(0, -tailLength).toString()
		this.#chunks = []
		return {text, status: end[3]!}
	}

	#fail(words: string, isGone = false) {
		clearTimeout(this.#timer)
		this.#failure ??= new VtyError(this.#command, words, isGone)
		this.#socket.destroy()
		this.#wake()
	}
}
