/** Runs a command on a host, for anything that the other checks do not cover. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import {alone, type CheckKind} from './kind.ts'
import {readTextPattern, type TextPattern} from './text-pattern.ts'

export type Run = {
	/** Name of a host. */
	readonly host: string
	/** A program and its arguments. */
	readonly command: readonly string[]
	readonly expect: {
		/** `fails`: any status but 0 of a command that could be run. */
		readonly exitStatus: number | 'fails'
		readonly stdout?: TextPattern
		readonly stderr?: TextPattern
	}
	readonly timeoutMs: number
	/** How long the expectation may take to become true; the command is repeated until then. Default: it is run once. */
	readonly withinMs?: number
}

const exitStatus = is(
	'succeeds, fails, or an exit status such as 1',
	z.union([z.enum(['succeeds', 'fails']), z.int().min(0).max(255)])
)
const output = (what: string) =>
	text('a text or /pattern/').optional().describe(`All that it writes to its ${what}, or a pattern that is found in it.`)

const schema = z
	.strictObject({
		at: reference('a host').describe('The host that it runs on: an instance, a host of a site or one on the Internet.'),
		command: is(
			"a command such as 'ip route get 10.0.0.5', or a list such as [ip, route, get, 10.0.0.5]",
			z.union([z.string().min(1), z.array(z.string()).min(1)])
		).describe(
			'As a text, a shell (sh) runs it; as a list, none does. It is isolated as by `vpclab exec`. What it starts in the background must close its output: `… >/dev/null 2>&1 &`.'
		),
		expect: is(
			'succeeds, fails, an exit status, or {exitStatus, stdout, stderr}',
			z.union([
				exitStatus,
				z.strictObject({
					exitStatus: exitStatus.optional().describe('Default: succeeds.'),
					stdout: output('standard output'),
					stderr: output('standard error')
				})
			])
		).describe('The expected result: `succeeds` is exit status 0, `fails` any other of a command that could be run.'),
		timeoutMs: wholeNumber('milliseconds', {min: 1, max: 600_000})
			.optional()
			.describe('After this long it is killed, and the check fails. Default: 10000.'),
		withinMs: wholeNumber('milliseconds', {min: 0, max: 600_000})
			.optional()
			.describe(
				'How long what is expected may take to become true; the command is run again until then. Default: it is run once.'
			)
	})
	.describe('Runs a command on a host.')

export const run: CheckKind<typeof schema, Run> = {
	schema,
	read({at, command, expect: written, timeoutMs = 10_000, withinMs}, path, reader) {
		const expect = typeof written === 'object' ? written : {exitStatus: written}
		const {exitStatus = 'succeeds', stdout, stderr} = expect
		const below = [...path, 'expect']
		return {
			host: reader.host(at, [...path, 'at']),
			command: typeof command === 'string' ? ['sh', '-c', command] : command,
			expect: {
				exitStatus: exitStatus === 'succeeds' ? 0 : exitStatus,
				...(stdout !== undefined && {stdout: readTextPattern(stdout, [...below, 'stdout'], reader)}),
				...(stderr !== undefined && {stderr: readTextPattern(stderr, [...below, 'stderr'], reader)})
			},
			timeoutMs,
			...(withinMs !== undefined && {withinMs})
		}
	},
	title: ({host, command, expect}) => `run ${commandText(command)} at ${host}: ${exitText(expect.exitStatus)}`,
	// A command may fail just because the network is not up yet; and it may change something, so it runs alone.
	nature: ({expect}) => alone(expect.exitStatus === 0 ? 'presence' : 'silence'),
	forbids: ({expect}) => (expect.exitStatus === 0 ? [] : [{kind: 'command'}])
}

export const exitText = (status: Run['expect']['exitStatus']): string =>
	status === 0 ? 'succeeds' : status === 'fails' ? status : `exit status ${status}`

/** As typed at a prompt. */
export const commandText = ([program = '', ...rest]: readonly string[]): string =>
	program === 'sh' && rest[0] === '-c' && rest.length === 2 ? rest[1]! : [program, ...rest].join(' ')
