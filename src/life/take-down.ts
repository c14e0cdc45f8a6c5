import {existsSync, rmdirSync, rmSync} from 'node:fs'
import {clear} from './bring.ts'
import {folderOf, stateRoot} from './folders.ts'
import {lockFolder} from './lock.ts'

export type TakeDownOptions = {
	readonly what: string
	readonly onWait?: (holder: string) => void
}

/**
 * Takes a lab down, running or half-made, with whatever still runs in it. False: there is no such lab.
 * Needs nothing but the lab's folder. Interrupted, it can be called again.
 */
export async function takeDown(name: string, {what, onWait}: TakeDownOptions): Promise<boolean> {
	const folder = folderOf(name)
	const lock = await lockFolder(folder, {create: false, what, onWait})
	if (!lock) return existsSync(folder) ? removeFolder(folder) : false
	try {
		// First: what is interrupted from here on is a half-made lab, that nobody takes for a running one.
		rmSync(`${folder}/state.json`, {force: true})
		await clear(folder)
		removeFolder(folder)
		return true
	} finally {
		lock.release()
	}
}

function removeFolder(folder: string): true {
	rmSync(folder, {recursive: true, force: true})
	try {
		rmdirSync(stateRoot())
	} catch {
		// Other labs are in it.
	}
	return true
}
