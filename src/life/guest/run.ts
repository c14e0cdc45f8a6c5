import {execa} from 'execa'
import type {RanOnHost} from '../../verify/network.ts'
import {enter, type Guest} from './enter.ts'

/** Maximum output of a command, in characters. */
const outputLimit = 1_000_000

export type RunOptions = {
	/** The command is killed after this, with all processes that it has started. */
	readonly timeoutMs: number
	readonly signal?: AbortSignal | undefined
}

/** Runs a command on a host, isolated as by `vpclab exec`, without the caller's environment. Never throws: a failure is a result. */
export async function runOnHost(guest: Guest, command: readonly string[], {timeoutMs, signal}: RunOptions): Promise<RanOnHost> {
	const path = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`
	const entered = enter(guest, command, {LC_ALL: 'C', PATH: path})
	const result = await execa(entered.program, entered.arguments, {
		env: entered.environment,
		extendEnv: false,
		stdin: 'ignore',
		reject: false,
		stripFinalNewline: false,
		maxBuffer: outputLimit,
		timeout: timeoutMs,
		killSignal: 'SIGKILL',
		...(signal && {cancelSignal: signal})
	})
	const {exitCode, stdout = '', isCanceled, timedOut, isMaxBuffer} = result
	const stderr = (result.stderr ?? '').replaceAll(/^vpclab: not protected here: .*\n/gm, '')
	if (isCanceled) return {trouble: 'interrupted'}
	if (timedOut) return {trouble: `it ran longer than ${timeoutMs} ms, and was killed`}
	if (isMaxBuffer) return {trouble: `it printed more than ${outputLimit / 1_000_000} MB, and was killed`}
	if (exitCode === undefined) return {trouble: `it did not end by itself: ${result.shortMessage}`}
	return {exitStatus: exitCode, stdout, stderr}
}
