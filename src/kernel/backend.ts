import type {Step} from '../plan/types.ts'

/** A backend changes the kernel: netlink from a worker thread, or batches of commands. Both lead to the same state. */
export type Backend = 'netlink' | 'batch'

/** One lab's namespaces, open for changes. */
export type Kernel = {
	readonly backend: Backend
	/**
	 * Applies the steps. Idempotent: adding an existing object and deleting a missing one succeed; a replace really replaces. Steps of namespaces
	 * that already exist keep their order; see `toLevels()`. One call at a time.
	 *
	 * `onProgress` is called from time to time with the number of steps done. Throws `KernelError` for the first step that failed: others may or
	 * may not have been done, and applying the same steps again is safe.
	 */
	apply(steps: readonly Step[], options?: {onProgress?: (done: number, total: number) => void}): Promise<void>
	/** Does not wait: call it after `apply()` has ended. Namespaces stay. */
	close(): Promise<void>
}
