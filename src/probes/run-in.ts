import {execa} from 'execa'

/** A program and its arguments. No shell ever sees them. */
export type Argv = readonly [program: string, ...string[]]

/** How a program ended. A failure is a result: nothing here throws. */
export type ProgramRun = {
	/** Absent: it was killed, or never ran. */
	readonly exitCode?: number
	readonly stdout: string
	readonly stderr: string
	/** Why its output cannot be used: the namespace is gone, the program is not installed, it printed too much, it was killed. */
	readonly broken?: string
}

export type RunOptions = {
	/** The program's own longest duration. */
	readonly timeoutMs: number
	/** Additional time, since a busy machine starts programs late; after that, the program is killed, which is no result. Default: 20,000. */
	readonly allowanceMs?: number
	readonly signal?: AbortSignal | undefined
}

/** Time to notice that a program has ended while this process was busy, before it counts as running too long. */
const toBeSeenMs = 1000

/** Characters that a program may print; if it prints more, it is killed. */
const outputLimit = 4_000_000

/**
 * Runs one program inside a network namespace, given by its path. Its environment is empty except for the search path: neither a proxy nor a
 * locale of the caller's reaches it.
 */
export async function runIn(
	namespacePath: string,
	argv: Argv,
	{timeoutMs, allowanceMs = 20_000, signal}: RunOptions
): Promise<ProgramRun> {
	const running = execa('nsenter', [`--net=${namespacePath}`, ...argv], {
		...(signal && {cancelSignal: signal}),
		cleanup: true,
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		extendEnv: false,
		killSignal: 'SIGKILL',
		maxBuffer: outputLimit,
		reject: false,
		stdin: 'ignore',
		stripFinalNewline: false
	} as const)
	let timer = setTimeout(() => {
		timer = setTimeout(() => running.kill('SIGKILL'), toBeSeenMs)
	}, timeoutMs + allowanceMs)
	const result = await running
	clearTimeout(timer)
	const broken = brokenBy(argv[0], result)
	return {
		...(result.exitCode !== undefined && {exitCode: result.exitCode}),
		stdout: result.stdout ?? '',
		stderr: result.stderr ?? '',
		...(broken !== undefined && {broken})
	}
}

type Ending = {
	readonly exitCode?: number | undefined
	readonly stderr?: string | undefined
	readonly code?: string | undefined
	readonly shortMessage?: string | undefined
	readonly isCanceled?: boolean | undefined
	readonly isMaxBuffer?: boolean | undefined
	readonly isTerminated?: boolean | undefined
	readonly durationMs?: number | undefined
}

function brokenBy(
	program: string,
	{exitCode, stderr = '', code, shortMessage, isCanceled, isMaxBuffer, isTerminated, durationMs = 0}: Ending
): string | undefined {
	if (isCanceled) return 'interrupted'

	if (isMaxBuffer) return `${program} printed more than ${outputLimit / 1_000_000} MB`

	if (isTerminated) return `${program} was killed after ${(durationMs / 1000).toFixed(1)} s; is this machine too busy?`

	if (exitCode === undefined && code !== undefined) return code === 'ENOENT' ? 'nsenter is not installed' : shortMessage

	if (!stderr.startsWith('nsenter: ')) return undefined

	return stderr.includes(`failed to execute ${program}`) && stderr.includes('No such file')
		? `${program} is not installed`
		: stderr.trim()
}
