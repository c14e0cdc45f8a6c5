/** The .tf files of a folder: their blocks, with places. Pure. */
import {BadLab, type Problem, toProblem} from '../../../lab/problem.ts'
import {placesIn} from '../../../lab/source.ts'
import {didYouMean} from '../../../model/did-you-mean.ts'
import type {Path} from '../../../model/finding.ts'
import type {HclFile} from '../evaluate/values.ts'
import {readBody} from '../hcl/bodies.ts'
import {type Block, type Body, type Expression, HclError, type Range} from '../hcl/syntax.ts'

export type SourceFile = {readonly name: string; readonly text: string}

/** A block, or an argument of `locals`, and its file. */
export type Declared = {readonly block: Block; readonly file: ConfigurationFile}
export type Local = {readonly value: Expression; readonly file: ConfigurationFile}

export type ConfigurationFile = HclFile & {
	/** Says where a resource is. */
	readonly register: (address: string, block: Block) => void
}

export type Configuration = {
	readonly folder: string
	readonly files: readonly ConfigurationFile[]
	readonly variables: ReadonlyMap<string, Declared>
	readonly locals: ReadonlyMap<string, Local>
	readonly resources: readonly Declared[]
	readonly data: readonly Declared[]
	readonly modules: ReadonlyMap<string, Declared>
	readonly outputs: ReadonlyMap<string, Declared>
	readonly providers: readonly Declared[]
}

const types = [
	'variable',
	'locals',
	'resource',
	'data',
	'module',
	'output',
	'provider',
	'terraform',
	'moved',
	'import',
	'removed',
	'check',
	'ephemeral'
]

const labelsOf: Readonly<Record<string, number>> = {variable: 1, resource: 2, data: 2, module: 1, output: 1, provider: 1}

/** Throws BadLab with all that is no HCL, or no block of Terraform. */
export function readConfiguration(folder: string, sources: readonly SourceFile[]): Configuration {
	const problems: Problem[] = []
	const all: Declared[] = []
	const files = sources.map(({name, text}) => {
		const file = fileOf(name, text)
		all.push(...blocksIn(file, problems))
		return file
	})
	const of = (type: string) => all.filter(({block}) => block.type === type)
	const byLabel = (type: string) => {
		const found = new Map<string, Declared>()
		for (const one of of(type)) {
			const [label = ''] = one.block.labels
			if (found.has(label)) {
				problems.push(
					problemAt(one.file, one.block.headRange, `Duplicate ${type}: "${label}" is declared twice`, 'keep one of the two')
				)
			}
			found.set(label, one)
		}
		return found
	}
	const configuration: Configuration = {
		folder,
		files,
		variables: byLabel('variable'),
		locals: new Map(
			of('locals').flatMap(({block, file}) => block.body.attributes.map(({name, value}) => [name, {value, file}] as const))
		),
		resources: of('resource'),
		data: of('data'),
		modules: byLabel('module'),
		outputs: byLabel('output'),
		providers: of('provider')
	}
	refuseDoubles(configuration.resources, problems)
	if (problems.length > 0) throw new BadLab(problems)
	return configuration
}

function refuseDoubles(resources: readonly Declared[], problems: Problem[]): void {
	const seen = new Set<string>()
	for (const {block, file} of resources) {
		const address = block.labels.join('.')
		if (seen.has(address)) {
			problems.push(
				problemAt(file, block.headRange, `Duplicate resource: ${address} is declared twice`, 'give one of the two another name')
			)
		}
		seen.add(address)
	}
}

export const problemAt = (file: HclFile, range: Range, message: string, fix?: string, path: Path = []): Problem =>
	toProblem({path, message, ...(fix !== undefined && {fix})}, file.file, placesIn(file.text)(range))

function blocksIn(file: ConfigurationFile, problems: Problem[]): readonly Declared[] {
	let body: Body
	try {
		body = readBody(file.text)
	} catch (error) {
		if (!(error instanceof HclError)) throw error
		problems.push(problemAt(file, error.range, error.message, error.fix ?? 'correct the syntax here'))
		return []
	}
	for (const {name, nameRange} of body.attributes) {
		problems.push(
			problemAt(
				file,
				nameRange,
				`Unsupported argument: "${name}" is not expected here`,
				'put it into a block, such as locals { … }'
			)
		)
	}
	return body.blocks.flatMap(block => {
		const wanted = labelsOf[block.type]
		if (!types.includes(block.type)) {
			const meant = didYouMean(block.type, types)
			const fix = meant === undefined ? `known here: ${types.join(', ')}` : `did you mean "${meant}"?`
			problems.push(
				problemAt(file, block.headRange, `Unsupported block type: blocks of type "${block.type}" are not expected here`, fix)
			)
			return []
		}
		if (wanted !== undefined && block.labels.length !== wanted) {
			const words = wanted === 1 ? 'a name' : 'a type and a name'
			problems.push(
				problemAt(
					file,
					block.headRange,
					`a ${block.type} block has ${words}`,
					`write ${block.type} "…"${wanted === 2 ? ' "…"' : ''} { … }`
				)
			)
			return []
		}
		return [{block, file}]
	})
}

export function fileOf(name: string, text: string): ConfigurationFile {
	const places = new Map<string, Block>()
	let placeOf: ReturnType<typeof placesIn> | undefined
	return {
		file: name,
		text,
		register: (address, block) => places.set(address, block),
		locate([address, ...rest], at) {
			const block = places.get(String(address))
			if (!block) return undefined
			placeOf ??= placesIn(text)
			return placeOf(rangeIn(block, rest, at))
		}
	}
}

/** Follows a path as far as it is written. */
function rangeIn(block: Block, [name, ...rest]: Path, at: 'key' | 'value' = 'value'): Range {
	const {attributes, blocks} = block.body
	const attribute = attributes.find(one => one.name === name)
	if (attribute) return at === 'key' && rest.length === 0 ? attribute.nameRange : rangeWithin(attribute.value, rest)
	const [index] = rest
	const own = blocks.filter(({type}) => type === name)
	const found = own[typeof index === 'number' ? index : 0]
	if (found) return rangeIn(found, typeof index === 'number' ? rest.slice(1) : rest, at)
	const dynamic = blocks.find(({type, labels}) => type === 'dynamic' && labels[0] === name)
	const content = dynamic?.body.blocks.find(({type}) => type === 'content')
	if (content) return rangeIn(content, typeof index === 'number' ? rest.slice(1) : rest, at)
	return block.headRange
}

function rangeWithin(expression: Expression, [part, ...rest]: Path): Range {
	if (expression.kind === 'list' && typeof part === 'number') {
		const item = expression.items[part]
		if (item) return rangeWithin(item, rest)
	}
	if (expression.kind === 'object' && part !== undefined) {
		const entry = expression.entries.find(({key}) => key.kind === 'literal' && key.value === part)
		if (entry) return rangeWithin(entry.value, rest)
	}
	return expression.range
}
