import {closeSync, constants, openSync} from 'node:fs'

/**
 * A path to `agent.sock` of a lab's folder that is short wherever the folder is: a socket's path may have 107 bytes. It leads there
 * until `close()` is called. Undefined: there is no such folder.
 */
export function openSocketFolder(folder: string): {readonly socketPath: string; close(): void} | undefined {
	let descriptor: number
	try {
		descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
	} catch (error) {
		if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
		throw error
	}
	return {socketPath: `/proc/self/fd/${descriptor}/agent.sock`, close: () => closeSync(descriptor)}
}
