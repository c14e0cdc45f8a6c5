import {rmSync} from 'node:fs'
import {stopAgent} from '../agent/stop.ts'
import {destroy} from '../kernel/kernel.ts'
import {closeKernel} from './kernels.ts'

/**
 * Takes away all that a lab has: its agent, whatever else runs in it, its namespaces, its folder.
 * Interrupted, it can be called again.
 */
export async function clear(folder: string): Promise<void> {
	// First: from here on it is a half-made lab, that nobody takes for a running one.
	rmSync(`${folder}/state.json`, {recursive: true, force: true})
	// Else it would start daemons, also for the first time, and make their folders, while they are taken away.
	await stopAgent(folder)
	await Promise.all([destroy(folder), closeKernel(folder)])
}
