import type {Batch, Level} from '../levels.ts'

/** A break after this many batches lets running programs get their input soon. */
const BATCHES_BETWEEN_BREAKS = 16

/**
 * Runs batches one after the other; most end at once, and those that wait for programs continue in the background. A dependency level begins when
 * the previous one has ended. After a batch has failed, no more are started, the running ones are awaited, and the first error is thrown.
 *
 * `start` returns undefined for a batch that ended at once. `beforeWaiting` is called whenever others may run.
 */
export async function runLevels(
	levels: readonly Level[],
	{
		start,
		beforeWaiting,
		onProgress
	}: {
		start: (batch: Batch) => Promise<void> | undefined
		beforeWaiting: () => void
		onProgress: (stepsDone: number) => void
	}
): Promise<void> {
	let done = 0
	let failed: {readonly error: unknown} | undefined
	const keep = (error: unknown) => {
		failed ??= {error}
	}
	for (const level of levels) {
		const waiting: Promise<void>[] = []
		for (const [i, batch] of level.entries()) {
			try {
				const work = start(batch)
				if (work) waiting.push(work.catch(keep))
			} catch (error) {
				keep(error)
			}
			if (failed) break
			done += batch.steps.length
			onProgress(done)
			if (waiting.length > 0 && i % BATCHES_BETWEEN_BREAKS === 0) {
				beforeWaiting()
				await new Promise(resolve => setImmediate(resolve))
			}
		}
		beforeWaiting()
		await Promise.all(waiting)
		if (failed) throw failed.error
	}
}
