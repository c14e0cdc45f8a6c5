import {printNote} from './terminal.ts'

/**
 * Exit statuses: 0 all is well, 1 a check failed, 2 bad input, 3 this machine lacks something,
 * 70 something unexpected happened inside vpclab, 128 + signal if interrupted.
 */
export const status = {passed: 0, checkFailed: 1, badInput: 2, machineLacks: 3, unexpected: 70} as const

/** The command line refers to something that does not exist. */
export class BadInput extends Error {
	override readonly name = 'BadInput'
}

/** This machine or user lacks something that the command needs. */
export class MachineLacks extends Error {
	override readonly name = 'MachineLacks'
}

/** A SIGINT, SIGTERM or SIGHUP arrived, or the reader of the output has gone (SIGPIPE); the command has undone its work. */
export class Interrupted extends Error {
	override readonly name = 'Interrupted'
	readonly signal: keyof typeof signalNumbers

	constructor(signal: keyof typeof signalNumbers) {
		super(`interrupted by ${signal}`)
		this.signal = signal
	}
}

export function needRoot(command: string) {
	if (process.geteuid?.() !== 0) throw new MachineLacks(`${command} needs root, to make network namespaces: run it with sudo`)
}

/** By name, so that commands need not load the modules of all errors. */
const statusByName: Readonly<Record<string, number>> = {
	BadInput: status.badInput,
	BadLab: status.badInput,
	BadDataPath: status.badInput,
	BadLabName: status.badInput,
	NoSuchLab: status.badInput,
	DamagedState: status.badInput,
	LabTaken: status.badInput,
	CommanderError: status.badInput,
	MachineLacks: status.machineLacks,
	NoSuchDataPath: status.machineLacks,
	KernelError: status.machineLacks,
	DaemonRefuses: status.machineLacks,
	LabBusy: status.machineLacks,
	AgentHangs: status.machineLacks
}

/** Prints the error to stderr, for people; returns the exit status. */
export function fail(error: unknown): number {
	if (!(error instanceof Error)) return explain(`unexpected: ${String(error)}`, status.unexpected)
	if (process.env.VPCLAB_DEBUG) console.error(error)
	if (error instanceof Interrupted) return 128 + signalNumbers[error.signal]
	const known = statusByName[error.name]
	// Commander has already printed it.
	if (error.name === 'CommanderError') return 'exitCode' in error && error.exitCode === 0 ? 0 : status.badInput
	if (error.name === 'BadLab') return printPlain(error.message)
	if (known !== undefined && known !== status.machineLacks) return explain(error.message, known)
	const lacks = lackOf(error) ?? (known === status.machineLacks ? error.message : undefined)
	if (lacks) return explain(`${lacks}\n(\`vpclab doctor\` reports what this machine can and cannot do)`, status.machineLacks)
	return explain(`${error.message}\n(VPCLAB_DEBUG=1 shows where)`, status.unexpected)
}

export const signalNumbers = {SIGHUP: 1, SIGINT: 2, SIGPIPE: 13, SIGTERM: 15} as const

/** Explanations of the operating system's errors that mean something is missing. */
function lackOf(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined
	const code = 'code' in error ? String(error.code) : ''
	const call = 'syscall' in error ? String(error.syscall) : ''
	if (code === 'ENOENT' && call.startsWith('spawn')) return `a program is missing: ${call.slice('spawn '.length)}`
	if (code === 'EACCES' || code === 'EPERM') return `not allowed: ${error.message}`
	const lack = code === 'EAGAIN' && !call.startsWith('spawn') ? undefined : (lacks[code] ?? lackInWords(error.message))
	return lack === undefined ? lackOf(error.cause) : `${lack}: ${error.message}`
}

/** The same for errors of programs and the agent, which have only a message. */
function lackInWords(message: string): string | undefined {
	const code = Object.keys(words).find(code => words[code]?.test(message))
	return code === undefined ? undefined : lacks[code]
}

const lacks: Readonly<Record<string, string>> = {
	ENOSPC: 'no space is left on the disk (`df` and `df -i` show which one; VPCLAB_STATE_DIR moves what labs keep)',
	EDQUOT: 'the disk quota is used up (VPCLAB_STATE_DIR moves what labs keep)',
	EROFS: 'the file system is read-only (VPCLAB_STATE_DIR moves what labs keep)',
	EMFILE: 'too many files are open (`ulimit -n` is the limit for one process: 1024 or more)',
	ENFILE: 'too many files are open on this machine (sysctl fs.file-max)',
	EAGAIN: 'no further process can be started (`ulimit -u`, or pids.max of the control group)',
	ENOMEM: 'no memory is left'
}

const words: Readonly<Record<string, RegExp>> = {
	ENOSPC: /\bENOSPC\b|No space left on device/,
	EDQUOT: /\bEDQUOT\b|Disk quota exceeded/,
	EROFS: /\bEROFS\b|Read-only file system/,
	EMFILE: /\bEMFILE\b|Too many open files(?! in system)/,
	ENFILE: /\bENFILE\b|Too many open files in system/,
	EAGAIN: /\bspawn \S+ EAGAIN\b|(?:fork|pthread_create): .*Resource temporarily unavailable|\buv_thread_create/,
	ENOMEM: /\bENOMEM\b|Cannot allocate memory/
}

function explain(text: string, exitStatus: number): number {
	printNote(`vpclab: ${text}\n`)
	return exitStatus
}

/** Problems begin with file, line and column, which editors understand. */
function printPlain(text: string): number {
	printNote(`${text}\n`)
	return status.badInput
}
