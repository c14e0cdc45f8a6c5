import {Command} from 'commander'
import {readRegularFile} from '../lab/regular-file.ts'
import {BadInput} from './failing.ts'
import {readReports, reportOption} from './report-option.ts'

/** The size of a report of a thousand labs. */
const longestReportBytes = 200_000_000

export const reportCommand = () =>
	new Command('report').description('Works on JSON reports that `vpclab test` has written.').addCommand(mergeCommand())

const mergeCommand = () =>
	new Command('merge')
		.description('Merges the reports of all shards of a suite. Fails if one is missing, is there twice, or ran another suite.')
		.summary('merge the reports of all shards of a suite')
		.argument('<files...>', 'JSON reports, one a shard')
		.addOption(reportOption('markdown'))
		.addHelpText(
			'after',
			`
Example, on four runners and then one:
  vpclab test labs --shard $N/4 --report json=shard-$N.json
  vpclab report merge shard-*.json --report markdown=summary.md --report junit=all.xml

The merged JSON report has the duration of each lab: \`vpclab test --durations\` balances the next run by it.

Exit status: 0 all passed, 1 a check failed or is inconclusive, 2 the reports do not make a whole suite.`
		)
		.action(merge)

async function merge(files: readonly string[], {report = ['markdown']}: {readonly report?: readonly string[]}) {
	const [{mergeReports, readSuiteReport}, {exitStatusOf}] = await Promise.all([
		import('../verify/suite/merge.ts'),
		import('../verify/report.ts')
	])
	const requested = await readReports(report)
	const reports = files.map(file => {
		const read = readRegularFile(file, longestReportBytes)
		if (!read.bytes) throw new BadInput(`${file}: it ${read.unreadable}`)
		const found = readSuiteReport(read.bytes.toString('utf8'), file)
		if ('error' in found) throw new BadInput(found.error)
		return {file, report: found}
	})
	const merged = mergeReports(reports)
	if ('errors' in merged) throw new BadInput(merged.errors.join('\nvpclab: '))
	const reporting = requested.start()
	for (const {lab, results} of merged.labs) {
		reporting.onEvent({type: 'started', lab, total: results.length})
		for (const result of results) reporting.onEvent({type: 'ended', result})
	}
	reporting.finish(merged.labs, merged.suite)
	process.exitCode = exitStatusOf(...merged.labs)
}
