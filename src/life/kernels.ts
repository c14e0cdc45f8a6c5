import {type Kernel, openKernel} from '../kernel/kernel.ts'
import type {Step} from '../plan/types.ts'

export type ApplyOptions = {
	readonly onProgress?: (done: number) => void
	/** The kernel backend stays open: for programs that change a lab again and again. */
	readonly keep?: boolean
}

/** Kernels by the lab's folder. An idle one does not keep the process alive. */
const kept = new Map<string, Kernel>()

/** Runs steps in the namespaces of a lab. */
export async function applySteps(
	folder: string,
	steps: readonly Step[],
	{onProgress, keep = false}: ApplyOptions = {}
): Promise<void> {
	if (steps.length === 0) return
	const kernel = kept.get(folder) ?? (await openKernel({stateDir: folder, ...(!keep && {steps})}))
	if (keep) kept.set(folder, kernel)
	try {
		await kernel.apply(steps, onProgress ? {onProgress} : {})
	} catch (error) {
		await closeKernel(folder)
		throw error
	} finally {
		if (!kept.has(folder)) await kernel.close()
	}
}

/** Closes the kernel backend if it was kept open. */
export async function closeKernel(folder: string): Promise<void> {
	const kernel = kept.get(folder)
	kept.delete(folder)
	await kernel?.close()
}
