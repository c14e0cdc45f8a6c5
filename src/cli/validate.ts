import {Command} from 'commander'
import {checkFilters} from './check-filters.ts'
import {fail, status} from './failing.ts'
import {labsBelow} from './lab-files.ts'
import {printTemplateNotes, type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'
import {print, printJson} from './terminal.ts'

export const validateCommand = () =>
	withStackOptions(
		new Command('validate')
			.description(
				'Checks lab files and reports everything that is wrong with them: where, what, the error code that AWS would give, how to fix it. Touches nothing, needs no root.'
			)
			.argument('<labs...>', 'lab files, folders with a lab.yaml, templates of CloudFormation, or folders that `cdk synth` wrote')
			.option('--json', 'as JSON: a list of problems for each file')
			.addHelpText(
				'after',
				`
Example:
  vpclab validate labs/*`
			)
			.action(validate)
	)

async function validate(labs: readonly string[], {json, ...flags}: StackFlags & {readonly json?: true}) {
	const {loadLab} = await import('../lab/load.ts')
	const results: object[] = []
	const stackOptions = stackOptionsOf(flags)
	for (const path of labsBelow(labs)) {
		try {
			const loaded = await loadLab(path, {stackOptions})
			await checkFilters(loaded)
			const {lab, checks, notes = [], assumptions = [], stacks = []} = loaded
			printTemplateNotes(json ? {notes} : loaded, path)
			if (json) {
				results.push({
					lab: path,
					problems: [],
					...(notes.length > 0 && {notes}),
					...(assumptions.length > 0 && {assumptions}),
					...(stacks.length > 0 && {stacks})
				})
			} else {
				print(`${path}: lab "${lab.name}" is well-formed, ${checks.length} check${checks.length === 1 ? '' : 's'}\n`)
			}
		} catch (error) {
			const problems = error instanceof Error && error.name === 'BadLab' && 'problems' in error ? error.problems : undefined
			if (!problems || !json) fail(error)
			if (!problems) throw error
			results.push({lab: path, problems})
			process.exitCode = status.badInput
		}
	}
	if (json) printJson(results, '\t')
}
