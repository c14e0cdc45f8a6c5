import type {ProcessIdentity} from '../agent/process-identity.ts'
import type {ActionItem} from '../lab/check-types.ts'
import {type LoadedLab, relab} from '../lab/read.ts'
import type {LabNow, Network, StartCapture} from '../verify/network.ts'
import {patchOf} from './actions.ts'
import {type BringOptions, type Brought, bring} from './bring.ts'
import {folderOf} from './folders.ts'
import {NoSuchLab} from './running.ts'
import type {LabState} from './state.ts'

/** A running lab that checks and programs ask, and change. */
export type LiveLab = Network & {
	state(): LabState
	/** Patches the lab's document (a JSON merge patch), checks all of it anew, and applies the difference. Errors: `BadLab`; then nothing has changed. */
	change(patch: unknown, signal?: AbortSignal): Promise<Brought>
}

export type LiveOptions = Pick<BringOptions, 'what' | 'onWait'> & {readonly owner?: ProcessIdentity}

export function liveLab(raised: LabState, options: LiveOptions): LiveLab {
	let state = raised
	const folder = folderOf(raised.name)
	// One at a time, in the order in which they were asked for.
	let last: Promise<unknown> = Promise.resolve()

	const change = (patch: (current: LoadedLab) => unknown, signal?: AbortSignal): Promise<Brought> => {
		const work = last.then(async () => {
			const brought = await bring(raised.name, current => relab(stillThere(current), patch(stillThere(current))), {
				...options,
				...(signal && {signal})
			})
			state = brought.state
			return brought
		})
		last = work.catch(() => undefined)
		return work
	}

	const stillThere = (current: LabState | undefined): LoadedLab => {
		if (!current) throw new NoSuchLab(`the lab "${raised.name}" has been taken down`)
		return current.loaded
	}

	return {
		name: raised.name,
		state: () => state,
		current: (): LabNow => ({lab: state.loaded.lab, plan: state.plan}),
		namespacePath: namespace => `${folder}/ns/${namespace}`,
		act: async (action: ActionItem) => {
			await change(loaded => patchOf(action, loaded))
		},
		change: (patch, signal) => change(() => patch, signal)
	}
}

/** Captures as checks want them; the module is loaded when one is made. */
export const startCapture: StartCapture = async ({points, filter}) => {
	const capture = await import('../capture/capture.ts')
	const running = await capture.startCapture({points, filter})
	return {stop: async () => (await running.stop()).packets}
}
