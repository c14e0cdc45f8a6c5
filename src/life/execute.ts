import {execa} from 'execa'

export type ExecOptions = {
	/** The program's standard input. Default: nothing. */
	readonly input?: string
	/** The program is killed after this. Default: 30,000. */
	readonly timeoutMs?: number
	readonly signal?: AbortSignal
}

export type Executed = {
	/** Absent: the program was killed. */
	readonly exitCode?: number
	/** The complete output, including a final line break. */
	readonly stdout: string
	readonly stderr: string
	readonly timedOut: boolean
}

/** Runs a program inside a network namespace, given by its path. Never throws: a failure is a result. */
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
