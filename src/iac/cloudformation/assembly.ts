/** The manifest that `cdk synth` writes: stacks in the order of their dependencies. Pure except for `read`. */
import {isMap} from './template.ts'

type AssemblyStack = {
	readonly name: string
	readonly file: string
	readonly region?: string
	readonly account?: string
	readonly parameters: Readonly<Record<string, unknown>>
}

type Artifact = {readonly id: string; readonly folder: string; readonly value: Readonly<Record<string, unknown>>}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** `read`: JSON of a file. Undefined: the folder is no assembly. */
export function assemblyStacks(folder: string, read: (path: string) => unknown): readonly AssemblyStack[] | undefined {
	const artifacts = artifactsIn(folder, read)
	if (artifacts === undefined) return undefined
	const byId = new Map(artifacts.map(one => [one.id, one]))
	const ordered: Artifact[] = []
	const seen = new Set<string>()
	const visit = (artifact: Artifact) => {
		if (seen.has(artifact.id)) return
		seen.add(artifact.id)
		for (const id of Array.isArray(artifact.value.dependencies) ? artifact.value.dependencies : []) {
			const other = byId.get(String(id))
			if (other) visit(other)
		}
		ordered.push(artifact)
	}
	for (const artifact of artifacts) visit(artifact)
	return ordered.filter(({value}) => value.type === 'aws:cloudformation:stack').map(stackOf)
}

function artifactsIn(folder: string, read: (path: string) => unknown): readonly Artifact[] | undefined {
	const manifest = read(`${folder}/manifest.json`)
	if (!isMap(manifest) || !isMap(manifest.artifacts)) return undefined
	return Object.entries(manifest.artifacts).flatMap(([id, value]): readonly Artifact[] => {
		if (!isMap(value)) return []
		const inner = isMap(value.properties) ? text(value.properties.directoryName) : undefined
		// A stage has a nested assembly.
		return value.type === 'cdk:cloud-assembly' && inner !== undefined
			? (artifactsIn(`${folder}/${inner}`, read) ?? [])
			: [{id, folder, value}]
	})
}

function stackOf({id, folder, value}: Artifact): AssemblyStack {
	const properties = isMap(value.properties) ? value.properties : {}
	const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(text(value.environment) ?? '') ?? []
	return {
		name: text(properties.stackName) ?? text(value.displayName)?.replaceAll('/', '-') ?? id,
		file: `${folder}/${text(properties.templateFile) ?? `${id}.template.json`}`,
		...(region !== undefined && region !== 'unknown-region' && {region}),
		...(account !== undefined && account !== 'unknown-account' && {account}),
		parameters: isMap(properties.parameters) ? properties.parameters : {}
	}
}

/** The file of an asset, by its name in the bucket. */
export function sourceOfAsset(name: string, manifests: readonly unknown[]): string | undefined {
	const hash = name.replace(/\.\w+$/, '')
	for (const manifest of manifests) {
		const files = isMap(manifest) && isMap(manifest.files) ? manifest.files : {}
		const found = Object.hasOwn(files, hash) ? files[hash] : undefined
		const source = isMap(found) && isMap(found.source) ? text(found.source.path) : undefined
		if (source !== undefined) return source
	}
	return undefined
}
