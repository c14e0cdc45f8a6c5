import type {LinkName, NamespaceName} from '../net/names.ts'
import {sameValue} from './keyed.ts'
import type {NamespacePlan, Step, Vlan} from './types.ts'

/**
 * Steps for the VLAN interfaces of one namespace that stays. `states`: the possible current states. One is recreated if its parent is, or if it gets
 * another parent or tag.
 */
export function vlanChanges(
	namespace: NamespaceName,
	states: readonly (NamespacePlan | undefined)[],
	after: readonly Vlan[],
	isLost: (parent: LinkName) => boolean
): {readonly part: Step[]; readonly make: Step[]; readonly raise: Step[]; readonly lost: LinkName[]} {
	const changes: ReturnType<typeof vlanChanges> = {part: [], make: [], raise: [], lost: []}
	const earlier = states.map(state => new Map(state?.vlans?.map(vlan => [vlan.name, vlan])))
	const kept = new Set<LinkName>()
	for (const vlan of after) {
		const isKept = states.length > 0 && !isLost(vlan.parent) && earlier.every(known => isSameVlan(known.get(vlan.name), vlan))
		if (isKept) {
			kept.add(vlan.name)
		} else {
			changes.make.push({do: 'add-vlan', namespace, vlan})
			changes.lost.push(vlan.name)
		}

		if (!isKept || earlier.some(known => !sameValue(known.get(vlan.name), vlan))) {
			const {name, mac, mtuBytes, group, up} = vlan
			const keepsMac = isKept && earlier.every(known => known.get(vlan.name)?.mac === mac)
			changes.raise.push({
				do: 'set-link',
				namespace,
				end: {namespace, name, mac, mtuBytes, group, up},
				...(keepsMac && {keepsMac})
			})
		}
	}

	const parting = new Map(
		earlier.flatMap(known => [...known.values()]).map(vlan => [`${vlan.name} ${vlan.parent} ${vlan.vlanId}`, vlan])
	)
	for (const vlan of parting.values()) {
		if (!kept.has(vlan.name)) changes.part.push({do: 'delete-vlan', namespace, vlan})
	}

	return changes
}

const isSameVlan = (a: Vlan | undefined, b: Vlan): boolean => a?.parent === b.parent && a.vlanId === b.vlanId
