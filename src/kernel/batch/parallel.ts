import {availableParallelism} from 'node:os'

/**
 * Processes the items in their order, two at a time per processor. After a failure no more are started; its error is thrown once those already
 * started have ended.
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
