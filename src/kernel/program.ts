import {spawn} from 'node:child_process'

export type Program = {
	readonly argv: readonly [string, ...string[]]
	readonly input?: string
	/** Default: 60000. After that the program is killed, and that is an error. */
	readonly timeoutMs?: number
	readonly environment?: Readonly<Record<string, string>>
}

export type Finished = {readonly exitCode: number; readonly stdout: string; readonly stderr: string}

/** Longer output is cut off: it is for people to read, or an observation of one namespace. */
const OUTPUT_LIMIT_CHARACTERS = 4_000_000

/**
 * Runs one program to its end. It is started before this returns, so in the namespace that the calling thread is in. Not execa as elsewhere: the
 * worker, a thread that must be ready at once, would take 45 ms to load it.
 */
export function run({argv: [file, ...args], input, timeoutMs = 60_000, environment = {}}: Program): Promise<Finished> {
	const {promise, resolve, reject} = Promise.withResolvers<Finished>()
	const child = spawn(file, args, {
		stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
		timeout: timeoutMs,
		killSignal: 'SIGKILL',
		env: {...process.env, LC_ALL: 'C', ...environment}
	})
	const output = {stdout: '', stderr: ''}
	for (const name of ['stdout', 'stderr'] as const) {
		child[name]!.setEncoding('utf8').on('data', (chunk: string) => {
			if (output[name].length < OUTPUT_LIMIT_CHARACTERS) output[name] += chunk
		})
	}
	// A program that ends without reading all of its input reports why by its exit code.
	child.stdin?.on('error', () => {})
	child.stdin?.end(input)
	child.on('error', reject)
	child.on('close', (exitCode, signal) => {
		if (exitCode !== null) {
			resolve({exitCode, ...output})
		} else {
			reject(new Error(child.killed ? `${file} did not end within ${timeoutMs} ms` : `${file} was ended by ${signal}`))
		}
	})
	return promise
}
