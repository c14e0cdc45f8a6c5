import type {LabState} from '../life/state.ts'
import {listPending} from '../verify/say-pending.ts'
import {sayWaiting} from './interruption.ts'
import {say, sayOver} from './terminal.ts'

export const noWaitHelp = 'do not wait until tunnels, BGP sessions and services are up'

type Options = {
	readonly what: string
	readonly signal: AbortSignal
	/** How many times longer it may take. Default: 1. */
	readonly slow?: number
}

/** On a log nobody wants a line for each of a hundred tunnels. */
const betweenLinesMs = 10_000

/**
 * Waits until each tunnel and session of a lab that can come up has, or its reason is known; says on stderr what it waits for when
 * that takes more than a second. Gives what it waited for in vain. Errors: the signal's reason; the lab stays up.
 */
export async function waitUntilEstablished(name: string, {what, signal, slow = 1}: Options): Promise<readonly string[]> {
	const [{untilConverged}, {openState}] = await Promise.all([import('../life/until-converged.ts'), import('../life/running.ts')])
	const progress = progressLines(name)
	const pending = await untilConverged(() => openState(name), 'arrived', {
		what,
		signal,
		slow,
		onWait: sayWaiting,
		onPending: progress.show
	}).finally(progress.clear)
	signal.throwIfAborted()
	if (pending.length > 0) {
		say(
			`vpclab: "${name}" is up, but not all of its network: still missing ${listPending(pending)}; \`vpclab status ${name}\` says more\n`
		)
	}
	return pending
}

/** A sentence for each tunnel or session that is down, with the reason. */
export async function sayWhatIsDown(
	{name, plan}: Pick<LabState, 'name' | 'plan'>,
	{what, signal}: Options
): Promise<readonly string[]> {
	const [{daemonsOf}, {askStatus}, {openState}, {sayTrouble}] = await Promise.all([
		import('../agent/client.ts'),
		import('../life/ask-status.ts'),
		import('../life/running.ts'),
		import('../verify/say-trouble.ts')
	])
	if (daemonsOf(plan).length === 0) return []
	const {troubles, virtualInterfaces} = (await askStatus(() => openState(name), {what, signal, onWait: sayWaiting})).report
	return [
		...troubles.map(trouble => sayTrouble(trouble)[0] ?? ''),
		...virtualInterfaces.flatMap(one => (one.reason ? [`${one.virtualInterface} is down: ${one.reason.words}`] : []))
	]
}

/** After a second: on a terminal a line that is written over, elsewhere a line now and then. */
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
			sayOver(text.slice(0, columns - 1))
		} else {
			say(`${text}\n`)
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
			if (isShown && isTTY) sayOver('')
		}
	}
}
