/** Resources with what AWS answered: ids of AWS in their values become references to what is made of the resources with these ids. Pure. */
import {terraformTypes} from '../../aws/actions.ts'
import {isRegion} from '../../aws/regions.ts'
import type {PlacedFile} from '../report.ts'
import type {Resource, World} from './input.ts'
import {isGiven, isMap, type Values} from './translate.ts'

/** A resource of a state, or of what a plan plans. */
export type ObservedResource = {
	readonly address: string
	readonly type: string
	readonly name: string
	readonly module: string
	readonly key?: string | number | undefined
	readonly values: Values
	/** Of an attribute that is known only after apply. Undefined: it is not given. */
	readonly unknown?: ((attribute: string) => {readonly value: () => unknown} | undefined) | undefined
	/** Names of such attributes. */
	readonly unknownNames?: readonly string[]
}

/** `vpc-0123456789abcdef0`. Other texts, such as names, are no references. */
const isId = (text: unknown): text is string => typeof text === 'string' && /^[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,17}$/.test(text)

type Owner = {readonly resource: Resource; readonly attribute: string}

export function observedResources(
	all: readonly ObservedResource[],
	file: PlacedFile,
	world: World
): {readonly resources: readonly Resource[]; readonly idsInAws: () => ReadonlyMap<string, string>} {
	const owners = new Map<string, Owner>()

	function linked(value: unknown, own: Resource): unknown {
		if (Array.isArray(value)) return value.map(one => linked(one, own))
		if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, linked(inner, own)]))
		if (!isId(value)) return value
		const owner = owners.get(value)
		if (!owner) return world.shared.idsInAws.get(value) ?? value
		return owner.resource === own ? value : world.attribute(owner.resource, owner.attribute, own)
	}

	const resources = all.map(one => {
		const {address, type, name, key, values} = one
		const resource: Resource = {
			address,
			type,
			label: name,
			key,
			...placeOf(values),
			file,
			path: [address],
			values: () => lazily(one, value => linked(value, resource))
		}
		return resource
	})
	// An adopted resource has the id that an attribute of its VPC has as well: it comes first.
	for (const attribute of ['id', undefined]) {
		for (const [index, resource] of resources.entries()) {
			const values = all[index]?.values ?? {}
			const names = attribute ? [attribute] : Object.keys(terraformTypes[resource.type]?.attributes ?? {})
			for (const name of names) {
				const value = values[name]
				if (isId(value) && !owners.has(value)) owners.set(value, {resource, attribute: name})
			}
		}
	}
	return {
		resources,
		idsInAws: () =>
			new Map(
				[...owners].flatMap(([inAws, {resource, attribute}]) => {
					const id = world.attribute(resource, attribute)
					return typeof id === 'string' ? [[inAws, id] as const] : []
				})
			)
	}
}

/** Each attribute is evaluated when it is read, at most once. */
function lazily({values, unknownNames = [], unknown}: ObservedResource, linked: (value: unknown) => unknown): Values {
	const given: Record<string, unknown> = {}
	const define = (key: string, value: () => unknown) => {
		let found: {readonly value: unknown} | undefined
		Object.defineProperty(given, key, {
			enumerable: true,
			configurable: true,
			get() {
				found ??= {value: value()}
				return found.value
			}
		})
	}
	for (const [key, value] of Object.entries(values)) {
		if (isGiven(value) && !(Array.isArray(value) && value.length === 0)) define(key, () => linked(value))
	}
	for (const key of unknownNames) {
		const found = unknown?.(key)
		if (found) define(key, found.value)
	}
	return given
}

/** Region and account, from the ARN or the provider's own attribute. */
export function placeOf({arn, region, owner_id: owner}: Values): {
	readonly region?: string | undefined
	readonly account?: string | undefined
} {
	const [, , , ofArn, account] = typeof arn === 'string' ? arn.split(':') : []
	return {
		region: [region, ofArn].find((one): one is string => typeof one === 'string' && isRegion(one)),
		account: account || (typeof owner === 'string' && /^\d{12}$/.test(owner) ? owner : undefined)
	}
}

/** Of the first VPC, or whatever has a place. */
export function homeOf(all: readonly ObservedResource[]): ReturnType<typeof placeOf> {
	const byImportance = [...all].toSorted((one, other) => Number(other.type === 'aws_vpc') - Number(one.type === 'aws_vpc'))
	const places = byImportance.filter(({type}) => type.startsWith('aws_')).map(({values}) => placeOf(values))
	return {
		region: places.find(({region}) => region)?.region,
		account: places.find(({account}) => account)?.account
	}
}
