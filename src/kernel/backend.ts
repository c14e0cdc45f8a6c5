import type {Step} from '../plan/types.ts'

/** What changes the kernel: netlink from a worker thread, or batches of commands. Both lead to the same state. */
export type Backend = 'netlink' | 'batch'

/** One lab's namespaces, open for changes. */
export type Kernel = {
	readonly backend: Backend
	/**
	 * Carries out the steps. Idempotent: adding what is there and deleting what is not there succeed; a replace really
	 * replaces. Steps of namespaces that live keep their order; see `toLevels()`. One call at a time.
	 *
	 * `onProgress` hears how many of the steps are done, from time to time.
	 * Throws `KernelError` for the first step that failed: others may have been done or not, and giving
	 * the same steps again is safe.
	 */
	apply(steps: readonly Step[], options?: {onProgress?: (done: number, total: number) => void}): Promise<void>
	/** Waits for nothing: call it when `apply()` has ended. Namespaces stay. */
	close(): Promise<void>
}
