import {Command} from 'commander'
import {type ImportOptions, printImported} from './import-stacks.ts'
import {type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'

type Options = StackFlags & ImportOptions

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
	const {loadTemplates} = await import('../lab/load-stacks.ts')
	const loaded = loadTemplates(files, {...stackOptionsOf(flags), tags: false})
	await printImported(loaded, files, {...(output !== undefined && {output}), ...(json && {json})})
}
