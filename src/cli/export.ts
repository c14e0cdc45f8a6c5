import {writeFileSync} from 'node:fs'
import {Command} from 'commander'
import {needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {print, printNote} from './terminal.ts'

export const exportCommand = () =>
	new Command('export')
		.description(
			'Writes a running lab as a lab file: the file that it was raised from, with all changes since. Its comments stay.'
		)
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.option('-o, --output <file>', 'write to a file, not to standard output; it must not exist yet')
		.option('--force', 'overwrite the file')
		.addHelpText(
			'after',
			`
Examples:
  vpclab export public-private                     the running network, with the faults that it has now
  vpclab export public-private -o repaired.yaml
  vpclab export public-private | diff labs/public-private/lab.yaml -`
		)
		.action(exportLab)

async function exportLab(text: string, {output, force}: {readonly output?: string; readonly force?: true}) {
	needRoot('vpclab export')
	const {loaded, name} = findRunning(text)
	const {renderRunning} = await import('../lab/export.ts')
	const written = renderRunning(loaded)
	if (output === undefined) {
		print(written)
		return
	}
	writeFileSync(output, written, {flag: force ? 'w' : 'wx'})
	printNote(`vpclab: "${name}" is written to ${output}\n`)
}
