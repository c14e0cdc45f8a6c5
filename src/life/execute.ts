import {execa} from 'execa'

export type ExecOptions = {
	/** To its standard input. Default: nothing. */
	readonly input?: string
	/** Killed then. Default: 30,000. */
	readonly timeoutMs?: number
	readonly signal?: AbortSignal
}

export type Executed = {
	/** Absent: it was killed. */
	readonly exitCode?: number
	/** Whole, with the last line end. */
	readonly stdout: string
	readonly stderr: string
	readonly timedOut: boolean
}

/** Runs a program inside a network namespace, given by its path. Failure is an answer: nothing here throws. */
export async function execute(
	namespacePath: string,
	argv: readonly [string, ...string[]],
	{input, timeoutMs = 30_000, signal}: ExecOptions = {}
): Promise<Executed> {
	const {exitCode, stdout, stderr, timedOut} = await execa('nsenter', [`--net=${namespacePath}`, ...argv], {
		env: {PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		input: input ?? '',
		reject: false,
		stripFinalNewline: false,
		timeout: timeoutMs,
		killSignal: 'SIGKILL',
		...(signal && {cancelSignal: signal})
	})
	return {...(exitCode !== undefined && {exitCode}), stdout: stdout ?? '', stderr: stderr ?? '', timedOut}
}
