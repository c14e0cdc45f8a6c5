/** A peering connection by name, and whether it was accepted (PCX-1). */
import {decisionBy, type Explainer, patchAt} from '../../explain/part.ts'

export const peeringConnection = {
	components: {peering: ({key}) => ({name: `peering ${key}`})},
	*remedies({hop}, {topology}) {
		const target = decisionBy(hop, 'route')?.target
		if (hop.code !== 'BAD_STATE_ROUTE' || target?.kind !== 'vpc-peering-connection') return
		if (topology.lab.peerings.some(({key, state}) => key === target.key && state === 'pending-acceptance')) {
			yield {what: `peering ${target.key} is accepted`, patch: patchAt(['peerings', target.key, 'accepted'], true)}
		}
	}
} satisfies Explainer
