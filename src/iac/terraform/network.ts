/** Resources of Terraform, each made after those that it refers to. Pure. */
import {terraformTypes} from '../../aws/actions.ts'
import {plain} from '../cloudformation/outputs.ts'
import {keyOf, type Shared, type Stack, type StackResource} from '../cloudformation/stack-types.ts'
import type {Lookup} from '../part.ts'
import {refused, Unknown} from '../unknown.ts'
import {attributeOf, type Done} from './attributes.ts'
import type {Resource, TerraformInput, World} from './input.ts'
import {makePiece} from './make-piece.ts'
import {namesFor} from './names.ts'
import type {Asking, TerraformType} from './part.ts'
import {isGiven, type Values} from './translate.ts'
import {unemulated} from './unemulated.ts'
import {isComplete, validate} from './validate.ts'

export type TerraformAsked = {
	readonly name: string
	readonly terraform: TerraformInput
	readonly region: string
	readonly account: string
}

export function makeTerraform({name: stackName, terraform, region, account}: TerraformAsked, shared: Shared): Stack {
	const {building, report} = shared
	const {isObserved} = terraform
	const made = new Map<string, Done | 'open'>()
	const finished: {readonly resource: Resource; readonly done: Done}[] = []
	/** Parts of a state's resources: they may refer to each other, so that they come last. */
	const later: (() => void)[] = []

	const world: World = {
		name: stackName,
		region,
		account,
		report,
		shared,
		attribute: (resource, name, from) => attributeOf(typeOf(resource), make(resource, from), name, resource),
		values: (resource, from) => make(resource, from).values
	}
	const {resources, outputs, idsInAws} = terraform.open(world)
	const names = namesFor(resources, terraformTypes, shared.takenNames)

	function make(resource: Resource, from = resource): Done {
		const before = made.get(resource.address)
		if (before === 'open') return refuseCycle(resource, from)
		if (before) return before
		made.set(resource.address, 'open')
		const done = makeNow(resource)
		made.set(resource.address, done)
		finished.push({resource, done})
		return done
	}

	function refuseCycle({address}: Resource, from: Resource): Done {
		report.refuse(from.file, {
			path: from.path,
			at: 'key',
			message: `Cycle: ${[...new Set([from.address, address])].join(', ')}`,
			fix: 'a resource cannot depend on itself: make the rule or route that does a resource of its own'
		})
		return {ref: refused, values: {}}
	}

	function makeNow(resource: Resource): Done {
		for (const other of resource.dependsOn?.() ?? []) if (made.get(other.address) !== 'open') make(other, resource)
		const values = resource.values()
		if (values instanceof Unknown) {
			if (!values.isReported) note(resource, `it is left out: ${values.why}`)
			return {ref: new Unknown(`${resource.address}, which is left out`, {isReported: true}), values: {}}
		}
		const type = typeOf(resource)
		if (!type) return {...unemulated(resource, values, {region, account, report}), values}
		const given = isObserved ? values : givenIn(values)
		if (!isObserved) validate(resource, type, given, report)
		if (!isComplete(type, given)) return {ref: refused, values: given}
		return makeOf(resource, type, given)
	}

	function makeOf(resource: Resource, type: TerraformType, values: Values): Done {
		const asking: Asking = {
			values,
			isObserved,
			isThing: id => typeof id === 'string' && building.thing(id) !== undefined,
			lab: lookupFor(resource)
		}
		const around = {building, report, name: names.get(resource.address) ?? resource.address}
		const done = {...makePiece(resource, type.as(asking), asking, {...around, isPart: false}), values, asking}
		const id = attributeOf(type, done, 'id', resource)
		if (typeof id !== 'string' || !type.parts) return done
		const makeParts = () => {
			for (const piece of type.parts?.(asking, id) ?? []) makePiece(resource, piece, asking, {...around, isPart: true})
		}
		if (isObserved) {
			later.push(makeParts)
		} else {
			makeParts()
		}
		return done
	}

	const note = ({type, address}: Resource, consequence: string) => report.note({type, logicalId: address, consequence})

	function lookupFor(resource: Resource): Lookup {
		const [own, of] = [resource.region ?? region, resource.account ?? account]
		return {
			thing: id => building.thing(id),
			things: () => building.things(),
			written: path => building.written(path),
			soFar: () => building.soFar(),
			zones: shared.zonesOf(own),
			region: own,
			account: of,
			stackName,
			scope: {
				...(own !== shared.home.region && {region: own}),
				...(of !== shared.home.account && {account: of})
			}
		}
	}

	for (const resource of resources) make(resource)
	for (const one of later) one()
	for (const [inAws, id] of idsInAws?.() ?? []) shared.idsInAws.set(inAws, id)
	const stack: Stack = {
		name: stackName,
		file: terraform.file,
		region,
		account,
		outputs: outputs(),
		resources: finished.map(summaryOf)
	}
	shared.stacks.set(keyOf(region, account, stackName), stack)
	return stack
}

const typeOf = ({type}: Resource): TerraformType | undefined =>
	Object.hasOwn(terraformTypes, type) ? terraformTypes[type] : undefined

const summaryOf = ({resource, done}: {readonly resource: Resource; readonly done: Done}): StackResource => ({
	logicalId: resource.address,
	type: resource.type,
	...(typeof done.ref === 'string' && {physicalId: done.ref}),
	properties: plain(done.values)
})

const givenIn = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value)))
