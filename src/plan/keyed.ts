import type {LinkName, NamespaceName} from '../net/names.ts'
import type {NamespacePlan, Route, Step} from './types.ts'

/** A kernel object by its identity in its namespace, with the steps that create and delete it. */
export type Keyed = {
	readonly key: string
	/** All of its attributes, comparable with `sameValue()`. */
	readonly value: unknown
	/** Links that it depends on. */
	readonly links: readonly LinkName[]
	readonly add: Step
	readonly remove: Step
}

/** Deep equality of plain JSON. A key with the value undefined, which JSON drops, equals a missing one. */
export function sameValue(a: unknown, b: unknown): boolean {
	if (a === b) return true
	if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
	if (!isObject(a) || !isObject(b)) return false
	return (
		Object.keys(a).every(key => sameValue(a[key], Object.hasOwn(b, key) ? b[key] : undefined)) &&
		Object.keys(b).every(key => Object.hasOwn(a, key) || b[key] === undefined)
	)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

/** Addresses, neighbors, routes and rules, in an order in which they can be created. */
export function keyedNamespace(namespace: NamespaceName, {addresses, neighbors, routes, rules}: NamespacePlan): readonly Keyed[] {
	const linkOf = new Map(addresses.map(({address, link}) => [address.slice(0, address.indexOf('/')), link]))
	const holders = ({source}: Route) => [linkOf.get(source ?? '')].flatMap(link => link ?? [])
	return [
		...addresses.map(
			(address): Keyed => ({
				key: `address ${address.link} ${address.address}`,
				value: address,
				links: [address.link],
				add: {do: 'add-address', namespace, address},
				remove: {do: 'delete-address', namespace, address}
			})
		),
		...neighbors.map(
			(neighbor): Keyed => ({
				key: `neighbor ${neighbor.link} ${neighbor.address}`,
				value: neighbor,
				links: [neighbor.link],
				add: {do: 'replace-neighbor', namespace, neighbor},
				remove: {do: 'delete-neighbor', namespace, neighbor}
			})
		),
		...routes.map(
			(route): Keyed => ({
				key: `route ${route.table} ${route.destination}`,
				value: route,
				// `source` is one of the namespace's addresses, on any link: the kernel deletes the route with the address.
				links: [...route.nexthops.map(({link}) => link), ...holders(route)],
				add: {do: 'replace-route', namespace, route},
				remove: {do: 'delete-route', namespace, route}
			})
		),
		...rules.map(
			(rule): Keyed => ({
				key: `rule ${JSON.stringify([rule.family, rule.priority, rule.from, rule.to, rule.iif, rule.fwmark, rule.fwmask, rule.table])}`,
				value: rule,
				links: [],
				add: {do: 'add-rule', namespace, rule},
				remove: {do: 'delete-rule', namespace, rule}
			})
		)
	]
}
