import {execa} from 'execa'

/** A program and its arguments. No shell ever sees them. */
export type Argv = readonly [program: string, ...string[]]

/** How a program ended. Failing is an answer: nothing here throws. */
export type Ran = {
	/** Absent: it was killed, or never ran. */
	readonly exitCode?: number
	readonly stdout: string
	readonly stderr: string
	/** It was still running at its hard timeout. */
	readonly killed: boolean
	/** Why what it said cannot be used: the namespace is gone, the program is not installed, it said too much. */
	readonly broken?: string
}

export type RunOptions = {
	/** Hard: the program is killed then, whatever its own timeout is. */
	readonly timeoutMs: number
	readonly signal?: AbortSignal | undefined
}

/** Characters that a program may print; it is killed when it says more. */
const outputLimit = 4_000_000

/**
 * Runs one program inside a network namespace, given by its path. Its environment is empty but for the search path:
 * neither a proxy nor a language of the caller's reaches it.
 */
export async function runIn(namespacePath: string, argv: Argv, {timeoutMs, signal}: RunOptions): Promise<Ran> {
	const result = await execa('nsenter', [`--net=${namespacePath}`, ...argv], {
		...(signal && {cancelSignal: signal}),
		cleanup: true,
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		extendEnv: false,
		killSignal: 'SIGKILL',
		maxBuffer: outputLimit,
		reject: false,
		stdin: 'ignore',
		stripFinalNewline: false,
		timeout: timeoutMs
	} as const)
	const broken = brokenBy(argv[0], result)
	return {
		...(result.exitCode !== undefined && {exitCode: result.exitCode}),
		stdout: result.stdout ?? '',
		stderr: result.stderr ?? '',
		killed: result.timedOut || result.isTerminated,
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
}

function brokenBy(
	program: string,
	{exitCode, stderr = '', code, shortMessage, isCanceled, isMaxBuffer}: Ending
): string | undefined {
	if (isCanceled) {
		return 'interrupted'
	}

	if (isMaxBuffer) {
		return `${program} printed more than ${outputLimit / 1_000_000} MB`
	}

	if (exitCode === undefined && code !== undefined && code !== 'ETIMEDOUT') {
		return code === 'ENOENT' ? 'nsenter is not installed' : shortMessage
	}

	if (!stderr.startsWith('nsenter: ')) {
		return undefined
	}

	return stderr.includes(`failed to execute ${program}`) && stderr.includes('No such file')
		? `${program} is not installed`
		: stderr.trim()
}
