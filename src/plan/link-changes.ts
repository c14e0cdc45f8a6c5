import type {NamespaceName} from '../net/names.ts'
import {sameValue} from './keyed.ts'
import type {Link, LinkEnd, Plan, Step} from './types.ts'
import {vlanChanges} from './vlan-changes.ts'

/** Steps that delete links, create them (down), and set them up once their firewall is in place. */
type Phases = Readonly<Record<'part' | 'make' | 'raise', Step[]>>

/** `<namespace>/<link>` of every end that is recreated: its configuration is lost. */
export type LostEnds = ReadonlySet<string>

const endKey = ({namespace, name}: Pick<LinkEnd, 'namespace' | 'name'>) => `${namespace}/${name}`

/** Adds the steps for every link, its shape, and the VLAN interfaces on it. Returns the lost ends. */
export const planLinks = (states: readonly Plan[], after: Plan, phases: Phases): LostEnds =>
	planVlans(states, after, planEnds(states, after, phases), phases)

function planEnds(states: readonly Plan[], after: Plan, phases: Phases): LostEnds {
	const lost = new Set<string>()
	const isStanding = (name: NamespaceName) => states.length > 0 && states.every(({namespaces}) => name in namespaces)
	for (const [key, link] of Object.entries(after.links)) {
		const earlier = states.map(({links}) => links[key])
		const [first] = earlier
		const isBetweenStanding = link.ends.every(({namespace}) => isStanding(namespace))
		// This is the case for nearly all links of a large lab, in nearly every change.
		if (first !== undefined && isBetweenStanding && earlier.every(one => sameValue(one, link))) continue
		const standing = first !== undefined && earlier.every(one => one !== undefined && sameEnds(one, link)) && isBetweenStanding
		if (!standing) {
			for (const one of earlier) {
				if (one && !sameEnds(one, link)) {
					phases.part.unshift(...earlier.flatMap(other => (other ? unshaped(other) : [])))
					phases.part.push({do: 'delete-link', namespace: one.ends[0].namespace, name: one.ends[0].name})
				}
			}

			phases.make.push({do: 'add-link', link})
			for (const end of link.ends) {
				lost.add(endKey(end))
			}
		}

		for (const [index, end] of link.ends.entries()) {
			const {shape, ...bare} = end
			const {namespace, name} = end
			if (!(standing && earlier.every(one => sameValue(withoutShape(one?.ends[index]), bare)))) {
				const keepsMac = standing && earlier.every(one => one?.ends[index]?.mac === bare.mac)
				phases.raise.push({do: 'set-link', namespace, end: bare, ...(keepsMac && {keepsMac})})
				// A change of the MAC loses the link's neighbor entries.
				if (!keepsMac) lost.add(endKey(end))
			}

			const shapes = earlier.map(one => one?.ends[index]?.shape)
			if (standing ? shapes.some(one => !sameValue(one, shape)) : [shape, ...shapes].some(one => one !== undefined)) {
				phases.raise.push({do: 'set-shape', namespace, name, ...(shape && {shape})})
			}
		}
	}

	for (const {links, namespaces} of states) {
		for (const [key, link] of Object.entries(links)) {
			// A link between two namespaces that are both deleted is deleted with them.
			const stays = link.ends.find(({namespace}) => namespace in namespaces && namespace in after.namespaces)
			if (!(key in after.links) && stays) {
				phases.part.unshift(...unshaped(link))
				phases.part.push({do: 'delete-link', namespace: stays.namespace, name: stays.name})
			}
		}
	}

	return lost
}

function withoutShape(end: LinkEnd | undefined) {
	const {shape: _, ...bare} = end ?? {}
	return bare
}

/** Removes the shapes of a link's ends first, since they may outlive the link. */
const unshaped = ({ends}: Link): Step[] =>
	ends.flatMap(({namespace, name, shape}): Step[] => (shape ? [{do: 'set-shape', namespace, name}] : []))

/** Returns all lost ends, including VLAN interfaces, which are deleted before their parents and set up after them. */
function planVlans(states: readonly Plan[], after: Plan, lostEnds: LostEnds, phases: Phases): LostEnds {
	const lost = new Set(lostEnds)
	for (const [namespace, plan] of Object.entries(after.namespaces)) {
		const changes = vlanChanges(
			namespace,
			states.map(({namespaces}) => namespaces[namespace]),
			plan.vlans ?? [],
			parent => lostEnds.has(endKey({namespace, name: parent}))
		)
		phases.part.unshift(...changes.part)
		phases.make.push(...changes.make)
		phases.raise.push(...changes.raise)
		for (const name of changes.lost) {
			lost.add(endKey({namespace, name}))
		}
	}

	return lost
}

const sameEnds = (a: Link, b: Link): boolean => a.ends.every((end, index) => endKey(end) === endKey(b.ends[index] ?? end))
