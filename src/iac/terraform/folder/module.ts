/**
 * A module: its variables, locals, resources, data sources, modules and outputs, each evaluated when something refers to it. Pure.
 *
 * Past 250 lines, to keep all meanings of a reference in one place.
 */
import {terraformTypes} from '../../../aws/actions.ts'
import {didYouMean} from '../../../model/did-you-mean.ts'
import {refused, Unknown} from '../../unknown.ts'
import {evaluate, type Scope} from '../evaluate/evaluate.ts'
import {EvaluationError, type HclFile, isObject, Lazy, objectOf} from '../evaluate/values.ts'
import type {Block, Range} from '../hcl/syntax.ts'
import type {Resource} from '../input.ts'
import type {Values} from '../translate.ts'
import {evaluateBody} from './blocks.ts'
import {dataSource} from './data-sources.ts'
import {special} from './file-functions.ts'
import type {Configuration, Declared} from './files.ts'
import {type Each, type Instances, instancesOf, keyText} from './instances.ts'
import {lazyResource} from './lazy-resource.ts'
import {type Input, refuseUnmetRules, variableValue, wholeOfFile} from './module-variables.ts'
import {type Provider, providerOf, regionWritten} from './providers.ts'
import {mappedProvider, referenceText} from './references.ts'
import {orRefused, type Run} from './run.ts'

export type Module = {
	/** `module.net`; empty: the root. */
	readonly address: string
	/** Key of `.terraform/modules/modules.json`: `net.subnets`. */
	readonly key: string
	readonly configuration: Configuration
	readonly output: (name: string) => unknown
	readonly provider: (reference: string) => Provider
	/** Of itself and of the modules in it. */
	readonly resources: () => readonly Resource[]
}

type Given = {
	readonly address: string
	readonly key: string
	readonly configuration: Configuration
	/** The value of a variable. Undefined: it is not given. */
	readonly input: (name: string) => Input | undefined
	/** Of the module around it, by what the call hands over. Undefined: it is the root. */
	readonly outerProvider: ((reference: string) => Provider) | undefined
}

type Expanded<One> = {readonly by: Instances['by']; readonly all: ReadonlyMap<string | number | undefined, One>}

export function createModule(given: Given, run: Run): Module {
	const {address: own, configuration} = given
	const prefix = own === '' ? '' : `${own}.`
	const counted = new Map<Block, Expanded<Resource | Module | Lazy> | Unknown>()

	const scopeOf = (file: HclFile, each?: {readonly by: Instances['by']} & Each): Scope => ({
		file,
		special: (name, args) => special(name, args, {run, folder: configuration.folder}),
		root: (name, range) => root(name, {file, range, each})
	})

	const memoized = <Value>(what: string, compute: () => Value, at: {readonly file: HclFile; readonly range: Range}): Value =>
		run.memo.get(
			`${prefix}${what}`,
			compute,
			() => new EvaluationError(`Cycle: ${prefix}${what} refers to itself`, {...at, fix: 'break the circle of references'})
		) as Value

	type At = {readonly file: HclFile; readonly range: Range; readonly each?: ({readonly by: Instances['by']} & Each) | undefined}

	function root(name: string, at: At): unknown {
		const {each} = at
		switch (name) {
			case 'var':
				return new Lazy('the module', variable => variableNamed(variable, at))
			case 'local':
				return new Lazy('the module', local => localNamed(local, at))
			case 'module':
				return new Lazy('the module', called => moduleNamed(called, at))
			case 'data':
				return new Lazy('data', type => new Lazy(`data.${type}`, label => declared(configuration.data, type, label, at, 'data.')))
			case 'count':
				return new Lazy('count', part => (part === 'index' && each?.by === 'count' ? each.value : undefined))
			case 'each':
				return new Lazy('each', part =>
					each?.by !== 'for_each' ? undefined : part === 'key' ? each.key : part === 'value' ? each.value : undefined
				)
			case 'path':
				return new Lazy('path', part => ({module: configuration.folder, root: run.rootFolder, cwd: run.rootFolder})[part])
			case 'terraform':
				return new Lazy('terraform', part => (part === 'workspace' ? run.workspace : undefined))
			case 'self':
				return new Lazy('self', () => new Unknown('self'))
			default:
				return /^[a-z][\w]*_/.test(name) || name === 'terraform_data'
					? new Lazy(name, label => declared(configuration.resources, name, label, at, ''))
					: undefined
		}
	}

	const undeclared = (what: string, name: string, known: Iterable<string>, at: At): EvaluationError => {
		const meant = didYouMean(name, [...known])
		return new EvaluationError(
			`Reference to undeclared ${what}: there is no ${what} "${name}" in ${own === '' ? 'the root module' : own}`,
			{
				...at,
				fix: meant === undefined ? `declare it, or take out the reference` : `did you mean "${meant}"?`
			}
		)
	}

	function variableNamed(name: string, at: At): unknown {
		const found = configuration.variables.get(name)
		if (!found) throw undeclared('variable', name, configuration.variables.keys(), at)
		const {block, file} = found
		return memoized(
			`var.${name}`,
			() => variableValue({name, block, scope: scopeOf(file), input: given.input(name), isRoot: own === ''}),
			{file, range: block.headRange}
		)
	}

	function localNamed(name: string, at: At): unknown {
		const found = configuration.locals.get(name)
		if (!found) throw undeclared('local value', name, configuration.locals.keys(), at)
		const {value, file} = found
		return memoized(`local.${name}`, () => evaluate(value, scopeOf(file)), {file, range: value.range})
	}

	/** A resource or data source: one thing, a list by count, or a map by for_each. */
	function declared(all: readonly Declared[], type: string, label: string, at: At, before: string): unknown {
		const found = all.find(({block}) => block.labels[0] === type && block.labels[1] === label)
		if (!found) {
			const labels = all.flatMap(({block}) => (block.labels[0] === type ? [String(block.labels[1])] : []))
			throw undeclared(
				before === '' ? 'resource' : 'data source',
				`${before}${type}.${label}`,
				labels.map(one => `${before}${type}.${one}`),
				at
			)
		}
		const expanded: Expanded<Lazy | Resource> | Unknown = before === '' ? resourcesOf(found) : dataOf(found)
		if (expanded instanceof Unknown) return expanded
		return shaped(expanded, one => (one instanceof Lazy ? one : lazyResource(one, run)))
	}

	const shaped = <One>({by, all}: Expanded<One>, asValue: (one: One) => unknown): unknown => {
		const values = [...all].map(([key, one]) => [String(key), asValue(one)] as const)
		return by === 'none' ? values[0]?.[1] : by === 'count' ? values.map(([, value]) => value) : objectOf(values)
	}

	/** Counted once: what it depends on is known before anything is made. */
	function expand<One extends Resource | Module | Lazy>(
		{block, file}: Declared,
		what: string,
		make: (each: Each, by: Instances['by']) => One
	): Expanded<One> | Unknown {
		const before = counted.get(block)
		if (before) return before as Expanded<One> | Unknown
		const address = `${prefix}${what}`
		const found = memoized(
			`count of ${what}`,
			() => {
				return orRefused(() => instancesOf(block, scopeOf(file)), run, {
					path: [address],
					within: wholeOfFile(file)
				})
			},
			{file, range: block.headRange}
		) as Instances | Unknown
		if (found instanceof Unknown) {
			if (!found.isReported) {
				run.world.report.note({
					type: block.labels[0] ?? block.type,
					logicalId: address,
					consequence: `it is left out: how many there are depends on ${found.why}`
				})
			}
			const unknown = new Unknown(`${address}, of which it is not known how many there are`, {isReported: found.isReported})
			counted.set(block, unknown)
			return unknown
		}
		const expanded = {by: found.by, all: new Map(found.all.map(each => [each.key, make(each, found.by)]))}
		counted.set(block, expanded)
		return expanded
	}

	const resourcesOf = (one: Declared): Expanded<Resource> | Unknown => {
		const [type = '', label = ''] = one.block.labels
		return expand(one, `${type}.${label}`, (each, by) => resourceOf(one, each, by))
	}

	function resourceOf({block, file}: Declared, each: Each, by: Instances['by']): Resource {
		const [type = '', label = ''] = block.labels
		const address = `${prefix}${type}.${label}${keyText(each.key)}`
		file.register(address, block)
		const scope = scopeOf(file, {...each, by})
		const provider = providerFor(block, type)
		const resource: Resource = {
			address,
			type,
			label,
			key: each.key,
			region: regionWritten(block, scope) ?? provider.region,
			account: provider.account,
			file,
			path: [address],
			values: () => memoized(`values of ${type}.${label}${keyText(each.key)}`, valuesNow, {file, range: block.headRange}),
			dependsOn: () => dependenciesOf(block, file)
		}
		function valuesNow(): Values {
			run.evaluating.push(resource)
			try {
				const values = evaluateBody(block.body, scope, {
					run,
					path: [address],
					unknown: (part, why) => {
						if (!run.isCounting) {
							run.world.report.note({type, logicalId: address, consequence: `${part} is left out: it depends on ${why}`})
						}
					}
				})
				const {defaultTags} = provider
				if (Object.keys(defaultTags).length === 0 || !terraformTypes[type]?.effect.includes('tags')) return values
				return {...values, tags_all: {...defaultTags, ...(isObject(values.tags) && values.tags)}}
			} finally {
				run.evaluating.pop()
			}
		}
		return resource
	}

	function providerFor(block: Block, type: string): Provider {
		const written = block.body.attributes.find(({name}) => name === 'provider')?.value
		return provider(written ? referenceText(written) : (type.split('_')[0] ?? 'aws'))
	}

	const provider = (reference: string): Provider =>
		providerOf(reference, {configuration, outer: given.outerProvider, scopeOf, run})

	function dependenciesOf(block: Block, file: HclFile): readonly Resource[] {
		const list = block.body.attributes.find(({name}) => name === 'depends_on')?.value
		if (list?.kind !== 'list') return []
		return list.items.flatMap(item => {
			const [type, label] = referenceText(item).split('.')
			const found = configuration.resources.find(({block: one}) => one.labels[0] === type && one.labels[1] === label)
			if (!found) {
				if (type !== 'module' && type !== 'data') {
					orRefused(
						() => {
							throw undeclared('resource', `${type}.${label}`, [], {file, range: item.range})
						},
						run,
						{path: []}
					)
				}
				return []
			}
			const expanded = resourcesOf(found)
			return expanded instanceof Unknown ? [] : [...expanded.all.values()]
		})
	}

	const dataOf = (one: Declared): Expanded<Lazy> | Unknown => {
		const [type = '', label = ''] = one.block.labels
		return expand(one, `data.${type}.${label}`, (each, by) => {
			const name = `data.${type}.${label}${keyText(each.key)}`
			const scope = scopeOf(one.file, {...each, by})
			const values = () =>
				memoized(
					`values of ${name}`,
					() => evaluateBody(one.block.body, scope, {run, path: [`${prefix}${name}`], unknown: () => undefined}),
					{
						file: one.file,
						range: one.block.headRange
					}
				)
			return dataSource({type, address: `${prefix}${name}`, values, provider: providerFor(one.block, type), run})
		})
	}

	const modulesOf = (one: Declared): Expanded<Module> | Unknown => {
		const [name = ''] = one.block.labels
		return expand(one, `module.${name}`, (each, by) => callModule(one, name, each, by))
	}

	function callModule({block, file}: Declared, name: string, each: Each, by: Instances['by']): Module {
		const argument = (key: string) => block.body.attributes.find(one => one.name === key)
		const source = argument('source')?.value
		const key = given.key === '' ? name : `${given.key}.${name}`
		const scope = scopeOf(file, {...each, by})
		const address = `${prefix}module.${name}${keyText(each.key)}`
		const text = source?.kind === 'literal' ? String(source.value) : ''
		const found = run.moduleNamed(text, configuration.folder, key)
		if (!found) {
			orRefused(
				() => {
					throw new EvaluationError(`Module not installed: "${text}" is not at hand`, {
						file,
						range: source?.range ?? block.headRange,
						fix: 'run terraform init -backend=false there, which puts it into .terraform/modules'
					})
				},
				run,
				{path: [address], within: wholeOfFile(file)}
			)
		}
		return createModule(
			{
				address,
				key,
				configuration: found ?? {
					...configuration,
					files: [],
					variables: new Map(),
					locals: new Map(),
					resources: [],
					data: [],
					modules: new Map(),
					outputs: new Map(),
					providers: []
				},
				input(variable) {
					const written = argument(variable)
					return written && {value: evaluate(written.value, scope), file, range: written.value.range}
				},
				outerProvider: reference => provider(mappedProvider(argument('providers')?.value, reference))
			},
			run
		)
	}

	function moduleNamed(name: string, at: At): unknown {
		const found = configuration.modules.get(name)
		if (!found) throw undeclared('module', name, configuration.modules.keys(), at)
		const expanded = modulesOf(found)
		if (expanded instanceof Unknown) return expanded
		return shaped(
			expanded,
			module =>
				new Lazy(
					module.address,
					output => moduleOutput(module, output, at),
					() => outputsOf(module)
				)
		)
	}

	function moduleOutput(module: Module, name: string, at: At): unknown {
		if (module.configuration.outputs.has(name)) return module.output(name)
		if (module.configuration.files.length === 0) return refused
		throw undeclared(`output of ${module.address}`, name, module.configuration.outputs.keys(), at)
	}

	const outputsOf = (module: Module): unknown =>
		objectOf([...module.configuration.outputs.keys()].map(name => [name, module.output(name)] as const))

	function output(name: string): unknown {
		const found = configuration.outputs.get(name)
		const value = found?.block.body.attributes.find(one => one.name === 'value')?.value
		if (!found || !value) return null
		return memoized(`output.${name}`, () => evaluate(value, scopeOf(found.file)), {
			file: found.file,
			range: found.block.headRange
		})
	}

	function resources(): readonly Resource[] {
		refuseBadInputs()
		const own = configuration.resources.flatMap(one => {
			const expanded = resourcesOf(one)
			return expanded instanceof Unknown ? [] : [...expanded.all.values()]
		})
		const inner = [...configuration.modules.values()].flatMap(one => {
			const expanded = modulesOf(one)
			return expanded instanceof Unknown ? [] : [...expanded.all.values()].flatMap(module => module.resources())
		})
		return [...own, ...inner]
	}

	/** Variables are evaluated even if nothing refers to them, and their rules hold. */
	function refuseBadInputs(): void {
		for (const [name, {block, file}] of configuration.variables) {
			const value = orRefused(() => variableNamed(name, {file, range: block.headRange}), run, {
				path: [`var.${name}`],
				within: wholeOfFile(file)
			})
			if (!(value instanceof Unknown)) refuseUnmetRules(name, block, scopeOf(file), run)
		}
	}

	return {address: own, key: given.key, configuration, output, provider, resources}
}
