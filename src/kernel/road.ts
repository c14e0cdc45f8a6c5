import type {Step} from '../plan/types.ts'

/** By which road a kernel is changed: both lead to the same state. */
export type Road = 'netlink' | 'batch'

/** One lab's namespaces, open for changes. */
export type Kernel = {
	readonly road: Road
	/**
	 * Carries out the steps. Idempotent: adding what is there and deleting what is not there succeed; a replace really
	 * replaces. Steps of namespaces that live keep their order; see `toWaves()`. One call at a time.
	 *
	 * `onProgress` hears how many of the steps are done, from time to time.
	 * Throws `KernelError` for the first step that failed: others may have been done or not, and giving
	 * the same steps again is safe.
	 */
	apply(steps: readonly Step[], options?: {onProgress?: (done: number, total: number) => void}): Promise<void>
	/** Waits for nothing: call it when `apply()` has ended. Namespaces stay. */
	close(): Promise<void>
}
