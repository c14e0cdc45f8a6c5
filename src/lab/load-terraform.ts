/** Labs that begin with Terraform: a plan, a state. It reads files. */
import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {StackAsked} from '../iac/cloudformation/convert.ts'
import type {TerraformInput} from '../iac/terraform/input.ts'
import {looksLikeTerraformJson, readJsonText, wrongFormOf} from '../iac/terraform/json-text.ts'
import {isPlan, readPlan} from '../iac/terraform/plan.ts'
import {isRawState, isShownState, readState} from '../iac/terraform/state.ts'
import {baseOf, companionOf, loadStacks, type Options, stackNameOf, textOf} from './load-stacks.ts'
import {BadLab, toProblem} from './problem.ts'
import type {LoadedLab} from './read.ts'
import type {StackOptions} from './stack-options.ts'

export {looksLikeTerraformJson, wrongFormOf}

const bad = (file: string, message: string, fix: string): BadLab => new BadLab([toProblem({path: [], message, fix}, file)])

/** A plan or a state. */
export function readTerraformJson(text: string, file: string): TerraformInput {
	const json = readJsonText(text, file)
	if (isPlan(json.data)) return readPlan(json)
	if (isRawState(json.data) || isShownState(json.data)) return readState(json)
	throw bad(
		file,
		'this is neither a plan nor a state of Terraform',
		'run terraform show -json > state.json, or terraform show -json plan.bin > plan.json'
	)
}

export const loadTerraformJson = (text: string, file: string, options: Options): LoadedLab =>
	loadStacks([{name: stackNameOf(file), terraform: readTerraformJson(text, file)}], baseOf(checksOf(file), file), file, options)

/** `plan.checks.yaml` beside `plan.json`, or `checks.yaml` in its folder. */
const checksOf = (file: string): string | undefined =>
	companionOf(file) ?? [join(dirname(file), 'checks.yaml')].find(one => existsSync(one))

/** Several states or plans, in order; of a lab that has no file. Throws BadLab. */
export function loadTerraformFiles(files: readonly string[], stackOptions: StackOptions): LoadedLab {
	const [first = ''] = files
	const options: Options = {name: stackNameOf(first), stackOptions, readFile: () => ({missing: 'Terraform has no devices'})}
	const names = files.map(stackNameOf)
	const asked = files.map((file, index): StackAsked => {
		const name = names[index] as string
		return {
			name: names.indexOf(name) < index ? `${name}-${index + 1}` : name,
			terraform: readTerraformJson(textOf(file), file)
		}
	})
	return loadStacks(asked, baseOf(files.length === 1 ? checksOf(first) : undefined, first), first, options)
}
