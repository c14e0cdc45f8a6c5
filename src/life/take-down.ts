import {existsSync} from 'node:fs'
import {clear} from './clear.ts'
import {folderOf} from './folders.ts'
import {hasLockFile, lockLab} from './lock.ts'

export type TakeDownOptions = {
	readonly what: string
	readonly onWait?: (holder: string) => void
}

/**
 * Takes a lab down, running or half-made, with whatever still runs in it. False: there is no such lab.
 * Needs nothing but the lab's folder. Interrupted, it can be called again.
 */
export async function takeDown(name: string, options: TakeDownOptions): Promise<boolean> {
	const folder = folderOf(name)
	if (!existsSync(folder) && !hasLockFile(name)) return false
	const lock = await lockLab(name, options)
	try {
		const was = existsSync(folder)
		if (was) await clear(folder)
		return was
	} finally {
		lock.release()
	}
}
