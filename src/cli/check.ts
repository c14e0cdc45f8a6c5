import {Command} from 'commander'
import type {LoadedLab} from '../lab/read.ts'
import type {ReadCheck} from '../lab/read-checks.ts'
import type {LiveLab} from '../life/network.ts'
import type {LabState} from '../life/state.ts'
import {BadInput, needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {interruption, printWaiting} from './interruption.ts'
import {readReports, reportOption} from './report-option.ts'
import {printNote} from './terminal.ts'

type Options = {readonly checks?: string; readonly report?: readonly string[]; readonly json?: true; readonly slow?: string}

export const checkCommand = () =>
	new Command('check')
		.description('Runs the checks of a running lab, however it was changed since it was raised. It stays up.')
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.argument('[names...]', 'only checks with these names, or whose name contains this; default: all, in their order')
		.option('-c, --checks <file>', 'the checks of another file: a lab file, or one with `checks` alone')
		.addOption(reportOption('pretty'))
		.option('--json', 'the same as --report json')
		.option('--slow <times>', 'factor for all timeouts of checks (default: 1)')
		.addHelpText(
			'after',
			`
Examples:
  vpclab check public-private
  vpclab check public-private 'the database'          the checks whose names contain this
  vpclab check public-private --checks mine.yaml      {checks: [{ping: {from: web, to: db, expect: reply}}]}

Checks that the network no longer fits (they name a host that is gone, or delete what is deleted) fail with the reason.
Actions among the checks are run, and afterwards the network is restored.

Exit status: 0 all passed, 1 a check failed or is inconclusive, 2 bad input, 3 this machine lacks something.`
		)
		.action(check)

async function check(text: string, names: readonly string[], {checks: file, report = [], json, slow = '1'}: Options) {
	needRoot('vpclab check')
	if (!(Number(slow) >= 1)) throw new BadInput(`--slow ${slow} is not a number from 1 on`)
	const signal = interruption()
	const [{checksOfText, readChecksEach}, {liveLab}, {runPossible}, {exitStatusOf}] = await Promise.all([
		import('../lab/read-checks.ts'),
		import('../life/network.ts'),
		import('../verify/run-possible.ts'),
		import('../verify/report.ts')
	])
	const reports = await readReports(report, {json})
	const found = findRunning(text)
	const asked = await chosen(
		readChecksEach(found.loaded, file === undefined ? undefined : checksOfText(await textOf(file), file)),
		names,
		found
	)
	const lab = liveLab(found, {
		what: 'vpclab check',
		signal,
		onWait: printWaiting,
		...(found.owner && {owner: found.owner})
	})
	const reporting = reports.start()
	const acting = watchActions(await hidingAnswers(lab))
	const result = await runPossible(asked, acting.lab, {
		onEvent: reporting.onEvent,
		signal,
		slow: Number(slow),
		explainLab: found.name,
		cli: process.argv[1]?.endsWith('.ts') ? './vpclab' : 'vpclab'
	}).finally(() => putBack(found, acting))
	reporting.finish([result])
	signal.throwIfAborted()
	process.exitCode = exitStatusOf(result)
}

/** In a lesson a failed check does not name the line that is wrong. */
async function hidingAnswers(lab: LiveLab): Promise<LiveLab> {
	const {isOfLearner} = await import('../learn/progress.ts')
	if (!isOfLearner(lab.name)) return lab
	const {withoutPlaces} = await import('../life/status.ts')
	return {
		...lab,
		async status() {
			const now = await lab.status()
			return {...now, report: withoutPlaces(now.report)}
		},
		troubles: async (from, to) => ((await lab.troubles?.(from, to)) ?? []).map(one => ({...one, at: '', path: ''}))
	}
}

async function textOf(file: string): Promise<string> {
	const [{readRegularFile}, {longestFileBytes}] = await Promise.all([
		import('../lab/regular-file.ts'),
		import('../lab/limits.ts')
	])
	const read = readRegularFile(file, longestFileBytes)
	if (!read.bytes) throw new BadInput(`${file}: it ${read.unreadable}`)
	return read.bytes.toString('utf8')
}

/** Errors: `BadInput`, if no check is left. */
async function chosen(
	read: readonly ReadCheck[],
	names: readonly string[],
	{name}: Pick<LabState, 'name'>
): Promise<readonly ReadCheck[]> {
	if (read.length === 0) throw new BadInput(`"${name}" has no checks: use --checks FILE`)
	if (names.length === 0) return read
	const {titleOf} = await import('../checks/all.ts')
	const titles = read.map(one => ('item' in one ? titleOf(one.item) : (one.name ?? one.at.path)))
	for (const wanted of names) {
		if (titles.some(title => title.includes(wanted))) continue
		const {suggest} = await import('../model/did-you-mean.ts')
		throw new BadInput(`no check of "${name}" is named "${wanted}": ${suggest(wanted, titles)}`)
	}
	return read.filter((_, index) => names.some(wanted => titles[index]?.includes(wanted)))
}

type Acting = {
	readonly lab: LiveLab
	/** The document after the last action. Undefined: there was no action. */
	left(): LoadedLab['document'] | undefined
}

function watchActions(lab: LiveLab): Acting {
	let left: LoadedLab['document'] | undefined
	return {
		left: () => left,
		lab: {
			...lab,
			async act(item, signal) {
				await lab.act(item, signal).finally(() => {
					left = lab.state().loaded.document
				})
			}
		}
	}
}

/** Reverts the changes made by actions, unless others have changed the lab meanwhile. */
async function putBack(found: LabState, {lab, left}: Acting): Promise<void> {
	const after = left()
	if (after === undefined) return
	const [{isSame}, {reconcile}] = await Promise.all([import('../lab/patch.ts'), import('../life/reconcile.ts')])
	const {document} = lab.state().loaded
	if (isSame(document, found.loaded.document)) return
	if (!isSame(document, after)) {
		printNote(`vpclab: "${found.name}" was changed by another command while its checks ran, so it is not restored\n`)
		return
	}
	await reconcile(found.name, () => found.loaded, {
		what: 'vpclab check',
		onWait: printWaiting,
		...(found.owner && {owner: found.owner})
	})
}
