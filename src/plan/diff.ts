import {type Keyed, keyedNamespace, sameValue} from './keyed.ts'
import {setChanges} from './set-changes.ts'
import type {Link, LinkEnd, NamespaceName, NamespacePlan, Plan, Step} from './types.ts'
import {vlanChanges} from './vlan-changes.ts'

/**
 * The steps that make a kernel which is as `before` says into what `after` says. None for equal plans.
 *
 * Order: no packet passes a link before its firewall stands, nothing is taken away before what replaces it is there,
 * and whatever refers to a thing comes after it:
 * namespaces, sysctls that new links copy / links that part / links (down) / sets, firewalls, conntrack's sysctls / links up / addresses, neighbours, routes, rules / what is gone.
 */
export const diff = (before: Plan | undefined, after: Plan): readonly Step[] => stepsFrom(before ? [before] : [], after)

/**
 * The same when the kernel is somewhere between `before` and `target`, because the way from one to the other was
 * interrupted: only what both agree on is relied upon, and whatever either has is taken away if `after` has it not.
 * Without `after`: back to `before`.
 */
export const repair = (before: Plan | undefined, target: Plan, after: Plan | undefined): readonly Step[] =>
	stepsFrom(before ? [before, target] : [emptyPlan(target.lab), target], after ?? before ?? emptyPlan(target.lab))

const emptyPlan = (lab: string): Plan => ({lab, namespaces: {}, links: {}, hosts: {}, points: {}})

type Phases = Record<'found' | 'tune' | 'part' | 'make' | 'track' | 'guard' | 'raise' | 'fill' | 'clear' | 'forget', Step[]>

const stepsFrom = (states: readonly Plan[], after: Plan): readonly Step[] => {
	const phases: Phases = {
		found: [],
		tune: [],
		part: [],
		make: [],
		guard: [],
		track: [],
		raise: [],
		fill: [],
		clear: [],
		forget: []
	}
	const lostEnds = planLinks(states, after, phases)
	const lost = planVlans(states, after, lostEnds, phases)
	const gone = new Set(states.flatMap(({namespaces}) => Object.keys(namespaces).filter(name => !(name in after.namespaces))))
	for (const [name, plan] of Object.entries(after.namespaces)) {
		planNamespace(
			name,
			states.map(({namespaces}) => namespaces[name]),
			plan,
			lost,
			phases
		)
	}

	for (const namespace of gone) {
		phases.clear.push({do: 'delete-namespace', namespace})
	}

	return [
		...phases.found,
		...phases.tune,
		...phases.part,
		...phases.make,
		...phases.guard,
		...phases.track,
		...phases.raise,
		...phases.fill,
		...phases.clear,
		...phases.forget
	]
}

/** `<namespace>/<link>` of every end that is made anew: what stood on it is lost with it. */
type Lost = ReadonlySet<string>

const endKey = ({namespace, name}: Pick<LinkEnd, 'namespace' | 'name'>) => `${namespace}/${name}`

const planLinks = (states: readonly Plan[], after: Plan, phases: Phases): Lost => {
	const lost = new Set<string>()
	const isStanding = (name: NamespaceName) => states.length > 0 && states.every(({namespaces}) => name in namespaces)
	for (const [key, link] of Object.entries(after.links)) {
		const earlier = states.map(({links}) => links[key])
		const [first] = earlier
		const standing =
			first !== undefined &&
			earlier.every(one => one !== undefined && sameEnds(one, link)) &&
			link.ends.every(({namespace}) => isStanding(namespace))
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
				phases.raise.push({do: 'set-link', namespace, end: bare})
			}

			const shapes = earlier.map(one => one?.ends[index]?.shape)
			if (standing ? shapes.some(one => !sameValue(one, shape)) : [shape, ...shapes].some(one => one !== undefined)) {
				phases.raise.push({do: 'set-shape', namespace, name, ...(shape && {shape})})
			}
		}
	}

	for (const {links, namespaces} of states) {
		for (const [key, link] of Object.entries(links)) {
			// A link between two namespaces that both go goes with them.
			const stays = link.ends.find(({namespace}) => namespace in namespaces && namespace in after.namespaces)
			if (!(key in after.links) && stays) {
				phases.part.unshift(...unshaped(link))
				phases.part.push({do: 'delete-link', namespace: stays.namespace, name: stays.name})
			}
		}
	}

	return lost
}

const withoutShape = (end: LinkEnd | undefined) => {
	const {shape: _, ...bare} = end ?? {}
	return bare
}

/** What shapes an end may be more than the link: it goes first. */
const unshaped = ({ends}: Link): Step[] =>
	ends.flatMap(({namespace, name, shape}): Step[] => (shape ? [{do: 'set-shape', namespace, name}] : []))

/** Gives what is lost of links and with them. VLAN interfaces part before their parents do, and rise after them. */
const planVlans = (states: readonly Plan[], after: Plan, lostEnds: Lost, phases: Phases): Lost => {
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

const planNamespace = (
	namespace: NamespaceName,
	states: readonly (NamespacePlan | undefined)[],
	after: NamespacePlan,
	lost: Lost,
	phases: Phases
): void => {
	const isNew = states.length === 0 || states.some(state => state === undefined)
	if (isNew) {
		phases.found.push({do: 'add-namespace', namespace})
	}

	const losesLinks = [...linkNamesOf(after)].some(name => lost.has(`${namespace}/${name}`))
	if (!isNew && !losesLinks && states.every(state => sameValue(state, after))) {
		return
	}

	for (const [key, value] of Object.entries(after.sysctls)) {
		if (isNew || states.some(state => state?.sysctls[key] !== value)) {
			const phase = isConntracks(key) ? phases.track : phases.tune
			phase.push({do: 'set-sysctl', namespace, key, value})
		}
	}

	const {enter, leave} = setChanges(
		isNew ? [undefined, ...states].map(state => state?.sets ?? {}) : states.map(state => state?.sets ?? {}),
		after.sets
	)
	if (enter) {
		phases.guard.push({do: 'restore-sets', namespace, text: enter})
	}

	planFirewall(namespace, isNew, states, after, phases)
	planKeyed(namespace, isNew, states, after, lost, phases)
	if (leave) {
		phases.clear.push({do: 'restore-sets', namespace, text: leave})
	}
}

/** These are there only when the kernel has loaded conntrack, which the first firewall that wants it makes it do. */
const isConntracks = (key: string) => key.startsWith('net.netfilter.')

const planFirewall = (
	namespace: NamespaceName,
	isNew: boolean,
	states: readonly (NamespacePlan | undefined)[],
	after: NamespacePlan,
	phases: Phases
): void => {
	for (const [family, key] of [
		[4, 'ipv4'],
		[6, 'ipv6']
	] as const) {
		const earlier = states.map(state => state?.firewall[key])
		const text = after.firewall[key] ?? emptied(earlier)
		if (text !== undefined && (isNew || earlier.some(one => one !== text))) {
			phases.guard.push({do: 'restore-firewall', namespace, family, text})
			if (after.forgetsFlows && !isNew && family === 4) {
				phases.forget.push({do: 'forget-flows', namespace})
			}
		}
	}
}

/** A firewall that is no longer wanted: the tables that it named, empty. */
const emptied = (earlier: readonly (string | undefined)[]): string | undefined => {
	const named = new Set(earlier.flatMap(text => [...(text ?? '').matchAll(/^\*(\w+)$/gm)].map(match => match[1])))
	return named.size === 0 ? undefined : [...named].map(table => `*${table}\nCOMMIT\n`).join('')
}

const linkNamesOf = ({addresses, neighbors, routes}: NamespacePlan): ReadonlySet<string> =>
	new Set([
		...addresses.map(({link}) => link),
		...neighbors.map(({link}) => link),
		...routes.flatMap(({nexthops}) => nexthops.map(({link}) => link))
	])

const planKeyed = (
	namespace: NamespaceName,
	isNew: boolean,
	states: readonly (NamespacePlan | undefined)[],
	after: NamespacePlan,
	lost: Lost,
	phases: Phases
): void => {
	const wanted = keyedNamespace(namespace, after)
	if (isNew && states.every(state => state === undefined)) {
		phases.fill.push(...wanted.map(({add}) => add))
		return
	}

	const earlier = states.map(state => new Map((state ? keyedNamespace(namespace, state) : []).map(one => [one.key, one])))
	const survives = ({links}: Keyed) => !links.some(link => lost.has(`${namespace}/${link}`))
	for (const one of wanted) {
		const standing = !isNew && survives(one) && earlier.every(known => sameValue(known.get(one.key)?.value, one.value))
		if (!standing) {
			phases.fill.push(one.add)
		}
	}

	const keys = new Set(wanted.map(({key}) => key))
	const leaving = new Map(earlier.flatMap(known => [...known]).filter(([key]) => !keys.has(key)))
	// Rules before the tables that they lead to, routes before the neighbours that they need.
	phases.clear.push(...[...leaving.values()].reverse().map(({remove}) => remove))
}
