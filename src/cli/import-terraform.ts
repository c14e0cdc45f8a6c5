import {Command} from 'commander'
import {type ImportOptions, printImported} from './import-stacks.ts'
import {type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'

type Options = StackFlags & ImportOptions

export const importTerraformCommand = () =>
	withStackOptions(
		new Command('terraform')
			.exitOverride()
			.description(
				'Makes a lab file from Terraform: folders of .tf files, plans and states as `terraform show -json` writes them, or raw states. `vpclab up PATH` raises one directly. Needs no root, asks no account, runs no Terraform.'
			)
			.argument('<paths...>', 'folders, plans or states, in order')
			.option('-o, --output <file>', 'write it there (default: standard output)')
			.option('--json', 'the lab file as JSON, with a list of what is not in it')
			.addHelpText(
				'after',
				`
Examples:
  vpclab import terraform . --var env=prod -o lab.yaml
  terraform show -json > state.json && vpclab import terraform state.json -o lab.yaml
  terraform plan -out plan.bin && terraform show -json plan.bin > plan.json && vpclab import terraform plan.json
  vpclab import terraform network.tfstate app.tfstate       ids of the first are known in the second

What cannot be emulated is named on standard error, once a type, with what follows for packets.`
			)
			.action(importTerraform)
	)

async function importTerraform(files: readonly string[], {output, json, ...flags}: Options) {
	const {loadTerraformFiles} = await import('../lab/load-terraform.ts')
	const loaded = loadTerraformFiles(files, stackOptionsOf(flags) ?? {})
	await printImported(loaded, files, {...(output !== undefined && {output}), ...(json && {json})})
}
