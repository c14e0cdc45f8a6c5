/**
 * Exit statuses: 0 all is well, 1 a check failed, 2 bad input, 3 this machine lacks something,
 * 70 something unexpected happened inside vpclab, 128 + signal if interrupted.
 */
export const status = {passed: 0, checkFailed: 1, badInput: 2, machineLacks: 3, unexpected: 70} as const

/** The words of the command line ask for something that is not there. */
export class BadInput extends Error {
	override readonly name = 'BadInput'
}

/** What the command needs and this machine or user has not. */
export class MachineLacks extends Error {
	override readonly name = 'MachineLacks'
}

/** SIGINT, SIGTERM or SIGHUP came; what had been begun was taken back. */
export class Interrupted extends Error {
	override readonly name = 'Interrupted'
	readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'

	constructor(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') {
		super(`interrupted by ${signal}`)
		this.signal = signal
	}
}

export function needRoot(command: string) {
	if (process.geteuid?.() !== 0) {
		throw new MachineLacks(`${command} needs root, to make network namespaces: run it with sudo`)
	}
}

/** By name, so that no command loads the modules of errors that it cannot meet. */
const statusByName: Readonly<Record<string, number>> = {
	BadInput: status.badInput,
	BadLab: status.badInput,
	BadDataPath: status.badInput,
	NoSuchLab: status.badInput,
	LabTaken: status.badInput,
	CommanderError: status.badInput,
	MachineLacks: status.machineLacks,
	NoSuchDataPath: status.machineLacks,
	KernelError: status.machineLacks,
	LabBusy: status.machineLacks
}

/** Says on stderr what went wrong, in words for people; gives the exit status. */
export function fail(error: unknown): number {
	if (!(error instanceof Error)) return say(`unexpected: ${String(error)}`, status.unexpected)
	if (process.env.VPCLAB_DEBUG) console.error(error)
	if (error instanceof Interrupted) return 128 + signalNumbers[error.signal]
	const known = statusByName[error.name]
	// Commander has already said it.
	if (error.name === 'CommanderError') return 'exitCode' in error && error.exitCode === 0 ? 0 : status.badInput
	if (error.name === 'BadLab') return sayPlain(error.message)
	if (known === status.machineLacks)
		return say(`${error.message}\n(\`vpclab doctor\` says what this machine can and cannot do)`, known)
	if (known !== undefined) return say(error.message, known)
	const lacks = lackOf(error)
	if (lacks) return say(`${lacks}\n(\`vpclab doctor\` says what this machine can and cannot do)`, status.machineLacks)
	return say(`${error.message}\n(VPCLAB_DEBUG=1 shows where)`, status.unexpected)
}

export const signalNumbers = {SIGHUP: 1, SIGINT: 2, SIGTERM: 15} as const

/** What the operating system's words mean, where they mean that something is missing. */
function lackOf(error: Error): string | undefined {
	const code = 'code' in error ? error.code : undefined
	const call = 'syscall' in error ? String(error.syscall) : ''
	if (code === 'ENOENT' && call.startsWith('spawn')) return `a program is missing: ${call.slice('spawn '.length)}`
	if (code === 'EACCES' || code === 'EPERM') return `not allowed: ${error.message}`
	return undefined
}

function say(text: string, exitStatus: number): number {
	process.stderr.write(`vpclab: ${text}\n`)
	return exitStatus
}

/** Problems begin with file, line and column, which editors understand. */
function sayPlain(text: string): number {
	process.stderr.write(`${text}\n`)
	return status.badInput
}
