/** The context in which a resource type makes a resource. Pure. */
import {missingThing} from '../aws/actions.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {Building, Origin} from './building.ts'
import type {Lookup, Making} from './part.ts'
import {Properties} from './properties.ts'
import type {Report} from './report.ts'

type Resource = {
	readonly logicalId: string
	readonly type: string
	readonly path: Path
	/** The place of its properties. Default: `path`. */
	readonly propertiesPath?: Path
	readonly values: Readonly<Record<string, unknown>>
	readonly name: string
	readonly metadata: unknown
}

type Around = {
	readonly building: Building
	readonly report: Report
	/** Tags of everything that the stack makes. */
	readonly stackTags: Readonly<Record<string, string>>
	/** What to write for an id that names nothing. */
	readonly fixOfMissing: string
	readonly refuse: (finding: Finding) => void
	readonly origin: Origin
}

export function makingOf(resource: Resource, lab: Lookup, around: Around): Making {
	const {logicalId, type, path, propertiesPath = path, values, name, metadata} = resource
	const {building, report, refuse, stackTags, fixOfMissing, origin} = around
	const note = (consequence: string) => report.note({type, logicalId, consequence})
	const properties = new Properties(values, propertiesPath, {
		refuse,
		unknown: (at, why) => note(`${at.slice(propertiesPath.length).join('.')} is left out: it depends on ${why}`)
	})
	const thingOf: Making['thingOf'] = (id, from, kinds) => {
		const found = lab.thing(id)
		if (found && [kinds].flat().includes(found.kind)) return found
		const [kind = 'vpc'] = [kinds].flat()
		const {message, code} = missingThing(kind, id)
		const noun = kind.replaceAll('-', ' ')
		if (!found && !isContainer.has(kind) && accountId.test(id)) {
			note(
				`${from.slice(propertiesPath.length).join('.')}: the lab has no ${noun} ${id}, which may be in the account: it is left out`
			)
			return undefined
		}
		refuse({
			path: from,
			message: found ? `${id} is of another kind: a ${noun} is wanted` : message,
			code,
			fix: found ? `name a ${noun}` : fixOfMissing
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
			const strange = Object.keys(own).find(key => /^aws:/i.test(key))
			if (strange !== undefined) {
				refuse({
					path: properties.has('Tags') ? properties.at('Tags') : path,
					message: `aws: prefixed tag key names are not allowed for external use: ${strange}`,
					code: 'InvalidParameterValue',
					fix: 'choose another key'
				})
			}
			const all = {...stackTags, ...own}
			return Object.keys(all).length > 0 ? all : undefined
		},
		pin: edit => building.pin(edit, origin.file, origin.path),
		refuse,
		note,
		assume: what => report.assume(`${logicalId}: ${what}`)
	}
}

/** Ids of things that a template takes from its account: `tgw-0123456789abcdef0`, an ARN. */
const accountId = /^(?:[a-z]+(?:-[a-z]+)*-(?:[0-9a-f]{8}|[0-9a-f]{17})|arn:.+)$/

/** Kinds without which a template has no network of its own. */
const isContainer: ReadonlySet<string> = new Set(['vpc', 'subnet'])
