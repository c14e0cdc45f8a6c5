import {existsSync} from 'node:fs'
import {stopAgent} from '../agent/stop.ts'
import {clear} from './clear.ts'
import {folderOf} from './folders.ts'
import {agentOfHolder, hasLockFile, lockLab} from './lock.ts'

export type TakeDownOptions = {
	readonly what: string
	readonly onWait?: (holder: string) => void
}

/**
 * Takes a lab down, running or half-made, with whatever still runs in it. False: there is no such lab. Needs only the lab's folder. If
 * interrupted, it can be called again.
 */
export async function takeDown(name: string, options: TakeDownOptions): Promise<boolean> {
	const folder = folderOf(name)
	if (!existsSync(folder) && !hasLockFile(name)) return false
	const lock = await lockLab(name, {
		...options,
		onWait(holder) {
			options.onWait?.(holder)
			// The agent ends with its lab anyway, and may hang.
			if (agentOfHolder(holder) !== undefined) void stopAgent(folder).catch(() => undefined)
		}
	})
	try {
		const was = existsSync(folder)
		if (was) await clear(folder)
		return was
	} finally {
		lock.release()
	}
}
