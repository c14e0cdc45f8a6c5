import {readdirSync, readlinkSync, statSync} from 'node:fs'
import {setTimeout} from 'node:timers/promises'

/** How long a process may take to end after SIGTERM. */
const GRACE_MS = 150
/** How long one may take to vanish after SIGKILL, before that is an error. */
const KILL_MS = 5000
const LOOK_AGAIN_MS = 5

/**
 * Ends the processes that run in one of these network namespaces: SIGTERM, then SIGKILL, each by its pid, and returns when none is left,
 * including any started meanwhile. Never ends this process or pid 1, nor anything in this process's own namespace. A zombie is in no namespace.
 * Throws if one survives SIGKILL.
 */
export async function endProcessesIn(inodes: ReadonlySet<number>): Promise<void> {
	const asked = new Set<number>()
	const started = performance.now()
	for (;;) {
		const pids = processesIn(inodes)
		if (pids.length === 0) return
		const waited = performance.now() - started
		if (waited > GRACE_MS + KILL_MS) throw new Error(`processes do not end: ${pids.join(', ')}`)
		for (const pid of pids) {
			if (waited > GRACE_MS) {
				send(pid, 'SIGKILL')
			} else if (!asked.has(pid)) {
				asked.add(pid)
				send(pid, 'SIGTERM')
				// A stopped process would not receive it.
				send(pid, 'SIGCONT')
			}
		}
		await setTimeout(LOOK_AGAIN_MS)
	}
}

/** Pids of the processes whose main thread is in one of the namespaces. */
function processesIn(inodes: ReadonlySet<number>): number[] {
	if (inodes.size === 0) return []
	const own = statSync('/proc/self/ns/net').ino
	const isMeant = (inode: number) => inode !== own && inodes.has(inode)
	return readdirSync('/proc')
		.map(Number)
		.filter(pid => pid > 1 && pid !== process.pid && isMeant(namespaceOf(pid)))
}

/** -1 if the process has ended. */
function namespaceOf(pid: number): number {
	try {
		return Number(/^net:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/ns/net`))?.[1] ?? -1)
	} catch {
		return -1
	}
}

function send(pid: number, signal: NodeJS.Signals) {
	try {
		process.kill(pid, signal)
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
	}
}
