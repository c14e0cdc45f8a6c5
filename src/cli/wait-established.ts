import {hasDaemons} from '../life/plan-daemons.ts'
import type {LabState} from '../life/state.ts'
import {listPending} from '../verify/render-pending.ts'
import {printWaiting} from './interruption.ts'
import {overwriteLine, printNote} from './terminal.ts'

export const noWaitHelp = 'do not wait until tunnels, BGP sessions and services are up'

type Options = {
	readonly what: string
	readonly signal: AbortSignal
	/** Factor for the timeout. Default: 1. */
	readonly slow?: number
}

/** Interval between progress lines in a log, where one for each of a hundred tunnels would be too many. */
const betweenLinesMs = 10_000

/**
 * Waits until each tunnel and session of a lab is up, or the reason why it cannot come up is known; if that takes more than a second, prints to stderr
 * what is pending. Returns what is still pending after the timeout. Errors: the signal's reason; the lab stays up.
 */
export async function waitUntilEstablished(
	{name, plan}: Pick<LabState, 'name' | 'plan'>,
	{what, signal, slow = 1}: Options
): Promise<readonly string[]> {
	// Without daemons nothing is dynamic, and the modules for waiting take time to load.
	if (!hasDaemons(plan)) return []
	const [{untilConverged}, {openState}] = await Promise.all([import('../life/until-converged.ts'), import('../life/running.ts')])
	const progress = progressLines(name)
	const pending = await untilConverged(() => openState(name), 'arrived', {
		what,
		signal,
		slow,
		onWait: printWaiting,
		onPending: progress.show
	}).finally(progress.clear)
	signal.throwIfAborted()
	if (pending.length > 0) {
		printNote(
			`vpclab: "${name}" is up, but not all of its network: still missing ${listPending(pending)}; \`vpclab status ${name}\` shows more\n`
		)
	}
	return pending
}

/** A sentence for each tunnel or session that is down, with the reason. */
export async function printWhatIsDown(
	{name, plan}: Pick<LabState, 'name' | 'plan'>,
	{what, signal}: Options
): Promise<readonly string[]> {
	if (!hasDaemons(plan)) return []
	const [{readStatus}, {openState}, {renderTrouble}] = await Promise.all([
		import('../life/read-status.ts'),
		import('../life/running.ts'),
		import('../verify/render-trouble.ts')
	])
	const {troubles, virtualInterfaces} = (await readStatus(() => openState(name), {what, signal, onWait: printWaiting})).report
	return [
		...troubles.map(trouble => renderTrouble(trouble)[0] ?? ''),
		...virtualInterfaces.flatMap(one => (one.reason ? [`${one.virtualInterface} is down: ${one.reason.words}`] : []))
	]
}

/** Shows progress after a second: on a terminal in one line that is overwritten, elsewhere in a new line now and then. */
function progressLines(name: string) {
	const {isTTY, columns = 80} = process.stderr
	let latest: readonly string[] = []
	let isShown = false
	let last = Number.NEGATIVE_INFINITY
	const write = () => {
		if (latest.length === 0 || (!isTTY && performance.now() - last < betweenLinesMs)) return
		last = performance.now()
		const text = `vpclab: waiting until "${name}" is established: ${listPending(latest)}`
		if (isTTY) {
			overwriteLine(text.slice(0, columns - 1))
		} else {
			printNote(`${text}\n`)
		}
		isShown = true
	}
	const timer = setInterval(write, 1000)
	return {
		show(pending: readonly string[]) {
			latest = pending
			if (isShown) write()
		},
		clear() {
			clearInterval(timer)
			if (isShown && isTTY) overwriteLine('')
		}
	}
}
