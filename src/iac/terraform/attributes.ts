/** Attributes of resources that are made: what references get. Pure. */
import type {Made} from '../part.ts'
import {Unknown} from '../unknown.ts'
import type {Resource} from './input.ts'
import type {Asking, TerraformType} from './part.ts'
import {isGiven, type Values} from './translate.ts'

/** What is made of a resource. */
export type Done = Made & {
	/** Its arguments; of a state and plan also what AWS answered. */
	readonly values: Values
	/** Absent: its type is not emulated, or it was refused. */
	readonly asking?: Asking
}

/** Attributes that a state has by themselves are those of another network: what the lab gives comes first. */
export function attributeOf(
	type: TerraformType | undefined,
	done: Done,
	name: string,
	{address}: Pick<Resource, 'address'>
): unknown {
	const {values, asking} = done
	const isWritten = Object.hasOwn(values, name) && isGiven(values[name])
	if (isWritten && !asking?.isObserved && name !== 'id') return values[name]
	const computed = computedOf(type, done, name)
	if (computed !== undefined) return computed
	if (isWritten) return values[name]
	if (done.ref instanceof Unknown) return done.ref
	if (name === 'tags' || name === 'tags_all') return {}
	if (name === 'arn' && asking) return `arn:aws:ec2:${asking.lab.region}:${asking.lab.account}:${address}`
	if (name === 'region' && asking) return asking.lab.region
	if (type && [...type.effect, ...(type.inert ?? []), ...Object.keys(type.named ?? {})].includes(name)) return null
	return new Unknown(`${address}.${name}, an attribute that is not known here`)
}

function computedOf(type: TerraformType | undefined, done: Done, name: string): unknown {
	const attribute = type?.attributes && Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined
	if (typeof attribute === 'function') return done.asking && attribute(done, done.asking)
	const property = attribute ?? (name === 'id' ? 'Ref' : undefined)
	if (property === 'Ref') return typeof done.ref === 'function' ? done.ref() : done.ref
	return property === undefined ? undefined : done.attributes?.[property]?.()
}
