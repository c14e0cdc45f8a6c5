/** An instance by name, and what its own system would have to do. */
import {type Context, type Explainer, partsOfKey, patchAt} from '../../explain/part.ts'
import type {Path} from '../../model/finding.ts'

function instanceAt(key: string): Path {
	const [vpc, name] = partsOfKey(key)
	return ['vpcs', vpc, 'instances', name]
}

export const instance = {
	components: {instance: ({key}) => ({name: `instance ${key}`})},
	points: {
		// A packet seen at the interface has passed its security groups if it is incoming, but not if it is outgoing.
		instance(index, hops, {directory}) {
			const before = hops.slice(Math.max(0, index - 2), index).findLast(({at}) => at.kind === 'network-interface')
			const next = hops[index + 1]
			const after = next?.at.kind === 'network-interface' ? next : undefined
			return [before, after].flatMap(one => (one?.at.id === undefined ? [] : directory.pointsAt(one.at.id)))
		}
	},
	*remedies({hop: {at, code}}, context) {
		const key = at.kind === 'instance' ? at.key : ownerOf(at.kind === 'network-interface' ? at.key : undefined, context)
		if (key === undefined) return
		const path = instanceAt(key)
		const found = context.topology.devices.get(key)?.[0]?.instance
		if (code === 'BAD_STATE' && found?.state === 'stopped') {
			yield {what: `instance ${key} runs`, patch: patchAt([...path, 'state'], 'running')}
		}
		if (at.kind === 'instance' && code === 'NO_POSSIBLE_DESTINATION' && found && !found.guest.forward) {
			yield {what: `instance ${key} forwards packets`, patch: patchAt([...path, 'guest', 'forward'], true)}
		}
		if (at.kind === 'instance' && code === 'FIREWALL_RULES_RESTRICTION') {
			yield {what: `the firewall of instance ${key} is off`, patch: patchAt([...path, 'guest', 'statefulFirewall'], false)}
		}
	}
} satisfies Explainer

function ownerOf(interfaceKey: string | undefined, {topology}: Context): string | undefined {
	const owner = interfaceKey === undefined ? undefined : topology.places.get(interfaceKey)?.owner
	return owner?.kind === 'instance' ? owner.key : undefined
}
