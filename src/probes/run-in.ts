import {execa} from 'execa'

/** A program and its arguments. No shell ever sees them. */
export type Argv = readonly [program: string, ...string[]]

/** How a program ended. Failing is an answer: nothing here throws. */
export type Ran = {
	/** Absent: it was killed, or never ran. */
	readonly exitCode?: number
	readonly stdout: string
	readonly stderr: string
	/** It was still running at its hard timeout, or said more than it may. */
	readonly killed: boolean
	/** Why it never ran: the namespace is gone, the program is not installed. */
	readonly broken?: string
	readonly ms: number
}

export type RunOptions = {
	/** Hard: the program is killed then, whatever its own timeout is. */
	readonly timeoutMs: number
	readonly signal?: AbortSignal | undefined
}

/** Kilobytes of output that a program may give; what it would have said beyond them is lost, and it is killed. */
const outputLimit = 1_000_000

/**
 * Runs one program inside a network namespace, given by its path. Its environment is empty but for the search path:
 * neither a proxy nor a language of the caller's reaches it.
 */
export async function runIn(namespacePath: string, argv: Argv, {timeoutMs, signal}: RunOptions): Promise<Ran> {
	const begin = performance.now()
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
		killed: result.timedOut || result.isMaxBuffer || result.isTerminated,
		...(broken !== undefined && {broken}),
		ms: performance.now() - begin
	}
}

type Ending = {
	readonly exitCode?: number | undefined
	readonly stderr?: string | undefined
	readonly code?: string | undefined
	readonly shortMessage?: string | undefined
	readonly isCanceled?: boolean | undefined
}

function brokenBy(program: string, {exitCode, stderr = '', code, shortMessage, isCanceled}: Ending): string | undefined {
	if (isCanceled) {
		return 'interrupted'
	}

	if (exitCode === undefined && code !== undefined && code !== 'ERR_STDIO_MAXBUFFER' && code !== 'ETIMEDOUT') {
		return code === 'ENOENT' ? 'nsenter is not installed' : shortMessage
	}

	if (!stderr.startsWith('nsenter: ')) {
		return undefined
	}

	return stderr.includes(`failed to execute ${program}`) && stderr.includes('No such file')
		? `${program} is not installed`
		: stderr.trim()
}
