/** Labs that begin with templates of CloudFormation: a template itself, a lab file with `stacks`, a CDK assembly. It reads files. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename, dirname, extname, join, resolve} from 'node:path'
import {assemblyStacks, sourceOfAsset} from '../iac/cloudformation/assembly.ts'
import {type Converted, convertStacks, type StackAsked} from '../iac/cloudformation/convert.ts'
import {isName, readStacks} from '../iac/cloudformation/stacks-written.ts'
import {looksLikeTemplate, readTemplateText, type TemplateText} from '../iac/cloudformation/text.ts'
import {looksLikeTerraformJson} from '../iac/terraform/json-text.ts'
import {fitLabName} from '../model/lab-name.ts'
import {BadLab, toProblem} from './problem.ts'
import {type LoadedLab, type ReadOptions, readLab} from './read.ts'
import {isFolder, readTerraformFolder, readTerraformJson} from './read-terraform.ts'
import {readDocument, readSource, type Source} from './source.ts'
import type {StackOptions} from './stack-options.ts'
import {textOfFile} from './text-of-file.ts'

export {looksLikeTemplate}

const bad = (file: string, message: string, fix: string): BadLab => new BadLab([toProblem({path: [], message, fix}, file)])

export type Options = {readonly name: string; readonly stackOptions?: StackOptions | undefined} & ReadOptions & {
		readonly readFile: (path: string) => import('../device/device-files.ts').FileRead
	}

/** `template.checks.yaml` beside `template.yaml`: a lab file of what is no part of the template. */
export function companionOf(file: string): string | undefined {
	const plain = file.slice(0, file.length - extname(file).length).replace(/\.template$/, '')
	return [`${plain}.checks.yaml`, `${plain}.checks.yml`, `${file}.checks.yaml`].find(one => existsSync(one))
}

export const baseOf = (file: string | undefined, otherwise: string): Source =>
	file === undefined ? readDocument({}, otherwise) : readSource(textOfFile(file), file)

/** A template of its own. */
export function loadTemplate(text: string, file: string, options: Options): LoadedLab {
	const base = baseOf(companionOf(file), file)
	const name = stackNameOf(file)
	return loadStacks([{name, text: readTemplateText(text, file)}], base, file, options)
}

/** Several templates, one stack each, or an assembly; of a lab that has no file. Throws BadLab. */
export function loadTemplates(files: readonly string[], stackOptions: StackOptions): LoadedLab {
	const [first = ''] = files
	const options: Options = {name: stackNameOf(first), stackOptions, readFile: () => ({missing: 'templates have no devices'})}
	const assembly = files.length === 1 ? loadAssembly(first, options) : undefined
	if (assembly) return assembly
	const names = files.map(stackNameOf)
	const asked = files.map((file, index): StackAsked => {
		const name = names[index] as string
		const isTaken = names.indexOf(name) < index
		return {name: isTaken ? `${name}-${index + 1}` : name, text: readTemplateText(textOfFile(file), file)}
	})
	return loadStacks(asked, baseOf(files.length === 1 ? companionOf(first) : undefined, first), first, options)
}

/** `vpc.template.json` is the stack vpc; template.yaml is called after its folder. */
export function stackNameOf(file: string): string {
	const plain = basename(file, extname(file)).replace(/\.template$/, '')
	return fitLabName((plain === 'template' ? basename(dirname(resolve(file))) : plain).replaceAll('.', '-'))
}

/** The folder that `cdk synth` writes. Undefined: it is none. */
export function loadAssembly(folder: string, options: Options): LoadedLab | undefined {
	const manifest = join(folder, 'manifest.json')
	if (!existsSync(manifest)) return undefined
	const stacks = assemblyStacks(folder, path => JSON.parse(readFileSync(path, 'utf8')))
	if (stacks === undefined) return undefined
	if (stacks.length === 0) throw bad(folder, 'the assembly has no stack', 'name the folder that `cdk synth` writes')
	const asked = stacks.map(({file, ...stack}): StackAsked => ({...stack, text: readTemplateText(textOfFile(file), file)}))
	const beside = ['checks.yaml', 'lab.checks.yaml'].map(name => join(folder, name)).find(one => existsSync(one))
	const companion = beside ?? companionOf(`${resolve(folder)}.json`)
	return loadStacks(asked, baseOf(companion, folder), folder, options)
}

/** A lab file with a section `stacks`. */
export function loadWithStacks(source: Source, options: Options): LoadedLab {
	const {stacks, ...rest} = source.document as Readonly<Record<string, unknown>>
	const {written, findings} = readStacks(stacks)
	if (findings.length > 0) throw new BadLab(source.locateAll(findings))
	const folder = dirname(resolve(source.file))
	const asked = written.map(({template, parameters, ...stack}): StackAsked => {
		const file = join(dirname(source.file), template)
		if (!existsSync(resolve(folder, template))) {
			throw new BadLab(
				source.locateAll([
					{
						path: ['stacks', stack.name, 'template'],
						message: `there is no file ${template}`,
						fix: 'name a template beside the lab file'
					}
				])
			)
		}
		if (isFolder(file)) return {...stack, terraform: readTerraformFolder(file, undefined, parameters ?? {})}
		const text = textOfFile(file)
		if (looksLikeTerraformJson(text)) return {...stack, terraform: readTerraformJson(text, file)}
		return {...stack, ...(parameters && {parameters}), text: readTemplateText(text, file)}
	})
	return loadStacks(asked, {...source, document: rest}, source.file, options)
}

export function loadStacks(
	asked: readonly StackAsked[],
	base: Source,
	file: string,
	{stackOptions = {}, ...options}: Options
): LoadedLab {
	const shaped = base.document as Readonly<Record<string, unknown>> | null
	const document: Readonly<Record<string, unknown>> = {
		...(stackOptions.region !== undefined && {region: stackOptions.region}),
		...(stackOptions.account !== undefined && {account: stackOptions.account}),
		...shaped
	}
	const ownName = typeof document.name === 'string' && isName(document.name) ? document.name : options.name
	const running = options.previous?.(ownName)
	const parameters = {...keptParameters(asked, running?.stackOptions), ...stackOptions.parameters}
	const converted = convertStacks(
		withParameters(asked, {parameters}),
		{...base, document},
		{
			name: ownName,
			previous: running?.lab,
			tagsStacks: stackOptions.tags ?? true,
			nested: (url, from) => nestedTemplate(url, from)
		}
	)
	if (converted.problems.length > 0) throw new BadLab(converted.problems)
	refuseStrictly(converted, file, stackOptions)
	const loaded = readLab(converted.source, {...options, file, name: ownName})
	return {
		...loaded,
		source: {file, text: ''},
		stacks: converted.stacks,
		...(Object.keys(parameters).length > 0 && {stackOptions: {...stackOptions, parameters}}),
		...(converted.assumptions.length > 0 && {assumptions: converted.assumptions}),
		notes: [...(loaded.notes ?? []), ...converted.notes]
	}
}

/** A running lab's parameters hold until others are given, as far as its templates still have them. */
function keptParameters(asked: readonly StackAsked[], {parameters = {}}: StackOptions = {}): Readonly<Record<string, unknown>> {
	const declared = new Set(asked.flatMap(declaredIn))
	return Object.fromEntries(Object.entries(parameters).filter(([name]) => declared.has(name)))
}

function refuseStrictly({notes}: Converted, file: string, {strict}: StackOptions): void {
	if (!strict || notes.length === 0) return
	throw new BadLab(
		notes.map(note =>
			toProblem(
				{path: [], message: `not emulated, and --strict forbids that: ${note}`, fix: 'take it out, or leave --strict out'},
				file
			)
		)
	)
}

/** Of the command line: each goes to the stacks whose template has it. */
function withParameters(asked: readonly StackAsked[], {parameters = {}}: StackOptions): readonly StackAsked[] {
	const names = Object.keys(parameters)
	if (names.length === 0) return asked
	const declared = asked.map(declaredIn)
	return asked.map((stack, index) => {
		const isLast = index === asked.length - 1
		const own = names.filter(name => declared[index]?.includes(name) || (isLast && !declared.some(all => all.includes(name))))
		if (!('text' in stack)) return stack
		return {...stack, parameters: {...stack.parameters, ...Object.fromEntries(own.map(name => [name, parameters[name]]))}}
	})
}

/** Names of a template's parameters. */
const declaredIn = (one: StackAsked): readonly string[] =>
	'text' in one ? Object.keys((one.text.data as {readonly Parameters?: object} | null)?.Parameters ?? {}) : []

/** By its file's name beside the template that names it, or as an asset of CDK. */
function nestedTemplate(url: string, from: string): TemplateText | {readonly missing: string; readonly fix: string} {
	const folder = dirname(from)
	const plain = basename(url.split(/[?#]/)[0] ?? '')
	const isPath = !/^[a-z0-9]+:\/\//i.test(url)
	const candidates = [...(isPath ? [join(folder, url)] : []), join(folder, plain)]
	const asset = sourceOfAsset(plain, assetsIn(folder))
	if (asset !== undefined) candidates.push(join(folder, asset))
	const found = candidates.find(one => plain !== '' && existsSync(one))
	if (found === undefined) {
		return {missing: `${url} is not at hand`, fix: `put the nested template beside ${basename(from)} as ${plain || 'a file'}`}
	}
	return readTemplateText(textOfFile(found), found)
}

const assetsIn = (folder: string): readonly unknown[] =>
	readdirSync(folder)
		.filter(name => name.endsWith('.assets.json'))
		.map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
