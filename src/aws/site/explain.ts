/** A customer's site: its device, its hosts, its line to the Internet. */
import {type Explainer, partsOfKey, patchAt} from '../../explain/part.ts'

export const site = {
	components: {
		site: ({key}) => ({name: `the device of site ${key}`, path: ['sites', key]}),
		'site-host'({key}) {
			const [name, host] = partsOfKey(key)
			return {name: `host ${key}`, path: ['sites', name, 'hosts', host]}
		},
		'site-uplink': ({key}) => ({name: `the provider of ${key}`, path: ['sites', key.split('.')[0] ?? key]})
	},
	points: {
		// Its capture point is the line to the Internet, which does not show packets inside tunnels.
		site: () => [],
		'site-uplink': (index, hops) => [`site:${hops[index]?.at.key}`],
		'site-host': (index, hops, {directory}) => directory.byName(hops[index]?.at.key ?? '').flatMap(({points = []}) => points)
	},
	*remedies({hop: {at, code}}) {
		if (at.kind === 'site' && code === 'FIREWALL_RULES_RESTRICTION') {
			yield {what: `the firewall of site ${at.key} is off`, patch: patchAt(['sites', at.key, 'statefulFirewall'], false)}
		}
	}
} satisfies Explainer
