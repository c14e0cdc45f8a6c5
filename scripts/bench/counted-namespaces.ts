import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {stat} from 'node:fs/promises'
import {setTimeout as pause} from 'node:timers/promises'

/**
 * A user namespace in which the kernel's own count of network namespaces can be asked: a namespace counts from its creation until
 * the last of it is freed, long after its name and its processes have gone. No other count is exact: slabs keep what is free.
 * In it are mounts and a network of its own. The machine's limits stay as they are.
 */
export type CountedNamespaces = AsyncDisposable & {
	/** Stands in there: `/proc/PID/mountinfo` is about its mounts. */
	readonly pid: number
	/** Words before a command, which replaces them and runs in there, as root. */
	readonly enter: readonly string[]
	/** Waits until every network namespace that was created in there is freed but its first. False: not in time. */
	untilFreed(timeoutMs: number): Promise<boolean>
}

const limit = '/proc/sys/user/max_net_namespaces'

/** The first one, and one that can only be made when there is no other. */
const whenFreed = `
before=$(cat ${limit})
trap 'echo $before >${limit}' EXIT
trap 'exit 1' TERM
echo 2 >${limit}
until unshare --net true 2>/dev/null; do sleep 0.005; done`

export async function countedNamespaces(): Promise<CountedNamespaces> {
	// It ends with this process.
	const holder = spawn('unshare', ['--user', '--map-root-user', '--mount', '--net', 'cat'], {
		stdio: ['pipe', 'ignore', 'inherit']
	})
	await once(holder, 'spawn')
	const pid = holder.pid!
	while (!(await isOwn(pid))) {
		if (holder.exitCode !== null) throw new Error('no user namespace can be made here')
		await pause(5)
	}
	const enter = ['nsenter', `--target=${pid}`, '--user', '--mount', '--net', '--wd=.', '--preserve-credentials']
	return {
		pid,
		enter,
		async untilFreed(timeoutMs) {
			const [file = '', ...argv] = enter
			const waiting = spawn(file, [...argv, 'sh', '-c', whenFreed], {stdio: ['ignore', 'ignore', 'inherit']})
			const timer = setTimeout(() => waiting.kill(), timeoutMs)
			const [status] = await once(waiting, 'close')
			clearTimeout(timer)
			return status === 0
		},
		async [Symbol.asyncDispose]() {
			holder.stdin.end()
			if (holder.exitCode === null) await once(holder, 'close')
		}
	}
}

/** It has made its namespaces, the last of which is that for its mounts or for its network. */
async function isOwn(pid: number): Promise<boolean> {
	for (const kind of ['user', 'mnt', 'net']) {
		const inodes = await Promise.all([pid, 'self'].map(async who => (await stat(`/proc/${who}/ns/${kind}`)).ino))
		if (inodes[0] === inodes[1]) return false
	}
	return true
}
