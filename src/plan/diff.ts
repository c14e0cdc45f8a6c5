import type {NamespaceName} from '../net/names.ts'
import {type Keyed, keyedNamespace, sameValue} from './keyed.ts'
import {type LostEnds, planLinks} from './link-changes.ts'
import {setChanges} from './set-changes.ts'
import type {NamespacePlan, Plan, Step} from './types.ts'

/**
 * The steps that turn a kernel in the state `before` into the state `after`. None for equal plans.
 *
 * Order: no packet passes a link before its firewall is in place, nothing is removed before its replacement is there, and whatever refers to an
 * object comes after it: namespaces, sysctls that new links copy / link deletions / new links (down) / sets, firewalls, conntrack's sysctls /
 * links up / addresses, neighbors, routes, rules / deletions of the rest.
 */
export const diff = (before: Plan | undefined, after: Plan): readonly Step[] => stepsFrom(before ? [before] : [], after)

/**
 * The same if the kernel is somewhere between `before` and `target`, because the change from one to the other was interrupted: only objects that both
 * agree on are relied upon, and objects of either are removed unless `after` has them. Without `after`: back to `before`.
 */
export const repair = (before: Plan | undefined, target: Plan, after: Plan | undefined): readonly Step[] =>
	stepsFrom(before ? [before, target] : [emptyPlan(target.lab), target], after ?? before ?? emptyPlan(target.lab))

const emptyPlan = (lab: string): Plan => ({lab, namespaces: {}, links: {}, hosts: {}, points: {}})

type Phases = Record<'found' | 'tune' | 'part' | 'make' | 'track' | 'guard' | 'raise' | 'fill' | 'clear' | 'forget', Step[]>

function stepsFrom(states: readonly Plan[], after: Plan): readonly Step[] {
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
	const lost = planLinks(states, after, phases)
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
		...markTunnelDependent(phases.fill, after),
		...phases.clear,
		...phases.forget
	]
}

/** Routes over tunnel links come and go with the tunnel; the plan does not own them. */
export function markTunnelDependent(steps: readonly Step[], {vpn = {}}: Plan): readonly Step[] {
	const links = new Set(Object.values(vpn).flatMap(({aws, customer}) => [aws, customer].map(end => `${end.router}/${end.link}`)))
	if (links.size === 0) return steps
	return steps.map(step =>
		step.do === 'replace-route' && step.route.nexthops.some(({link}) => links.has(`${step.namespace}/${link}`))
			? {...step, tunnelDependent: true}
			: step
	)
}

function planNamespace(
	namespace: NamespaceName,
	states: readonly (NamespacePlan | undefined)[],
	after: NamespacePlan,
	lost: LostEnds,
	phases: Phases
): void {
	const isNew = states.length === 0 || states.some(state => state === undefined)
	if (isNew) phases.found.push({do: 'add-namespace', namespace})

	const losesLinks = lost.size > 0 && [...linkNamesOf(after)].some(name => lost.has(`${namespace}/${name}`))
	if (!isNew && !losesLinks && states.every(state => sameValue(state, after))) return

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
	if (enter) phases.guard.push({do: 'restore-sets', namespace, text: enter})

	planFirewall(namespace, isNew, states, after, phases)
	planKeyed(namespace, isNew, states, after, lost, phases)
	if (leave) phases.clear.push({do: 'restore-sets', namespace, text: leave})
}

/** These sysctls exist only once the kernel has loaded conntrack, for the first firewall that uses it. */
const isConntracks = (key: string) => key.startsWith('net.netfilter.')

function planFirewall(
	namespace: NamespaceName,
	isNew: boolean,
	states: readonly (NamespacePlan | undefined)[],
	after: NamespacePlan,
	phases: Phases
): void {
	for (const [family, key] of [
		[4, 'ipv4'],
		[6, 'ipv6']
	] as const) {
		const earlier = states.map(state => state?.firewall[key])
		const text = after.firewall[key] ?? emptied(earlier)
		if (text !== undefined && (isNew || earlier.some(one => one !== text))) {
			phases.guard.push({do: 'restore-firewall', namespace, family, text})
			if (after.forgetsFlows && !isNew && family === 4) phases.forget.push({do: 'forget-flows', namespace})
		}
	}
}

/** Text that empties the tables of a firewall that is no longer needed. */
function emptied(earlier: readonly (string | undefined)[]): string | undefined {
	const named = new Set(earlier.flatMap(text => [...(text ?? '').matchAll(/^\*(\w+)$/gm)].map(match => match[1])))
	return named.size === 0 ? undefined : [...named].map(table => `*${table}\nCOMMIT\n`).join('')
}

const linkNamesOf = ({addresses, neighbors, routes}: NamespacePlan): ReadonlySet<string> =>
	new Set([
		...addresses.map(({link}) => link),
		...neighbors.map(({link}) => link),
		...routes.flatMap(({nexthops}) => nexthops.map(({link}) => link))
	])

function planKeyed(
	namespace: NamespaceName,
	isNew: boolean,
	states: readonly (NamespacePlan | undefined)[],
	after: NamespacePlan,
	lost: LostEnds,
	phases: Phases
): void {
	const wanted = keyedNamespace(namespace, after)
	if (isNew && states.every(state => state === undefined)) {
		phases.fill.push(...wanted.map(({add}) => add))
		return
	}

	const earlier = states.map(state => new Map((state ? keyedNamespace(namespace, state) : []).map(one => [one.key, one])))
	const survives = ({links}: Keyed) => !links.some(link => lost.has(`${namespace}/${link}`))
	for (const one of wanted) {
		const standing = !isNew && survives(one) && earlier.every(known => sameValue(known.get(one.key)?.value, one.value))
		if (!standing) phases.fill.push(one.add)
	}

	const keys = new Set(wanted.map(({key}) => key))
	const leaving = new Map(earlier.flatMap(known => [...known]).filter(([key]) => !keys.has(key)))
	// Rules before the tables that they lead to, routes before the neighbors that they need.
	phases.clear.push(...[...leaving.values()].reverse().map(({remove}) => remove))
}
