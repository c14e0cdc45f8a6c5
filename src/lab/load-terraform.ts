/** Labs that begin with Terraform: a folder, a plan, a state. It reads files. */
import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {StackAsked} from '../iac/cloudformation/convert.ts'
import {looksLikeTerraformJson, wrongFormOf} from '../iac/terraform/json-text.ts'
import {baseOf, companionOf, loadStacks, type Options, stackNameOf} from './load-stacks.ts'
import type {LoadedLab} from './read.ts'
import {isFolder, readTerraform, readTerraformFolder, readTerraformJson} from './read-terraform.ts'
import type {StackOptions} from './stack-options.ts'

export {looksLikeTerraformJson, wrongFormOf}

export const loadTerraformJson = (text: string, file: string, options: Options): LoadedLab =>
	loadStacks([{name: stackNameOf(file), terraform: readTerraformJson(text, file)}], baseOf(checksOf(file), file), file, options)

export const loadTerraformFolder = (folder: string, options: Options): LoadedLab =>
	loadStacks(
		[{name: options.name, terraform: readTerraformFolder(folder, options.stackOptions)}],
		baseOf(checksIn(folder), folder),
		folder,
		options
	)

const checksIn = (folder: string): string | undefined =>
	['checks.yaml', 'lab.checks.yaml'].map(name => join(folder, name)).find(one => existsSync(one))

/** `plan.checks.yaml` beside `plan.json`, or `checks.yaml` in its folder. */
const checksOf = (file: string): string | undefined => companionOf(file) ?? checksIn(dirname(file))

/** Folders, plans or states, in order; of a lab that has no file. Throws BadLab. */
export function loadTerraformFiles(files: readonly string[], stackOptions: StackOptions): LoadedLab {
	const [first = ''] = files
	const options: Options = {name: stackNameOf(first), stackOptions, readFile: () => ({missing: 'Terraform has no devices'})}
	const names = files.map(stackNameOf)
	const asked = files.map((file, index): StackAsked => {
		const name = names[index] as string
		return {
			name: names.indexOf(name) < index ? `${name}-${index + 1}` : name,
			terraform: readTerraform(file, stackOptions)
		}
	})
	const companion = isFolder(first) ? checksIn(first) : checksOf(first)
	return loadStacks(asked, baseOf(files.length === 1 ? companion : undefined, first), first, options)
}
