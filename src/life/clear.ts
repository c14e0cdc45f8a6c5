import {existsSync, rmSync} from 'node:fs'
import {stopAgent} from '../agent/stop.ts'
import {destroy} from '../kernel/kernel.ts'
import {closeKernel} from './kernels.ts'

/**
 * Takes away all that a lab has: its agent, whatever else runs in it, its namespaces, its folder.
 * Interrupted, it can be called again.
 */
export async function clear(folder: string): Promise<void> {
	// First: from here on it is a half-made lab, that nobody takes for a running one.
	rmSync(`${folder}/state.json`, {force: true})
	// Else it would start again the daemons that are ended meanwhile.
	if (existsSync(`${folder}/daemons`)) await stopAgent(folder)
	await Promise.all([stopAgent(folder), destroy(folder), closeKernel(folder)])
}
