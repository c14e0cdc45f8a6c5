import {availableParallelism} from 'node:os'

/**
 * Works off the items in their order, twice as many at once as there are processors.
 * After one has failed no more are begun; throws its error when the others that had begun have ended.
 */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>) {
	const queue = items.values()
	let failed: {readonly error: unknown} | undefined
	const worker = async () => {
		for (const item of queue) {
			if (failed) return
			try {
				await work(item)
			} catch (error) {
				failed ??= {error}
			}
		}
	}
	await Promise.all(Array.from({length: 2 * availableParallelism()}, worker))
	if (failed) throw failed.error
}
