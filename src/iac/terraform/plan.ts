/** Plans: `terraform show -json` of a plan. Values are those of the plan; what is known only after apply is linked by the configuration in it. Pure. */
import {BadLab, toProblem} from '../../lab/problem.ts'
import type {Path} from '../../model/finding.ts'
import {Report} from '../report.ts'
import {refused, Unknown, unknownIn} from '../unknown.ts'
import type {Opened, Resource, TerraformInput, World} from './input.ts'
import type {JsonText} from './json-text.ts'
import {homeOf, type ObservedResource, observedResources} from './observed.ts'
import {type Configuration, configurationIn, providerRegion, type Target, targetsOf, withoutKeys} from './plan-configuration.ts'
import {type Found, outputsOf, placedBy, shownIn} from './state.ts'
import {isMap, type Values} from './translate.ts'

export const isPlan = (data: unknown): boolean => isMap(data) && ('planned_values' in data || 'resource_changes' in data)

/** `beside`: the folder of the configuration, if it is at hand; its expressions say what the plan alone cannot. */
export function readPlan(json: JsonText, beside?: TerraformInput): TerraformInput {
	const data = json.data as Values
	const planned = isMap(data.planned_values) ? data.planned_values : {}
	const found = shownIn(planned.root_module, ['planned_values', 'root_module'])
	if (found.length === 0) {
		throw new BadLab([
			toProblem(
				{path: [], message: 'the plan has no resources', fix: 'plan the whole configuration, without -destroy and -target'},
				json.file
			)
		])
	}
	const placed = placedBy(found, json)
	const all = found.map(({resource}) => resource)
	const home = homeOf(all)
	return {
		file: json.file,
		isObserved: true,
		home: {...home, region: home.region ?? providerRegion(data) ?? beside?.home.region},
		files: [placed, ...(beside?.files ?? [])],
		open: world => openPlan({data, found, placed, beside}, world)
	}
}

type Plan = {
	readonly data: Values
	readonly found: readonly Found[]
	readonly placed: ReturnType<typeof placedBy>
	readonly beside: TerraformInput | undefined
}

function openPlan({data, found, placed, beside}: Plan, world: World): Opened {
	const unknownOf = unknownAttributes(data)
	const configuration = configurationIn(data)
	const byAddress = new Map<string, Resource>()
	// Expressions of the folder refer to the plan's resources.
	const besideWorld: World = {
		...world,
		// What it cannot evaluate is asked of the plan.
		report: new Report(),
		attribute: (resource, name, from) => world.attribute(byAddress.get(resource.address) ?? resource, name, from),
		values: (resource, from) => world.values(byAddress.get(resource.address) ?? resource, from)
	}
	const written = new Map(beside?.open(besideWorld).resources.map(one => [one.address, one]))
	const all = found.map(({resource}): ObservedResource => {
		const names = unknownOf.get(resource.address) ?? []
		return {
			...resource,
			values: Object.fromEntries(Object.entries(resource.values).filter(([key]) => !names.includes(key))),
			unknownNames: names,
			unknown(attribute) {
				const ofPlan = ofConfiguration(resource, attribute, {configuration, byAddress, placed, world})
				const own = written.get(resource.address)
				return own && ofPlan ? {value: () => ofFolder(own, attribute) ?? ofPlan.value()} : ofPlan
			}
		}
	})
	const {resources, idsInAws} = observedResources(all, placed, world)
	for (const resource of resources) byAddress.set(resource.address, resource)
	const planned = isMap(data.planned_values) ? data.planned_values.outputs : undefined
	return {resources, idsInAws, outputs: () => outputsOf(planned)}
}

/** Names of attributes that are not known, wholly or in part, by address. */
function unknownAttributes(data: Values): ReadonlyMap<string, readonly string[]> {
	const changes = Array.isArray(data.resource_changes) ? data.resource_changes : []
	return new Map(
		changes.flatMap((one): readonly (readonly [string, readonly string[]])[] => {
			const change = isMap(one) && isMap(one.change) ? one.change : {}
			if (!isMap(one) || typeof one.address !== 'string' || !isMap(change.after_unknown)) return []
			const names = Object.entries(change.after_unknown).flatMap(([name, value]) => (hasTrue(value) ? [name] : []))
			return [[one.address, names]]
		})
	)
}

const hasTrue = (value: unknown): boolean =>
	value === true || (typeof value === 'object' && value !== null && Object.values(value).some(hasTrue))

/** Undefined: the folder does not say it either. */
function ofFolder(resource: Resource, attribute: string): unknown {
	const values = resource.values()
	if (values instanceof Unknown) return undefined
	const value = values[attribute]
	return unknownIn(value) ? undefined : value
}

type Around = {
	readonly configuration: Configuration
	readonly byAddress: ReadonlyMap<string, Resource>
	readonly placed: ReturnType<typeof placedBy>
	readonly world: World
}

/** Attributes that name other resources: their values are never guessed. */
const isLink = (attribute: string): boolean =>
	/(?:_ids?|_arns?|_zone_identifier)$|^(?:id|security_groups|subnets|instance|network_interface|propagating_vgws)$/.test(
		attribute
	)

function ofConfiguration(
	own: ObservedResource,
	attribute: string,
	{configuration, byAddress, placed, world}: Around
): {readonly value: () => unknown} | undefined {
	const expression = configuration.resources.get(withoutKeys(own.address))?.expressions[attribute]
	if (expression === undefined) return undefined
	const from = byAddress.get(own.address)
	const resolve = (target: Target): unknown => {
		const named = byAddress.get(target.address)
		return named && world.attribute(named, target.attribute, from)
	}
	const evaluated = (one: unknown, path: Path, name: string): unknown => {
		if (Array.isArray(one)) return one.map((block, index) => evaluated(block, [...path, index], name))
		if (!isMap(one)) return undefined
		if ('constant_value' in one) return one.constant_value
		if (!Array.isArray(one.references)) {
			return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, evaluated(inner, [...path, key], key)]))
		}
		const targets = targetsOf(one.references.map(String), own, configuration, [...byAddress.keys()])
		const isList = /(?:s|_zone_identifier)$/.test(name)
		if (targets !== undefined && (isList || targets.length === 1)) {
			const values = targets.map(resolve)
			if (!values.includes(undefined)) return isList ? values : values[0]
		}
		if (!isLink(name)) return new Unknown('a value that is known only after apply')
		world.report.refuse(placed, {
			path,
			at: 'key',
			message: `it is known only after apply, and the plan does not say which of ${one.references.join(', ')} it is`,
			fix: 'put the plan into the folder of its configuration, beside the .tf files; or name that folder, or the state after apply'
		})
		return refused
	}
	return {value: () => evaluated(expression, [own.address, attribute], attribute)}
}

/** Values of variables, by name. */
export function variablesIn(data: unknown): Values {
	const variables = isMap(data) && isMap(data.variables) ? data.variables : {}
	return Object.fromEntries(
		Object.entries(variables).flatMap(([name, one]) => (isMap(one) && 'value' in one ? [[name, one.value]] : []))
	)
}
