import {Command} from 'commander'
import {checkFilters} from './check-filters.ts'
import {fail, status} from './failing.ts'
import {labsBelow} from './lab-files.ts'
import {print, printJson, printNote} from './terminal.ts'

export const validateCommand = () =>
	new Command('validate')
		.description(
			'Checks lab files and reports everything that is wrong with them: where, what, the error code that AWS would give, how to fix it. Touches nothing, needs no root.'
		)
		.argument('<labs...>', 'lab files, or folders with a lab.yaml')
		.option('--json', 'as JSON: a list of problems for each file')
		.addHelpText(
			'after',
			`
Example:
  vpclab validate labs/*`
		)
		.action(validate)

async function validate(labs: readonly string[], {json}: {readonly json?: true}) {
	const {loadLab} = await import('../lab/load.ts')
	const results: object[] = []
	for (const path of labsBelow(labs)) {
		try {
			const loaded = await loadLab(path)
			await checkFilters(loaded)
			const {lab, checks, notes = []} = loaded
			for (const note of notes) printNote(`${path}: not emulated: ${note}\n`)
			if (json) {
				results.push({lab: path, problems: [], ...(notes.length > 0 && {notes})})
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
