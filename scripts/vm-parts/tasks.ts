/** What the machine is to do, as data and as the text that its first process runs; and what it says on its serial line. Pure. */

export type Task = {
	readonly name: string
	/** For `sh`, in the checkout. */
	readonly command: string
}

/** A lab's folder, from the checkout's root, and its file. */
export type LabText = {readonly folder: string; readonly text: string}

/** `status`: absent when the machine was ended before the task had. */
export type Result = {readonly name: string; readonly status?: number; readonly seconds: number}

/** Of what that kernel alone can do, or does in another way, one lab each: VPN, ECMP, Direct Connect, delay. */
const usual = ['vpn-two-tunnels', 'vpn-ecmp', 'dx-with-vpn-backup', 'dx-gateway', 'delay'].map(name => `labs/${name}`)
/** All labs of that. */
const hybrid = /^labs\/(?:vpn-|vgw-|dx-|cloudhub|asymmetric-|delay$)/

export type TaskOptions = {
	/** Paths or names of labs. */
	readonly labs: readonly string[]
	/** Where none is named: all of hybrid networks, not just the usual ones. */
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
					// The kernel is the doctor's choice there, unless it is asked for.
					command: `./vpclab test ${folder} --slow 10${each === 'kernel' && dataPath === undefined ? '' : ` --data-path ${each}`}`
				}))
		})
	}
}

/** What `timeout` exits with when the time was over. */
const tookTooLong = 124

/** Whoever is told to end may tidy up so long. */
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
		// Hundredths, which `date` of seconds would lose.
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

/** One line of the machine's serial line. */
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

/** A line a task, in their order; of one that was never begun too. */
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
