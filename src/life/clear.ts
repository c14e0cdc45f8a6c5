import {rmSync} from 'node:fs'
import {stopAgent} from '../agent/stop.ts'
import {destroy} from '../kernel/kernel.ts'
import {closeKernel} from './kernels.ts'

/** Removes everything of a lab: its agent, whatever else runs in it, its namespaces, its folder. If interrupted, it can be called again. */
export async function clear(folder: string): Promise<void> {
	// First, so that from here on it is a half-made lab, which cannot be mistaken for a running one.
	rmSync(`${folder}/state.json`, {recursive: true, force: true})
	// Otherwise the agent would start daemons and create their folders while they are being removed.
	await stopAgent(folder)
	await Promise.all([destroy(folder), closeKernel(folder)])
}
