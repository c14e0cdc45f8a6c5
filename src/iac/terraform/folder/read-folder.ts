/** A folder of .tf files as resources. Pure but for the files that it is given to read. */
import {BadLab, toProblem} from '../../../lab/problem.ts'
import {didYouMean} from '../../../model/did-you-mean.ts'
import type {Output} from '../../cloudformation/stack-types.ts'
import {Report} from '../../report.ts'
import {wholeOf} from '../evaluate/values.ts'
import type {TerraformInput, World} from '../input.ts'
import {type Configuration, type ConfigurationFile, type Declared, readConfiguration, type SourceFile} from './files.ts'
import {createModule, type Module} from './module.ts'
import {memo, orRefused, type Run} from './run.ts'
import {type GivenValue, ownVariableFiles, valueOfFlag, valuesInFile} from './variables.ts'

export type FolderAccess = {
	/** Files of a folder whose names end in .tf, .tfvars or .tfvars.json; undefined: there is no such folder. */
	readonly filesIn: (folder: string) => readonly SourceFile[] | undefined
	/** A path from a folder. */
	readonly join: (folder: string, path: string) => string
	readonly readText: (folder: string, path: string) => string | undefined
}

export type FolderOptions = {
	/** Of a plan, or of a lab file. */
	readonly values?: Readonly<Record<string, unknown>>
	/** Of a lab file: a plan has variables of other modules as well. */
	readonly refusesUndeclared?: boolean
	readonly variables?: Readonly<Record<string, string>>
	readonly variableFiles?: readonly SourceFile[]
	/** Default: default. */
	readonly workspace?: string | undefined
}

/** Throws BadLab. */
export function readFolder(folder: string, access: FolderAccess, options: FolderOptions = {}): TerraformInput {
	const configurations = new Map<string, Configuration>()
	const files: ConfigurationFile[] = []
	function configurationOf(path: string): Configuration | undefined {
		const before = configurations.get(path)
		if (before) return before
		const sources = access.filesIn(path)?.filter(({name}) => name.endsWith('.tf'))
		if (!sources || sources.length === 0) return undefined
		const read = readConfiguration(path, sources)
		configurations.set(path, read)
		files.push(...read.files)
		return read
	}
	const own = configurationOf(folder)
	if (!own) {
		throw new BadLab([
			toProblem({path: [], message: 'the folder has no .tf files', fix: 'name the folder of the root module'}, folder)
		])
	}
	const given = givenValues(own, access.filesIn(folder) ?? [], options)
	const installed = installedModules(access.readText(folder, '.terraform/modules/modules.json'))
	const start = (world: World): {readonly run: Run; readonly root: Module} => {
		const run: Run = {
			world,
			isCounting: true,
			evaluating: [],
			memo: memo(),
			reported: new WeakSet(),
			rootFolder: folder,
			workspace: options.workspace ?? 'default',
			readText: access.readText,
			moduleNamed(source, from, key) {
				if (/^\.{1,2}\//.test(source)) return configurationOf(access.join(from, source))
				const dir = installed.get(key)
				return dir === undefined ? undefined : configurationOf(access.join(folder, dir))
			}
		}
		const root = createModule(
			{address: '', key: '', configuration: own, input: name => given.get(name), outerProvider: undefined},
			run
		)
		return {run, root}
	}
	// Modules are read as they are called: their files have to be known before anything is refused in them.
	return {
		file: folder,
		isObserved: false,
		home: homeOf(start),
		files,
		open(world) {
			const {run, root} = start(world)
			const resources = root.resources()
			run.memo.clear()
			run.isCounting = false
			return {resources, outputs: () => outputsOf(root, run)}
		}
	}
}

/** The Region and account of the default provider, which no resource decides. */
function homeOf(start: (world: World) => {readonly root: Module}): TerraformInput['home'] {
	const {root} = start({
		name: '',
		region: '',
		account: '',
		report: new Report(),
		attribute: () => undefined,
		values: () => ({}),
		shared: {} as World['shared']
	})
	const {region, account} = root.provider('aws')
	return {region, account}
}

const outputsOf = (root: Module, run: Run): Readonly<Record<string, Output>> =>
	Object.fromEntries(
		[...root.configuration.outputs].flatMap(([name, {block, file}]) => {
			const value = orRefused(() => wholeOf(root.output(name)), run, {
				path: [`output.${name}`],
				within: {file: file.file, range: [0, file.text.length]}
			})
			const literal = (key: string) => {
				const found = block.body.attributes.find(one => one.name === key)?.value
				return found?.kind === 'literal' ? found.value : undefined
			}
			const description = literal('description')
			return literal('sensitive') === true ? [] : [[name, {value, ...(typeof description === 'string' && {description})}]]
		})
	)

function givenValues(
	{variables: declared}: Configuration,
	files: readonly SourceFile[],
	{values = {}, refusesUndeclared = false, variables = {}, variableFiles = []}: FolderOptions
): ReadonlyMap<string, GivenValue> {
	const given = new Map<string, GivenValue>()
	for (const file of ownVariableFiles(files)) for (const [name, value] of valuesInFile(file)) given.set(name, value)
	for (const file of variableFiles) for (const [name, value] of valuesInFile(file)) given.set(name, value)
	for (const [name, value] of Object.entries(values)) {
		const found = refusesUndeclared ? variableNamed(name, declared, name) : declared.get(name)
		if (found) given.set(name, {value, file: found.file, range: found.block.headRange})
	}
	for (const [name, text] of Object.entries(variables)) {
		const {block} = variableNamed(name, declared, `--var ${name}`)
		given.set(name, valueOfFlag(name, text, block.body.attributes.find(one => one.name === 'type')?.value))
	}
	return given
}

/** Throws BadLab. `where`: what gives it a value. */
function variableNamed(name: string, declared: Configuration['variables'], where: string): Declared {
	const found = declared.get(name)
	if (found) return found
	const meant = didYouMean(name, [...declared.keys()])
	const fix = meant === undefined ? `it has: ${[...declared.keys()].join(', ') || 'none'}` : `did you mean "${meant}"?`
	const message = `Value for undeclared variable: the configuration has no variable "${name}"`
	throw new BadLab([toProblem({path: [], message, fix}, where)])
}

/** Folders by keys, of `terraform init`. */
function installedModules(text: string | undefined): ReadonlyMap<string, string> {
	if (text === undefined) return new Map()
	try {
		const {Modules} = JSON.parse(text) as {readonly Modules?: readonly {readonly Key?: unknown; readonly Dir?: unknown}[]}
		return new Map(
			(Modules ?? []).flatMap(({Key, Dir}) => (typeof Key === 'string' && typeof Dir === 'string' ? [[Key, Dir] as const] : []))
		)
	} catch {
		return new Map()
	}
}
