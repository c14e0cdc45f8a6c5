/** States: `terraform show -json`, and the raw terraform.tfstate of version 4. Pure. */
import {BadLab, toProblem} from '../../lab/problem.ts'
import type {Path} from '../../model/finding.ts'
import type {Output} from '../cloudformation/stack-types.ts'
import type {PlacedFile} from '../report.ts'
import type {TerraformInput} from './input.ts'
import {type JsonText, refuseJson} from './json-text.ts'
import {homeOf, type ObservedResource, observedResources} from './observed.ts'
import {isMap, type Values} from './translate.ts'

/** A resource, and where it is in the file. */
export type Found = {readonly resource: ObservedResource; readonly path: Path}

export const isRawState = (data: unknown): boolean =>
	isMap(data) && typeof data.version === 'number' && ('terraform_version' in data || 'lineage' in data || 'serial' in data)

export const isShownState = (data: unknown): boolean =>
	isMap(data) && typeof data.format_version === 'string' && !('planned_values' in data) && !('resource_changes' in data)

export function readState(json: JsonText): TerraformInput {
	const {file, data} = json
	const isRaw = isRawState(data)
	const found = isRaw ? rawResources(json) : shownResources(json)
	const own = found.filter(({resource}) => resource.address !== '' && !isData(resource))
	if (own.length === 0) {
		throw new BadLab([
			toProblem(
				{
					path: [],
					message: 'the state is empty: it has no resources',
					fix: 'apply the configuration first, or name its folder or a plan'
				},
				file
			)
		])
	}
	const all = own.map(({resource}) => resource)
	const placed = placedBy(own, json)
	const outputs = outputsIn(data, isRaw)
	return {
		file,
		isObserved: true,
		home: homeOf(all),
		files: [placed],
		open(world) {
			const {resources, idsInAws} = observedResources(all, placed, world)
			return {resources, idsInAws, outputs: () => outputs}
		}
	}
}

const isData = ({address}: ObservedResource): boolean => /(?:^|\.)data\.[\w-]+\.[\w-]+(?:\[.*\])?$/.test(address)

/** Places of resources by their addresses. */
export function placedBy(found: readonly Found[], {file, locate}: JsonText): PlacedFile {
	const places = new Map(found.map(({resource, path}) => [resource.address, path]))
	return {
		file,
		locate(path, at) {
			const place = places.get(String(path[0]))
			return place ? locate([...place, ...path.slice(1)], at) : locate(path, at)
		}
	}
}

/** `{address, type, name, index, values}` of a module, and of those in it. */
export function shownIn(module: unknown, path: Path): readonly Found[] {
	if (!isMap(module)) return []
	const address = typeof module.address === 'string' ? module.address : ''
	const own = listOf(module.resources).flatMap((one, index): readonly Found[] => {
		if (!isMap(one) || typeof one.address !== 'string' || typeof one.type !== 'string') return []
		const {address: full, type, name, index: key, values} = one
		return [
			{
				path: [...path, 'resources', index, 'values'],
				resource: {
					address: full,
					type,
					name: String(name),
					module: address,
					...keyOf(key),
					values: isMap(values) ? values : {}
				}
			}
		]
	})
	const inner = listOf(module.child_modules).flatMap((child, index) => shownIn(child, [...path, 'child_modules', index]))
	return [...own, ...inner]
}

function shownResources({data}: JsonText): readonly Found[] {
	const values = isMap(data) && isMap(data.values) ? data.values : {}
	return shownIn(values.root_module, ['values', 'root_module'])
}

function rawResources(json: JsonText): readonly Found[] {
	const {version, resources} = json.data as Values
	if (version !== 4) {
		throw refuseJson(
			json,
			['version'],
			`a state of version ${String(version)} is too old to read`,
			'run terraform show -json > state.json'
		)
	}
	return listOf(resources).flatMap((one, index) => {
		if (!isMap(one) || typeof one.type !== 'string') return []
		const module = typeof one.module === 'string' ? one.module : ''
		const plain = [module, ...(one.mode === 'data' ? ['data'] : []), one.type, one.name].filter(part => part !== '').join('.')
		return listOf(one.instances).flatMap((instance, position): readonly Found[] => {
			// What is to be destroyed has a `deposed` key.
			if (!isMap(instance) || instance.deposed !== undefined) return []
			const key = instance.index_key
			return [
				{
					path: ['resources', index, 'instances', position, 'attributes'],
					resource: {
						address: key === undefined ? plain : `${plain}[${JSON.stringify(key)}]`,
						type: one.type as string,
						name: String(one.name),
						module,
						...keyOf(key),
						values: isMap(instance.attributes) ? instance.attributes : {}
					}
				}
			]
		})
	})
}

const keyOf = (key: unknown): {readonly key?: string | number} =>
	typeof key === 'string' || typeof key === 'number' ? {key} : {}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function outputsIn(data: unknown, isRaw: boolean): Readonly<Record<string, Output>> {
	const top = data as Values
	const outputs = isRaw ? top.outputs : isMap(top.values) ? top.values.outputs : undefined
	return outputsOf(outputs)
}

/** Without sensitive ones. */
export const outputsOf = (outputs: unknown): Readonly<Record<string, Output>> =>
	Object.fromEntries(
		Object.entries(isMap(outputs) ? outputs : {}).flatMap(([name, output]) =>
			isMap(output) && output.sensitive !== true ? [[name, {value: output.value}]] : []
		)
	)
