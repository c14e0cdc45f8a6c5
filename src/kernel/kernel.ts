import type {Step} from '../plan/types.ts'
import {openBatchRoad} from './batch/road.ts'
import {openNetlinkRoad} from './netlink/road.ts'
import type {Kernel, Road} from './road.ts'

export {KernelError} from './errors.ts'
export {destroy, prepare} from './life.ts'
export {type Observation, observe} from './observe.ts'
export {namespacePath} from './paths.ts'
export type {Kernel, Road} from './road.ts'

/**
 * Opens a lab's namespaces for changes. `stateDir` is the lab's folder, prepared by `prepare()`.
 *
 * `road`: by default what the variable VPCLAB_ROAD says, else netlink where koffi loads, else batch.
 * `steps`: all that there will be. A few that one program each can do are not worth the thread that netlink needs.
 */
export async function openKernel({
	stateDir,
	road = roadAskedFor(),
	steps
}: {
	stateDir: string
	road?: Road | undefined
	steps?: readonly Step[] | undefined
}): Promise<Kernel> {
	if (road === 'batch' || (road === undefined && steps && areQuick(steps))) return openBatchRoad(stateDir)
	try {
		return await openNetlinkRoad(stateDir)
	} catch (error) {
		if (road === 'netlink') throw error
		return openBatchRoad(stateDir)
	}
}

const quickSteps: ReadonlySet<Step['do']> = new Set([
	'restore-sets',
	'restore-firewall',
	'replace-route',
	'delete-route',
	'forget-flows'
])

const areQuick = (steps: readonly Step[]) => steps.length <= 6 && steps.every(step => quickSteps.has(step.do))

function roadAskedFor(): Road | undefined {
	const asked = process.env.VPCLAB_ROAD
	if (asked === undefined || asked === '') return undefined
	if (asked === 'netlink' || asked === 'batch') return asked
	throw new Error(`VPCLAB_ROAD is "${asked}": use netlink or batch`)
}
