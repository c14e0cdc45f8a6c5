import {closeSync, constants, openSync} from 'node:fs'

/**
 * A short path to a socket in a folder, wherever the folder is: a socket's path is limited to 107 bytes. Valid until `close()` is
 * called. Undefined: the folder does not exist.
 */
export function openSocketFolder(folder: string, file = 'agent.sock'): {readonly socketPath: string; close(): void} | undefined {
	let descriptor: number
	try {
		descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
	} catch (error) {
		if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
		throw error
	}
	return {socketPath: `/proc/self/fd/${descriptor}/${file}`, close: () => closeSync(descriptor)}
}
