import type {ObservationItem} from '../../checks/types.ts'
import {sayExpectedBalance} from './balance-judge.ts'
import {sayRate} from './throughput-judge.ts'

/** What a check that observes is called: `bgp office:1: established`. */
export function observationTitle(item: ObservationItem): string {
	switch (item.kind) {
		case 'bgp':
			return item.about === 'session'
				? `bgp ${item.tunnel}${item.side === 'customer' ? ' at the customer' : ''}: ${item.expect.state}`
				: `bgp ${item.route} at ${item.place.text}: ${item.expect.known ? (item.expect.via?.join(', ') ?? 'known') : 'none'}`
		case 'tunnel':
			return `tunnel ${item.tunnel}: ${item.expect.state}${item.expect.reason === undefined ? '' : `, ${item.expect.reason}`}`
		case 'route': {
			const {got, via, origin} = item.expect
			return `route at ${item.place.text} to ${item.to.text}: ${got === 'route' ? [via?.join(', '), origin].filter(Boolean).join(', ') || 'one' : got}`
		}
		case 'balance':
			return `balance of ${item.flows} flows ${item.from} → ${item.to.text}:${item.port}: ${sayExpectedBalance(item.expect)}`
		case 'throughput':
			return `throughput ${item.from} → ${item.to.text}:${item.port}: ${sayRate(item.expect)}`
	}
}
