import {Command} from 'commander'
import {visibleJson} from '../model/visible-text.ts'
import {type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'
import {printDocument, printNote} from './terminal.ts'
import {writeTo} from './write-to.ts'

type Options = StackFlags & {readonly output?: string; readonly json?: true}

export const importCloudFormationCommand = () =>
	withStackOptions(
		new Command('cloudformation')
			.exitOverride()
			.description(
				'Makes a lab file from templates of CloudFormation, in order, or from the folder that `cdk synth` wrote. `vpclab up FILE` raises a template directly. Needs no root, asks no account.'
			)
			.argument('<files...>', 'templates, YAML or JSON; or a folder with a manifest.json')
			.option('-o, --output <file>', 'write it there (default: standard output)')
			.option('--json', 'the lab file as JSON, with a list of what is not in it')
			.addHelpText(
				'after',
				`
Examples:
  vpclab import cloudformation vpc.yaml -o lab.yaml --parameter Env=prod
  vpclab import cloudformation network.yaml app.yaml      exports of the first are imports of the second
  vpclab import cloudformation cdk.out -o lab.yaml

What cannot be emulated is named on standard error, once a type, with what follows for packets.`
			)
			.action(importCloudFormation)
	)

async function importCloudFormation(files: readonly string[], {output, json, ...flags}: Options) {
	const [{loadTemplates}, {renderYaml}, {readable}] = await Promise.all([
		import('../lab/load-stacks.ts'),
		import('../import/render-yaml.ts'),
		import('../iac/readable.ts')
	])
	const {document: whole, notes = [], assumptions = []} = loadTemplates(files, {...stackOptionsOf(flags), tags: false})
	const document = readable(whole)
	for (const note of notes) printNote(`vpclab: not emulated: ${note}\n`)
	const text = json
		? `${visibleJson({document, notes, assumptions}, '\t')}\n`
		: renderYaml(document, {comment: commentOf(files, notes, assumptions)})
	if (output === undefined) {
		printDocument(text)
	} else {
		writeTo(output, text)
	}
}

const commentOf = (files: readonly string[], notes: readonly string[], assumptions: readonly string[]): readonly string[] => [
	`Of ${files.join(', ')}.`,
	...(notes.length > 0 ? ['', 'Not in here, or not whole:', ...notes.map(note => `- ${note}`)] : []),
	...(assumptions.length > 0 ? ['', 'Assumed:', ...assumptions.map(one => `- ${one}`)] : [])
]
