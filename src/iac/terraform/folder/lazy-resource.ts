/** A resource in expressions: its attributes are asked for one by one. Pure. */
import {Unknown} from '../../unknown.ts'
import {Lazy} from '../evaluate/values.ts'
import type {Resource} from '../input.ts'
import type {Run} from './run.ts'

/** While resources are counted, only arguments are known. */
export function lazyResource(resource: Resource, run: Run): Lazy {
	const from = run.evaluating.at(-1)
	const later = (name: string) => new Unknown(`${resource.address}.${name}, which is known only after apply`)
	function attribute(name: string): unknown {
		if (!run.isCounting) return run.world.attribute(resource, name, from)
		const values = resource.values()
		if (values instanceof Unknown) return values
		return Object.hasOwn(values, name) && name !== 'id' ? values[name] : later(name)
	}
	function whole(): unknown {
		const values = run.isCounting ? resource.values() : run.world.values(resource, from)
		return values instanceof Unknown ? values : {...values, id: attribute('id')}
	}
	return new Lazy(resource.address, attribute, whole)
}
