import {execa} from 'execa'

/** Runs one short program in a namespace. `input` is its standard input. Errors: an `Error` with the program's name and message. */
export async function runInside(
	namespacePath: string,
	argv: readonly [string, ...string[]],
	{
		input,
		timeoutMs = 10_000,
		environment = {}
	}: {input?: string; timeoutMs?: number; environment?: Readonly<Record<string, string>>} = {}
): Promise<string> {
	const {stdout, stderr, failed, shortMessage, exitCode} = await execa('nsenter', [`--net=${namespacePath}`, ...argv], {
		env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', ...environment},
		extendEnv: false,
		reject: false,
		timeout: timeoutMs,
		killSignal: 'SIGKILL',
		...(input === undefined ? {stdin: 'ignore' as const} : {input})
	})
	if (!failed) return stdout
	const words = stderr.trim() || (exitCode === undefined ? (shortMessage ?? 'failed') : `exit code ${exitCode}`)
	throw new Error(`${argv[0]} in ${namespacePath.split('/').at(-1)}: ${words}`)
}
