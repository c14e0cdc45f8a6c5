/** Labs that begin with Terraform: a folder, a plan, a state. It reads files. */
import {existsSync, readdirSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {StackAsked} from '../iac/cloudformation/convert.ts'
import {type FolderAccess, readFolder} from '../iac/terraform/folder/read-folder.ts'
import type {TerraformInput} from '../iac/terraform/input.ts'
import {type JsonText, looksLikeTerraformJson, readJsonText, wrongFormOf} from '../iac/terraform/json-text.ts'
import {isPlan, readPlan, variablesIn} from '../iac/terraform/plan.ts'
import {isRawState, isShownState, readState} from '../iac/terraform/state.ts'
import {longestFileBytes} from './limits.ts'
import {baseOf, companionOf, loadStacks, type Options, stackNameOf, textOf} from './load-stacks.ts'
import {BadLab, toProblem} from './problem.ts'
import type {LoadedLab} from './read.ts'
import {readRegularFile} from './regular-file.ts'
import type {StackOptions} from './stack-options.ts'

export {looksLikeTerraformJson, wrongFormOf}

const bad = (file: string, message: string, fix: string): BadLab => new BadLab([toProblem({path: [], message, fix}, file)])

const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() === true

const access: FolderAccess = {
	join,
	filesIn(folder) {
		if (!isFolder(folder)) return undefined
		return readdirSync(folder)
			.filter(name => /\.(?:tf|tfvars|tfvars\.json)$/.test(name) && !name.startsWith('.'))
			.sort()
			.map(name => ({name: join(folder, name), text: textOf(join(folder, name))}))
	},
	readText(folder, path) {
		const read = readRegularFile(path.startsWith(folder) ? path : join(folder, path), longestFileBytes)
		return read.bytes?.toString('utf8')
	}
}

const readTerraformFolder = (folder: string, {variables, variableFiles = [], workspace}: StackOptions = {}): TerraformInput =>
	readFolder(folder, access, {
		...(variables && {variables}),
		variableFiles: variableFiles.map(name => ({name, text: textOf(name)})),
		workspace
	})

/** A plan or a state. */
export function readTerraformJson(text: string, file: string): TerraformInput {
	const json = readJsonText(text, file)
	if (isPlan(json.data)) return readPlan(json, besideOf(json))
	if (isRawState(json.data) || isShownState(json.data)) return readState(json)
	throw bad(
		file,
		'this is neither a plan nor a state of Terraform',
		'run terraform show -json > state.json, or terraform show -json plan.bin > plan.json'
	)
}

/** The configuration beside a plan, if it can be read. */
function besideOf({file, data}: JsonText): TerraformInput | undefined {
	const folder = dirname(file)
	if (!isFolder(folder) || !readdirSync(folder).some(name => name.endsWith('.tf'))) return undefined
	try {
		return readFolder(folder, access, {values: variablesIn(data)})
	} catch (error) {
		if (error instanceof BadLab) return undefined
		throw error
	}
}

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

const readTerraform = (file: string, stackOptions: StackOptions): TerraformInput =>
	isFolder(file) ? readTerraformFolder(file, stackOptions) : readTerraformJson(textOf(file), file)
