/** Finds imports that the rules forbid, in files given as text: so that the checker itself can be tested on a made-up tree. */
import path from 'node:path'

export type Rules = {
	/** By layer: the others that it may import. `cli` stands above all. */
	readonly layers: Readonly<Record<string, readonly string[] | 'all'>>
	readonly pure: {
		readonly files: RegExp
		/** Packages that have no effects. A pure file reaches no other, however long the way. */
		readonly packages: readonly string[]
		readonly globals: RegExp
	}
	/** Packages that only these folders may import. */
	readonly owners: Readonly<Record<string, readonly string[]>>
}

/** Text by path from the checkout's root: `src/net/address.ts`. */
export type Files = Readonly<Record<string, string>>

type Import = {readonly specifier: string; readonly typeOnly: boolean}

/** One line for each thing that is not as the rules say; empty if all is well. */
export const check = (files: Files, rules: Rules): string[] => [
	...checkLayers(files, rules),
	...checkPure(files, rules),
	...checkOwners(files, rules)
]

/** Every import that is there when the program runs, and those of types alone. */
export function importsOf(text: string): Import[] {
	const code = withoutComments(text)
	const declared = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm
	const called = /(?<!typeof )\b(?:import|require|createRequire\([^)]*\))\('([^']+)'/g
	return [
		...[...code.matchAll(declared)].map(([, type, specifier = '']) => ({specifier, typeOnly: type !== undefined})),
		...[...code.matchAll(called)].map(([, specifier = '']) => ({specifier, typeOnly: false}))
	]
}

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

const atRunTime = (text: string): string[] =>
	importsOf(text)
		.filter(({typeOnly}) => !typeOnly)
		.map(({specifier}) => specifier)

const isRelative = (specifier: string): boolean => specifier.startsWith('.')

const toFile = (from: string, specifier: string): string => path.posix.join(path.posix.dirname(from), specifier)

/** `aws` of `src/aws/vpc/kind.ts`; nothing for `src/index.ts`, which may import all but `cli`. */
const folderOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1]

/** `@scope/name` of `@scope/name/deep`, `node:fs` of `node:fs/promises`. */
const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

/** Parts of a kind by the beginning of their file's name. */
const kindParts: Readonly<Record<string, string>> = {
	plan: 'aws/plan',
	names: 'aws/plan',
	predict: 'aws/predict',
	draw: 'aws/draw',
	metrics: 'aws/metrics',
	inspect: 'aws/inspect',
	explain: 'aws/explain',
	import: 'aws/import',
	wire: 'aws/import',
	actions: 'aws/api',
	cloudformation: 'aws/iac',
	terraform: 'aws/iac'
}

/** The lists of a reader: the same layers. */
const kindLists: Readonly<Record<string, string>> = {
	plans: 'aws/plan',
	names: 'aws/plan',
	predictors: 'aws/predict',
	shown: 'aws/shown',
	explainers: 'aws/explain',
	imports: 'aws/import',
	actions: 'aws/tools'
}

/** `aws/plan` of `src/aws/vpc/plan-rules.ts` and of `src/aws/plans.ts`, `checks/run` of `src/checks/ping.run.ts`, `control/predict` of all that predicts, `api` of AWS's models, else the folder of src; nothing for `src/index.ts`. */
function layerOf(file: string): string | undefined {
	const [, part] = /^src\/aws\/[^/]+\/([a-z]+)[^/]*\.ts$/.exec(file) ?? []
	if (part !== undefined && kindParts[part] !== undefined) return kindParts[part]
	const [, list = ''] = /^src\/aws\/([a-z]+)\.ts$/.exec(file) ?? []
	if (kindLists[list] !== undefined) return kindLists[list]
	if (/^src\/checks\/.*\.run\.ts$/.test(file)) return 'checks/run'
	if (file.startsWith('api-models/')) return 'api'
	return /^src\/control\/predict[/.]/.test(file) ? 'control/predict' : folderOf(file)
}

const checkLayers = (files: Files, {layers}: Rules): string[] =>
	Object.entries(files).flatMap(([file, text]) => {
		const own = layerOf(file)
		if (own !== undefined && !(own in layers)) return [`${file}: layer "${own}" has no place in test/purity/rules.ts`]
		const allowed = own === undefined ? Object.keys(layers).filter(name => name !== 'cli') : (layers[own] ?? [])
		return importsOf(text)
			.map(({specifier}) => specifier)
			.filter(isRelative)
			.flatMap(specifier => {
				const to = layerOf(toFile(file, specifier))
				const fine = to === own || allowed === 'all' || (to !== undefined && allowed.includes(to))
				return fine ? [] : [`${file}: ${own ?? 'src'} may not import ${to ?? 'the top of src'} (${specifier})`]
			})
	})

const checkPure = (files: Files, {pure}: Rules): string[] =>
	Object.keys(files)
		.filter(file => pure.files.test(file))
		.flatMap(file => {
			const reached = wayToEffect(file, files, pure.packages)
			const global = pure.globals.exec(withoutComments(files[file] ?? ''))?.[0]
			return [
				...(reached ? [`${file}: must be pure, but reaches ${reached.slice(1).join(' -> ')}`] : []),
				...(global ? [`${file}: must be pure, but uses ${global.replace(/[(.]$/, '')}`] : [])
			]
		})

/** The shortest chain of imports from a file to a package with effects. */
function wayToEffect(start: string, files: Files, allowed: readonly string[]): string[] | undefined {
	const seen = new Set([start])
	const ways = [[start]]
	for (const way of ways) {
		const file = way.at(-1) ?? ''
		for (const specifier of atRunTime(files[file] ?? '')) {
			if (!isRelative(specifier)) {
				if (!allowed.includes(packageOf(specifier))) return [...way, specifier]
				continue
			}
			const to = toFile(file, specifier)
			if (seen.has(to)) continue
			seen.add(to)
			ways.push([...way, to])
		}
	}
	return undefined
}

const checkOwners = (files: Files, {owners}: Rules): string[] =>
	Object.entries(files).flatMap(([file, text]) =>
		importsOf(text)
			.map(({specifier}) => packageOf(specifier))
			.flatMap(name => {
				const allowed = owners[name]
				if (!allowed || allowed.includes(folderOf(file) ?? '')) return []
				return [`${file}: ${name} stands behind ${allowed.map(folder => `src/${folder}`).join(', ') || 'no folder of src'}`]
			})
	)
