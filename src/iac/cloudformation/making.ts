/** The context in which a resource type makes a resource. Pure. */
import {missingThing} from '../../aws/actions.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {Origin} from '../building.ts'
import type {Lookup, Making} from '../part.ts'
import {Properties} from '../properties.ts'
import type {Shared} from './stack-types.ts'

type Resource = {
	readonly logicalId: string
	readonly type: string
	readonly path: Path
	readonly values: Readonly<Record<string, unknown>>
	readonly name: string
	readonly metadata: unknown
}

type Around = Pick<Shared, 'building' | 'report' | 'tagsStacks'> & {
	readonly stackName: string
	readonly refuse: (finding: Finding) => void
	readonly origin: Origin
}

export function makingOf({logicalId, type, path, values, name, metadata}: Resource, lab: Lookup, around: Around): Making {
	const {building, report, refuse, stackName, tagsStacks, origin} = around
	const note = (consequence: string) => report.note({type, logicalId, consequence})
	const properties = new Properties(values, [...path, 'Properties'], {
		refuse,
		unknown: (at, why) => note(`${at.slice(3).join('.')} is left out: it depends on ${why}`)
	})
	const thingOf: Making['thingOf'] = (id, from, kinds) => {
		const found = lab.thing(id)
		if (found && [kinds].flat().includes(found.kind)) return found
		const [kind = 'vpc'] = [kinds].flat()
		const {message, code} = missingThing(kind, id)
		const noun = kind.replaceAll('-', ' ')
		refuse({
			path: from,
			message: found ? `${id} is of another kind: a ${noun} is wanted` : message,
			code,
			fix: found
				? `name a ${noun}`
				: 'refer to a resource of the template, or give a parameter the id or name of one in the lab file'
		})
		return undefined
	}
	return {
		logicalId,
		type,
		path,
		properties,
		metadata,
		name,
		lab,
		thingOf,
		thingAt(key, kinds, from = properties) {
			const id = from.text(key)
			return id === undefined ? undefined : thingOf(id, from.at(key), kinds)
		},
		tags(own = properties.tags()) {
			const stack = tagsStacks ? {'aws:cloudformation:stack-name': stackName, 'aws:cloudformation:logical-id': logicalId} : {}
			const strange = Object.keys(own).find(key => /^aws:/i.test(key))
			if (strange !== undefined) {
				refuse({
					path: properties.has('Tags') ? properties.at('Tags') : path,
					message: `aws: prefixed tag key names are not allowed for external use: ${strange}`,
					code: 'InvalidParameterValue',
					fix: 'choose another key'
				})
			}
			const all = {...own, ...stack}
			return Object.keys(all).length > 0 ? all : undefined
		},
		pin: edit => building.pin(edit, origin.file, origin.path),
		refuse,
		note,
		assume: what => report.assume(`${logicalId}: ${what}`)
	}
}
