import type {Step} from '../plan/types.ts'
import type {Backend, Kernel} from './backend.ts'
import {openBatchBackend} from './batch/backend.ts'
import {openNetlinkBackend, startNetlinkThread} from './netlink/backend.ts'
import {findFirewallPrograms} from './restore.ts'

export type {Backend, Kernel} from './backend.ts'
export {KernelError} from './errors.ts'
export {destroy, prepare} from './life.ts'
export {type NamespaceState, observe} from './observe.ts'
export {namespacePath} from './paths.ts'

/**
 * Opens a lab's namespaces for changes. `stateDir` is the lab's folder, prepared by `prepare()`.
 *
 * `backend`: by default the value of VPCLAB_BACKEND, else netlink where koffi loads, else batch. `steps`: all the steps that will be applied; a
 * few that a single program can apply are not worth the thread that netlink needs.
 */
export async function openKernel({
	stateDir,
	backend = requestedBackend(),
	steps
}: {
	stateDir: string
	backend?: Backend | undefined
	steps?: readonly Step[] | undefined
}): Promise<Kernel> {
	if (backend === 'batch' || (backend === undefined && steps && areQuick(steps))) return openBatchBackend(stateDir)
	try {
		return await openNetlinkBackend(stateDir)
	} catch (error) {
		if (backend === 'netlink') throw error
		return openBatchBackend(stateDir)
	}
}

/** For a lab that is about to be raised: does ahead, beside this thread, what `openKernel()` would otherwise wait for. */
export function startKernel(): void {
	if (requestedBackend() !== 'batch') startNetlinkThread()
	findFirewallPrograms()
}

const quickSteps: ReadonlySet<Step['do']> = new Set([
	'restore-sets',
	'restore-firewall',
	'replace-route',
	'delete-route',
	'forget-flows'
])

const areQuick = (steps: readonly Step[]) => steps.length <= 6 && steps.every(step => quickSteps.has(step.do))

function requestedBackend(): Backend | undefined {
	const requested = process.env.VPCLAB_BACKEND
	if (requested === undefined || requested === '') return undefined
	if (requested === 'netlink' || requested === 'batch') return requested
	throw new Error(`VPCLAB_BACKEND is "${requested}": use netlink or batch`)
}
