/** Daemons as processes: started in a namespace, found again by later commands, ended; each by its own pid. */
import {spawn} from 'node:child_process'
import {closeSync, openSync, statSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import {identify, isGoneWithin, isRunning, type ProcessIdentity, readText} from './process-identity.ts'

export type Daemon = {
	/** Its files are named after it: `NAME.pid`, `NAME.out`. */
	readonly name: string
	/** The daemon's own folder and working directory, so that paths in its configuration can be short and relative. */
	readonly folder: string
	readonly namespacePath: string
	readonly argv: readonly [string, ...string[]]
	readonly environment?: Readonly<Record<string, string>>
	/** Shell, run first, in the daemon's folder and in a mount namespace of its own. If it fails, so does the start. */
	readonly mounts?: string
}

/** A daemon that did not start, did not do what was asked, or does not end. `said`: the end of its output and log. */
export class DaemonError extends Error {
	override readonly name = 'DaemonError'
	readonly said: string
	constructor(message: string, said = '') {
		super(said === '' ? message : `${message}: ${said}`)
		this.said = said
	}
}

/** The daemon runs, but refuses its configuration: trying again is pointless. `said`: its message. */
export class ConfigurationRefused extends DaemonError {}

/**
 * Writes the pid file before it becomes the daemon, so that there is never a daemon that cannot be found. Where AppArmor confines daemons to
 * their usual paths (Ubuntu), it runs unconfined: a lab's are elsewhere.
 */
const launcher = `
echo $$ >"$0.pid" || exit
[ ! -e /sys/kernel/security/apparmor/profiles ] || { echo 'exec unconfined' >/proc/self/attr/exec; } 2>/dev/null
exec "$@"`

/** Starts a daemon, detached: it outlives this process. Its output goes to `NAME.out`. Returns before it is ready. */
export function launch({name, folder, namespacePath, argv, environment = {}, mounts}: Daemon): ProcessIdentity {
	const output = openSync(`${folder}/${name}.out`, 'w')
	try {
		const [alone, script] =
			mounts === undefined ? [[], launcher] : [['unshare', '--mount'], `{\n${mounts}\n} || exit\n${launcher}`]
		const child = spawn('nsenter', [`--net=${namespacePath}`, ...alone, 'sh', '-c', script, name, ...argv], {
			cwd: folder,
			detached: true,
			env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', ...environment},
			stdio: ['ignore', output, output]
		})
		// Without nsenter there is no pid; the error is reported below.
		child.on('error', () => undefined)
		child.unref()
		const found = child.pid === undefined ? undefined : identify(child.pid)
		if (!found) throw new DaemonError(`${name} cannot be started: is nsenter installed?`)
		return found
	} finally {
		closeSync(output)
	}
}

/** The daemon that runs in that folder, whoever started it. `program`: as in `/proc/PID/comm`, at most 15 characters. */
export function findDaemon(folder: string, name: string, program: string): ProcessIdentity | undefined {
	const found = identify(Number(readText(`${folder}/${name}.pid`)))
	if (!found || readText(`/proc/${found.pid}/comm`).trim() !== program.slice(0, 15)) return undefined
	const own = folderIdentity(`/proc/${found.pid}/cwd`)
	return own !== undefined && own === folderIdentity(folder) ? found : undefined
}

/**
 * Waits until `isReady` is true, as long as the daemon runs.
 * Errors: `DaemonError` with the end of its output and of the given logs, if it ends first or `timeoutMs` passes.
 */
export async function untilReady(
	{name, folder}: Pick<Daemon, 'name' | 'folder'>,
	daemon: ProcessIdentity,
	{isReady, timeoutMs, logs = []}: {isReady: () => boolean | Promise<boolean>; timeoutMs: number; logs?: readonly string[]}
): Promise<void> {
	const end = performance.now() + timeoutMs
	const said = () =>
		[`${name}.out`, ...logs]
			.map(file => lastLines(readText(`${folder}/${file}`)))
			.filter(Boolean)
			.join(' | ')
	for (let waitMs = 2; !(await isReady()); waitMs = Math.min(20, waitMs * 1.3)) {
		if (!isRunning(daemon)) throw new DaemonError(`${name} ended while it was starting`, said())
		if (performance.now() > end) throw new DaemonError(`${name} was not ready within ${timeoutMs} ms`, said())
		await pause(waitMs)
	}
}

/** SIGTERM, then SIGKILL, and returns when it is gone. `signal: 'SIGKILL'`: at once. Errors: `DaemonError` if it stays. */
export async function end(daemon: ProcessIdentity, {signal = 'SIGTERM', graceMs = 2000}: EndOptions = {}): Promise<void> {
	for (const [each, timeoutMs] of [
		[signal, graceMs],
		// Takes long only where the machine is very slow.
		['SIGKILL', 20_000]
	] as const) {
		if (!isRunning(daemon)) return
		send(daemon.pid, each)
		// A stopped one would not receive it.
		send(daemon.pid, 'SIGCONT')
		if (await isGoneWithin(daemon, timeoutMs)) return
	}
	throw new DaemonError(`process ${daemon.pid} does not end`)
}

/** Ends the daemon that runs in that folder at once, if there is one: an earlier start may have left it. */
export async function endInFolder(folder: string, name: string, program: string): Promise<void> {
	const old = findDaemon(folder, name, program)
	if (old) await end(old, {signal: 'SIGKILL'})
}

/** `graceMs`: how long it may take to end by itself. Default: 2000. */
export type EndOptions = {readonly signal?: 'SIGTERM' | 'SIGKILL'; readonly graceMs?: number}

function send(pid: number, signal: NodeJS.Signals) {
	try {
		process.kill(pid, signal)
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
	}
}

const lastLines = (text: string) => text.trim().split('\n').slice(-5).join(' | ')

/** Compared by identity, not by path: a daemon with its own mounts may see it under another path. */
function folderIdentity(path: string) {
	try {
		const {dev, ino} = statSync(path)
		return `${dev} ${ino}`
	} catch {
		return undefined
	}
}
