/** What the Node process of a service does with its configuration, in the service's folder. The agent's side: `node-program.ts`. */
import {readFileSync, renameSync, writeFileSync} from 'node:fs'

/** Counts up with each change. */
type Numbered = {readonly number: number}

/** Names the process, and keeps it running: an error in one request must not end the others. */
export function nameProcess(title: string): void {
	process.title = title
	process.on('uncaughtException', logUnexpected)
	process.on('unhandledRejection', logUnexpected)
	process.on('SIGTERM', () => process.exit(0))
}

const logUnexpected = (error: unknown) => console.error(`unexpected: ${error instanceof Error ? error.stack : error}`)

export const readConfiguration = <C>(file: string): C => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Applies the configuration in that file again on each SIGHUP, one after the other, and replaces `applied` when it is in force: its number,
 * and the problems that `apply` returns. Returns a function that applies it for the first time.
 */
export function onConfiguration<C extends Numbered>(
	file: string,
	apply: (configuration: C) => Promise<readonly string[]>
): () => void {
	let queue = Promise.resolve()
	const next = () => {
		queue = queue
			.then(async () => {
				const configuration = readConfiguration<C>(file)
				const problems = await apply(configuration)
				writeFileSync('applied.new', [configuration.number, ...problems].join('\n'))
				renameSync('applied.new', 'applied')
			})
			// The agent finds that it is not in force; the next configuration gets its turn.
			.catch(logUnexpected)
	}
	process.on('SIGHUP', next)
	return next
}
