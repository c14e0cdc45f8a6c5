/** Explains a network interface by its owner's name, and what its source/destination check or its link drops (ENI-3). */
import {type Context, type Explainer, patchAt} from '../../explain/part.ts'
import type {Path} from '../../model/finding.ts'

const interfaceAt = (key: string, {directory}: Context): Path | undefined =>
	directory.byName(key).find(({kind}) => kind === 'network-interface')?.path

export const networkInterface = {
	components: {
		'network-interface': ({key}) => ({name: `network interface ${key}`})
	},
	// Captured at its instance.
	points: {'network-interface': () => []},
	decisions: {
		'remembered-flow': () => ({text: 'lets it pass: it belongs to a flow that was let through before, so no rule is asked'})
	},
	*remedies({hop: {at, code}}, context) {
		const path = at.kind === 'network-interface' ? interfaceAt(at.key, context) : undefined
		if (!path) return
		if (code === 'ENI_SOURCE_DEST_CHECK_RESTRICTION') {
			yield {what: `the source/destination check of ${at.key} is off`, patch: patchAt([...path, 'sourceDestCheck'], false)}
		}
		if (code === 'BAD_STATE' && !context.topology.places.get(at.key)?.networkInterface.linkUp) {
			yield {what: `the link of ${at.key} is up`, patch: patchAt([...path, 'link'], 'up')}
		}
	}
} satisfies Explainer
