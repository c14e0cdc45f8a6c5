/** States, plans and folders of Terraform in tests: read, and made into a lab, without any file. */
import path from 'node:path'
import {type Converted, convertStacks, type StackAsked} from '../../../src/iac/cloudformation/convert.ts'
import {type FolderAccess, type FolderOptions, readFolder} from '../../../src/iac/terraform/folder/read-folder.ts'
import type {TerraformInput} from '../../../src/iac/terraform/input.ts'
import {BadLab} from '../../../src/lab/problem.ts'
import {type LoadedLab, readLab} from '../../../src/lab/read.ts'
import {readDocument} from '../../../src/lab/source.ts'

export type Given = {readonly base?: object; readonly region?: string}

export const convert = (inputs: Readonly<Record<string, TerraformInput>>, {base = {}, region}: Given = {}): Converted =>
	convertStacks(
		Object.entries(inputs).map(([name, terraform]): StackAsked => ({name, terraform, region})),
		readDocument(base, 'lab.yaml'),
		{name: 'lab', tagsStacks: false, nested: url => ({missing: url, fix: ''})}
	)

/** Throws BadLab with all that is wrong. */
export function labOf(input: TerraformInput, given: Given = {}): LoadedLab & Pick<Converted, 'notes' | 'assumptions' | 'stacks'> {
	const {source, problems, notes, assumptions, stacks} = convert({tf: input}, given)
	if (problems.length > 0) throw new BadLab(problems)
	return {...readLab(source, {name: 'lab'}), notes, assumptions, stacks}
}

/** What is said of an input that is refused, with its place. */
export function refusals(read: () => TerraformInput, given: Given = {}): readonly string[] {
	try {
		labOf(read(), given)
		return []
	} catch (error) {
		if (!(error instanceof BadLab)) throw error
		return error.problems.map(
			({path, line, column, message, fix}) => `${line ?? '-'}:${column ?? '-'} ${path}: ${message} (${fix})`
		)
	}
}

type Json = Readonly<Record<string, unknown>>

/** A raw state as `terraform show -json` has it. */
export function shown(raw: Json): Json {
	const modules = new Map<string, Json[]>([['', []]])
	for (const one of raw.resources as readonly Json[]) {
		const {
			module = '',
			mode,
			type,
			name,
			instances
		} = one as {readonly [key: string]: string} & {readonly instances: readonly Json[]}
		const own = modules.get(module) ?? []
		modules.set(module, own)
		for (const {index_key: index, attributes} of instances as readonly Json[]) {
			const plain = [module, mode === 'data' ? 'data' : '', type, name].filter(part => part !== '').join('.')
			own.push({
				address: index === undefined ? plain : `${plain}[${JSON.stringify(index)}]`,
				mode,
				type,
				name,
				...(index !== undefined && {index}),
				values: attributes
			})
		}
	}
	const root = {resources: modules.get(''), child_modules: [] as Json[]}
	for (const [address, resources] of modules) if (address !== '') root.child_modules.push({address, resources})
	return {format_version: '1.0', terraform_version: raw.terraform_version, values: {outputs: raw.outputs, root_module: root}}
}

/** A folder of texts by path: `main.tf`, `network/main.tf`. */
export const folderOf = (files: Readonly<Record<string, string>>, options: FolderOptions = {}): TerraformInput =>
	readFolder('tf', accessTo(files), options)

export function accessTo(files: Readonly<Record<string, string>>): FolderAccess {
	const all = Object.entries(files).map(([name, text]) => ({name: path.join('tf', name), text}))
	return {
		join: path.join,
		filesIn(folder) {
			const own = all.filter(({name}) => path.dirname(name) === folder)
			return own.length > 0 ? own : undefined
		},
		readText: (folder, file) => all.find(({name}) => name === file || name === path.join(folder, file))?.text
	}
}

/** Values of outputs, of a configuration without resources, or with them. */
export function outputsOf(text: string, options: FolderOptions = {}): Readonly<Record<string, unknown>> {
	const {stacks, problems} = convert({tf: folderOf({'main.tf': text}, options)})
	if (problems.length > 0) throw new BadLab(problems)
	return Object.fromEntries(Object.entries(stacks[0]?.outputs ?? {}).map(([name, {value}]) => [name, value]))
}
