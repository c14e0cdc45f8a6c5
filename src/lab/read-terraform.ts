/** Folders, plans and states of Terraform, as inputs of stacks. It reads files. */
import {readdirSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {type FolderAccess, readFolder} from '../iac/terraform/folder/read-folder.ts'
import type {TerraformInput} from '../iac/terraform/input.ts'
import {type JsonText, readJsonText} from '../iac/terraform/json-text.ts'
import {isPlan, readPlan, variablesIn} from '../iac/terraform/plan.ts'
import {isRawState, isShownState, readState} from '../iac/terraform/state.ts'
import {longestFileBytes} from './limits.ts'
import {BadLab, toProblem} from './problem.ts'
import {readRegularFile} from './regular-file.ts'
import type {StackOptions} from './stack-options.ts'
import {textOfFile} from './text-of-file.ts'

const bad = (file: string, message: string, fix: string): BadLab => new BadLab([toProblem({path: [], message, fix}, file)])

export const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() === true

const access: FolderAccess = {
	join,
	filesIn(folder) {
		if (!isFolder(folder)) return undefined
		return readdirSync(folder)
			.filter(name => /\.(?:tf|tfvars|tfvars\.json)$/.test(name) && !name.startsWith('.'))
			.sort()
			.map(name => ({name: join(folder, name), text: textOfFile(join(folder, name))}))
	},
	readText(folder, path) {
		const read = readRegularFile(path.startsWith(folder) ? path : join(folder, path), longestFileBytes)
		return read.bytes?.toString('utf8')
	}
}

/** `values`: of variables, as a lab file has them. */
export const readTerraformFolder = (
	folder: string,
	{variables, variableFiles = [], workspace}: StackOptions = {},
	values?: Readonly<Record<string, unknown>>
): TerraformInput =>
	readFolder(folder, access, {
		...(variables && {variables}),
		...(values && {values, refusesUndeclared: true}),
		variableFiles: variableFiles.map(name => ({name, text: textOfFile(name)})),
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

export const readTerraform = (file: string, stackOptions: StackOptions): TerraformInput =>
	isFolder(file) ? readTerraformFolder(file, stackOptions) : readTerraformJson(textOfFile(file), file)
