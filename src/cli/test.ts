import {existsSync} from 'node:fs'
import {Command} from 'commander'
import type {LoadedLab} from '../lab/read.ts'
import {dataPathHelp, requestedDataPath} from '../life/data-path.ts'
import type {LabState} from '../life/state.ts'
import {thisProcess} from '../services/process-identity.ts'
import type {DataPath} from '../services/strongswan/types.ts'
import type {CheckEvent, Report} from '../verify/report.ts'
import {checkFilters} from './check-filters.ts'
import {trustHelp} from './confirm.ts'
import {BadInput, needRoot} from './failing.ts'
import {interruption, printWaiting} from './interruption.ts'
import {labsBelow} from './lab-files.ts'
import {printIgnoredShapes} from './link-notes.ts'
import {readReports, reportOption} from './report-option.ts'
import {printTemplateNotes, type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'
import {printNote} from './terminal.ts'
import {noWaitHelp, waitUntilEstablished} from './wait-established.ts'

type Options = StackFlags & {
	readonly keep?: true
	readonly report?: readonly string[]
	readonly json?: true
	readonly within?: string
	readonly slow?: string
	readonly dataPath?: string
	readonly wait: boolean
	readonly explain?: true
	readonly jobs?: string
	readonly shard?: string
	readonly durations?: string
}

export const testCommand = () =>
	withStackOptions(
		new Command('test')
			.description('Raises labs, runs their checks, takes them down again. Nothing is raised before every file is well-formed.')
			.argument('<labs...>', 'lab files, folders of labs, templates (with net.checks.yaml beside net.yaml), or running labs')
			.option('-k, --keep', 'leave the labs up for inspection')
			.addOption(reportOption('pretty'))
			.option(
				'--jobs <n>',
				'how many labs at once; those that measure outages or rates run alone (default: by processors and free memory)'
			)
			.option(
				'--shard <i/n>',
				'only the i-th of n parts of the labs; auto, auto/4: by the number that the CI engine or scheduler gives this runner'
			)
			.option('--durations <file>', 'balance shards by the durations of labs: a JSON report of an earlier run, of all labs')
			.option('--data-path <which>', dataPathHelp)
			.option('--no-wait', `${noWaitHelp}; checks that need it wait all the same`)
			.option('--trust', trustHelp)
			.option('--json', 'the same as --report json: every result, with the expected and actual outcome, as data')
			.option('--explain', 'explain for each probe that fails, hop by hop, why, and what would fix it')
			.option(
				'--within <seconds>',
				'how long what a check expects may take to become true (default: 5; for tunnels, BGP and routes 15)'
			)
			.option('--slow <times>', 'factor for all timeouts of checks and allowed outages, for an emulated machine (default: 1)')
			.addHelpText(
				'after',
				`
Examples:
  vpclab test labs/public-private
  vpclab test labs                               every lab below labs/
  vpclab test labs --report junit=out.xml        for CI
  vpclab test labs --shard 2/4 --report json=2.json    on the second of four runners; then: vpclab report merge *.json
  vpclab test labs/public-private --keep         then: vpclab shell public-private web

What is waited for is a barrier: the checks after it start when it is done. Checks that expect silence, refusal or absence are asked
once the network has converged, and only if all that was expected before them since the last action has come. Otherwise they would
pass in a network that is down: they are marked ?, "inconclusive" (in TAP: not ok, in JUnit: error), and say why.

Exit status: 0 all passed, 1 a check failed or is inconclusive, 2 bad input, 3 this machine lacks something.
A lab that runs is not disturbed: its test runs beside it, under another name.`
			)
			.action(test)
	)

async function test(
	paths: readonly string[],
	{keep, report = [], json, within, slow = '1', wait, jobs, explain, ...options}: Options
) {
	needRoot('vpclab test')
	const dataPath = requestedDataPath(options.dataPath)
	const signal = interruption()
	const [{loadLab}, {isAlone, readJobs, suiteOf}, {runLabs}, {exitStatusOf}] = await Promise.all([
		import('../lab/load.ts'),
		import('./suite.ts'),
		import('../verify/suite/run-labs.ts'),
		import('../verify/report.ts')
	])
	const requested = await readReports(report, {json})
	const withinMs = within === undefined ? undefined : Number(within) * 1000
	if (withinMs !== undefined && !(withinMs >= 0)) throw new BadInput(`--within ${within} is not a number of seconds`)
	if (!(Number(slow) >= 1)) throw new BadInput(`--slow ${slow} is not a number from 1 on`)
	const files = labsBelow(await filesOf(paths))
	const loaded = await loadAll(files, path => loadLab(path, {stackOptions: stackOptionsOf(options)}))
	for (const one of loaded) if (one.stacks) printTemplateNotes(one)
	printWithoutChecks(loaded)
	const suite = suiteOf(
		loaded.map((one, index) => ({file: files[index]!, loaded: one})),
		options
	)
	const atOnce = readJobs(jobs, suite.labs.length)
	if (suite.labs.length === 0) printNote(`vpclab: there are fewer labs than shards: none for --shard ${options.shard}\n`)
	const reporting = requested.start()
	const ran = await runLabs(
		suite.labs.map((one, index) => ({
			isAlone: isAlone(one),
			async run(onEvent) {
				const begin = performance.now()
				const report = await testOne(one.loaded, {
					keep: keep === true,
					onEvent,
					signal,
					withinMs: withinMs ?? (atOnce > 1 ? besideOthersMs : undefined),
					slow: Number(slow),
					dataPath,
					wait,
					explains: explain === true,
					index
				})
				return {report, file: one.file, ms: Math.round(performance.now() - begin)}
			}
		})),
		{atOnce, signal, onEvent: reporting.onEvent}
	)
	const reports = ran.map(({report}) => report)
	reporting.finish(reports, suite.facts(ran.map(({file, ms}) => ({file, ms}))))
	signal.throwIfAborted()
	process.exitCode = exitStatusOf(...reports)
}

/** Several labs at once share the machine. */
const besideOthersMs = 15_000

/** The name of a running lab stands for its file. */
async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
	if (paths.every(path => existsSync(path))) return paths
	const {fileOfRunning, namesOf} = await import('./find-lab.ts')
	return paths.map(path => (existsSync(path) || namesOf(path).length === 0 ? path : fileOfRunning(path)))
}

/** Warns of labs without checks, since they always pass. Errors: `BadInput`, if there is nothing at all to test. */
function printWithoutChecks(labs: readonly LoadedLab[]) {
	const without = labs.filter(({checks}) => checks.length === 0).map(({source}) => source.file)
	if (without.length === labs.length) {
		throw new BadInput(
			`${without.join(', ')}: no checks, so there is nothing to test (\`vpclab up\` raises a lab without testing it)`
		)
	}
	for (const file of without) printNote(`vpclab: ${file} has no checks: nothing of it is tested\n`)
}

/** Loads all labs, or reports the problems of all of them. */
async function loadAll(paths: readonly string[], load: (path: string) => Promise<LoadedLab>): Promise<readonly LoadedLab[]> {
	const outcomes = await Promise.allSettled(
		paths.map(async path => {
			const loaded = await load(path)
			await checkFilters(loaded)
			return loaded
		})
	)
	const errors = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []))
	if (errors.length === 0) return outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []))
	const other = errors.find(error => !(error instanceof Error && error.name === 'BadLab'))
	if (other) throw other
	throw Object.assign(new Error(errors.map(({message}) => message).join('\n\n')), {name: 'BadLab'})
}

type Testing = {
	readonly keep: boolean
	readonly onEvent: (event: CheckEvent) => void
	readonly signal: AbortSignal
	readonly withinMs: number | undefined
	readonly slow: number
	readonly dataPath: DataPath | undefined
	readonly wait: boolean
	readonly explains: boolean
	/** Index among the labs of the run. */
	readonly index: number
}

async function testOne(
	loaded: LoadedLab,
	{keep, onEvent, signal, withinMs, slow, dataPath, wait, explains, index}: Testing
): Promise<Report> {
	const [{liveLab}, {takeDown}, {runChecks}] = await Promise.all([
		import('../life/network.ts'),
		import('../life/take-down.ts'),
		import('../verify/run-checks.ts')
	])
	const state = await raiseBeside(loaded, {keep, signal, dataPath, index})
	const what = 'vpclab test'
	try {
		await printIgnoredShapes(state.plan)
		// If interrupted, the remaining checks are reported as skipped.
		if (wait) await waitUntilEstablished(state, {what, signal, slow}).catch(unlessAborted(signal))
		const lab = liveLab(state, {what, signal, onWait: printWaiting, ...(state.owner && {owner: state.owner})})
		return await runChecks(loaded.checks, lab, {
			onEvent,
			signal,
			slow,
			explains,
			...(withinMs !== undefined && {withinMs}),
			cli: process.argv[1]?.endsWith('.ts') ? './vpclab' : 'vpclab'
		})
	} finally {
		if (keep) {
			printNote(`vpclab: "${state.name}" is left up: \`vpclab down ${state.name}\` takes it down\n`)
		} else {
			await takeDown(state.name, {what})
		}
	}
}

const unlessAborted = (signal: AbortSignal) => (error: unknown) => {
	if (!signal.aborted) throw error
}

/** Raises the lab under its own name, or under another one if a lab with that name runs. */
async function raiseBeside(
	loaded: LoadedLab,
	{keep, signal, dataPath, index}: Pick<Testing, 'keep' | 'signal' | 'dataPath' | 'index'>
): Promise<LabState> {
	const [{reconcile}, {resolve}] = await Promise.all([import('../life/reconcile.ts'), import('../lab/read.ts')])
	const {name} = loaded.lab
	// A lab that is named twice runs twice.
	const beside = `${name}-${process.pid}${index === 0 ? '' : `-${index}`}`
	for (const candidate of [name, beside]) {
		try {
			const own = candidate === name ? loaded : {...loaded, lab: resolve(loaded.document, {name: candidate, files: loaded.files})}
			const {state} = await reconcile(candidate, () => own, {
				what: 'vpclab test',
				onWait: printWaiting,
				ifRunning: 'refuse',
				signal,
				dataPath,
				// A kept lab has no owner.
				...(!keep && {owner: thisProcess()})
			})
			return state
		} catch (error) {
			if (!(error instanceof Error && error.name === 'LabTaken') || candidate !== name) throw error
		}
	}
	throw new Error('not reached')
}
