/** A client of the control socket that each FRR daemon has: vtysh's own protocol, without a process per command. */
import {connect, type Socket} from 'node:net'

/** A command that the daemon refused (`words` is its message), did not answer in time, or that could not be sent. */
export class VtyError extends Error {
	override readonly name = 'VtyError'
	readonly command: string
	readonly words: string
	/** True: there is no daemon behind the socket, or it ended. */
	readonly isGone: boolean
	/** The status of its answer. Absent: it gave no answer. */
	readonly status?: number
	constructor(command: string, words: string, isGone = false, status?: number) {
		super(`${command.trim()}: ${words}`)
		this.command = command
		this.words = words
		this.isGone = isGone
		if (status !== undefined) this.status = status
	}
}

/** End of a command's output: three zero bytes and a status. Zero is success. */
const tailLength = 4

/**
 * Number of commands sent before the first answer: with a round trip for each, a thousand prefixes would take a minute on a busy
 * machine.
 */
const atOnce = 50

/**
 * Runs commands one after the other in one session, which begins with `enable`, and returns the output of each.
 * Errors: `VtyError` for the first that fails; those sent with it are run all the same.
 */
export async function vty(
	socketPath: string,
	commands: readonly string[],
	{timeoutMs = 10_000}: {readonly timeoutMs?: number} = {}
): Promise<readonly string[]> {
	const session = new Session(socketPath, timeoutMs)
	try {
		const printed: string[] = []
		await session.run(['enable'])
		for (let i = 0; i < commands.length; i += atOnce) printed.push(...(await session.run(commands.slice(i, i + atOnce))))
		return printed
	} finally {
		session.close()
	}
}

/** The parsed output of a `show … json`; where there is nothing to show, some daemons print nothing. Errors: `VtyError`. */
export function parse(text: string): unknown {
	if (text.trim() === '') return {}
	try {
		return JSON.parse(text)
	} catch {
		throw new VtyError('show', `no JSON: ${text.trim().slice(0, 200)}`)
	}
}

/** Resolves when the daemon has ended: its end of the socket is closed then, however it dies. At once if it does not run. */
export const untilEnded = (socketPath: string, signal?: AbortSignal): Promise<void> =>
	new Promise(resolve => {
		const socket = connect(socketPath)
			.on('error', () => undefined)
			.on('close', () => resolve())
			.resume()
		signal?.addEventListener('abort', () => socket.destroy(), {once: true})
		if (signal?.aborted) socket.destroy()
	})

type Answer = {readonly text: string; readonly status: number}

class Session {
	readonly #socket: Socket
	readonly #timer: NodeJS.Timeout
	/** The answer being received: its text so far, which has no zero bytes, and the tail after it. */
	#text: Buffer[] = []
	#tail: Buffer = Buffer.alloc(0)
	readonly #answers: Answer[] = []
	#command = 'connecting'
	#failure: VtyError | undefined
	#wake = () => {}

	constructor(path: string, timeoutMs: number) {
		this.#timer = setTimeout(() => this.#fail(`no answer within ${timeoutMs} ms`), timeoutMs)
		this.#socket = connect(path)
			.on('data', chunk => this.#receive(chunk as Buffer))
			.on('error', error => this.#fail(`the daemon is not there (${error.message})`, true))
			.on('close', () => this.#fail('the daemon ended', true))
	}

	async run(commands: readonly string[]): Promise<readonly string[]> {
		this.#command = commands[0] ?? ''
		this.#socket.write(commands.map(command => `${command}\0`).join(''))
		const printed: string[] = []
		for (const command of commands) {
			this.#command = command
			const {text, status} = await this.#answer()
			if (status !== 0) throw new VtyError(command, text.trim() || `status ${status}`, false, status)
			printed.push(text)
		}
		return printed
	}

	close() {
		clearTimeout(this.#timer)
		this.#failure ??= new VtyError(this.#command, 'closed')
		this.#socket.destroy()
	}

	async #answer(): Promise<Answer> {
		for (;;) {
			const answer = this.#answers.shift()
			if (answer) return answer
			if (this.#failure) throw this.#failure
			await new Promise<void>(resolve => {
				this.#wake = resolve
			})
		}
	}

	#receive(chunk: Buffer) {
		for (let rest = chunk; rest.length > 0; ) {
			const end = this.#tail.length > 0 ? 0 : rest.indexOf(0)
			const text = end < 0 ? rest : rest.subarray(0, end)
			const tail = rest.subarray(text.length, text.length + tailLength - this.#tail.length)
			rest = rest.subarray(text.length + tail.length)
			this.#text.push(text)
			this.#tail = Buffer.concat([this.#tail, tail])
			if (this.#tail.length < tailLength) continue
			this.#answers.push({text: Buffer.concat(this.#text).toString(), status: this.#tail[3]!})
			this.#text = []
			this.#tail = Buffer.alloc(0)
		}
		this.#wake()
	}

	#fail(words: string, isGone = false) {
		clearTimeout(this.#timer)
		this.#failure ??= new VtyError(this.#command, words, isGone)
		this.#socket.destroy()
		this.#wake()
	}
}
