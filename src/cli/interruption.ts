import {Interrupted, signalNumbers} from './failing.ts'
import {printNote} from './terminal.ts'

let controller: AbortController | undefined

/**
 * Aborted by the first SIGINT, SIGTERM or SIGHUP, with an `Interrupted` as reason: the command then takes back what it began.
 * A second signal ends the process at once; the next `up` or `down` finds what is left.
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

/**
 * Something that nobody expected, or nobody reads any more: the command takes back what it began, as after a signal.
 * False: there is nothing to take back.
 */
export function interruptFor(reason: Error): boolean {
	controller?.abort(reason)
	return controller !== undefined
}

/** Why the command ends early, if somebody asked for that: whatever else went wrong then follows from it. */
export const interruptedBy = (): Error | undefined => (controller?.signal.aborted ? controller.signal.reason : undefined)

/** What a command says of whom it waits for. */
export const printWaiting = (holder: string) => void printNote(`vpclab: waiting for ${holder}\n`)
