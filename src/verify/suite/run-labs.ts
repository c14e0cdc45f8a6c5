/** Runs labs of a suite side by side: those that measure time or rate run alone, and the output of two labs is never mixed. */
import type {CheckEvent} from '../report.ts'

type Job<Result> = {
	/** The lab measures something that another running lab would affect. */
	readonly isAlone: boolean
	run(onEvent: (event: CheckEvent) => void): Promise<Result>
}

/**
 * Returns the results in the order of `jobs`. After an abort or an error, no more jobs are started, and running ones are awaited. Throws the first
 * error.
 */
export async function runLabs<Result>(
	jobs: readonly Job<Result>[],
	{
		atOnce,
		signal,
		onEvent
	}: {readonly atOnce: number; readonly signal: AbortSignal; readonly onEvent: (event: CheckEvent) => void}
): Promise<readonly Result[]> {
	const results: (Result | undefined)[] = jobs.map(() => undefined)
	const output = inTurn(onEvent)
	let failure: {readonly error: unknown} | undefined
	const runAll = async (indexes: readonly number[], workers: number) => {
		const left = [...indexes]
		const work = async () => {
			for (let index = left.shift(); index !== undefined && !failure && !signal.aborted; index = left.shift()) {
				const lane = output.begin()
				try {
					results[index] = await jobs[index]!.run(lane.onEvent)
				} catch (error) {
					failure ??= {error}
				} finally {
					lane.end()
				}
			}
		}
		await Promise.all(Array.from({length: workers}, work))
	}
	const indexes = jobs.map((_, index) => index)
	await runAll(
		indexes.filter(index => !jobs[index]!.isAlone),
		atOnce
	)
	await runAll(
		indexes.filter(index => jobs[index]!.isAlone),
		1
	)
	if (failure) throw failure.error
	return results.filter(result => result !== undefined)
}

/** Events of the lab that began first are shown at once; those of others are shown when it is their turn. */
function inTurn(onEvent: (event: CheckEvent) => void) {
	const lanes: {events: CheckEvent[]; isOver: boolean}[] = []
	const show = () => {
		for (let first = lanes[0]; first; first = lanes[0]) {
			for (const event of first.events.splice(0)) onEvent(event)
			if (!first.isOver) return
			lanes.shift()
		}
	}
	return {
		begin() {
			const lane = {events: [] as CheckEvent[], isOver: false}
			lanes.push(lane)
			return {
				onEvent(event: CheckEvent) {
					lane.events.push(event)
					show()
				},
				end() {
					lane.isOver = true
					show()
				}
			}
		}
	}
}
