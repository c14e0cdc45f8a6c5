import type {Learned} from '../control/learned.ts'
import {bgpFacts, bgpFactsOf} from '../services/frr/facts.ts'
import {healthFactsOf} from '../services/health/facts.ts'
import type {PlacedDaemon} from '../services/services.ts'
import {ipsecFactsOf} from '../services/strongswan/facts.ts'
import type {Plan} from './types.ts'

/**
 * Removes facts learned by daemons, and over tunnels, that no longer run: before the agent has reported their end, a compilation would
 * otherwise route over links that no longer exist. `daemons`: the running ones; `vpn`: the plan's tunnels.
 */
export function learnedByRunning(learned: Learned, daemons: readonly PlacedDaemon[], vpn: Plan['vpn'] = {}): Required<Learned> {
	const ids = new Set(daemons.map(({daemon}) => daemon.id))
	const speakers = new Set(daemons.flatMap(({namespace, daemon}) => (daemon.kind === 'bgp' ? [namespace] : [])))
	const gone = new Set(
		Object.values(vpn)
			.flatMap(({aws, customer}) => [aws, customer])
			.flatMap(({daemon, router, link}) => (ids.has(daemon) ? [] : [`${router} ${link}`]))
	)
	return {
		'flow-log': undefined,
		alb: null,
		dynamodb: null,
		geneve: {},
		'route-health': daemons.some(({daemon}) => daemon.kind === 'route-health') ? (learned['route-health'] ?? {}) : {},
		relay: null,
		health: healthFactsOf(learned.health ?? {}, id => ids.has(id)),
		nat64: {},
		ipsec: ipsecFactsOf(learned.ipsec ?? {}, id => ids.has(id)),
		bgp: bgpFactsOf(
			bgpFacts(learned),
			router => speakers.has(router),
			(router, link) => !gone.has(`${router} ${link}`)
		)
	}
}
