import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {namespacesFolder} from './paths.ts'

/** The inode of the namespace that is mounted on a file; undefined if nothing is, or the file does not exist. */
export function namespaceInode(path: string): number | undefined {
	const {dev} = statSync('/proc/self/ns/net')
	const found = statSync(path, {throwIfNoEntry: false})
	return found?.dev === dev ? found.ino : undefined
}

/** The inodes of a lab's namespaces, never that of this process's own. Files that are not mounts are skipped. */
export function labInodes(stateDir: string): Set<number> {
	const own = statSync('/proc/self/ns/net')
	const inodes = new Set<number>()
	for (const name of namesIn(namespacesFolder(stateDir))) {
		const found = statSync(join(namespacesFolder(stateDir), name), {throwIfNoEntry: false})
		if (found?.dev === own.dev && found.ino !== own.ino) inodes.add(found.ino)
	}
	return inodes
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder)
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
		throw error
	}
}
