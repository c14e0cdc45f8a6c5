import {Interrupted, signalNumbers} from './failing.ts'

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
			process.stderr.write('\nvpclab: interrupted, tidying up (once more: stop at once)\n')
			own.abort(new Interrupted(signal))
		})
	}
	return own.signal
}

/** Why the command ends early, if somebody asked for that: whatever else went wrong then follows from it. */
export const interruptedBy = (): Interrupted | undefined => (controller?.signal.aborted ? controller.signal.reason : undefined)
