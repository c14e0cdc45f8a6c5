import {Command} from 'commander'
import type {Replay} from '../replay/replay.ts'
import {BadInput, needRoot, status} from './failing.ts'
import {interruption} from './interruption.ts'
import {readReports, reportOption} from './report-option.ts'
import {print, printJson} from './terminal.ts'

type Options = {
	readonly json?: true
	readonly report?: readonly string[]
	readonly region?: string
	readonly timeout?: string
	readonly keep?: true
}

export const replayCommand = () =>
	new Command('replay')
		.description(
			'Raises a network as its account described it, sends every probe that was recorded on the real one, and compares the results.'
		)
		.argument(
			'<dirs...>',
			'folders with aws_configs/ and show/, or a folder of such folders; they are raised one after the other'
		)
		.option('--json', 'everything as JSON')
		.addOption(reportOption())
		.option('--region <region>', 'region for files that do not name theirs')
		.option('--timeout <seconds>', 'how long to wait for an answer (default: 1.5)')
		.option('-k, --keep', 'leave the networks up for inspection')
		.addHelpText(
			'after',
			`
Examples:
  vpclab replay aws-ground-truth/aws_tgw_peering
  vpclab replay aws-ground-truth --report junit=out.xml

A line for each mismatch, with both sides; last, alone on a line:
  N of M verdicts match, K of L TTLs match, J not emulated
Exit status: 0 all match, 1 not all match, 2 bad input, 3 this machine lacks something.`
		)
		.action(replayAll)

async function replayAll(dirs: readonly string[], {json, report = [], region, timeout, keep}: Options) {
	needRoot('vpclab replay')
	const signal = interruption()
	const [{networksIn, replay}, reports, {isMismatch, renderScore}] = await Promise.all([
		import('../replay/replay.ts'),
		import('../replay/reports.ts'),
		import('../replay/judge.ts')
	])
	const requested = await readReports(report)
	const timeoutMs = timeout === undefined ? undefined : Number(timeout) * 1000
	if (timeoutMs !== undefined && !(timeoutMs > 0)) throw new BadInput(`--timeout ${timeout} is not a number of seconds`)
	if (json && requested.toOutput) {
		throw new BadInput('--json and a reporter cannot both go to standard output: give the reporter a file')
	}
	const quiet = json === true || requested.toOutput
	const printLine = (line: string) => quiet || print(`${line}\n`)
	const networks = dirs.flatMap(networksIn)
	const replays: Replay[] = []
	for (const dir of networks) {
		signal.throwIfAborted()
		const one = await replay(dir, {region, timeoutMs, keep, signal})
		replays.push(one)
		if (networks.length > 1) printLine(reports.renderNetwork(one))
		for (const line of reports.renderDetails(one)) printLine(networks.length > 1 ? `  ${line}` : line)
	}
	const total = reports.totalOf(replays)
	if (total.verdicts + total.notEmulated === 0) throw new BadInput(`no recording of ${dirs.join(', ')} can be used`)
	// Standard output for people is printed here, not by a reporter.
	const output = requested.toOutput ? process.stdout : {write: () => undefined}
	if (report.length > 0) requested.start(output).finish(replays.map(reports.toReport))
	if (json) printJson(reports.toJson(replays), '\t')
	printLine(renderScore(total))
	if (replays.some(({judgements}) => judgements.some(isMismatch))) process.exitCode = status.checkFailed
}
