import {watch as watchFolder} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import {isRunning, type ProcessIdentity} from './process-identity.ts'

/** Polling interval, in case a change goes unnoticed, and to notice that the process has ended. */
const lookAgainMs = 1000

/**
 * Reports of a process through files in a folder: `read` is called at first and whenever the folder may have changed, and gives
 * undefined while there is nothing new. Ends with the process, or after `close()`.
 */
export function reportsIn<Report>(
	folder: string,
	process: ProcessIdentity,
	read: () => Promise<Report | undefined> | Report | undefined
): AsyncIterable<Report> & {close(): void} {
	const closed = new AbortController()
	let wake = () => {}
	const watcher = watchFolder(folder, () => wake())
	watcher.on('error', () => undefined)
	return {
		close() {
			closed.abort()
			watcher.close()
		},
		async *[Symbol.asyncIterator]() {
			while (!closed.signal.aborted && isRunning(process)) {
				// The watch begins before the files are read, so that no change is missed.
				const changed = new Promise<void>(resolve => {
					wake = resolve
				})
				const report = await read()
				if (report !== undefined) {
					yield report
				} else {
					await Promise.race([changed, pause(lookAgainMs, undefined, closed).catch(() => undefined)])
				}
			}
			watcher.close()
		}
	}
}
