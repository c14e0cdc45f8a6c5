/** Reads files that a user names: regular ones only, since a FIFO or a device has no end, and only up to a size. */
import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs'

/** `unreadable` ends a sentence that begins with "it": `is a folder`. */
export type RegularFile =
	| {readonly bytes: Buffer}
	| {readonly bytes?: undefined; readonly unreadable: string; readonly code?: string}

/** Of a longer file nothing is read. Opening a FIFO does not wait for a writer. */
export function readRegularFile(path: string, longestBytes: number): RegularFile {
	let file: number | undefined
	try {
		file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
		const found = fstatSync(file)
		if (found.isDirectory()) return {unreadable: 'is a folder, not a file'}
		if (!found.isFile()) return {unreadable: 'is not a regular file, but a device, a FIFO or a socket'}
		if (found.size > longestBytes) {
			return {unreadable: `has ${Math.ceil(found.size / 1e6)} MB, and may have ${longestBytes / 1e6} at most`}
		}
		return {bytes: readFileSync(file)}
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException
		return {unreadable: (code && reasons[code]) ?? `cannot be read: ${code ?? error}`, ...(code !== undefined && {code})}
	} finally {
		if (file !== undefined) closeSync(file)
	}
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'is not there',
	EACCES: 'may not be read by this user',
	ENXIO: 'is not a regular file, but a device, a FIFO or a socket'
}
