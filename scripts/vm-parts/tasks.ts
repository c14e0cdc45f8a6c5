/** The machine's tasks, as data and as a shell script; and the parser of its serial output. Pure. */

export type Task = {
	readonly name: string
	/** A shell command, run in the checkout. */
	readonly command: string
}

/** A lab's folder, from the checkout's root, and its file. */
export type LabText = {readonly folder: string; readonly text: string}

/** `status`: absent if the machine ended before the task. */
export type Result = {readonly name: string; readonly status?: number; readonly seconds: number}

/** One lab for each thing that depends on the kernel: VPN, ECMP, Direct Connect, delay. */
const usual = ['vpn-two-tunnels', 'vpn-ecmp', 'dx-with-vpn-backup', 'dx-gateway', 'delay'].map(name => `labs/${name}`)
/** All labs of that sort. */
const hybrid = /^labs\/(?:vpn-|vgw-|dx-|cloudhub|asymmetric-|delay$)/

export type TaskOptions = {
	/** Paths or names of labs. */
	readonly labs: readonly string[]
	/** If none is named: all labs of hybrid networks, not just the usual ones. */
	readonly all?: boolean
	readonly dataPath?: 'kernel' | 'userspace'
}

/**
 * Labs with tunnels run once with either data path, which their checks must not see. An emulated machine is slow: what checks
 * wait for may take ten times as long.
 */
export function planTasks(
	{labs: wanted, all = false, dataPath}: TaskOptions,
	labs: readonly LabText[]
): {readonly tasks: readonly Task[]} | {readonly unknown: string} {
	const named = (word: string) => labs.find(({folder}) => folder === word.replace(/\/$/, '') || folder === `labs/${word}`)
	const unknown = wanted.find(word => !named(word))
	if (unknown !== undefined) return {unknown}
	const isMeant = (folder: string) => (all ? hybrid.test(folder) : usual.includes(folder))
	const chosen = wanted.length > 0 ? wanted.map(word => named(word)!) : labs.filter(({folder}) => isMeant(folder))
	return {
		tasks: chosen.flatMap(({folder, text}): Task[] => {
			const name = folder.replace(/^labs\//, '')
			if (!/^vpnConnections:/m.test(text)) return [{name, command: `./vpclab test ${folder} --slow 10`}]
			return (['kernel', 'userspace'] as const)
				.filter(each => dataPath === undefined || each === dataPath)
				.map(each => ({
					name: `${name} (${each})`,
					// The doctor chooses the kernel there anyway.
					command: `./vpclab test ${folder} --slow 10${each === 'kernel' && dataPath === undefined ? '' : ` --data-path ${each}`}`
				}))
		})
	}
}

/** Exit status of `timeout` after the time limit. */
const tookTooLong = 124

/** Time for a task to clean up after SIGTERM. */
export const toTidyUpSeconds = 60

/**
 * What the first process of the machine runs: every task in turn, whatever the ones before it gave. Then it ends the machine.
 * No task gets more than `seconds`. `afterFailure`: a line for `sh`, after each that failed.
 */
export const renderTasks = (
	tasks: readonly Task[],
	{seconds, afterFailure = ':'}: {readonly seconds: number; readonly afterFailure?: string}
): string =>
	`${[
		'say() { printf "@@ %s\\n" "$*"; }',
		// Hundredths of a second, which `date` does not print.
		'now() { read -r up _ </proc/uptime; echo "$up"; }',
		'say kernel "$(uname -r)"',
		...tasks.flatMap(({command}, index) => [
			`say begin ${index}`,
			'begin=$(now)',
			`timeout --kill-after=${toTidyUpSeconds} ${seconds} sh -c ${quote(command)} 2>&1 </dev/null`,
			'status=$?',
			`[ "$status" -eq 0 ] || { ${afterFailure}; }`,
			`say end ${index} $status "$(awk "BEGIN {print $(now) - $begin}")"`
		]),
		'say done'
	].join('\n')}\n`

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

export type Said =
	| {readonly kind: 'kernel'; readonly release: string}
	| {readonly kind: 'begin'; readonly index: number}
	| {readonly kind: 'end'; readonly index: number; readonly status: number; readonly seconds: number}
	| {readonly kind: 'done'}
	| {readonly kind: 'text'; readonly text: string}

/** Parses one line of serial output. */
export function readLine(line: string): Said {
	const text = line.replace(/\r$/, '')
	const [mark, word, first = '', second, third] = text.split(' ')
	if (mark !== '@@') return {kind: 'text', text}
	switch (word) {
		case 'kernel':
			return {kind: 'kernel', release: first}
		case 'begin':
			return {kind: 'begin', index: Number(first)}
		case 'end':
			return {kind: 'end', index: Number(first), status: Number(second), seconds: Number(third)}
		case 'done':
			return {kind: 'done'}
		default:
			return {kind: 'text', text}
	}
}

/** One line per task, in order, also for those that never began. */
export function renderResults(tasks: readonly Task[], results: readonly Result[]): string {
	const width = Math.max(...tasks.map(({name}) => name.length))
	return tasks.map(({name}) => `${name.padEnd(width)}  ${renderResult(results.find(result => result.name === name))}\n`).join('')
}

export function renderResult(result: Result | undefined): string {
	if (!result) return 'was not begun'
	const after = `${result.seconds.toFixed(1)} s`
	switch (result.status) {
		case 0:
			return `passed, ${after}`
		case undefined:
			return `FAILED (the machine ended meanwhile), ${after}`
		case tookTooLong:
			return `FAILED (it took too long), ${after}`
		default:
			return `FAILED (status ${result.status}), ${after}`
	}
}
