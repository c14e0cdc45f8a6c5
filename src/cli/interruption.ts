import {Interrupted, signalNumbers} from './failing.ts'
import {printNote} from './terminal.ts'

let controller: AbortController | undefined

/**
 * Aborted by the first SIGINT, SIGTERM or SIGHUP, with an `Interrupted` as reason: the command then undoes what it began. A second signal ends
 * the process at once; the next `up` or `down` cleans up.
 */
export function interruption(): AbortSignal {
	if (controller) return controller.signal
	const own = new AbortController()
	controller = own
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (own.signal.aborted) process.exit(128 + signalNumbers[signal])
			printNote('\nvpclab: interrupted, tidying up (once more: stop at once)\n')
			own.abort(new Interrupted(signal))
		})
	}
	return own.signal
}

/** For an unexpected error, or if the output's reader has gone: the command undoes its work, as after a signal. False: there is nothing to undo. */
export function interruptFor(reason: Error): boolean {
	controller?.abort(reason)
	return controller !== undefined
}

/** Why the command was interrupted, if it was: any other error is then a consequence. */
export const interruptedBy = (): Error | undefined => (controller?.signal.aborted ? controller.signal.reason : undefined)

let printed: string | undefined

/** Prints what a command waits for, but only once. */
export function printWaiting(holder: string): void {
	if (holder !== printed) printNote(`vpclab: waiting for ${holder}\n`)
	printed = holder
}
