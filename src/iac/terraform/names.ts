/** Names of resources in a lab document: their labels, with what else is needed to tell them apart. Pure. */
import {namePattern} from '../../aws/schema.ts'
import {isFree, longestName} from '../free-names.ts'
import type {Resource} from './input.ts'
import type {TerraformType} from './part.ts'

/** Labels that say nothing: the module's name is better. */
const isEmptyLabel = (label: string): boolean => /^(?:this|self|default|main)$/.test(label)

const plain = (parts: readonly (string | number | undefined)[]): string =>
	parts
		.filter(part => part !== undefined && part !== '')
		.join('-')
		.replaceAll(/[^\w-]+/g, '-')
		.replaceAll(/^-+|-+$/g, '')
		.slice(0, longestName)

/** In the order in which things get the plain label: what checks name most comes first. */
const first = ['vpc', 'instance', 'subnet', 'group']

/** `net-dev` of `module.net["dev"].aws_vpc.main`. */
const modulesIn = (address: string): readonly {readonly name: string; readonly hasKey: boolean}[] =>
	[...address.matchAll(/(?:^|\.)module\.([\w-]+)(?:\[([^\]]*)\])?/g)].map(([, name = '', key]) => ({
		name: plain([name, key?.replaceAll('"', '')]),
		hasKey: key !== undefined
	}))

function candidates({label, key, address}: Resource, noun: string): readonly string[] {
	const modules = modulesIn(address)
	const module = modules.at(-1)?.name
	const last = module !== undefined && isEmptyLabel(label) ? module : label
	// Instances of a module are told apart by their keys.
	const own = [...modules.flatMap(one => (one.hasKey && one.name !== last ? [one.name] : [])), last]
	return [[...own, key], [...own, noun, key], [module, label, key], [module, label, noun, key], [address]].map(plain)
}

/** Free names by address; they are taken then. Only of types that have names in a lab. */
export function namesFor(
	resources: readonly Resource[],
	types: Readonly<Record<string, TerraformType>>,
	taken: Set<string>
): ReadonlyMap<string, string> {
	const rankOf = ({type}: Resource) => {
		const rank = first.indexOf(types[type]?.noun ?? '')
		return rank < 0 ? first.length : rank
	}
	const names = new Map<string, string>()
	for (const resource of resources.toSorted((one, other) => rankOf(one) - rankOf(other))) {
		const noun = types[resource.type]?.noun
		if (noun === undefined) continue
		// A VPC called main is the usual one; the word is of route tables alone.
		const mayBe = (name: string) =>
			isFree(name, taken) || (noun === 'vpc' && name === 'main' && !taken.has(name) && namePattern.test(name))
		let name = candidates(resource, noun).find(mayBe)
		for (let n = 2; name === undefined; n++) {
			const numbered = `${plain([noun, resource.label]).slice(0, 50)}-${n}`
			if (mayBe(numbered)) name = numbered
		}
		taken.add(name)
		names.set(resource.address, name)
	}
	return names
}
