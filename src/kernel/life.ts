import {chmod, mkdir, rm, stat} from 'node:fs/promises'
import {setTimeout} from 'node:timers/promises'
import {labInodes} from './inodes.ts'
import {namespacesFolder} from './paths.ts'
import {endProcessesIn} from './processes.ts'
import {run} from './program.ts'

/**
 * Makes a lab's folder, accessible only to root, and mounts a private tmpfs on its `ns/`: a bind mount is fifty times faster there than on a disk, and one
 * lazy `umount` frees all namespaces. Idempotent.
 *
 * Throws if the folder cannot be made or mounted, mostly for lack of root.
 */
export async function prepare(stateDir: string): Promise<void> {
	const folder = namespacesFolder(stateDir)
	await mkdir(folder, {recursive: true, mode: 0o700})
	await chmod(stateDir, 0o700)
	if (await isMounted(stateDir)) return
	await must(['mount', '-t', 'tmpfs', '-o', 'mode=0700,size=16m,nr_inodes=200k', '--make-private', 'vpclab', folder])
}

/**
 * Ends the processes in a lab's namespaces, frees the namespaces and removes the lab's folder. The kernel then removes links, routes and rules by
 * itself.
 *
 * Safe on a half-made or half-destroyed lab, and idempotent. A process that holds sockets in a namespace without running in it (the lab's agent)
 * must have been ended before, or that namespace lives on without a name.
 */
export async function destroy(stateDir: string): Promise<void> {
	await endProcessesIn(labInodes(stateDir))
	// Mounts can be stacked, if two processes prepared the folder at the same time.
	while (await isMounted(stateDir)) await onceProcessesEnd(() => must(['umount', '--lazy', namespacesFolder(stateDir)]))
	await rm(stateDir, {recursive: true, force: true})
}

/** A mount point is on another device than its parent folder. */
async function isMounted(stateDir: string): Promise<boolean> {
	try {
		const [outer, inner] = await Promise.all([stat(stateDir), stat(namespacesFolder(stateDir))])
		return outer.dev !== inner.dev
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
		throw error
	}
}

/** Retries at a process limit (EAGAIN), since processes that have just ended make room within moments. Throws after 5 s. */
async function onceProcessesEnd(start: () => Promise<void>): Promise<void> {
	for (const deadline = performance.now() + 5000; ; ) {
		try {
			return await start()
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || performance.now() > deadline) throw error
			await setTimeout(20)
		}
	}
}

async function must(argv: [string, ...string[]]) {
	const {exitCode, stderr} = await run({argv, timeoutMs: 10_000})
	if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${stderr.trim()}`)
}
