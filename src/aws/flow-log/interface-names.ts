/** Names of network interfaces in queries about flow log records: their own, and their owners'. */
import type {Lab} from '../../model/model.ts'

const known = new WeakMap<Lab, ReadonlyMap<string, readonly string[]>>()

/** Names of an interface by its id: `main.web`, `web`, `main.nat`, the id itself. */
export function interfaceNames(lab: Lab): (id: string) => readonly string[] {
	const all =
		known.get(lab) ?? new Map(lab.vpcs.flatMap(({interfaces}) => interfaces.map(one => [one.id, namesOf(one)] as const)))
	known.set(lab, all)
	return id => all.get(id) ?? [id]
}

function namesOf({id, key, owner}: Lab['vpcs'][number]['interfaces'][number]): readonly string[] {
	const own = [key, key.slice(key.indexOf('.') + 1)]
	if (!owner) return [id, ...own]
	const name = owner.key.slice(owner.key.indexOf('.') + 1)
	const device = owner.kind === 'instance' ? [`${owner.key}:eth${owner.deviceIndex}`, `${name}:eth${owner.deviceIndex}`] : []
	const primary = owner.kind !== 'instance' || owner.deviceIndex === 0 ? [owner.key, name] : []
	return [...new Set([id, ...own, ...device, ...primary])]
}
