import type {NamespaceName} from '../../src/net/names.ts'
import type {Link, NamespacePlan, Plan, Step} from '../../src/plan/types.ts'

/** A kernel that is a heap of maps: enough to see that steps lead where they should, in an order that works. */
export type Kernel = {
	readonly namespaces: Map<NamespaceName, Map<string, string>>
	readonly links: Map<string, Link>
	/** What only a wrong order does. */
	readonly complaints: string[]
}

export const simulatedKernel = (): Kernel => ({namespaces: new Map(), links: new Map(), complaints: []})

const end = (namespace: string, name: string) => `${namespace}/${name}`

const linksOf = (kernel: Kernel, namespace: string, name: string) =>
	[...kernel.links].filter(([, {ends}]) => ends.some(one => one.namespace === namespace && one.name === name))

function dropLink(kernel: Kernel, key: string, {ends}: Link, {shaped = false} = {}) {
	kernel.links.delete(key)
	for (const {namespace, name} of ends) {
		if (!shaped && kernel.namespaces.get(namespace)?.has(`shape @${name}@`)) {
			kernel.complaints.push(`${namespace}/${name} goes before its shape`)
		}

		dropOn(kernel, namespace, name)
	}
}

/** What stands on an interface; VLAN interfaces with what stands on them. */
function dropOn(kernel: Kernel, namespace: NamespaceName, name: string): void {
	const objects = kernel.namespaces.get(namespace)
	for (const id of [...(objects?.keys() ?? [])]) {
		if (id.includes(`@${name}@`) && objects?.delete(id)) {
			const [, child] = /^vlan @(.+)@ on @/.exec(id) ?? []
			if (child !== undefined && child !== name) dropOn(kernel, namespace, child)
		}
	}
}

function need(kernel: Kernel, namespace: NamespaceName, why: string): Map<string, string> {
	const found = kernel.namespaces.get(namespace)
	if (!found) kernel.complaints.push(`${why}: no namespace ${namespace}`)

	return found ?? new Map()
}

function upLinks(kernel: Kernel, namespace: string, names: readonly string[], why: string) {
	for (const name of names) {
		if (name !== 'lo' && !kernel.namespaces.get(namespace)?.has(`up @${name}@`)) {
			kernel.complaints.push(`${why}: ${namespace}/${name} is not up`)
		}
	}
}

export function run(kernel: Kernel, steps: readonly Step[]): Kernel {
	for (const step of steps) {
		runStep(kernel, step)
	}

	return kernel
}

function runStep(kernel: Kernel, step: Step): void {
	const on = (namespace: NamespaceName) => need(kernel, namespace, step.do)
	switch (step.do) {
		case 'add-namespace':
			if (!kernel.namespaces.has(step.namespace)) kernel.namespaces.set(step.namespace, new Map())

			return
		case 'delete-namespace':
			for (const [key, link] of [...kernel.links]) {
				if (link.ends.some(({namespace}) => namespace === step.namespace)) dropLink(kernel, key, link, {shaped: true})
			}

			kernel.namespaces.delete(step.namespace)
			return
		case 'set-sysctl':
			on(step.namespace).set(`sysctl ${step.key}`, step.value)
			return
		case 'add-link': {
			const [a, b] = step.link.ends
			const key = end(a.namespace, a.name)
			for (const one of step.link.ends) {
				on(one.namespace)
				for (const [other, link] of linksOf(kernel, one.namespace, one.name)) {
					if (
						!link.ends.every(
							({namespace, name}, index) =>
								end(namespace, name) === end([a, b][index]?.namespace ?? '', [a, b][index]?.name ?? '')
						)
					) {
						kernel.complaints.push(`add-link: ${other} is in the way`)
					}
				}
			}

			if (!kernel.links.has(key)) kernel.links.set(key, step.link)

			return
		}

		case 'delete-link':
			for (const [key, link] of linksOf(kernel, step.namespace, step.name)) {
				dropLink(kernel, key, link)
			}

			return
		case 'set-link': {
			const objects = on(step.namespace)
			const isVlan = [...objects.keys()].some(id => id.startsWith(`vlan @${step.end.name}@ on `))
			if (linksOf(kernel, step.namespace, step.end.name).length === 0 && !isVlan) {
				kernel.complaints.push(`set-link: no ${step.namespace}/${step.end.name}`)
			}

			objects.set(`link @${step.end.name}@`, JSON.stringify(step.end))
			if (!step.keepsMac) {
				for (const id of [...objects.keys()].filter(one => one.startsWith(`neighbor @${step.end.name}@`))) objects.delete(id)
			}
			objects.set(`up @${step.end.name}@`, '')
			return
		}

		case 'set-shape':
			if (step.shape) {
				if (linksOf(kernel, step.namespace, step.name).length === 0) {
					kernel.complaints.push(`set-shape: no ${step.namespace}/${step.name}`)
				}

				on(step.namespace).set(`shape @${step.name}@`, JSON.stringify(step.shape))
			} else {
				kernel.namespaces.get(step.namespace)?.delete(`shape @${step.name}@`)
			}

			return
		case 'add-vlan': {
			const {name, parent, vlanId} = step.vlan
			const objects = on(step.namespace)
			if (linksOf(kernel, step.namespace, parent).length === 0) kernel.complaints.push(`add-vlan: no ${step.namespace}/${parent}`)

			for (const id of [...objects.keys()]) {
				if (id.startsWith(`vlan @${name}@ on `) && id !== `vlan @${name}@ on @${parent}@ ${vlanId}`) {
					kernel.complaints.push(`add-vlan: ${id} is in the way`)
				}
			}

			objects.set(`vlan @${name}@ on @${parent}@ ${vlanId}`, '')
			return
		}

		case 'delete-vlan':
			if ([...on(step.namespace).keys()].some(id => id.startsWith(`vlan @${step.vlan.name}@ on `))) {
				dropOn(kernel, step.namespace, step.vlan.name)
			}

			return
		case 'add-address':
			upLinks(kernel, step.namespace, [step.address.link], step.do)
			on(step.namespace).set(`address @${step.address.link}@ ${step.address.address}`, '')
			return
		case 'delete-address':
			on(step.namespace).delete(`address @${step.address.link}@ ${step.address.address}`)
			return
		case 'replace-neighbor':
			upLinks(kernel, step.namespace, [step.neighbor.link], step.do)
			on(step.namespace).set(`neighbor @${step.neighbor.link}@ ${step.neighbor.address}`, step.neighbor.mac)
			return
		case 'delete-neighbor':
			on(step.namespace).delete(`neighbor @${step.neighbor.link}@ ${step.neighbor.address}`)
			return
		case 'replace-route':
		case 'delete-route': {
			const {table, destination, nexthops} = step.route
			const objects = on(step.namespace)
			for (const id of [...objects.keys()]) {
				if (id.startsWith(`route ${table} ${destination} `)) objects.delete(id)
			}

			if (step.do === 'replace-route') {
				const names = nexthops.map(({link}) => link)
				upLinks(kernel, step.namespace, names, step.do)
				objects.set(`route ${table} ${destination} ${names.map(name => `@${name}@`).join('')}`, JSON.stringify(step.route))
			}

			return
		}

		case 'add-rule':
			on(step.namespace).set(`rule ${JSON.stringify(step.rule)}`, '')
			return
		case 'delete-rule':
			on(step.namespace).delete(`rule ${JSON.stringify(step.rule)}`)
			return
		case 'restore-sets':
			for (const line of step.text.trim().split('\n')) {
				const [verb = '', name = '', ...rest] = line.split(' ')
				const objects = on(step.namespace)
				if (verb === 'create') {
					objects.set(`set ${name}`, rest.join(' '))
				} else if (verb === 'add') {
					objects.set(`entry ${name} ${rest[0]}`, '')
				} else if (verb === 'del') {
					objects.delete(`entry ${name} ${rest[0]}`)
				} else {
					for (const id of [...objects.keys()]) {
						if (id === `set ${name}` || id.startsWith(`entry ${name} `)) objects.delete(id)
					}
				}
			}

			return
		case 'restore-firewall':
			for (const match of step.text.matchAll(/--match-set (\S+)/g)) {
				if (!kernel.namespaces.get(step.namespace)?.has(`set ${match[1]}`)) {
					kernel.complaints.push(`restore-firewall: no set ${match[1]} in ${step.namespace}`)
				}
			}

			on(step.namespace).set(`firewall ${step.family}`, step.text)
			return
		case 'forget-flows':
	}
}

/** What a kernel looks like that is as the plan says. */
export function settled(plan: Plan): Kernel {
	const kernel = simulatedKernel()
	const fill = (name: string, {sysctls, addresses, neighbors, routes, rules, sets, firewall}: NamespacePlan): Step[] => [
		{do: 'add-namespace', namespace: name},
		...Object.entries(sysctls).map(([key, value]): Step => ({do: 'set-sysctl', namespace: name, key, value})),
		...Object.entries(sets).map(
			([set, {entries}]): Step => ({
				do: 'restore-sets',
				namespace: name,
				text: [`create ${set} x`, ...entries.map(entry => `add ${set} ${entry}`)].join('\n')
			})
		),
		...addresses.map((address): Step => ({do: 'add-address', namespace: name, address})),
		...neighbors.map((neighbor): Step => ({do: 'replace-neighbor', namespace: name, neighbor})),
		...routes.map((route): Step => ({do: 'replace-route', namespace: name, route})),
		...rules.map((rule): Step => ({do: 'add-rule', namespace: name, rule})),
		...(
			[
				['ipv4', 4],
				['ipv6', 6]
			] as const
		).flatMap(([key, family]): Step[] =>
			firewall[key] === undefined ? [] : [{do: 'restore-firewall', namespace: name, family, text: firewall[key]}]
		)
	]
	run(
		kernel,
		Object.entries(plan.namespaces).flatMap(([name, one]) => fill(name, one))
	)
	for (const link of Object.values(plan.links)) {
		const ends = link.ends.flatMap(({shape, ...end}): Step[] => [
			{do: 'set-link', namespace: end.namespace, end, keepsMac: true},
			...(shape ? [{do: 'set-shape', namespace: end.namespace, name: end.name, shape} as const] : [])
		])
		run(kernel, [{do: 'add-link', link}, ...ends])
	}

	for (const [namespace, {vlans = []}] of Object.entries(plan.namespaces)) {
		for (const {parent, vlanId, ...end} of vlans) {
			run(kernel, [
				{do: 'add-vlan', namespace, vlan: {...end, parent, vlanId}},
				{do: 'set-link', namespace, end: {namespace, ...end}, keepsMac: true}
			])
		}
	}

	return kernel
}

/** Comparable, apart from what nobody undoes: sysctls, emptied firewalls, how large a set may grow. */
export const look = ({namespaces, links}: Kernel) => ({
	links: [...links.keys()].sort(),
	namespaces: Object.fromEntries(
		[...namespaces].sort().map(([name, objects]) => [
			name,
			[...objects]
				.filter(([id, value]) => !id.startsWith('sysctl') && !(id.startsWith('firewall') && !value.includes('-A ')))
				.map(([id, value]) => (id.startsWith('set ') ? id : `${id} = ${value}`))
				.sort()
		])
	)
})
