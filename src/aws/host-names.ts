import type {Draft} from './draft.ts'

/** Names of hosts in checks: an instance by its short name if that is unique, otherwise `vpc.name`. */
export type HostNames = {
	/** The shortest unique name of the instance with this key. */
	readonly nameOf: (key: string) => string
}

const known = new WeakMap<Draft, HostNames>()

/** Names of the lab's hosts, determined once per draft. */
export function hostNames(draft: Draft): HostNames {
	const found = known.get(draft)
	if (found) return found
	const counts = new Map<string, number>()
	const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
	for (const {instances} of draft.vpcs.values()) for (const name of instances.keys()) count(name)
	for (const {hosts} of draft.vpn.sites.values()) for (const {name} of hosts) count(name)
	for (const name of Object.keys(draft.document.internet ?? {})) count(name)
	const names: HostNames = {
		nameOf(key) {
			const short = key.slice(key.indexOf('.') + 1)
			return counts.get(short) === 1 ? short : key
		}
	}
	known.set(draft, names)
	return names
}
